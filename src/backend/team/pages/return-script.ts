/** The script of the pages that follow a sign-in: where one was begun for a device or an invitation, this tab goes back to it. */
import type { BrowserWindow } from './browser-window.ts';

export function runReturn({ document, location, sessionStorage, fetch }: BrowserWindow): void {
  if (document.querySelector('h1') === null) return;
  // Only a code and the secret of a link are kept, so nothing leads to another place.
  const goBack = () => {
    const [code, invitation] = [sessionStorage.getItem('vireo.device'), sessionStorage.getItem('vireo.join')];
    sessionStorage.removeItem('vireo.device');
    sessionStorage.removeItem('vireo.join');
    if (invitation !== null && /^[\w-]{20,100}$/.test(invitation))
      return location.assign(`/join#${invitation}`);
    if (code === null) return;
    location.assign(/^[A-Z]{4}-[A-Z]{4}$/.test(code) ? `/device#${code}` : '/device');
  };
  fetch('/api/v1/auth/me', { credentials: 'same-origin' })
    .then((reply) => {
      if (reply.ok) goBack();
    })
    // The page itself says that the server is not reached.
    .catch(() => undefined);
}
