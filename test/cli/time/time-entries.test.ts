/** `vireo time` and `vireo report` on entries: typed in one line, changed, taken back, listed and summed. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addDays } from '../../../src/domain/zones.ts';
import { runCli } from '../../support/run-cli.ts';
import { itChangesEntries } from './entry-changes.ts';
import { itListsEntries } from './entry-lists.ts';
import { itDividesEntries } from './entry-parts.ts';
import { setUpEntries, withinDay } from './set-up-entries.ts';

describe('vireo time, entry by entry', () => {
  const stage = setUpEntries();
  const { read, time } = stage;

  it('adds what is typed in one line', async () => {
    const span = read(await time('add', '2026-11-16 9-11:30 plan it #nord/api @build +urgent !', '--json'));
    const after = read(await time('add', '1:30', 'call', '#acme', '2026-11-16', '--json'));
    const first = read(await time('add', '2026-11-17 45m #shop', '--json'));
    const now = read(await time('add', '1h #support', '--json'));
    // In the first hour of a day it would leave the day no room for what other tests add to it.
    await stage.backend.ask('DELETE', `/time-entries/${now.id}`);

    assert.deepEqual(
      [span.startedAt, span.seconds, span.note, span.tags, span.billable, typeof span.taskId],
      ['2026-11-16T08:00:00.000Z', 9_000, 'plan it', ['urgent'], false, 'string'],
    );
    assert.deepEqual(
      { startedAt: after.startedAt, seconds: after.seconds, note: after.note },
      { startedAt: span.endedAt, seconds: 5_400, note: 'call' },
    );
    assert.equal(first.startedAt, '2026-11-17T08:00:00.000Z');
    assert.equal(now.seconds, 3_600);
    assert.ok(Date.parse(now.endedAt) <= Date.now());
  });

  it('keeps to the day that was asked, and asks for times where that has no room', async () => {
    const night = read(await time('add', '2025-11-09 22-6 #shop', '--zone', 'Europe/Berlin', '--json'));

    const later = read(await time('add', '1h later #shop 2025-11-09', '--zone', 'Europe/Berlin', '--json'));
    const full = await time('add', '23h #shop 2025-11-09', '--zone', 'Europe/Berlin');

    await stage.backend.ask('DELETE', `/time-entries/${night.id}`);
    await stage.backend.ask('DELETE', `/time-entries/${later.id}`);
    assert.deepEqual(
      { localDate: later.localDate, endedAt: later.endedAt },
      { localDate: '2025-11-09', endedAt: night.startedAt },
    );
    assert.equal(full.code, 2);
    assert.match(full.stderr, /2025-11-09 has no room for that much in one piece: say its times/);
  });

  it('lets a length of today end now, or before what is recorded until then, by the rule of a cell of the Week', async () => {
    const hour = new Date().getUTCHours();
    // Where it is about noon: the day has room before now.
    const zone = `Etc/GMT${hour < 12 ? '-' : '+'}${Math.abs(12 - hour)}`;
    const add = async () => read(await time('add', '5m #shop today', '--zone', zone, '--json'));

    const entries = [await add(), await add(), await add()];

    for (const { id } of entries) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    for (const { endedAt, overlaps } of entries) {
      assert.ok(Date.parse(endedAt) <= Date.now(), `${endedAt} has been`);
      assert.deepEqual(overlaps, []);
    }
  });

  it('lets a length of no day lie over nothing that is recorded, as the editor does', async () => {
    const first = read(await time('add', '1m placed one', '#shop', '--json'));
    const second = read(await time('add', '1m placed two', '#shop', '--json'));

    const overlap = Date.parse(second.endedAt) > Date.parse(first.startedAt);
    assert.equal(overlap && Date.parse(second.startedAt) < Date.parse(first.endedAt), false);
    for (const { id } of [first, second]) await stage.backend.ask('DELETE', `/time-entries/${id}`);
  });

  it('puts a length of a day over nothing that another clock has recorded on another one', async () => {
    const [projectId] = (await stage.backend.ask('GET', '/projects')).body.items.map(
      ({ id }: { id: string }) => id,
    );
    const spans = [
      ['2097-03-05T15:00:00Z', '2097-03-05T23:30:00Z', 'America/Los_Angeles'],
      ['2097-03-06T05:00:00Z', '2097-03-06T06:00:00Z', 'Etc/GMT+12'],
    ];
    const there = [];
    for (const [startedAt, endedAt, zone] of spans) {
      there.push(
        (await stage.backend.ask('POST', '/time-entries', { projectId, startedAt, endedAt, zone })).body,
      );
    }

    const added = read(await time('add', '1h #shop 2097-03-06', '--zone', 'Asia/Tokyo', '--json'));

    for (const { id } of [...there, added]) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    assert.deepEqual(
      { startedAt: added.startedAt, overlaps: added.overlaps },
      { startedAt: '2097-03-06T06:00:00.000Z', overlaps: [] },
    );
  });

  it('takes a long night that begins late enough for one, says how long it is, and refuses any other', async () => {
    const night = await time('add', '2026-02-10 20:00-9:00 #shop');
    const slip = await time('add', '2026-02-10 9-5 #shop');

    const { body } = await stage.backend.ask('GET', '/time-entries?from=2026-02-10&to=2026-02-10');
    for (const { id } of body.items) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(night.code, 0, night.stderr);
    assert.match(night.stderr, /20:00-09:00 is 13:00, until the next day\./);
    assert.equal(slip.code, 2);
    assert.match(slip.stderr, /over midnight and is longer than 12 hours.* Did you mean 9:00-17:00\?$/m);
  });

  it('puts a length where the working day begins, by the pattern that holds then, as the Week does', async () => {
    const { body: pattern } = await stage.backend.ask('POST', '/working-times', {
      validFrom: '2025-06-02',
      weekdaySeconds: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0],
      dayStart: '07:30',
    });

    const early = read(await time('add', '1h #shop', '--on', '2025-06-03', '--json'));
    const next = read(await time('add', '1h #shop', '--on', '2025-06-03', '--json'));
    const before = read(await time('add', '1h #shop', '--on', '2025-05-27', '--json'));

    for (const { id } of [early, next, before]) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    await stage.backend.ask('DELETE', `/working-times/${pattern.id}`);
    assert.deepEqual(
      [early, next, before].map(({ startedAt }) => startedAt),
      ['2025-06-03T05:30:00.000Z', '2025-06-03T06:30:00.000Z', '2025-05-27T07:00:00.000Z'],
    );
  });

  it('loses no word of a note to a day, says what it took, and refuses a date that is none', async () => {
    const note = read(await time('add', 'Sun screen bug 1h #shop', '--on', '2025-03-04', '--json'));
    const word = read(await time('add', '9-10 Sun screen bug #shop', '--on', '4.3.2025', '--json'));
    const told = await time('add', '9am-11am review #shop 3.3.2025');
    const [tomorrow, today] = await withinDay('Europe/Berlin', async (day) => [
      read(await time('add', '1h review #shop tomorrow', '--json')),
      day,
    ]);
    const none = await time('add', '2026-02-30 1h #shop');
    const noneByOption = await time('add', '1h #shop', '--on', '2026-02-30');

    const { items } = read(await time('list', '--from', '2025-03-03', '--to', '2025-03-04', '--json'));
    for (const { id } of [...items, tomorrow]) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    assert.deepEqual(
      { localDate: note.localDate, noteNote: note.note, wordNote: word.note },
      { localDate: '2025-03-04', noteNote: 'Sun screen bug', wordNote: 'Sun screen bug' },
    );
    assert.match(told.stdout, /^2025-03-03 09:00–11:00 .* review\n$/);
    assert.match(
      told.stderr,
      /^vireo: "3\.3\.2025" is the day 2025-03-03, and the note is "review"; --on says/,
    );
    assert.deepEqual(
      { localDate: tomorrow.localDate, note: tomorrow.note },
      { localDate: addDays(today, 1), note: 'review' },
    );
    assert.deepEqual({ none: none.code, noneByOption: noneByOption.code }, { none: 2, noneByOption: 2 });
    assert.match(none.stderr, /The day is not in the calendar/);
    assert.match(noneByOption.stderr, /--on: "2026-02-30" is not in the calendar/);
  });

  it('says of an hour that happens twice how each is named, and takes what it says', async () => {
    const night = ['23:30-1', 'watch', '#shop', '--on', '2026-10-31', '--zone', 'America/New_York'];

    const doubled = await time('add', ...night);
    const [, first = '', second = ''] = /Say (--from .*), or (--from .*)\.\n$/.exec(doubled.stderr) ?? [];
    const added = await Promise.all(
      [first, second].map(async (said) =>
        read(await time('add', 'watch', '#shop', '--zone', 'America/New_York', ...said.split(' '), '--json')),
      ),
    );

    for (const { id } of added) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(doubled.code, 2);
    assert.match(doubled.stderr, /01:00 happens twice on 2026-11-01 in America\/New_York\. /);
    assert.deepEqual(
      added.map(({ seconds }) => seconds),
      [5_400, 9_000],
    );
  });

  it('books on the project that the folder belongs to, as a timer starts on it', async () => {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-folder-')));
    const client = await stage.backend.ask('POST', '/clients', { name: 'Folder Ltd', currency: 'EUR' });
    const project = await stage.backend.ask('POST', '/projects', {
      name: 'Of a folder',
      clientId: client.body.id,
      folder,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
    });

    const args = ['time', 'add', '1h review', '--on', '2025-03-12', '--json', '--data', stage.directory];
    const added = read(await runCli(args, { cwd: folder }));

    rmSync(folder, { recursive: true });
    assert.deepEqual(
      { projectId: added.projectId, note: added.note },
      { projectId: project.body.id, note: 'review' },
    );
  });

  it('refuses what may be two things, and names them', async () => {
    const refused = async (...args: string[]) => {
      const { code, stderr } = await time('add', ...args);
      assert.equal(code, 2, stderr);
      return stderr;
    };

    assert.match(
      await refused('1h #nordwind'),
      /"nordwind" is more than one project: Nordwind GmbH · API rewrite, Nordwind GmbH · Support\./,
    );
    assert.match(await refused('1h #zebra'), /There is no project "zebra"/);
    assert.match(await refused('1h #shop @paint'), /The project has no task "paint": Build\./);
    assert.match(await refused('1h talk'), /Name the project/);
    assert.match(await refused('talk #shop'), /Say how long/);
    assert.match(await refused('25h #shop'), /longer than 24 hours/);
  });

  it('says of a length that is none, or takes away, which one is expected', async () => {
    const [negative, apart, more, none, from] = [
      await time('add', '-1h review #acme'),
      await time('add', '#acme', '-1:30', 'review'),
      await time('add', '+15m review #acme'),
      await time('add', '0m review #acme'),
      await time('add', '0h review #acme', '--from', '9:00'),
    ];
    const option = await time('add', '-x', '1h review #acme');

    const expected = 'Say how long, as 2h, 1:30 or 90m, or when, as 9-11:30.';
    const change = (said: string) =>
      `vireo: duration: ${said} is a change, and "vireo time edit" changes an entry that is there. ${expected}\n`;
    assert.deepEqual(
      [negative, apart, more].map(({ code, stderr }) => [code, stderr]),
      ['-1:00', '-1:30', '+0:15'].map((said) => [2, change(said)]),
    );
    for (const { code, stderr } of [none, from]) {
      assert.deepEqual(
        { code, stderr },
        { code: 2, stderr: `vireo: duration: 0:00 adds nothing. ${expected}\n` },
      );
    }
    assert.deepEqual(
      { code: option.code, stderr: option.stderr },
      { code: 2, stderr: 'vireo: There is no option -x: see --help.\n' },
    );
  });

  it('takes what stands behind "--" for words', async () => {
    const ask = async (command: string, ...words: string[]) =>
      await runCli(['time', command, '--data', stage.directory, ...words]);
    const added = read(
      await ask('add', '--json', '--', '2025-02-20', '1h', 'and', '-fix', 'bug', '--now', '#shop'),
    );
    const edited = read(await ask('edit', added.id, '--json', '--', 'a', '--fix'));
    await stage.backend.ask('DELETE', `/time-entries/${added.id}`);
    const before = await ask('add', '-fix', '--', '1h', '#shop');

    assert.deepEqual(
      { addedNote: added.note, seconds: added.seconds, editedNote: edited.note },
      { addedNote: 'and -fix bug --now', seconds: 3_600, editedNote: 'a --fix' },
    );
    assert.deepEqual(
      { code: before.code, stderr: before.stderr },
      { code: 2, stderr: 'vireo: There is no option -fix: see --help.\n' },
    );
  });

  it('goes on from the own time of a day and not from a colleague’s', async () => {
    const own = read(await time('add', '2098-01-06 9-10 mine #shop', '--json'));
    const file = [
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)',
      'Mia,mia@example.org,Acme Ltd,Shop,,hers,Yes,2098-01-06,14:00:00,2098-01-06,15:00:00,01:00:00,,100.00',
      'Jo,jo@example.org,Acme Ltd,Shop,,his,Yes,2099-01-05,14:00:00,2099-01-05,15:00:00,01:00:00,,100.00',
      '',
    ].join('\n');
    const imported = await stage.backend.ask('POST', '/imports', { file, fileName: 'team.csv' });

    const next = read(await time('add', '2098-01-06 1h #shop', '--json'));

    await stage.backend.ask('DELETE', `/imports/${imported.body.id}`);
    for (const { id } of [own, next]) await stage.backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(imported.status, 201, JSON.stringify(imported.body));
    assert.equal(next.startedAt, own.endedAt);
  });

  itChangesEntries(stage);

  itDividesEntries(stage);

  itListsEntries(stage);
});
