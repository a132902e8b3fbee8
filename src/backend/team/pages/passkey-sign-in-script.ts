/** The script of the button *Use a Passkey*. */
import type { BrowserWindow } from './browser-window.ts';

export function runPasskeySignIn(window: BrowserWindow): void {
  const { document, location, navigator, fetch, PublicKeyCredential } = window;
  const button = document.querySelector('#with-passkey');
  const note = document.querySelector('[role=alert]');
  // A browser that is too old for it is asked for a password alone.
  if (button === null || note === null || !PublicKeyCredential?.parseRequestOptionsFromJSON) return;

  interface Answer {
    readonly options?: object;
    readonly account?: { readonly memberships: readonly object[] };
    readonly error?: { readonly message: string };
  }
  class Refused extends Error {}
  const post = async (route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said = (await reply.json()) as Answer;
    if (!reply.ok) throw new Refused(said.error?.message);
    return said;
  };
  const signIn = async () => {
    const { options = {} } = await post('passkey/begin');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    const { account } = await post('passkey', { response: credential?.toJSON() });
    const isOfSeveral = (account?.memberships.length ?? 0) > 1;
    location.assign(isOfSeveral ? '/organizations' : `${button.dataset['next']}`);
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    note.textContent = '';
    signIn()
      .catch((error: unknown) => {
        note.textContent = error instanceof Refused ? error.message : 'No passkey was used. Try once more.';
      })
      .finally(() => {
        button.disabled = false;
      });
  });
}
