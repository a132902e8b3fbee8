/** A session that an editor's secret storage sealed: what the disk has opens nothing by itself. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sessionKeyPath } from '../../contract/local/session-key.ts';
import { openTestProxy, type TestProxy } from '../testing/account/account-proxy.ts';
import { AccountServer, refreshTokenOf, sendJson } from '../testing/account/account-server.ts';
import { type Account, readAccount } from './account-file.ts';
import { findToken, withToken } from './sealed-token.ts';

const newKey = () => randomBytes(32).toString('base64url');
const account: Account = {
  server: 'https://vireo.example',
  organizationId: 'one',
  organizationName: 'Nordwind',
  email: 'mara@nordwind.example',
  refreshToken: null,
};

describe('a sealed token', () => {
  const keys = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('base64url'));

  it('is opened by its key alone, and in the file of its account', () => {
    fc.assert(
      fc.property(keys, keys, fc.string({ minLength: 1 }), (key, other, token) => {
        const sealed = withToken(account, token, key);

        assert.equal(findToken(sealed, key), token);
        assert.equal(findToken(sealed, undefined), undefined);
        assert.equal(findToken({ ...sealed, organizationId: 'two' }, key), undefined);
        assert.equal(findToken({ ...sealed, server: 'https://other.example' }, key), undefined);
        if (other !== key) assert.equal(findToken(sealed, other), undefined);
      }),
    );
  });

  it('opens nothing where any of it was changed or is missing', () => {
    const key = newKey();
    const sealed = withToken(account, 'a refresh token of the server', key);
    const bytes = Buffer.from(sealed.refreshToken ?? '', 'base64url');
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, by, isCut) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ by;
          const said = (isCut ? bytes.subarray(0, at) : changed).toString('base64url');
          assert.equal(findToken({ ...sealed, refreshToken: said }, key), undefined);
        },
      ),
    );
  });
});

describe('the local backend of an account with a sealed session', () => {
  let server: AccountServer;
  let proxy: TestProxy;
  const key = newKey();
  const unlock = async (given: unknown) => await proxy.ask('POST', sessionKeyPath, { key: given });
  const ready = async () => await proxy.ask('GET', '/api/v1/clients');

  beforeEach(async () => {
    server = new AccountServer();
    server.answer = (_seen, reply) => sendJson(reply, 200, { items: [] });
    const url = await server.start();
    proxy = await openTestProxy({
      server: url,
      account: withToken({ ...account, server: url }, refreshTokenOf(0), key),
    });
  });
  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  it('asks the server for nothing before it was opened, and says how', async () => {
    const before = await ready();
    const wrong = await unlock(newKey());
    const malformed = await unlock('short');
    const still = await ready();

    assert.deepEqual([before.statusCode, before.json().error.code], [409, 'signed_out']);
    assert.match(before.json().error.message, /sealed by the editor that signed in/);
    assert.deepEqual([wrong.statusCode, malformed.statusCode, still.statusCode], [409, 400, 409]);
    assert.deepEqual([server.renewals, server.seen.length], [0, 0]);
    assert.equal(readAccount(proxy.folder)?.isSealed, true);
  });

  it('opens by the key of the editor, and seals each next token', async () => {
    const opened = await unlock(key);
    const after = await ready();
    const file = readFileSync(path.join(proxy.folder, 'account.json'), 'utf8');
    const kept = readAccount(proxy.folder);

    assert.deepEqual([opened.statusCode, after.statusCode], [204, 200]);
    assert.ok(!file.includes(refreshTokenOf(1)));
    assert.equal(kept && findToken(kept, key), refreshTokenOf(1));
  });

  it('takes a key from who has the token of this machine alone', async () => {
    const bare = await proxy.app.inject({ method: 'POST', url: sessionKeyPath, payload: { key } });

    assert.equal(bare.statusCode, 401);
    assert.equal((await ready()).statusCode, 409);
  });
});
