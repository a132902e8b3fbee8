/** The script of *Address and password* on the page *Account*: each form says below itself what came of it. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runOwnAccount({ document, location, fetch }: BrowserWindow): void {
  const state = document.querySelector('#address');
  const confirm = document.querySelector('#confirm-address');
  if (state === null || confirm === null) return;

  interface Answer {
    readonly email: string;
    readonly isEmailVerified: boolean;
    readonly error?: {
      readonly message: string;
      readonly details: readonly { readonly field: string; readonly issue: string }[];
    };
  }
  interface Refusal {
    readonly text: string;
    readonly at?: BrowserNode | undefined;
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
  const labelOf = (form: BrowserNode, { name }: BrowserNode) =>
    form.querySelector(`label[for$=${name}]`)?.textContent ?? name;
  const send = async (form: BrowserNode): Promise<Refusal | undefined> => {
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
    const [fault] = said.error?.details ?? [];
    const at = inputs.find(({ name }) => name === fault?.field);
    const text = at === undefined ? said.error?.message : `${labelOf(form, at)} ${fault?.issue}.`;
    return { text: `${text}`, at: at ?? inputs.at(-1) };
  };
  const show = async () => {
    const [reply, { email, isEmailVerified }] = await ask('GET', '/api/v1/auth/me');
    if (!reply.ok) return;
    state.textContent = `${email}: ${state.dataset[isEmailVerified ? 'confirmed' : 'unconfirmed']}`;
    confirm.hidden = isEmailVerified;
  };
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
        .catch((): Refusal => ({ text: 'The server is not reached. Try again.' }))
        .then((refusal) => {
          button.disabled = false;
          (refusal === undefined ? done : note).textContent = refusal?.text ?? form.dataset['done'] ?? '';
          if (refusal?.at === undefined) return button.focus();
          refusal.at.setAttribute('aria-invalid', 'true');
          refusal.at.focus();
        })
        .catch(() => undefined);
    });
  }
  // The page itself says that the server is not reached.
  show().catch(() => undefined);
}
