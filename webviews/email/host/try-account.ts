/** Trying an account: by its password at once, or signed in at its provider first. What fails leaves nothing behind. */

import type { MailAccount, MailAccountTest } from '../../../src/api-client/index.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { EmailValues } from '../messages.ts';
import { toAccountBody } from './email-values.ts';

export interface EmailPorts extends PagePorts {
  /** In the editor's secret storage: it is handed over again when Vireo service was restarted. */
  keepPassword(account: MailAccount, password: string): Promise<void>;
  forgetPassword(account: MailAccount): Promise<void>;
  /** Asks for the password, or for the sign-in at the provider. */
  signIn(account: MailAccount): Promise<boolean>;
  /** The account is ready: what opened the page for it goes on. */
  saved(): void;
  close(): void;
}

export interface Tried extends Pick<MailAccountTest, 'ok' | 'fault' | 'message' | 'response'> {
  /** Where the sign-in was turned away, nothing was sent. */
  readonly isCancelled?: true;
}

export interface Asked {
  readonly values: EmailValues;
  /** Of the account that is edited. */
  readonly before: MailAccount | undefined;
  /** A request that is sent again makes no second one. */
  readonly id: string;
}

export async function tryAccount(ports: EmailPorts, asked: Asked): Promise<Tried> {
  return asked.values.signIn === 'xoauth2' ? await bySignIn(ports, asked) : await byPassword(ports, asked);
}

async function byPassword(ports: EmailPorts, { values, before, id }: Asked): Promise<Tried> {
  const { backend } = ports;
  const password = values.signIn === 'password' ? values.password : '';
  const body = {
    ...toAccountBody(values, before),
    testTo: values.testTo.trim(),
    ...(password !== '' && { password }),
  };
  const done = await backend.ask((api, options) =>
    before === undefined
      ? api.setUpMailAccount({ ...options, body: { ...body, id } })
      : api.editMailAccount({ ...options, path: { id: before.id }, headers: ifMatch(before), body }),
  );
  if (done.account !== null && password !== '') await ports.keepPassword(done.account, password);
  return done;
}

/** A sign-in is of an account that is stored: a new one goes again where it, or its test, fails. */
async function bySignIn(ports: EmailPorts, asked: Asked): Promise<Tried> {
  const account = await store(ports, asked);
  const tried = await signInAndTest(ports, asked, account);
  if (tried.ok) await makeDefault(ports, asked, account);
  else if (asked.before === undefined) await discard(ports, account);
  return tried;
}

async function store({ backend }: EmailPorts, { values, before, id }: Asked): Promise<MailAccount> {
  const { preset: _preset, isDefault: _default, oauth, ...body } = toAccountBody(values, before);
  const { preset } = toAccountBody(values, before);
  if (before === undefined) {
    const made = { ...body, id, isDefault: false, ...(preset && { preset }), ...(oauth && { oauth }) };
    return await backend.ask((api, options) => api.createMailAccount({ ...options, body: made }));
  }
  const { clientId = '' } = oauth ?? {};
  const kept = before.oauth === null ? {} : { oauth: { ...before.oauth, clientId } };
  return await backend.ask((api, options) =>
    api.patchMailAccount({
      ...options,
      path: { id: before.id },
      headers: ifMatch(before),
      body: { ...body, ...kept },
    }),
  );
}

async function signInAndTest(ports: EmailPorts, { values }: Asked, account: MailAccount): Promise<Tried> {
  const nothing = { ok: false, fault: null, message: null, response: null } as const;
  const isAtHand = account.password === 'present';
  if (!isAtHand && !(await ports.signIn(account))) return { ...nothing, isCancelled: true };
  const path = { id: account.id };
  const body = { to: values.testTo.trim() };
  return await ports.backend.ask((api, options) => api.testMailAccount({ ...options, path, body }));
}

async function makeDefault({ backend }: EmailPorts, { values }: Asked, { id }: MailAccount): Promise<void> {
  const query = { limit: 500 };
  const { items } = await backend.ask((api, options) => api.listMailAccounts({ ...options, query }));
  const account = items.find((one) => one.id === id);
  const isWanted = values.isDefault === 'yes' || !items.some(({ isDefault }) => isDefault);
  if (account === undefined || account.isDefault || !isWanted) return;
  const request = { path: { id }, headers: ifMatch(account), body: { isDefault: true } };
  await backend.ask((api, options) => api.patchMailAccount({ ...options, ...request }));
}

async function discard({ backend, forgetPassword }: EmailPorts, account: MailAccount): Promise<void> {
  const path = { id: account.id };
  await backend.ask((api, options) => api.deleteMailAccount({ ...options, path }));
  await forgetPassword(account);
}
