/** `vireo backup` on a practice whose backend runs, and on one whose database is damaged. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findRunning } from '../../src/connection/index.ts';
import { practiceFileName } from '../../src/contract/practice-file.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runAtTerminal } from './at-terminal.ts';

describe('vireo backup', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  afterEach(async () => {
    await backend.kill();
    const running = await findRunning(directory);
    if (running) process.kill(running.pid, 'SIGKILL');
    await remove();
  });

  const addClient = async (name: string) => await backend.ask('POST', '/clients', { name, currency: 'EUR' });
  const namesOf = async () => {
    const { body } = await backend.ask('GET', '/clients');
    return body.items.map(({ name }: { name: string }) => name);
  };
  const backup = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCli(['backup', ...args, '--data', directory, '--json']);
    return { code, stderr, result: stdout === '' ? undefined : JSON.parse(stdout) };
  };

  it('ends the backend in order, restores, and undoes', async () => {
    await addClient('First');
    const made = await backup('create');
    await addClient('Second');

    const { id } = made.result.backup;
    const asked = await backup('restore', id);
    const restored = await backup('restore', id, '--yes');
    const exit = backend.child.exitCode;
    backend = await startBackend(directory);
    const before = await namesOf();
    await backup('restore', restored.result.undo, '--yes');
    backend = await startBackend(directory);

    assert.deepEqual({ code: asked.code, result: asked.result }, { code: 2, result: undefined });
    assert.match(asked.stderr, /--yes/);
    assert.deepEqual({ code: restored.code, exit, before }, { code: 0, exit: 0, before: ['First'] });
    assert.deepEqual(await namesOf(), ['First', 'Second']);
    const { result } = await backup('list');
    const reasons: readonly string[] = result.backups.map(({ reason }: { reason: string }) => reason);
    // A slow machine lets the backend come to its daily one.
    assert.deepEqual(
      reasons.filter((reason) => reason !== 'daily'),
      ['before-restore', 'before-restore', 'asked'],
    );
    assert.ok((await backend.ask('GET', '/health')).body.newestBackupAt);
  });

  it('lists what was issued since, brings it back, and gives no number twice', async () => {
    const { ask } = backend;
    const me = (await ask('GET', '/users/me')).body;
    await ask('PATCH', `/organizations/${me.organizationId}`, {
      name: 'Mara Voss',
      addressLines: ['Lange Reihe 14'],
      countryCode: 'DE',
      vatId: 'DE312449871',
      taxTreatment: 'standard',
      taxCategory: 'S',
      taxRate: '19',
    });
    const { body: client } = await ask('POST', '/clients', {
      name: 'Nordwind',
      currency: 'EUR',
      countryCode: 'DE',
      addressLines: ['Am Sandtorkai 50'],
    });
    const issue = async () => {
      const items = [{ description: 'Report', quantity: '1', unitPrice: '650.00' }];
      const draft = (await backend.ask('POST', '/invoices', { clientId: client.id, items })).body;
      return (await backend.ask('POST', `/invoices/${draft.id}/issue`)).body.number as string;
    };
    const made = await backup('create');
    const first = await issue();

    const asked = await runAtTerminal(['backup', 'restore', made.result.backup.id, '--data', directory], {
      answer: 'n',
      cwd: directory,
      // The backend goes on while the question stands there.
      meanwhile: async () => assert.equal((await backend.ask('GET', '/clients')).status, 200),
    });
    const restored = await runCli(['backup', 'restore', made.result.backup.id, '--yes', '--data', directory]);
    backend = await startBackend(directory);
    const again = await issue();
    await backend.stop();
    fs.writeFileSync(path.join(directory, practiceFileName), 'damaged');
    const { result } = await backup('restore', made.result.backup.id, '--yes');
    backend = await startBackend(directory);
    const last = await issue();
    const proof = await runCli(['invoice', 'verify', '--data', directory]);

    assert.match(asked.err, /^ {2}\d{4}-0001, Nordwind, €773\.50, not sent$/m);
    assert.match(asked.err, /Nothing was restored\./);
    assert.match(restored.stdout, /^ {2}\d{4}-0001, Nordwind, €773\.50, not sent$/m);
    assert.match(restored.stdout, /brought back from the current database/);
    assert.deepEqual(
      [first, again, last].map((number) => number.slice(-4)),
      ['0001', '0002', '0003'],
    );
    assert.deepEqual(result.continuesAfter, [again]);
    assert.equal(proof.code, 0);
    assert.match(
      proof.stdout,
      /^ {2}explained: \d{4}-0001 to \d{4}-0002 skipped on .*: an older backup was restored$/m,
    );
  });

  it('restores where the database is damaged and no backend starts', async () => {
    await addClient('First');
    const made = await backup('create');
    await backend.stop();
    fs.writeFileSync(path.join(directory, practiceFileName), 'damaged');

    const refused = await runCli(['client', 'list', '--data', directory]);
    const proof = await backup('verify');
    const restored = await backup('restore', made.result.backup.id, '--yes');
    backend = await startBackend(directory);

    assert.deepEqual(
      { refused: refused.code, proof: proof.code, restored: restored.code },
      { refused: 2, proof: 0, restored: 0 },
    );
    assert.match(refused.stderr, /vireo backup restore/);
    assert.deepEqual([backend.setAside, await namesOf()], [undefined, ['First']]);
  });

  it('exits with 1 where the backup is not what it was', async () => {
    const { result } = await backup('create');
    const file = path.join(directory, 'backups', `vireo-${result.backup.id}.tar.gz`);
    fs.truncateSync(file, fs.statSync(file).size - 100);

    const proof = await backup('verify', result.backup.id);

    assert.deepEqual({ code: proof.code, ok: proof.result.ok }, { code: 1, ok: false });
    assert.equal(proof.result.faults[0].file, path.basename(file));
  });
});
