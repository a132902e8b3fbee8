/** `vireo cost` and `vireo money margin` as scripts and people use them. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo cost', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: practices } = await backend.ask('GET', '/organizations');
    await backend.ask('PATCH', `/organizations/${practices.items[0].id}`, { currency: 'EUR' });
    const post = async (path: string, body: object) => (await backend.ask('POST', path, body)).body;
    const client = await post('/clients', { name: 'Nordwind GmbH', currency: 'EUR' });
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const { id: projectId } = await post('/projects', { name: 'Orders', clientId: client.id, hourlyRate });
    const zone = 'Europe/Berlin';
    await post('/time-entries', {
      projectId,
      startedAt: '2026-10-05T09:00',
      endedAt: '2026-10-05T10:30',
      zone,
    });
    const late = { startedAt: '2026-10-06T09:00', endedAt: '2026-10-06T10:00', billable: false };
    await post('/time-entries', { projectId, ...late, zone });
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = (...args: string[]) => runCli([...args, '--data', directory]);
  const margin = (...args: string[]) =>
    vireo('money', 'margin', '--from', '2026-10-01', '--to', '2026-10-31', ...args);

  it('adds cost rates by person and date, and sets them against what hours bill', async () => {
    const { body: me } = await backend.ask('GET', '/users/me');
    const none = await vireo('cost', 'list');
    const without = await margin();
    const added = await vireo('cost', 'add', '40');
    const own = await vireo('cost', 'add', '50.00', '--person', me.name, '--from', '2026-10-06');
    const changed = await vireo('cost', 'add', '60', '--person', me.name, '--from', '2026-10-06', '--json');
    const listed = await vireo('cost', 'list');
    const known = await margin();
    const csv = await margin('--format', 'csv');

    assert.match(none.stdout, /vireo cost add AMOUNT/);
    assert.match(without.stdout, /Nordwind GmbH · Orders +2:30 .*135\.00.* +– +–/);
    assert.ok(without.stdout.includes(`Without a cost rate: 2:30 of ${me.name}, 2026-10-05 to 2026-10-06.`));
    assert.match(added.stdout, /^An hour of everyone without .* costs 40\.00 EUR from the beginning\.\n$/);
    assert.equal(own.stdout, `An hour of ${me.name} costs 50.00 EUR from 2026-10-06.\n`);
    assert.deepEqual(JSON.parse(changed.stdout).amount, { minor: 6_000, currency: 'EUR' });
    assert.match(listed.stdout, /everyone +40\.00 EUR +the beginning/);
    assert.ok(listed.stdout.includes(me.name) && !listed.stdout.includes('50.00'));
    assert.match(known.stdout, /2:30 .*135\.00.*120\.00.*15\.00.* 11\.1\n$/);
    assert.match(
      csv.stdout,
      /\r\n2026-10-01,2026-10-31,Nordwind GmbH,Orders,2\.50,1\.50,0\.00,EUR,135\.00,120\.00,15\.00,11\.1\r\n$/,
    );
  });

  it('removes one by the end of its id, and refuses what is no amount, no date and no name', async () => {
    const { items } = JSON.parse((await vireo('cost', 'list', '--json')).stdout);
    const removed = await vireo('cost', 'remove', items[0].id.slice(-8));
    const left = JSON.parse((await vireo('cost', 'list', '--json')).stdout).items.length;
    const refused = [
      await vireo('cost', 'add', 'much'),
      await vireo('cost', 'add', '40', '--from', 'soon'),
      await vireo('cost', 'add', '40', '--person', 'Nobody'),
      await vireo('cost', 'remove', 'ffffffff'),
    ];

    assert.deepEqual({ stdout: removed.stdout, left }, { stdout: 'Removed.\n', left: items.length - 1 });
    assert.deepEqual(
      refused.map(({ code }) => code),
      [2, 2, 2, 2],
    );
  });
});
