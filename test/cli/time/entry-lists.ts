import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { addDays, isoWeekOf } from '../../../src/domain/zones.ts';
import type { CliResult } from '../../support/run-cli.ts';
import { type setUpEntries, withinDay } from './set-up-entries.ts';

/** Entries as lists, days, weeks and reports. */
export function itListsEntries(stage: ReturnType<typeof setUpEntries>): void {
  const { time, read, vireo } = stage;

  it('finds entries by branch and commit, and shows both', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const commits = [{ hash: 'a'.repeat(40), subject: 'Mend the till', at: '2026-10-05T09:30:00Z' }];
    await stage.backend.ask('POST', '/time-entries', {
      projectId: projects.items[0].id,
      startedAt: '2026-10-05T09:00:00Z',
      endedAt: '2026-10-05T10:00:00Z',
      git: { remote: null, branch: 'fix/ACME-7-till', head: null, commits },
    });
    const span = ['--from', '2026-10-05', '--to', '2026-10-05'];

    const found = await Promise.all(
      ['acme-7', 'the till', 'nothing'].map(async (text) => await time('list', ...span, '--text', text)),
    );

    assert.deepEqual(
      found.map(({ stdout }) => /\[.*\]|No entries/.exec(stdout)?.[0]),
      ['[fix/ACME-7-till: Mend the till]', '[fix/ACME-7-till: Mend the till]', 'No entries'],
    );
  });

  it('lists by filter as lines, JSON and CSV', async () => {
    const span = ['--from', '2026-11-16', '--to', '2026-11-17'];
    const lines = await time('list', ...span, '--client', 'nordwind');
    const csv = await time('list', ...span, '--tag', 'urgent', '--format', 'csv');
    const shops = read(await time('list', ...span, '--text', 'CALL', '--format', 'json'));

    assert.match(
      lines.stdout,
      /^[0-9a-f]{8} {2}2026-11-16 09:00–11:30 {4}2:30 {2}Nordwind GmbH · API rewrite {2}plan it {2}@Build \+urgent !\n$/,
    );
    assert.match(
      csv.stdout.split('\r\n')[1] ?? '',
      /Nordwind GmbH · API rewrite,Build,plan it,urgent,no,110\.00,EUR,$/,
    );
    assert.equal(shops.items.length, 1);
  });

  it('marks an end on the next day and the clock of another zone, as the Week does, in tables alone', async () => {
    const day = '2024-06-11';
    const ids: string[] = [];
    for (const args of [
      ['22-1:30 night', '--zone', 'Europe/Berlin'],
      ['9-10 call', '--zone', 'America/New_York'],
      ['20-2 travel', '--zone', 'America/New_York'],
      ['9-10 same clock', '--zone', 'Europe/Paris'],
    ]) {
      ids.push(read(await time('add', '#shop', '--on', day, ...args, '--json')).id);
    }

    const [list, shown] = [await time('list', '--from', day, '--to', day), await time('day', day)];
    const [json, csv] = [await time('day', day, '--json'), await time('day', day, '--csv')];

    for (const id of ids) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    const times = ({ stdout }: CliResult) =>
      stdout
        .trimEnd()
        .split('\n')
        .flatMap((line) => /^[0-9a-f]{8} {2}2024-06-11 (.*?) {2}Acme/.exec(line)?.[1] ?? []);
    const expected = [
      '09:00–10:00             1:00',
      '09:00–10:00 UTC-4       1:00',
      '22:00–01:30 +1          3:30',
      '20:00–02:00 +1 UTC-4    6:00',
    ];
    assert.deepEqual(times(list).toReversed(), expected);
    assert.deepEqual(
      times(shown).map((line) => line.slice(0, 20).trimEnd()),
      expected.map((line) => line.slice(0, 20).trimEnd()),
    );
    assert.doesNotMatch(json.stdout + csv.stdout, /\+1\b|UTC-4/);
  });

  it('shows a day with its sum, and a week by project', async () => {
    const day = await time('day', '2026-11-16');
    const week = await time('week', '2026-11-18');

    assert.match(day.stdout, /09:00–11:30.*\n.*11:30–13:00.*\nTotal 4:00, billable 1:30\n$/);
    const [head = '', ...lines] = week.stdout.split('\n');
    assert.match(
      head,
      /^2026-11-16 to 2026-11-22 +Mon 16 +Tue 17 +Wed 18 +Thu 19 +Fri 20 +Sat 21 +Sun 22 +Total$/,
    );
    // Of that week may be today, which has time of other tests.
    for (const row of [/^Nordwind GmbH · API rewrite +2:30 +2:30$/, /^Total +4:00 +0:45/]) {
      assert.ok(
        lines.some((line) => row.test(line)),
        week.stdout,
      );
    }
  });

  it('reports a period as table, JSON and CSV, by a saved report too', async () => {
    const span = ['--from', '2026-11-16', '--to', '2026-11-17'];
    await stage.backend.ask('POST', '/saved-reports', {
      name: 'Shop',
      query: { period: { from: '2026-11-16', to: '2026-11-17' }, groupBy: 'day', filter: { text: 'call' } },
    });

    const table = await vireo('report', ...span, '--by', 'client', '--then', 'project');
    const csv = await vireo('report', ...span, '--by', 'day', '--format', 'csv');
    const saved = read(await vireo('report', '--saved', 'shop', '--json'));
    const unknown = await vireo('report', '--saved', 'nonsuch');
    const both = await vireo('report', 'this-week', ...span);

    assert.deepEqual(
      table.stdout
        .split('\n')
        .slice(0, -2)
        .map((line) => line.replace(/\s+/g, ' ')),
      [
        '2026-11-16 to 2026-11-17 Time Billable Amount',
        'Nordwind GmbH 2:30 0:00',
        ' Nordwind GmbH · API rewrite 2:30 0:00',
        'Acme Ltd 2:15 2:15 €247.50',
        ' Acme Ltd · Shop 2:15 2:15 €247.50',
        'Total 4:45 2:15 €247.50',
      ],
    );
    assert.match(table.stdout, /\n47 % billable, \d+:\d\d (?:below|above) the target\n$/);
    assert.match(csv.stdout, /^day,entries,duration.*\r\n2026-11-16,2,4:00,14400,5400,,0,\d+,165\.00\r\n/);
    assert.equal(saved.total.seconds, 5_400);
    assert.match(unknown.stderr, /There is no saved report "nonsuch": Shop\./);
    assert.equal(both.code, 2);
  });

  it('finds a project by its name in short, after --project as after #', async () => {
    const started = read(await time('start', '--project', 'supp', '--json'));
    const discarded = await time('discard');
    const listed = read(await time('list', '--project', 'supp', '--json'));

    const refused = await time('start', '--project', 'nordwind');

    assert.equal(discarded.code, 0);
    assert.ok(listed.items.every((one: { projectId: string }) => one.projectId === started.projectId));
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /"nordwind" is more than one project/);
  });

  it('shows last week as reports and timesheets name it', async () => {
    const [words, monday] = await withinDay('Europe/Berlin', async (today) => {
      const { start } = isoWeekOf(addDays(today, -7));
      return [await time('week', 'last'), start] as const;
    });
    const week = await time('week', '2024-W10');
    const none = await time('week', '2026-99');

    assert.match(words.stdout, new RegExp(`^${monday} to `));
    assert.match(week.stdout, /^2024-03-04 to 2024-03-10/);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /"2026-99" names no week: the weeks of 2026 are 2026-W01 to 2026-W53\./);
  });

  it('names the entry that shares time, and what an undo took back', async () => {
    const first = read(await time('add', '9-10 first #shop', '--on', '2024-03-05', '--json'));
    const second = await time('add', '9:30-10:30 second #shop', '--on', '2024-03-05');
    const undone = await time('undo');
    await time('undo');

    const end = first.id.slice(-8);
    assert.match(
      second.stderr,
      new RegExp(`^vireo: this overlaps with ${end}  2024-03-05 09:00–10:00 .* first\\n$`),
    );
    assert.match(undone.stdout, /^Undone: 2024-03-05 09:30–10:30 .* second\n$/);
  });

  it('writes no cell of separated values that a spreadsheet would run, of several lines neither', async () => {
    const notes = ['=1+1\n-2', ' =1+1', '\uff1d1+1', "'@SUM(1)", 'plain'];
    for (const [at, note] of notes.entries()) {
      const { body: projects } = await stage.backend.ask('GET', '/projects');
      const body = {
        projectId: projects.items[0].id,
        startedAt: `2023-03-06T1${at}:00:00Z`,
        endedAt: `2023-03-06T1${at}:30:00Z`,
        note,
      };
      assert.equal((await stage.backend.ask('POST', '/time-entries', body)).status, 201);
    }

    const csv = await time('day', '2023-03-06', '--format', 'csv');

    const [header = [], ...rows] = Papa.parse<string[]>(csv.stdout, { skipEmptyLines: true }).data;
    const column = header.indexOf('note');
    assert.deepEqual(
      rows.map((row) => row[column]),
      ["'=1+1\n-2", "' =1+1", "'\uff1d1+1", "''@SUM(1)", 'plain'],
    );
  });

  it('reads yesterday as yesterday', async () => {
    const [added, today] = await withinDay('Europe/Berlin', async (day) => [
      read(await time('add', 'yesterday 15m #shop', '--json')).localDate,
      day,
    ]);

    assert.equal(added, addDays(today, -1));
  });
}
