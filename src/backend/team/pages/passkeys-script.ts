/** The script of the passkeys of the page *Second factor*: they are added, named and removed. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

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

export function runPasskeysPage(window: BrowserWindow): void {
  const { document, location, navigator, fetch, PublicKeyCredential } = window;
  const section = document.querySelector('#passkeys');
  if (section === null) return;
  const at = (selector: string): BrowserNode => section.querySelector(selector) ?? section;
  const [note, done, list] = [at('[role=alert]'), at('[role=status]'), at('ul')];
  const [add, prove] = [at('#add-passkey'), at('#prove')];
  const [name, password] = [at('#passkey-name'), at('#passkey-password')];
  let waiting: () => Promise<void> = () => Promise.resolve();

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
      note.textContent = error instanceof Refused ? error.message : 'No passkey was made. Try once more.';
      if (!prove.hidden) password.focus();
    });
  };
  /** What asks for a proof is done once it was given. */
  const attempt = (work: () => Promise<void>) => {
    waiting = work;
    prove.hidden = true;
    run(work);
  };
  const finish = async (text: string) => {
    await show();
    done.textContent = text;
    done.focus();
  };
  const toRow = ({ id, name: called, createdAt }: Passkey): BrowserNode => {
    const [row, text, remove] = ['li', 'span', 'button'].map((tag) => document.createElement(tag));
    if (!row || !text || !remove) return section;
    text.textContent = `${called} · added ${new Date(createdAt).toLocaleDateString()}`;
    remove.type = 'button';
    remove.textContent = 'Remove';
    remove.setAttribute('aria-label', `Remove the passkey ${called}`);
    remove.addEventListener('click', () =>
      attempt(async () => {
        await ask('DELETE', `passkeys/${id}`);
        await finish(`The passkey ${called} was removed.`);
      }),
    );
    row.append(text, remove);
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
    run(async () => {
      const sent = { password: password.value };
      password.value = '';
      await ask('POST', 'confirm', sent);
      attempt(waiting);
    });
  });
  attempt(show);
}
