/** Of the script of passkeys: the row of one, and what its device makes or signs. Their texts are handed to it. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

export type RenderPasskey = typeof renderPasskey;
export type AskAuthenticator = typeof askAuthenticator;

export function renderPasskey(
  { document }: BrowserWindow,
  { name, createdAt }: ShownPasskey,
  onRemove: () => void,
): BrowserNode {
  const row = document.createElement('li');
  const [text, remove] = [document.createElement('span'), document.createElement('button')];
  text.textContent = `${name} · added ${new Date(createdAt).toLocaleDateString()}`;
  remove.type = 'button';
  remove.textContent = 'Remove';
  remove.setAttribute('aria-label', `Remove the passkey ${name}`);
  remove.addEventListener('click', onRemove);
  row.append(text, remove);
  return row;
}

/** Makes a passkey, or signs with one. @param options as the route that begins it answers them */
export async function askAuthenticator(
  { navigator: { credentials }, PublicKeyCredential: own }: BrowserWindow,
  act: 'create' | 'get',
  options: object = {},
): Promise<object | undefined> {
  const credential =
    act === 'create'
      ? await credentials.create({ publicKey: own?.parseCreationOptionsFromJSON(options) })
      : await credentials.get({ publicKey: own?.parseRequestOptionsFromJSON(options) });
  return credential?.toJSON();
}
