/** Signing in to a server, which may be hostile: what it says is bounded, checked and cleaned, and nothing of it is run or followed. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { listAccounts } from '../../../connection/index.ts';
import { sendJson } from '../../testing/account/account-server.ts';
import { type Answer, json, SignInServer } from '../../testing/account/sign-in-server.ts';
import { firstPair } from '../../testing/team/server-certificates.ts';
import { readAccount } from '../account-file.ts';
import { openServer } from './check-server.ts';

describe('signing in to a server', () => {
  let test: SignInServer;
  beforeEach(async () => {
    test = new SignInServer();
    await test.start();
  });
  afterEach(async () => await test.stop());

  const refusal = (code: string) => json(400, { error: { code, message: 'no' } });
  const failure = async (typed?: string) => {
    const last = (await test.signIn(typed)).at(-1);
    return last !== undefined && 'failed' in last ? last.failed.code : last;
  };

  it('shows the code and makes a folder of its server and organization', async () => {
    const [code, done] = await test.signIn();

    assert.ok(code !== undefined && 'code' in code);
    const { expiresAt, ...shown } = code.code;
    assert.ok(expiresAt > Date.now());
    const host = new URL(test.url).host;
    assert.deepEqual(shown, {
      userCode: 'BCDF-GHJK',
      url: `${test.url}/device`,
      urlComplete: `${test.url}/device#BCDF-GHJK`,
      host,
    });
    const name = `${host.replace(':', '_')}-nordwind-gmbh`;
    const directory = path.join(test.own, 'accounts', name);
    assert.deepEqual(done, {
      signedIn: { name, directory, host, organizationName: 'Nordwind GmbH', email: 'mara@nordwind.example' },
    });
    assert.equal(readAccount(directory)?.refreshToken, 'refresh-token-number-one');
    assert.equal(fs.statSync(path.join(directory, 'account.json')).mode & 0o777, 0o600);
    assert.equal(fs.statSync(directory).mode & 0o777, 0o700);
  });

  it('waits until a person has answered, longer where it is asked to, and over a break of the network', async () => {
    const told: Answer[] = [
      refusal('authorization_pending'),
      (reply) => reply.destroy(),
      json(200, test.tokens()),
    ];
    test.answers['POST /api/v1/auth/device/token'] = (reply, body) => told.shift()?.(reply, body);

    const done = (await test.signIn()).at(-1);
    assert.ok(done !== undefined && 'signedIn' in done, JSON.stringify(done));
  });

  it('says why where nobody is signed in', async () => {
    const token = 'POST /api/v1/auth/device/token';
    test.answers[token] = refusal('access_denied');
    assert.equal(await failure(), 'refused');
    test.answers[token] = refusal('expired_token');
    assert.equal(await failure(), 'expired');
    test.answers['POST /api/v1/auth/device'] = json(200, test.codes({ expiresIn: 1 }));
    test.answers[token] = refusal('authorization_pending');
    assert.equal(await failure(), 'expired');
    test.answers['POST /api/v1/auth/device'] = json(429, {
      error: { code: 'too_many_requests', message: '' },
    });
    assert.equal(await failure(), 'refused');
    assert.deepEqual(listAccounts(test.own), []);
  });

  it('ends when nobody waits any more', async () => {
    const end = new AbortController();
    test.answers['POST /api/v1/auth/device/token'] = (reply) => {
      end.abort();
      sendJson(reply, 400, { error: { code: 'authorization_pending', message: '' } });
    };
    const last = (await test.signIn(test.url, end.signal)).at(-1);

    assert.ok(last !== undefined && 'failed' in last && last.failed.code === 'cancelled');
  });

  it('says which of the two is to be updated', async () => {
    test.answers['GET /health'] = json(200, { product: 'vireo', version: '2.0.0\u001b[31m', apiMajor: 2 });
    const [newer] = await test.signIn();
    assert.ok(newer !== undefined && 'failed' in newer);
    assert.match(
      newer.failed.message,
      /runs Vireo 2\.0\.0\[?31m?, which is newer.*update Vireo on this machine/,
    );
    assert.ok(!newer.failed.message.includes('\u001b'));
    test.answers['GET /health'] = json(200, { product: 'vireo', version: '0.0.1', apiMajor: 0 });
    const [older] = await test.signIn();
    assert.ok(older !== undefined && 'failed' in older);
    assert.match(older.failed.message, /ask its administrator to update it/);
    assert.deepEqual(test.asked, ['GET /health', 'GET /health']);
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
    assert.deepEqual(test.asked, []);
    assert.equal(openServer('vireo.example.com/somewhere?x#y').server, 'https://vireo.example.com');
  });

  it('says that a certificate is not trusted, and that a server has another name', async () => {
    const { cert, key } = firstPair;
    const server = https.createServer({ cert, key }, (_request, reply) => reply.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [own] = await test.signIn(`https://127.0.0.1:${port}`);
    server.close();
    test.answers['GET /health'] = json(421, { error: { code: 'misdirected', message: '' } });
    const [other] = await test.signIn();

    assert.ok(own && 'failed' in own && other && 'failed' in other);
    assert.match(own.failed.message, /does not trust its certificate\. .* NODE_EXTRA_CA_CERTS\.$/);
    assert.match(other.failed.message, /is not the name of this server: use the address/);
  });

  it('takes no other program for a server', async () => {
    for (const answer of [
      json(200, { product: 'other', version: '1', apiMajor: 1 }),
      json(200, []),
      (reply: http.ServerResponse) => reply.end('<html>'),
      (reply: http.ServerResponse) => reply.writeHead(302, { location: `${test.url}/elsewhere` }).end(),
    ]) {
      test.answers['GET /health'] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    assert.deepEqual([...new Set(test.asked)], ['GET /health']);
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
      json(200, test.codes({ verificationUrl: 'https://evil.example/device' })),
      json(200, test.codes({ verificationUrl: `${test.url.replace('http:', 'javascript:')}/device` })),
      json(200, test.codes({ verificationUrl: test.url.replace('//', '//mara:x@') })),
      json(200, test.codes({ userCode: '\u001b]0;x\u0007' })),
      json(200, test.codes({ userCode: 'BCDF-GHJK; rm -rf /' })),
      json(200, test.codes({ deviceCode: 'x'.repeat(10_000) })),
      json(200, test.codes({ interval: '1' })),
      (reply) => reply.writeHead(307, { location: `${test.url}/steal` }).end(),
      endless,
    ];
    for (const answer of bad) {
      test.answers[ask] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    test.answers[ask] = json(200, test.codes());
    for (const answer of [
      endless,
      json(200, test.tokens({ organizationId: 'x'.repeat(200) })),
      json(200, { account: {}, access: null }),
      json(200, test.tokens({}, 'x'.repeat(5_000))),
    ]) {
      test.answers[token] = answer;
      assert.equal(await failure(), 'not_vireo');
    }
    assert.ok(!test.asked.includes('POST /steal') && !test.asked.includes('GET /steal'));
    assert.deepEqual(listAccounts(test.own), []);
  }).timeout(60_000);

  it('shows names on one line, without marks that turn what stands around them', async () => {
    test.answers['GET /api/v1/organizations'] = json(200, {
      items: [{ id: 'o1', name: '../../\u001b[2J\u202egro\n\u0000Nord' }],
    });
    test.answers['POST /api/v1/auth/device/token'] = json(
      200,
      test.tokens({ email: 'mara\u001b[31m@nordwind.example' }),
    );
    const done = (await test.signIn()).at(-1);

    assert.ok(done !== undefined && 'signedIn' in done);
    assert.equal(done.signedIn.organizationName, '../../[2JgroNord');
    assert.equal(done.signedIn.email, 'mara[31m@nordwind.example');
    assert.equal(path.dirname(done.signedIn.directory), path.join(test.own, 'accounts'));
  });
});
