/** The script of pages that a link leads to, whose secret stands behind `#`. */
import type { BrowserWindow } from './browser-window.ts';

export function runLinkPage(window: BrowserWindow): void {
  const { document, location } = window;
  const note = document.querySelector('form [role=alert]');
  const button = document.querySelector('form [type=submit]');
  if (note === null || button === null) return;
  if (location.hash.length < 2) {
    button.disabled = true;
    note.textContent = 'This link is not whole: open it as it was sent to you.';
  }
  // Another link, opened in this tab; one that the page wrote away is none.
  window.addEventListener('hashchange', () => {
    if (location.hash !== '') location.reload();
  });
}
