/** `vireo key` and `vireo api` as scripts use them. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo key', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });
  after(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = (...args: string[]) => runCli([...args, '--data', directory]);
  const withKey = (key: string, ...args: string[]) =>
    runCli(['api', ...args, '--server', backend.url, '--token', key.trim()]);

  it('makes one for a script, which asks with it as often as it is good', async () => {
    const made = await vireo('key', 'create', 'Nightly export', '--scope', 'client:read,project:read');
    const key = made.stdout;
    const clients = await withKey(key, 'GET', '/clients');
    const entries = await withKey(key, 'GET', '/time-entries');
    const listed = await vireo('key', 'list');
    const shown = await vireo('key', 'show', 'Nightly export');
    const revoked = await vireo('key', 'revoke', 'Nightly export');
    const after = await withKey(key, 'GET', '/clients');

    assert.match(key, /^vir_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}\n$/);
    assert.match(made.stderr, /shown once/);
    assert.deepEqual([made.code, clients.code, entries.code, revoked.code, after.code], [0, 0, 1, 0, 1]);
    assert.deepEqual(JSON.parse(clients.stdout).items, []);
    assert.equal(JSON.parse(entries.stdout).error.code, 'forbidden');
    assert.match(listed.stdout, /Nightly export {2}vir_\w{12} {2}active/);
    assert.match(shown.stdout, /listClients +1/);
    assert.equal(
      [listed, shown, revoked].some(({ stdout }) => stdout.includes(key.trim())),
      false,
    );
    assert.equal(JSON.parse(after.stdout).error.code, 'unauthenticated');
    assert.match((await vireo('key', 'list')).stdout, /no keys/);
    assert.match((await vireo('key', 'list', '--revoked')).stdout, /revoked/);
  });

  it('rotates one with an overlap, and reads scopes and days as a person writes them', async () => {
    const first = await vireo('key', 'create', 'Board', '--scope', 'read', '--expires', '2099-06-30');
    const second = await vireo('key', 'rotate', 'Board', '--overlap', '1');
    const both = [
      await withKey(first.stdout, 'GET', '/clients'),
      await withKey(second.stdout, 'GET', '/clients'),
    ];
    const shown = JSON.parse((await vireo('key', 'show', 'Board', '--json')).stdout);

    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    assert.deepEqual([shown.state, shown.scopes.includes('time:read')], ['ending', true]);
    assert.equal(
      shown.scopes.some((scope: string) => !scope.endsWith(':read') || scope === 'key:read'),
      false,
    );
    assert.ok(Date.parse(shown.expiresAt) > Date.parse('2099-06-30T10:00:00Z'));
  });

  it('refuses what no key may have, before anything is asked', async () => {
    const closed = await vireo('key', 'create', 'X', '--scope', 'key:write');
    const none = await vireo('key', 'create', 'X');
    const elsewhere = await vireo('key', 'create', 'X', '--scope', 'time:read', '--from', 'office');

    assert.deepEqual([closed.code, none.code, elsewhere.code], [2, 2, 2]);
    assert.match(closed.stderr, /"key:write" is no scope of a key/);
    assert.match(elsewhere.stderr, /address or a network/);
  });

  it('sends a body, and no token to another server', async () => {
    const body = path.join(directory, 'client.json');
    await writeFile(body, JSON.stringify({ name: 'Nordwind', currency: 'EUR', countryCode: 'DE' }));
    const made = await vireo('api', 'POST', '/clients', '--body', body);
    const { id } = JSON.parse(made.stdout);
    const stale = await vireo('api', 'DELETE', `/clients/${id}`, '--if-match', '7');
    await writeFile(body, '{');
    const broken = await vireo('api', 'POST', '/clients', '--body', body);

    assert.deepEqual([made.code, stale.code, broken.code], [0, 1, 2]);
    for (const address of ['https://elsewhere.example/api/v1/clients', '//elsewhere.example/x', 'clients'])
      assert.equal((await vireo('api', 'GET', address)).code, 2, address);
  });
});
