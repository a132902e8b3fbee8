/** Signing in to a server, which may be hostile: what it says is bounded, checked and cleaned, and nothing of it is run or followed. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { listAccounts } from '../../../connection/index.ts';
import type { SignInLine } from '../../../contract/local/sign-in-process.ts';
import { sendJson } from '../../testing/account/account-server.ts';
import { readAccount, writeAccount } from '../account-file.ts';
import { keptReadsName, openKeptReads } from '../offline/kept-reads.ts';
import { openServer } from './check-server.ts';
import { folderNameOf } from './keep-account.ts';
import { answerSignIn } from './sign-in-process.ts';

type Answer = (reply: http.ServerResponse, body: string) => void;

const json =
  (status: number, body: unknown): Answer =>
  (reply) =>
    sendJson(reply, status, body);
const refusal = (code: string) => json(400, { error: { code, message: 'no' } });

/** A tick: no test waits for the clock. */
const pause = async (_ms: number, signal: AbortSignal) => {
  await new Promise(setImmediate);
  signal.throwIfAborted();
};

describe('signing in to a server', () => {
  let own: string;
  let server: http.Server;
  let url: string;
  let asked: string[];
  let answers: Record<string, Answer>;

  beforeEach(async () => {
    own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
    asked = [];
    server = http.createServer((request, reply) => {
      const route = `${request.method} ${request.url}`;
      asked.push(route);
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => (answers[route] ?? json(404, {}))(reply, body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    answers = {
      'GET /health': json(200, { status: 'ok', product: 'vireo', version: '9.9.9', apiMajor: 1 }),
      'POST /api/v1/auth/device': json(200, codes()),
      'POST /api/v1/auth/device/token': json(200, tokens()),
      'GET /api/v1/organizations': json(200, { items: [{ id: 'o1', name: 'Nordwind GmbH' }] }),
    };
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    fs.rmSync(own, { recursive: true });
  });

  const codes = (more: object = {}) => ({
    deviceCode: 'vdc_0123456789012345678901234567890123456789',
    userCode: 'BCDF-GHJK',
    verificationUrl: `${url}/device`,
    verificationUrlComplete: 'https://evil.example/',
    expiresIn: 600,
    interval: 0.1,
    ...more,
  });
  const tokens = (account: object = {}, refreshToken = 'refresh-token-number-one') => ({
    account: { id: 'mara', organizationId: 'o1', email: 'mara@nordwind.example', ...account },
    access: { accessToken: 'access', refreshToken, expiresAt: '2030-01-01T00:00:00Z', deviceToken: 'x' },
  });
  const signIn = async (typed = url, signal = new AbortController().signal, more = {}) => {
    const lines: SignInLine[] = [];
    const request = {
      kind: 'sign-in',
      server: typed,
      device: 'Laptop',
      deviceKind: 'cli',
      own,
      ...more,
    } as const;
    lines.push(await answerSignIn(request, { signal, pause, print: (line) => lines.push(line) }));
    return lines;
  };
  const failure = async (typed?: string) => {
    const last = (await signIn(typed)).at(-1);
    return last !== undefined && 'failed' in last ? last.failed.code : last;
  };

  it('shows the code and makes a folder of its server and organization', async () => {
    const [code, done] = await signIn();

    assert.ok(code !== undefined && 'code' in code);
    const { expiresAt, ...shown } = code.code;
    assert.ok(expiresAt > Date.now());
    const host = new URL(url).host;
    assert.deepEqual(shown, {
      userCode: 'BCDF-GHJK',
      url: `${url}/device`,
      urlComplete: `${url}/device#BCDF-GHJK`,
      host,
    });
    const name = `${host.replace(':', '_')}-nordwind-gmbh`;
    const directory = path.join(own, 'accounts', name);
    assert.deepEqual(done, {
      signedIn: { name, directory, host, organizationName: 'Nordwind GmbH', email: 'mara@nordwind.example' },
    });
    assert.equal(readAccount(directory)?.refreshToken, 'refresh-token-number-one');
    assert.equal(fs.statSync(path.join(directory, 'account.json')).mode & 0o777, 0o600);
    assert.equal(fs.statSync(directory).mode & 0o777, 0o700);
  });

  it('goes on in the folder of before, and ends the session that it had', async () => {
    await signIn();
    answers['POST /api/v1/auth/device/token'] = json(200, tokens({}, 'refresh-token-number-two'));
    const renewed: string[] = [];
    answers['POST /api/v1/auth/refresh'] = (reply, body) => {
      renewed.push(JSON.parse(body).refreshToken);
      sendJson(reply, 200, { accessToken: 'old' });
    };
    answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    await signIn();
    answers['POST /api/v1/auth/device/token'] = json(
      200,
      tokens({ id: 'ida', email: 'ida@nordwind.example' }),
    );
    await signIn();

    assert.deepEqual(renewed, ['refresh-token-number-one']);
    assert.ok(asked.includes('POST /api/v1/auth/logout'));
    assert.deepEqual(
      listAccounts(own).map(({ email, isSignedIn }) => [email, isSignedIn]),
      [
        ['mara@nordwind.example', true],
        ['ida@nordwind.example', true],
      ],
    );
  });

  it('seals the token by the key of an editor, who ends the session by it', async () => {
    const sealKey = 'k'.repeat(43);
    const renewed: string[] = [];
    answers['POST /api/v1/auth/refresh'] = (reply, body) => {
      renewed.push(JSON.parse(body).refreshToken);
      sendJson(reply, 200, { accessToken: 'old' });
    };
    answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    const { signal } = new AbortController();
    await signIn(url, signal, { sealKey });
    const directory = listAccounts(own)[0]?.directory ?? '';
    const file = fs.readFileSync(path.join(directory, 'account.json'), 'utf8');
    const ports = { signal, pause, print: () => undefined };
    const asked = { kind: 'sign-out', directory } as const;
    const withKey = await answerSignIn({ ...asked, sealKey }, ports);
    await signIn(url, signal, { sealKey });
    const without = await answerSignIn(asked, ports);

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
      answers['POST /api/v1/auth/device/token'] = json(200, tokens(account));
    };
    await signIn();
    as({ email: 'mara@mond.example' });
    await signIn();
    as({ id: 'ida', email: 'mara@mond.example' });
    await signIn();

    assert.deepEqual(
      listAccounts(own).map(({ identityId, email }) => [identityId, email]),
      [
        ['mara', 'mara@mond.example'],
        ['ida', 'mara@mond.example'],
      ],
    );
  });

  it('goes on in a folder of an earlier version, which knows its person by an address alone', async () => {
    const directory = path.join(own, 'accounts', 'older');
    const [organizationName, email] = ['Nordwind GmbH', 'mara@nordwind.example'];
    writeAccount(directory, {
      server: url,
      organizationId: 'o1',
      organizationName,
      email,
      refreshToken: null,
    });
    await signIn();

    assert.deepEqual(
      listAccounts(own).map(({ name, identityId }) => [name, identityId]),
      [['older', 'mara']],
    );
  });

  it('waits until a person has answered, longer where it is asked to, and over a break of the network', async () => {
    const told: Answer[] = [
      refusal('authorization_pending'),
      (reply) => reply.destroy(),
      json(200, tokens()),
    ];
    answers['POST /api/v1/auth/device/token'] = (reply, body) => told.shift()?.(reply, body);

    const done = (await signIn()).at(-1);
    assert.ok(done !== undefined && 'signedIn' in done, JSON.stringify(done));
  });

  it('says why where nobody is signed in', async () => {
    const token = 'POST /api/v1/auth/device/token';
    answers[token] = refusal('access_denied');
    assert.equal(await failure(), 'refused');
    answers[token] = refusal('expired_token');
    assert.equal(await failure(), 'expired');
    answers['POST /api/v1/auth/device'] = json(200, codes({ expiresIn: 1 }));
    answers[token] = refusal('authorization_pending');
    assert.equal(await failure(), 'expired');
    answers['POST /api/v1/auth/device'] = json(429, { error: { code: 'too_many_requests', message: '' } });
    assert.equal(await failure(), 'refused');
    assert.deepEqual(listAccounts(own), []);
  });

  it('ends when nobody waits any more', async () => {
    const end = new AbortController();
    answers['POST /api/v1/auth/device/token'] = (reply) => {
      end.abort();
      sendJson(reply, 400, { error: { code: 'authorization_pending', message: '' } });
    };
    const last = (await signIn(url, end.signal)).at(-1);

    assert.ok(last !== undefined && 'failed' in last && last.failed.code === 'cancelled');
  });

  it('says which of the two is to be updated', async () => {
    answers['GET /health'] = json(200, { product: 'vireo', version: '2.0.0\u001b[31m', apiMajor: 2 });
    const [newer] = await signIn();
    assert.ok(newer !== undefined && 'failed' in newer);
    assert.match(
      newer.failed.message,
      /runs Vireo 2\.0\.0\[?31m?, which is newer.*update Vireo on this machine/,
    );
    assert.ok(!newer.failed.message.includes('\u001b'));
    answers['GET /health'] = json(200, { product: 'vireo', version: '0.0.1', apiMajor: 0 });
    const [older] = await signIn();
    assert.ok(older !== undefined && 'failed' in older);
    assert.match(older.failed.message, /ask its administrator to update it/);
    assert.deepEqual(asked, ['GET /health', 'GET /health']);
  });

  it('refuses what is no address of a server, before anything is asked', async () => {
    for (const typed of [
      '',
      'http://vireo.example.com',
      'ftp://vireo.example.com',
      'file:///etc/passwd',
      'javascript://x/%0aalert(1)',
      'https://mara:secret@vireo.example.com',
      'https://',
      '--upload-pack=x y',
      'http://127.0.0.1.evil.example',
    ])
      assert.equal(await failure(typed), 'address', typed);
    assert.deepEqual(asked, []);
    assert.equal(openServer('vireo.example.com/somewhere?x#y').server, 'https://vireo.example.com');
  });

  it('takes no other program for a server', async () => {
    for (const answer of [
      json(200, { product: 'other', version: '1', apiMajor: 1 }),
      json(200, []),
      (reply: http.ServerResponse) => reply.end('<html>'),
      (reply: http.ServerResponse) => reply.writeHead(302, { location: `${url}/elsewhere` }).end(),
    ]) {
      answers['GET /health'] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    assert.deepEqual([...new Set(asked)], ['GET /health']);
  });

  it('follows a hostile server nowhere, and keeps no more of it than fits', async () => {
    const ask = 'POST /api/v1/auth/device';
    const token = 'POST /api/v1/auth/device/token';
    const endless: Answer = (reply) => {
      const more = () => {
        while (!reply.destroyed && reply.write('x'.repeat(65_536)));
        if (!reply.destroyed) reply.once('drain', more);
      };
      reply.writeHead(200, { 'content-type': 'application/json' });
      more();
    };
    const bad: readonly Answer[] = [
      json(200, codes({ verificationUrl: 'https://evil.example/device' })),
      json(200, codes({ verificationUrl: `${url.replace('http:', 'javascript:')}/device` })),
      json(200, codes({ verificationUrl: url.replace('//', '//mara:x@') })),
      json(200, codes({ userCode: '\u001b]0;x\u0007' })),
      json(200, codes({ userCode: 'BCDF-GHJK; rm -rf /' })),
      json(200, codes({ deviceCode: 'x'.repeat(10_000) })),
      json(200, codes({ interval: '1' })),
      (reply) => reply.writeHead(307, { location: `${url}/steal` }).end(),
      endless,
    ];
    for (const answer of bad) {
      answers[ask] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    answers[ask] = json(200, codes());
    for (const answer of [
      endless,
      json(200, tokens({ organizationId: 'x'.repeat(200) })),
      json(200, { account: {}, access: null }),
      json(200, tokens({}, 'x'.repeat(5_000))),
    ]) {
      answers[token] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    assert.ok(!asked.includes('POST /steal') && !asked.includes('GET /steal'));
    assert.deepEqual(listAccounts(own), []);
  }).timeout(60_000);

  it('shows names on one line, without marks that turn what stands around them', async () => {
    answers['GET /api/v1/organizations'] = json(200, {
      items: [{ id: 'o1', name: '../../\u001b[2J\u202egro\n\u0000Nord' }],
    });
    answers['POST /api/v1/auth/device/token'] = json(
      200,
      tokens({ email: 'mara\u001b[31m@nordwind.example' }),
    );
    const done = (await signIn()).at(-1);

    assert.ok(done !== undefined && 'signedIn' in done);
    assert.equal(done.signedIn.organizationName, '../../[2JgroNord');
    assert.equal(done.signedIn.email, 'mara[31m@nordwind.example');
    assert.equal(path.dirname(done.signedIn.directory), path.join(own, 'accounts'));
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
    await signIn();
    const [account] = listAccounts(own);
    const directory = account?.directory ?? assert.fail('no account');
    const kept = readAccount(directory) ?? assert.fail('no account');
    answers['POST /api/v1/auth/refresh'] = json(200, { accessToken: 'last' });
    answers['POST /api/v1/auth/logout'] = (reply) => reply.writeHead(204).end();
    const out = async () => await answerSignIn({ kind: 'sign-out', directory }, { signal, print, pause });
    const { signal } = new AbortController();
    const print = () => undefined;

    const reads = openKeptReads(path.join(directory, keptReadsName));
    reads.keep({ url: '/api/v1/clients', at: 1, body: '{}' });

    assert.deepEqual(await out(), { signedOut: { endedOnServer: true } });
    assert.equal(readAccount(directory)?.refreshToken, null);
    assert.deepEqual(reads.list(), []);
    writeAccount(directory, kept);
    answers['POST /api/v1/auth/refresh'] = (reply) => reply.destroy();
    assert.deepEqual(await out(), { signedOut: { endedOnServer: false } });
    assert.equal(readAccount(directory)?.refreshToken, null);
    const none = await answerSignIn(
      { kind: 'sign-out', directory: path.join(own, 'none') },
      { signal, print, pause },
    );
    assert.ok('failed' in none && none.failed.code === 'folder');
  });
});
