/** The script of the passkeys of the page *Second factor*: they are added, named and removed. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';
import type { ReadFactor } from './read-factor.ts';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

interface Answer {
  readonly options?: object;
  readonly items?: readonly Passkey[];
  readonly unavailable?: string | null;
  readonly error?: { readonly code: string; readonly message: string };
}

export function runPasskeysPage(window: BrowserWindow, readFactor: ReadFactor): void {
  const { document, location, navigator, fetch, PublicKeyCredential } = window;
  const section = document.querySelector('#passkeys');
  if (section === null) return;
  const at = (selector: string): BrowserNode => section.querySelector(selector) ?? section;
  const [note, done, list] = [at('[role=alert]'), at('[role=status]'), at('ul')];
  const [add, prove] = [at('#add-passkey'), at('#prove')];
  const [name, password] = [at('#passkey-name'), at('#passkey-password')];
  const [askFactor, factor] = [at('#prove-factor'), at('#passkey-factor')];
  let waiting: () => Promise<void> = () => Promise.resolve();
  /** That is to be removed, once its person has proved who they are. */
  let leaving: Passkey | undefined;

  class Refused extends Error {}
  const ask = async (method: string, route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, {
      method,
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (reply.status === 401) location.assign('/sign-in');
    const said = reply.status === 204 ? {} : ((await reply.json()) as Answer);
    if (reply.ok) return said;
    const isAsked = said.error?.code === 'confirmation_needed';
    if (isAsked) prove.hidden = false;
    throw new Refused(isAsked ? 'Confirm it with your password.' : said.error?.message);
  };
  const run = (work: () => Promise<void>) => {
    note.textContent = done.textContent = '';
    work().catch((error: unknown) => {
      note.textContent =
        error instanceof Refused ? error.message : 'No passkey was made or used. Try once more.';
      if (!prove.hidden) password.focus();
    });
  };
  /** What asks for a proof is done once it was given. */
  const attempt = (work: () => Promise<void>) => {
    waiting = work;
    leaving = undefined;
    prove.hidden = askFactor.hidden = true;
    run(work);
  };
  const finish = async (text: string) => {
    await show();
    done.textContent = text;
    done.focus();
  };
  const giveFactor = async (): Promise<object> => {
    if (factor.value.trim() !== '') return readFactor(factor.value);
    const { options = {} } = await ask('POST', 'passkey/begin');
    const publicKey = PublicKeyCredential?.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return { method: 'passkey', response: credential?.toJSON() };
  };
  const remove = async ({ id, name: called }: Passkey) => {
    const sent = { password: password.value, factor: await giveFactor() };
    password.value = factor.value = '';
    await ask('POST', `passkeys/${id}/remove`, sent);
    prove.hidden = true;
    leaving = undefined;
    await finish(`The passkey ${called} was removed.`);
  };
  const toRow = (passkey: Passkey): BrowserNode => {
    const { name: called, createdAt } = passkey;
    const [row, text, button] = ['li', 'span', 'button'].map((tag) => document.createElement(tag));
    if (!row || !text || !button) return section;
    text.textContent = `${called} · added ${new Date(createdAt).toLocaleDateString()}`;
    button.type = 'button';
    button.textContent = 'Remove';
    button.setAttribute('aria-label', `Remove the passkey ${called}`);
    button.addEventListener('click', () => {
      leaving = passkey;
      prove.hidden = askFactor.hidden = false;
      note.textContent = `Remove ${called}: confirm it with your password and a code, or a passkey.`;
      done.textContent = '';
      password.focus();
    });
    row.append(text, button);
    return row;
  };
  const show = async () => {
    const { items = [], unavailable } = await ask('GET', 'passkeys');
    const isOld = !PublicKeyCredential?.parseCreationOptionsFromJSON;
    list.replaceChildren(...items.map(toRow));
    add.hidden = isOld || typeof unavailable === 'string';
    at('#passkeys-fault').textContent = unavailable ?? (isOld ? 'This browser is too old for passkeys.' : '');
  };
  const register = async () => {
    const { options = {} } = await ask('POST', 'passkeys/begin');
    const publicKey = PublicKeyCredential?.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    await ask('POST', 'passkeys', { name: name.value, response: credential?.toJSON() });
    name.value = '';
    await finish('The passkey was added.');
  };
  add.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(register);
  });
  prove.addEventListener('submit', (event) => {
    event.preventDefault();
    const passkey = leaving;
    if (passkey) return run(async () => await remove(passkey));
    run(async () => {
      const sent = { password: password.value };
      password.value = '';
      await ask('POST', 'confirm', sent);
      attempt(waiting);
    });
  });
  attempt(show);
}
