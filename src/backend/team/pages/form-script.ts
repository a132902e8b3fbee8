/** The script of a page with a form: sends what was typed as JSON, and says in words why it was refused. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runFormPage({ document, location, history, fetch }: BrowserWindow): void {
  const form = document.querySelector('form');
  const note = document.querySelector('[role=alert]');
  const button = document.querySelector('form button');
  const done = document.querySelector('[role=status]');
  if (form === null || note === null || button === null || done === null) return;
  const secret = location.hash.slice(1);
  const { route = '', next = '' } = form.dataset;
  const needsLink = form.dataset['link'] === 'needed';
  const inputs: readonly BrowserNode[] = [...form.querySelectorAll('input')];

  const refuse = (text: string, field?: BrowserNode) => {
    note.textContent = text;
    field?.setAttribute('aria-invalid', 'true');
    (field ?? button).focus();
  };
  const finish = () => {
    if (needsLink) history.replaceState(null, '', location.pathname);
    if (next !== '') return location.assign(next);
    form.hidden = true;
    done.hidden = false;
    done.setAttribute('tabindex', '-1');
    done.focus();
  };
  const send = async () => {
    const typed = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
    const reply = await fetch(route, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(needsLink ? { ...typed, token: secret } : typed),
    });
    if (reply.ok) return finish();
    const { error } = (await reply.json()) as {
      readonly error: { readonly message: string; readonly details: readonly { readonly field: string }[] };
    };
    const at = inputs.find(({ name }) => error.details.some(({ field }) => field === name));
    refuse(error.message, at);
  };

  if (needsLink && secret === '') {
    button.disabled = true;
    note.textContent = 'This link is not whole: open it as it was sent to you.';
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    note.textContent = '';
    for (const input of inputs) input.removeAttribute('aria-invalid');
    button.disabled = true;
    send()
      .catch(() => refuse('The server is not reached. Try again.'))
      .finally(() => {
        button.disabled = false;
      });
  });
}
