/** The script of *Address and password* on the page *Account*: each form says below itself what came of it. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';
import type { Described, DescribeRefusal, Refusal } from './describe-refusal.ts';

export function runOwnAccount(
  { document, location, fetch }: BrowserWindow,
  describeRefusal: DescribeRefusal,
): void {
  const state = document.querySelector('#address');
  const confirm = document.querySelector('#confirm-address');
  const language = document.querySelector('#language');
  const saved = document.querySelector('#language-note');
  if (state === null || confirm === null || language === null || saved === null) return;

  interface Answer {
    readonly isEmailVerified: boolean;
    readonly language: string | null;
    readonly error?: Refusal;
  }
  const ask = async (method: string, route: string, body?: object): Promise<[Response, Answer]> => {
    const reply = await fetch(route, {
      method,
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (reply.status === 401) location.assign('/sign-in');
    return [reply, JSON.parse((await reply.text()) || 'null') as Answer];
  };
  const send = async (form: BrowserNode): Promise<Described | undefined> => {
    const inputs = [...form.querySelectorAll('input')];
    for (const input of inputs) input.removeAttribute('aria-invalid');
    const typed = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
    const [reply, said] = await ask(
      'POST',
      `${form.dataset['route']}`,
      inputs.length > 0 ? typed : undefined,
    );
    if (reply.ok) {
      for (const input of inputs) input.value = '';
      return undefined;
    }
    return describeRefusal(form, said.error);
  };
  const show = async () => {
    const [reply, { isEmailVerified, language: chosen }] = await ask('GET', '/api/v1/auth/me');
    if (!reply.ok) return;
    language.value = chosen ?? '';
    state.textContent = state.dataset[isEmailVerified ? 'confirmed' : 'unconfirmed'] ?? '';
    confirm.hidden = isEmailVerified;
  };
  language.addEventListener('change', () => {
    saved.textContent = '';
    ask('PUT', '/api/v1/auth/language', { language: language.value })
      .then(([{ ok }]) => ok)
      .catch(() => false)
      .then((isSaved) => {
        saved.textContent = language.dataset[isSaved ? 'done' : 'failed'] ?? '';
      })
      .catch(() => undefined);
  });
  for (const form of document.querySelectorAll('form[data-route]')) {
    const [note, done, button] = ['[role=alert]', '[role=status]', 'button'].map(
      (selector) => form.querySelector(selector) ?? form,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!note || !done || !button) return;
      note.textContent = done.textContent = '';
      button.disabled = true;
      send(form)
        .catch(() => describeRefusal(form))
        .then((refusal) => {
          button.disabled = false;
          (refusal === undefined ? done : note).textContent = refusal?.text ?? form.dataset['done'] ?? '';
          refusal?.field?.setAttribute('aria-invalid', 'true');
          (refusal?.field ?? button).focus();
        })
        .catch(() => undefined);
    });
  }
  // The page itself says that the server is not reached.
  show().catch(() => undefined);
}
