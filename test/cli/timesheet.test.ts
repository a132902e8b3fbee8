/** `vireo timesheet` as scripts and people use it: a person alone, who submits and decides. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo timesheet', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  const entryIds: string[] = [];

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
    });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = { name: 'API rewrite', clientId: client.id, hourlyRate };
    const { body } = await backend.ask('POST', '/projects', project);
    for (const day of ['05', '06']) {
      const times = {
        startedAt: `2026-10-${day}T09:00`,
        endedAt: `2026-10-${day}T10:30`,
        zone: 'Europe/Berlin',
      };
      const entry = { projectId: body.id, note: 'Review', ...times };
      entryIds.push((await backend.ask('POST', '/time-entries', entry)).body.id);
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const timesheet = (...args: string[]) => runCli(['timesheet', ...args, '--data', directory]);
  const short = (id = '') => id.slice(-8);

  it('takes a week from its submission over verdicts to its being opened again, and tells each step', async () => {
    const submitted = await timesheet('submit', '2026-W41');
    const again = await timesheet('submit', '2026-10-07', '--json');
    const waiting = await timesheet('list', '--state', 'submitted', '--json');
    await timesheet('comment', '2026-W41', 'Is that all?');
    const entry = ['--entry', short(entryIds[0])];
    const rejected = await timesheet(
      'reject',
      '2026-W41',
      ...entry,
      '--reason',
      'Split the meeting',
      '--json',
    );
    const approved = await timesheet('approve', '2026-W41');
    const sheets = JSON.parse((await timesheet('list', '--json')).stdout).items;
    const first = sheets.find((sheet: { supplement: number }) => sheet.supplement === 0);
    const shown = await timesheet('show', '2026-W41');
    const reopened = await timesheet('reopen', first.id, '--reason', 'Wrong project');
    const history = await timesheet('history', short(first.id));

    assert.match(submitted.stdout, /^[0-9a-f]{8} {2}2026-W41 +3:00 {2}submitted {2}\S.*\n$/);
    assert.deepEqual([again.code, JSON.parse(again.stdout).version], [0, 2]);
    assert.equal(JSON.parse(waiting.stdout).items.length, 1);
    assert.equal(JSON.parse(rejected.stdout).state, 'submitted');
    assert.match(approved.stdout, /approved/);
    assert.match(shown.stdout, /2026-W41\+1 +1:30 {2}rejected .* version \d+\n/);
    assert.match(shown.stdout, /Review {2}\[rejected: Split the meeting\]/);
    assert.match(reopened.stdout, / 3:00 {2}draft .*"Wrong project"/);
    assert.deepEqual(
      history.stdout.match(/Z {2}\w+/g)?.map((step) => step.slice(3)),
      ['created', 'submitted', 'commented', 'judged', 'approved', 'reopened'],
    );
    assert.match(history.stdout, new RegExp(`${short(entryIds[0])} {2}rejected {2}"Split the meeting"`));
  });

  it('decides what it can of many, tells the rest, and ends with 2', async () => {
    await timesheet('submit', '2026-W41');
    const { items } = JSON.parse((await timesheet('list', '--json')).stdout);
    await timesheet('approve', items[0].id);
    const seen = ['--version', String(items[0].version)];
    const late = await timesheet('reject', items[0].id, '--reason', 'Too late');
    const old = await timesheet('reject', items[0].id, '--reason', 'Too late', ...seen);
    const unknown = await timesheet('approve', '00000000');
    const never = await timesheet('show', '2025-W53');
    const unsaid = await timesheet('reject', items[0].id);

    assert.deepEqual([late.code, unknown.code, never.code, unsaid.code], [2, 2, 2, 2]);
    assert.match(late.stdout, /not decided: The timesheet is approved/);
    assert.deepEqual([old.code, /not decided: The week was changed meanwhile/.test(old.stdout)], [2, true]);
    assert.match(unknown.stderr, /There is no timesheet "00000000"/);
    assert.match(never.stderr, /2025 has no week 53/);
    assert.match(unsaid.stderr, /--reason/);
  });
});
