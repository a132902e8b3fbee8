/** The script of the page *Join* for who has an account: joins with the one that is signed in, or leads to the sign-in and back. */
import type { BrowserWindow } from './browser-window.ts';

export function runJoinPage({ document, location, sessionStorage, fetch }: BrowserWindow): void {
  const part = document.querySelector('#signed-in');
  const note = document.querySelector('#signed-in [role=alert]');
  const button = document.querySelector('#accept');
  const leave = document.querySelector('#have-account');
  if (part === null || note === null || button === null || leave === null) return;

  interface Answer {
    readonly name: string;
    readonly email: string;
    readonly organizationId: string;
    readonly error?: { readonly message: string };
  }
  class Refused extends Error {}
  const token = location.hash.slice(1);
  const ask = async (route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said = (await reply.json()) as Answer;
    if (!reply.ok) throw new Refused(said.error?.message);
    return said;
  };
  leave.addEventListener('click', (event) => {
    event.preventDefault();
    // Kept by this tab alone while its person signs in.
    sessionStorage.setItem('vireo.join', token);
    location.assign('/sign-in');
  });
  button.addEventListener('click', () => {
    button.disabled = true;
    note.textContent = '';
    const join = async () => {
      const { organizationId } = await ask('join/accept', { token });
      await ask('switch', { organizationId });
      location.assign('/welcome');
    };
    join()
      .catch((error: unknown) => {
        note.textContent = error instanceof Refused ? error.message : 'The server is not reached. Try again.';
      })
      .finally(() => {
        button.disabled = false;
      });
  });
  // Who is not signed in sees the form for a new account alone.
  ask('me')
    .then(({ name, email }) => {
      for (const who of document.querySelectorAll('.who')) who.textContent = `${name}, ${email}`;
      part.hidden = false;
    })
    .catch(() => undefined);
}
