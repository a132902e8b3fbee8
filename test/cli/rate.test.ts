/** `vireo rate` as scripts and people use it. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runAtTerminal } from './at-terminal.ts';

describe('vireo rate', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let entryId: string;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
    });
    const project = { name: 'Orders', clientId: client.id, hourlyRate: { minor: 0, currency: 'EUR' } };
    const { body } = await backend.ask('POST', '/projects', project);
    await backend.ask('POST', '/tasks', { projectId: body.id, name: 'On-call' });
    const times = { startedAt: '2026-10-05T09:00', endedAt: '2026-10-05T10:30', zone: 'Europe/Berlin' };
    entryId = (await backend.ask('POST', '/time-entries', { projectId: body.id, ...times })).body.id;
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const rate = (...args: string[]) => runCli(['rate', ...args, '--data', directory]);
  const worth = async () => (await backend.ask('GET', `/time-entries/${entryId}`)).body.rate.minor;

  it('names time without a rate, gives it one, and says what that did', async () => {
    const missing = await rate('missing');
    const set = await rate('set', '90', '--project', 'Orders');
    const after = await rate('missing', '--json');

    assert.match(missing.stdout, /Nordwind GmbH · Orders +1:30 +1 +2026-10-05 +2026-10-05/);
    assert.match(missing.stdout, /vireo rate set AMOUNT --project "Nordwind GmbH\/Orders"\n$/);
    assert.match(set.stderr, /^From the beginning\. Changes 1:30 in 1 entry: 0\.00 EUR → 135\.00 EUR, net\./);
    assert.deepEqual([set.code, await worth()], [0, 9_000]);
    assert.deepEqual(JSON.parse(after.stdout), { items: [] });
  });

  it('sets rates by date for clients, tasks and people, and lists and removes them', async () => {
    const { body: me } = await backend.ask('GET', '/users/me');
    const set = [
      await rate('set', '70', '--yes'),
      await rate('set', '80.50', '--client', 'nordwind', '--from', '2026-01-01', '--source', 'Framework'),
      await rate('set', '140', '--project', 'Orders', '--task', 'On-call'),
      await rate('set', '100', '--project', 'Orders', '--from', '2026-10-01', '--json'),
      await rate('set', '105', '--project', 'Orders', '--from', '2026-10-01', '--json'),
      await rate('set', '120', '--project', 'Orders', '--person', me.name, '--from', '2026-10-05', '--json'),
    ];
    const own = JSON.parse(set[5]?.stdout ?? '');
    const listed = await rate('list', '--project', 'Orders');
    const before = await worth();
    const removed = await rate('remove', own.id.slice(-8));

    assert.deepEqual(
      set.map(({ code, stderr }) => (code === 0 ? code : stderr)),
      [0, 0, 0, 0, 0, 0],
    );
    assert.deepEqual(
      { entries: own.effect.entries, after: own.effect.after },
      { entries: 1, after: [{ minor: 18_000, currency: 'EUR' }] },
    );
    assert.match(listed.stdout, /client +Nordwind GmbH +everyone +80\.50 EUR +2026-01-01 +Framework/);
    assert.match(listed.stdout, /task +On-call +everyone +140\.00 EUR +the beginning/);
    assert.match(listed.stdout, /project +Orders +everyone +105\.00 EUR +2026-10-01/);
    assert.equal(listed.stdout.includes(' 100.00 EUR'), false);
    assert.match(removed.stdout, /^Removed\.\n$/);
    assert.deepEqual([before, await worth()], [12_000, 10_500]);
  });

  it('refuses what is no amount, no date and no name', async () => {
    const refused = [
      await rate('set', 'much', '--project', 'Orders'),
      await rate('set', '90', '--project', 'Orders', '--from', 'soon'),
      await rate('set', '90', '--project', 'Nowhere'),
      await rate('set', '90', '--task', 'On-call'),
      await rate('remove', 'ffffffff'),
    ];

    assert.deepEqual(
      refused.map(({ code }) => code),
      [2, 2, 2, 2, 2],
    );
    assert.match(refused[1]?.stderr ?? '', /"soon" is no date/);
  });

  it('asks at a terminal, and changes nothing on a no', async () => {
    const before = await worth();

    const said = await runAtTerminal(
      ['rate', 'set', '300', '--project', 'Orders', '--from', '2026-10-02', '--data', directory],
      { answer: 'n', cwd: directory },
    );

    assert.deepEqual(
      { questions: said.questions, code: said.code },
      { questions: ['Set it? [y/N] '], code: 2 },
    );
    assert.equal(await worth(), before);
  });
});
