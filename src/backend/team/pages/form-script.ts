/** The script of a page with a form: sends what was typed as JSON, says in words why it was refused, and asks for a code where one follows. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';
import type { DescribeRefusal, Refusal } from './describe-refusal.ts';

interface Answer {
  readonly account?: { readonly memberships: readonly object[] };
  readonly secondFactor?: { readonly challenge: string };
  readonly error?: Refusal;
}

export function runFormPage(
  { document, location, history, fetch }: BrowserWindow,
  describeRefusal: DescribeRefusal,
): void {
  const form = document.querySelector('form');
  const note = document.querySelector('form [role=alert]');
  const button = document.querySelector('form [type=submit]');
  const done = document.querySelector('[role=status]');
  if (form === null || note === null || button === null || done === null) return;
  const secret = location.hash.slice(1);
  const { route = '', next = '' } = form.dataset;
  const needsLink = form.dataset['link'] === 'needed';
  const inputs: readonly BrowserNode[] = [...form.querySelectorAll('input, select')];
  const steps = [...form.querySelectorAll('fieldset')];
  let [asked, more]: [string, object] = [route, needsLink ? { token: secret } : {}];

  const refuse = (refusal?: Refusal) => {
    const { text, field = button } = describeRefusal(form, refusal);
    note.textContent = text;
    if (field !== button) field.setAttribute('aria-invalid', 'true');
    field.focus();
  };
  const clear = () => {
    note.textContent = '';
    for (const input of inputs) input.removeAttribute('aria-invalid');
  };
  const finish = ({ account }: Answer) => {
    if (needsLink) history.replaceState(null, '', location.pathname);
    if (next !== '')
      return location.assign(Number(account?.memberships.length) > 1 ? '/organizations' : next);
    form.hidden = true;
    done.hidden = false;
    done.focus();
  };
  const show = (shown: number) => {
    for (const [at, step] of steps.entries()) step.hidden = step.disabled = at !== shown;
    const field = steps[shown]?.querySelector('input');
    if (field) field.value = '';
    field?.focus();
  };
  const askCode = (method: string, challenge?: string) => {
    asked = `${form.dataset['second']}`;
    more = { ...more, method, ...(challenge !== undefined && { challenge }) };
    show(method === 'totp' ? 1 : 2);
  };
  const send = async () => {
    const typed = [...form.querySelectorAll(':enabled[name]')].map(({ name, value }) => [name, value]);
    const reply = await fetch(asked, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ ...Object.fromEntries(typed), ...more }),
    });
    const said = ((await reply.json().catch(() => null)) ?? {}) as Answer;
    if (said.secondFactor) return askCode('totp', said.secondFactor.challenge);
    if (reply.ok) return finish(said);
    if (reply.status === 410 && asked !== route) {
      [asked, more] = [route, {}];
      show(0);
    }
    refuse(said.error);
  };

  for (const other of form.querySelectorAll('fieldset button'))
    other.addEventListener('click', () => {
      clear();
      askCode(`${other.dataset['method']}`);
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clear();
    button.disabled = true;
    send()
      .catch(() => refuse())
      .finally(() => {
        button.disabled = false;
      });
  });
}
