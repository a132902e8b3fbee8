/** The folder of an account: whose it is, what it is called, and what is left of it after a sign-out. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { listAccounts } from '../../../connection/index.ts';
import { sendJson } from '../../testing/account/account-server.ts';
import { json, pause, SignInServer } from '../../testing/account/sign-in-server.ts';
import { readAccount, writeAccount } from '../account-file.ts';
import { keptReadsName, openKeptReads } from '../offline/kept-reads.ts';
import { folderNameOf } from './keep-account.ts';
import { answerSignIn } from './sign-in-process.ts';

describe('the folder of an account', () => {
  let test: SignInServer;
  beforeEach(async () => {
    test = new SignInServer();
    await test.start();
  });
  afterEach(async () => await test.stop());

  it('goes on in the folder of before, and ends the session that it had', async () => {
    await test.signIn();
    test.answers['POST /api/v1/auth/device/token'] = json(200, test.tokens({}, 'refresh-token-number-two'));
    const renewed: string[] = [];
    test.answers['POST /api/v1/auth/refresh'] = (reply, body) => {
      renewed.push(JSON.parse(body).refreshToken);
      sendJson(reply, 200, { accessToken: 'old' });
    };
    test.answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    await test.signIn();
    test.answers['POST /api/v1/auth/device/token'] = json(
      200,
      test.tokens({ id: 'ida', email: 'ida@nordwind.example' }),
    );
    await test.signIn();

    assert.deepEqual(renewed, ['refresh-token-number-one']);
    assert.ok(test.asked.includes('POST /api/v1/auth/logout'));
    assert.deepEqual(
      listAccounts(test.own).map(({ email, isSignedIn }) => [email, isSignedIn]),
      [
        ['mara@nordwind.example', true],
        ['ida@nordwind.example', true],
      ],
    );
  });

  it('seals the token by the key of an editor, who ends the session by it', async () => {
    const sealKey = 'k'.repeat(43);
    const renewed: string[] = [];
    test.answers['POST /api/v1/auth/refresh'] = (reply, body) => {
      renewed.push(JSON.parse(body).refreshToken);
      sendJson(reply, 200, { accessToken: 'old' });
    };
    test.answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    const { signal } = new AbortController();
    await test.signIn(test.url, signal, { sealKey });
    const directory = listAccounts(test.own)[0]?.directory ?? '';
    const file = fs.readFileSync(path.join(directory, 'account.json'), 'utf8');
    const ports = { signal, pause, print: () => undefined };
    const request = { kind: 'sign-out', directory } as const;
    const withKey = await answerSignIn({ ...request, sealKey }, ports);
    await test.signIn(test.url, signal, { sealKey });
    const without = await answerSignIn(request, ports);

    assert.ok(!file.includes('refresh-token-number-one'));
    assert.deepEqual(
      [withKey, without],
      [{ signedOut: { endedOnServer: true } }, { signedOut: { endedOnServer: false } }],
    );
    assert.deepEqual(renewed, ['refresh-token-number-one']);
    assert.equal(readAccount(directory)?.refreshToken, null);
  });

  it('knows a person again by more than an address', async () => {
    const as = (account: object) => {
      test.answers['POST /api/v1/auth/device/token'] = json(200, test.tokens(account));
    };
    await test.signIn();
    as({ email: 'mara@mond.example' });
    await test.signIn();
    as({ id: 'ida', email: 'mara@mond.example' });
    await test.signIn();

    assert.deepEqual(
      listAccounts(test.own).map(({ identityId, email }) => [identityId, email]),
      [
        ['mara', 'mara@mond.example'],
        ['ida', 'mara@mond.example'],
      ],
    );
  });

  it('goes on in a folder of an earlier version, which knows its person by an address alone', async () => {
    const directory = path.join(test.own, 'accounts', 'older');
    const [organizationName, email] = ['Nordwind GmbH', 'mara@nordwind.example'];
    writeAccount(directory, {
      server: test.url,
      organizationId: 'o1',
      organizationName,
      email,
      refreshToken: null,
    });
    await test.signIn();

    assert.deepEqual(
      listAccounts(test.own).map(({ name, identityId }) => [name, identityId]),
      [['older', 'mara']],
    );
  });

  it('names a folder below that of accounts, whatever a server and its organization are called', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), fc.string({ unit: 'binary' }), (server, name) => {
        const account = {
          server,
          organizationId: 'o',
          organizationName: name,
          email: '',
          refreshToken: null,
        };
        const folder = folderNameOf(account);
        assert.match(folder, /^[a-z0-9._-]+-[a-z0-9]+(-[a-z0-9]+)*$/);
        assert.ok(folder.length < 150 && path.basename(folder) === folder);
      }),
      { numRuns: 50 },
    );
  });

  it('signs out: the session ends there, and the token here, also where the server is not reached', async () => {
    await test.signIn();
    const [account] = listAccounts(test.own);
    const directory = account?.directory ?? assert.fail('no account');
    const kept = readAccount(directory) ?? assert.fail('no account');
    test.answers['POST /api/v1/auth/refresh'] = json(200, { accessToken: 'last' });
    test.answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    const out = async () => await answerSignIn({ kind: 'sign-out', directory }, { signal, print, pause });
    const { signal } = new AbortController();
    const print = () => undefined;

    const reads = openKeptReads(path.join(directory, keptReadsName));
    reads.keep({ url: '/api/v1/clients', at: 1, body: '{}' });

    assert.deepEqual(await out(), { signedOut: { endedOnServer: true } });
    assert.equal(readAccount(directory)?.refreshToken, null);
    assert.deepEqual(reads.list(), []);
    writeAccount(directory, kept);
    test.answers['POST /api/v1/auth/refresh'] = (reply) => reply.destroy();
    assert.deepEqual(await out(), { signedOut: { endedOnServer: false } });
    assert.equal(readAccount(directory)?.refreshToken, null);
    const none = await answerSignIn(
      { kind: 'sign-out', directory: path.join(test.own, 'none') },
      { signal, print, pause },
    );
    assert.ok('failed' in none && none.failed.code === 'folder');
  });
});
