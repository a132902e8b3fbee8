/** The script of the passkeys of the page *Second factor*: they are added, named and removed. */
import type { AskAuth } from './ask-auth.ts';
import type { BrowserNode, BrowserWindow } from './browser-window.ts';
import type { ReadFactor } from './read-factor.ts';
import type { AskAuthenticator, RenderPasskey, ShownPasskey } from './render-passkey.ts';

interface Answer {
  readonly options?: object;
  readonly items?: readonly ShownPasskey[];
  readonly unavailable?: string | null;
  readonly error?: { readonly code: string; readonly message: string };
}

export function runPasskeysPage(
  window: BrowserWindow,
  askAuth: AskAuth,
  renderPasskey: RenderPasskey,
  ...[readFactor, askAuthenticator]: readonly [ReadFactor, AskAuthenticator]
): void {
  const section = window.document.querySelector('#passkeys');
  if (section === null) return;
  const at = (selector: string): BrowserNode => section.querySelector(selector) ?? section;
  const [note, done, list] = [at('[role=alert]'), at('[role=status]'), at('ul')];
  const [add, prove] = [at('#add-passkey'), at('#prove')];
  const [name, password] = [at('#passkey-name'), at('#passkey-password')];
  const [askFactor, factor] = [at('#prove-factor'), at('#passkey-factor')];
  let [waiting, proven] = [() => Promise.resolve(), () => Promise.resolve()];

  class Refused extends Error {}
  const ask = async (method: string, route: string, body?: object): Promise<Answer> => {
    const { ok, said } = await askAuth<Answer>(window, [method, route], body);
    if (ok) return said;
    const isAsked = said.error?.code === 'confirmation_needed';
    if (isAsked) prove.hidden = false;
    throw new Refused(isAsked ? 'Confirm it with your password.' : said.error?.message);
  };
  const run = (work: () => Promise<void>) => {
    note.textContent = done.textContent = '';
    work().catch((error: unknown) => {
      note.textContent = error instanceof Refused ? error.message : 'No passkey was used. Try once more.';
      if (!prove.hidden) password.focus();
    });
  };
  const confirm = async () => {
    const sent = { password: password.value };
    password.value = '';
    await ask('POST', 'confirm', sent);
    attempt(waiting);
  };
  /** What asks for a proof is done once it was given. */
  const attempt = (work: () => Promise<void>) => {
    [waiting, proven] = [work, confirm];
    prove.hidden = askFactor.hidden = true;
    run(work);
  };
  const finish = async (text: string) => {
    await show();
    done.textContent = text;
    done.focus();
  };
  const remove = async ({ id, name: called }: ShownPasskey) => {
    const { options } = factor.value.trim() === '' ? await ask('POST', 'passkey/begin') : {};
    const response = options && (await askAuthenticator(window, 'get', options));
    const given = response ? { method: 'passkey', response } : readFactor(factor.value);
    const sent = { password: password.value, factor: given };
    password.value = factor.value = '';
    await ask('POST', `passkeys/${id}/remove`, sent);
    prove.hidden = true;
    await finish(`The passkey ${called} was removed.`);
  };
  const askToRemove = (passkey: ShownPasskey) => {
    proven = () => remove(passkey);
    prove.hidden = askFactor.hidden = false;
    const sentence = `Remove ${passkey.name}: confirm it with your password and a code, or a passkey.`;
    [note.textContent, done.textContent] = [sentence, ''];
    password.focus();
  };
  const show = async () => {
    const { items = [], unavailable } = await ask('GET', 'passkeys');
    const isOld = !window.PublicKeyCredential?.parseCreationOptionsFromJSON;
    list.replaceChildren(...items.map((each) => renderPasskey(window, each, () => askToRemove(each))));
    add.hidden = isOld || typeof unavailable === 'string';
    at('#passkeys-fault').textContent = unavailable ?? (isOld ? 'This browser is too old for passkeys.' : '');
  };
  const register = async () => {
    const { options = {} } = await ask('POST', 'passkeys/begin');
    const response = await askAuthenticator(window, 'create', options);
    await ask('POST', 'passkeys', { name: name.value, response });
    name.value = '';
    await finish('The passkey was added.');
  };
  const submits = [[add, () => attempt(register)] as const, [prove, () => run(proven)] as const];
  for (const [form, act] of submits)
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      act();
    });
  attempt(show);
}
