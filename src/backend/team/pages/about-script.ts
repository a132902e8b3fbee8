/** The script of pages that name what their link is for: only who has its secret reads it. */
import type { BrowserWindow } from './browser-window.ts';

export function runAboutLink({ document, location, fetch }: BrowserWindow): void {
  const about = document.querySelector('#about');
  const field = document.querySelector('#organizationName');
  if (about === null) return;
  const token = location.hash.slice(1);

  const show = async () => {
    const reply = await fetch(`${about.dataset['route']}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    // The form says why a link does not hold.
    if (!reply.ok) return;
    const said = (await reply.json()) as Readonly<Record<string, string>>;
    for (const part of about.querySelectorAll('[data-said]'))
      part.textContent = said[`${part.dataset['said']}`] || `${part.dataset['none']}`;
    const name = said['organizationName'] ?? '';
    about.hidden = field !== null && name === '';
    if (field === null || name === '') return;
    // A practice that is taken over keeps its name.
    field.value = name;
    field.disabled = true;
  };
  show().catch(() => undefined);
}
