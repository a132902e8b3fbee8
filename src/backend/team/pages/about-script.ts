/** The script of pages that name what their link is for: only who has its secret reads it. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runAboutLink({ document, location, fetch }: BrowserWindow): void {
  const about = document.querySelector('#about');
  const field = document.querySelector('#organizationName');
  if (about === null) return;
  const token = location.hash.slice(1);

  /** Those of a role stand on the page. */
  const wordsOf = ({ dataset }: BrowserNode, text: string) =>
    (dataset['said'] === 'role' ? dataset[text] : text) || `${dataset['none']}`;
  type Said = Readonly<Record<string, string>> & { readonly takesOver?: boolean };
  /** A practice that is taken over stays where it is. */
  const keepPlace = () => {
    for (const part of document.querySelectorAll('#country')) part.hidden = true;
    for (const field of document.querySelectorAll('#country select')) field.disabled = true;
  };
  const show = async () => {
    const reply = await fetch(`${about.dataset['route']}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    // The form says why a link does not hold.
    if (!reply.ok) return;
    const { takesOver, ...said } = (await reply.json()) as Said;
    for (const part of about.querySelectorAll('[data-said]'))
      part.textContent = wordsOf(part, said[`${part.dataset['said']}`] ?? '');
    const name = said['organizationName'] ?? '';
    about.hidden = field !== null && name === '';
    if (takesOver === true) keepPlace();
    if (field === null || name === '') return;
    // A practice that is taken over keeps its name.
    field.value = name;
    field.disabled = true;
  };
  show().catch(() => undefined);
}
