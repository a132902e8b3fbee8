import assert from 'node:assert/strict';
import type { MailAccount } from '../../../src/api-client/index.ts';
import type { EmailValues } from '../messages.ts';
import { type EmailPorts, tryAccount } from './try-account.ts';

const account = { id: 'a1', version: 1, password: 'missing', isDefault: false } as MailAccount;
const values: EmailValues = {
  preset: 'ionos',
  address: ' mara@example.org ',
  senderName: 'Mara',
  host: 'SMTP.ionos.de',
  port: '465',
  security: 'tls',
  signIn: 'password',
  username: '',
  password: 'open sesame',
  clientId: '',
  testTo: 'robin@example.org',
  isDefault: '',
};
const bySignIn = { ...values, signIn: 'xoauth2', password: '', clientId: 'my-app' };

/** A service that says whether its test mail was taken, and what was asked of it and of the editor. */
function openPorts({ ok = true, isSignedIn = true } = {}) {
  const done: string[] = [];
  const said = { ok, fault: ok ? null : 'sign_in_refused', message: null, response: null, released: 0 };
  const answers: Readonly<Record<string, unknown>> = {
    setUpMailAccount: { ...said, account: ok ? account : null },
    editMailAccount: { ...said, account: ok ? account : null },
    createMailAccount: account,
    testMailAccount: said,
    listMailAccounts: { items: [account] },
  };
  const api = new Proxy(
    {},
    {
      get: (_of, name: string) => (request: { body?: object }) => {
        done.push(`${name} ${JSON.stringify(request.body ?? {})}`);
        return { data: answers[name] };
      },
    },
  );
  const ports = {
    backend: {
      ask: async (call: (of: object, options: object) => { readonly data: unknown }) => call(api, {}).data,
    },
    keepPassword: async (of: MailAccount, password: string) => void done.push(`keep ${of.id} ${password}`),
    forgetPassword: async ({ id }: MailAccount) => void done.push(`forget ${id}`),
    signIn: async () => isSignedIn,
  } as unknown as EmailPorts;
  const names = () => done.map((each) => each.split(' ')[0]);
  return { ports, done, names };
}

describe('trying an account for mail', () => {
  it('keeps the password in the editor once its test mail was taken, and never before', async () => {
    const [taken, refused] = [openPorts(), openPorts({ ok: false })];
    await tryAccount(taken.ports, { values, before: undefined, id: 'n1' });
    const { ok } = await tryAccount(refused.ports, { values, before: undefined, id: 'n1' });

    assert.equal(ok, false);
    assert.deepEqual(taken.names(), ['setUpMailAccount', 'keep']);
    assert.deepEqual(refused.names(), ['setUpMailAccount']);
    assert.deepEqual(JSON.parse(taken.done[0]?.slice('setUpMailAccount '.length) ?? ''), {
      preset: 'ionos',
      address: 'mara@example.org',
      senderName: 'Mara',
      host: 'smtp.ionos.de',
      port: 465,
      security: 'tls',
      signIn: 'password',
      username: 'mara@example.org',
      testTo: 'robin@example.org',
      password: 'open sesame',
      id: 'n1',
    });
  });

  it('edits with the stored password where none is typed', async () => {
    const { ports, names, done } = openPorts();
    await tryAccount(ports, { values: { ...values, password: '' }, before: account, id: 'n1' });

    assert.deepEqual(names(), ['editMailAccount']);
    assert.doesNotMatch(done[0] ?? '', /"password":/);
  });

  it('leaves no account where the sign-in at the provider, or the test after it, fails', async () => {
    for (const fails of [{ isSignedIn: false }, { ok: false }]) {
      const { ports, names } = openPorts(fails);
      const { ok } = await tryAccount(ports, { values: bySignIn, before: undefined, id: 'n1' });

      assert.equal(ok, false);
      assert.deepEqual(names().slice(-2), ['deleteMailAccount', 'forget']);
    }
  });

  it('makes one that signed in the default only once it is ready', async () => {
    const { ports, names, done } = openPorts();
    await tryAccount(ports, { values: bySignIn, before: undefined, id: 'n1' });

    assert.deepEqual(names(), [
      'createMailAccount',
      'testMailAccount',
      'listMailAccounts',
      'patchMailAccount',
    ]);
    assert.match(done[0] ?? '', /"isDefault":false/);
    assert.match(done.at(-1) ?? '', /"isDefault":true/);
  });
});
