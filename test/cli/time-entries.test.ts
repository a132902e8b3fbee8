/** `vireo time` and `vireo report` on entries: typed in one line, changed, taken back, listed and summed. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { addDays, isoWeekOf, localDate, localTime } from '../../src/domain/zones.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** What `work` answers, done within one day of a zone's calendar: once more where midnight came in between. */
async function withinDay<T>(zone: string, work: (today: string) => Promise<T>): Promise<T> {
  const today = localDate(Date.now(), zone);
  const answer = await work(today);
  return localDate(Date.now(), zone) === today ? answer : await work(localDate(Date.now(), zone));
}

describe('vireo time, entry by entry', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    for (const [clientName, ...names] of [
      ['Nordwind GmbH', 'API rewrite', 'Support'],
      ['Acme Ltd', 'Shop'],
    ]) {
      const { body: client } = await backend.ask('POST', '/clients', { name: clientName, currency: 'EUR' });
      for (const name of names) {
        const { body: project } = await backend.ask('POST', '/projects', {
          name,
          clientId: client.id,
          hourlyRate,
        });
        await backend.ask('POST', '/tasks', { projectId: project.id, name: 'Build' });
      }
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = async (...args: string[]) => await runCli([...args, '--data', directory]);
  const time = async (...args: string[]) => await vireo('time', ...args);
  // biome-ignore lint/suspicious/noExplicitAny: replies of several commands are read, and asserted on.
  const read = ({ code, stdout, stderr }: CliResult): any => {
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };

  /** As if the timer ran for so much longer. */
  const setTimerBack = async (ms: number) => {
    const { id, startedAt } = (await backend.ask('GET', '/timer')).body.entry;
    const earlier = new Date(Date.parse(startedAt) - ms).toISOString();
    assert.equal((await backend.ask('PATCH', `/time-entries/${id}`, { startedAt: earlier })).status, 200);
  };

  it('adds what is typed in one line', async () => {
    const span = read(await time('add', '2026-11-16 9-11:30 plan it #nord/api @build +urgent !', '--json'));
    const after = read(await time('add', '1:30', 'call', '#acme', '2026-11-16', '--json'));
    const first = read(await time('add', '2026-11-17 45m #shop', '--json'));
    const now = read(await time('add', '1h #support', '--json'));
    // In the first hour of a day it would leave the day no room for what other tests add to it.
    await backend.ask('DELETE', `/time-entries/${now.id}`);

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

    await backend.ask('DELETE', `/time-entries/${night.id}`);
    await backend.ask('DELETE', `/time-entries/${later.id}`);
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

    for (const { id } of entries) await backend.ask('DELETE', `/time-entries/${id}`);
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
    for (const { id } of [first, second]) await backend.ask('DELETE', `/time-entries/${id}`);
  });

  it('puts a length of a day over nothing that another clock has recorded on another one', async () => {
    const [projectId] = (await backend.ask('GET', '/projects')).body.items.map(
      ({ id }: { id: string }) => id,
    );
    const spans = [
      ['2097-03-05T15:00:00Z', '2097-03-05T23:30:00Z', 'America/Los_Angeles'],
      ['2097-03-06T05:00:00Z', '2097-03-06T06:00:00Z', 'Etc/GMT+12'],
    ];
    const there = [];
    for (const [startedAt, endedAt, zone] of spans) {
      there.push((await backend.ask('POST', '/time-entries', { projectId, startedAt, endedAt, zone })).body);
    }

    const added = read(await time('add', '1h #shop 2097-03-06', '--zone', 'Asia/Tokyo', '--json'));

    for (const { id } of [...there, added]) await backend.ask('DELETE', `/time-entries/${id}`);
    assert.deepEqual(
      { startedAt: added.startedAt, overlaps: added.overlaps },
      { startedAt: '2097-03-06T06:00:00.000Z', overlaps: [] },
    );
  });

  it('takes a long night that begins late enough for one, says how long it is, and refuses any other', async () => {
    const night = await time('add', '2026-02-10 20:00-9:00 #shop');
    const slip = await time('add', '2026-02-10 9-5 #shop');

    const { body } = await backend.ask('GET', '/time-entries?from=2026-02-10&to=2026-02-10');
    for (const { id } of body.items) await backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(night.code, 0, night.stderr);
    assert.match(night.stderr, /20:00-09:00 is 13:00, until the next day\./);
    assert.equal(slip.code, 2);
    assert.match(slip.stderr, /over midnight and is longer than 12 hours.* Did you mean 9:00-17:00\?$/m);
  });

  it('puts a length where the working day begins, by the pattern that holds then, as the Week does', async () => {
    const { body: pattern } = await backend.ask('POST', '/working-times', {
      validFrom: '2025-06-02',
      weekdaySeconds: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0],
      dayStart: '07:30',
    });

    const early = read(await time('add', '1h #shop', '--on', '2025-06-03', '--json'));
    const next = read(await time('add', '1h #shop', '--on', '2025-06-03', '--json'));
    const before = read(await time('add', '1h #shop', '--on', '2025-05-27', '--json'));

    for (const { id } of [early, next, before]) await backend.ask('DELETE', `/time-entries/${id}`);
    await backend.ask('DELETE', `/working-times/${pattern.id}`);
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
    for (const { id } of [...items, tomorrow]) await backend.ask('DELETE', `/time-entries/${id}`);
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

    for (const { id } of added) await backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(doubled.code, 2);
    assert.match(doubled.stderr, /01:00 happens twice on 2026-11-01 in America\/New_York\. /);
    assert.deepEqual(
      added.map(({ seconds }) => seconds),
      [5_400, 9_000],
    );
  });

  it('books on the project that the folder belongs to, as a timer starts on it', async () => {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-folder-')));
    const client = await backend.ask('POST', '/clients', { name: 'Folder Ltd', currency: 'EUR' });
    const project = await backend.ask('POST', '/projects', {
      name: 'Of a folder',
      clientId: client.body.id,
      folder,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
    });

    const args = ['time', 'add', '1h review', '--on', '2025-03-12', '--json', '--data', directory];
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
      await runCli(['time', command, '--data', directory, ...words]);
    const added = read(
      await ask('add', '--json', '--', '2025-02-20', '1h', 'and', '-fix', 'bug', '--now', '#shop'),
    );
    const edited = read(await ask('edit', added.id, '--json', '--', 'a', '--fix'));
    await backend.ask('DELETE', `/time-entries/${added.id}`);
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
    const imported = await backend.ask('POST', '/imports', { file, fileName: 'team.csv' });

    const next = read(await time('add', '2098-01-06 1h #shop', '--json'));

    await backend.ask('DELETE', `/imports/${imported.body.id}`);
    for (const { id } of [own, next]) await backend.ask('DELETE', `/time-entries/${id}`);
    assert.equal(imported.status, 201, JSON.stringify(imported.body));
    assert.equal(next.startedAt, own.endedAt);
  });

  it('takes for the last entry, and goes on with, the own one that began last, and nothing planned', async () => {
    await time('start', '--project', 'Shop', '--note', 'mine');
    await setTimerBack(2_000);
    const own = read(await time('stop', '--json'));
    const planned = read(await time('add', '9-10 dentist #support', '--on', 'tomorrow', '--json'));
    const startedMs = Date.parse(own.startedAt) + 60_000;
    const file = [
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)',
      'Mia,mia@example.org,Acme Ltd,Shop,,hers,Yes,2020-01-06,14:00:00,2020-01-06,15:00:00,01:00:00,,100.00',
      `Jo,jo@example.org,Acme Ltd,Shop,,his,Yes,${[startedMs, startedMs + 60_000]
        .map((at) => `${localDate(at, 'UTC')},${localTime(at, 'UTC')}`)
        .join()},00:01:00,,1.67`,
      '',
    ].join('\n');
    const imported = await backend.ask('POST', '/imports', { file, fileName: 'team.csv', zone: 'UTC' });

    const edited = read(await time('edit', 'last', 'touched', '--json'));
    const resumed = read(await time('resume', '--json'));
    await time('discard');
    const deleted = read(await time('delete', 'last', '--json'));

    await backend.ask('DELETE', `/imports/${imported.body.id}`);
    await backend.ask('DELETE', `/time-entries/${planned.id}`);
    assert.equal(imported.status, 201, JSON.stringify(imported.body));
    assert.deepEqual(
      { editedId: edited.id, userId: edited.userId, deletedId: deleted.id },
      { editedId: own.id, userId: own.userId, deletedId: own.id },
    );
    assert.equal(resumed.note, 'touched');
  });

  it('finds each of more projects than one page of a list has', async () => {
    const header =
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';
    const rows = Array.from({ length: 510 }, (_none, at) => {
      const day = addDays('2001-01-01', at);
      return `Mia,mia@example.org,Many Ltd,Job ${at},,,Yes,${day},14:00:00,${day},15:00:00,01:00:00,,100.00`;
    });
    const file = [header, ...rows, ''].join('\n');
    const { body, status } = await backend.ask('POST', '/imports', { file, fileName: 'many.csv' });
    const { body: first } = await backend.ask('GET', '/projects?limit=500');
    const { body: second } = await backend.ask('GET', `/projects?limit=500&cursor=${first.nextCursor}`);
    const name = second.items.at(-1).name;

    const added = await time('add', `9-10 #"${name}"`, '--on', '2001-01-01');

    await time('undo');
    await backend.ask('DELETE', `/imports/${body.id}`);
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(added.code, 0, added.stderr);
  });

  it('edits, deletes, and takes back', async () => {
    const { id } = read(await time('add', '2026-11-18 10-11 draft #shop +a', '--json'));
    const end = id.slice(-6);

    const longer = read(await time('edit', end, '+15m', '+b', '--json'));
    const shorter = read(await time('edit', end, '-30m', '--json'));
    const moved = read(await time('edit', id, '2026-11-19', 'review', '!', '#support', '--json'));
    const deleted = await time('delete', end);
    const gone = await time('edit', id, '1h');
    const undone = await time('undo');
    const name = /"vireo time redo ([0-9a-f-]{36}:\d+)" does it again/.exec(undone.stderr)?.[1] ?? '';
    const again = await time('redo', name);
    const nameless = await time('redo', end);
    await time('undo');
    const back = read(await time('list', '--from', '2026-11-19', '--to', '2026-11-19', '--json'));

    assert.deepEqual(
      { seconds: longer.seconds, tags: longer.tags, note: longer.note },
      { seconds: 4_500, tags: ['a', 'b'], note: 'draft' },
    );
    assert.equal(shorter.seconds, 2_700);
    assert.deepEqual(
      { startedAt: moved.startedAt, seconds: moved.seconds, note: moved.note, billable: moved.billable },
      { startedAt: '2026-11-19T09:00:00.000Z', seconds: 2_700, note: 'review', billable: false },
    );
    assert.match(
      deleted.stdout,
      /^Deleted: 2026-11-19 10:00–10:45 {4}0:45 {2}Nordwind GmbH · Support {2}review {2}\+a \+b !\n$/,
    );
    assert.equal(gone.code, 2);
    assert.match((await time('edit', 'last', '--nte', 'typo')).stderr, /There is no option --nte/);
    assert.match(undone.stdout, /^As before: 2026-11-19 10:00–10:45/);
    assert.match(again.stdout, /^Undone: 2026-11-19 10:00–10:45 .* review {2}\+a \+b !\n$/);
    assert.deepEqual([nameless.code, /is not an undo/.test(nameless.stderr)], [2, true]);
    assert.deepEqual(
      back.items.map((entry: { note: string }) => entry.note),
      ['review'],
    );
  });

  describe('edited on the command line', () => {
    let id: string;
    const made: string[] = [];
    const add = async (...args: string[]) => {
      const entry = read(await time('add', ...args, '--json'));
      made.push(entry.id);
      return entry;
    };
    const edit = async (...args: string[]) => {
      const { localDate: day, startedAt, endedAt, seconds } = read(await time('edit', id, ...args, '--json'));
      const berlin = (instant: string) =>
        new Date(instant).toLocaleTimeString('de', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
      return `${day} ${berlin(startedAt)}-${berlin(endedAt)} ${seconds / 3600}`;
    };

    beforeEach(async () => {
      ({ id } = await add('10-11 call #shop', '--on', '2025-02-10'));
    });

    afterEach(async () => {
      for (const one of made.splice(0)) await backend.ask('DELETE', `/time-entries/${one}`);
    });

    it('moves as a whole to another day, whichever end is said', async () => {
      assert.deepEqual(
        [
          await edit('--on', '2025-02-03', '--from', '20:00'),
          await edit('--on', '2025-02-04', '--to', '12:00'),
          await edit('--on', '2025-02-05', '--from', '22:00', '--to', '2:00'),
          await edit('--on', '2025-02-06', '--to', '3:00'),
          await edit('2h', '--from', '9am'),
          await edit('2025-02-07', '--from', '11:00'),
        ],
        [
          '2025-02-03 20:00-21:00 1',
          '2025-02-04 11:00-12:00 1',
          '2025-02-05 22:00-02:00 4',
          '2025-02-06 23:00-03:00 4',
          '2025-02-06 09:00-11:00 2',
          '2025-02-07 11:00-13:00 2',
        ],
      );
    });

    it('has one end moved, over midnight where it is a night', async () => {
      await edit('20-22');
      const late = await edit('--to', '03:00');
      const later = await edit('--from', '1am');
      const reversed = await time('edit', id, '--from', '04:00');

      assert.deepEqual(
        { late, later },
        { late: '2025-02-10 20:00-03:00 7', later: '2025-02-11 01:00-03:00 2' },
      );
      assert.equal(reversed.code, 2);
      assert.match(reversed.stderr, /^vireo: --from: 04:00 is not before the end/);
    });

    it('takes the numbers of a note for no time', async () => {
      const before = await edit('9-11');
      const after = await edit('release', '1.2');
      const { note } = read(await time('edit', id, '3 bugs fixed', '--json'));

      assert.deepEqual({ after, note }, { after: before, note: '3 bugs fixed' });
    });

    it('has its tags taken away', async () => {
      await time('edit', id, '+a', '+b');

      const none = read(await time('edit', id, '--tag', 'none', '--json'));
      const both = await time('edit', id, '--tag', 'none', '--tag', 'a');
      const empty = await time('edit', id, '--tag', '');

      assert.deepEqual(none.tags, []);
      assert.deepEqual({ both: both.code, empty: empty.code }, { both: 2, empty: 2 });
      assert.match(both.stderr, /--tag none takes all tags away/);
      assert.match(empty.stderr, /--tag: a tag has a name; "none" takes all away/);
    });
  });

  it('reads --from and --to as the line reads its times, and names them where they are none', async () => {
    const add = async (...args: string[]) => await time('add', 'x #shop', '--on', '2025-02-12', ...args);
    const added = async (...args: string[]) => {
      const { id, startedAt, endedAt } = read(await add(...args, '--json'));
      await backend.ask('DELETE', `/time-entries/${id}`);
      return [startedAt, endedAt].map((instant: string) => instant.slice(5, 16)).join(' ');
    };
    const refused = async (...args: string[]) => {
      const { code, stderr } = await add(...args);
      assert.equal(code, 2);
      return stderr;
    };

    assert.equal(await added('--from', '22:00', '--to', '02:00'), '02-12T21:00 02-13T01:00');
    assert.equal(await added('--from', '20:00', '--to', '09:00'), '02-12T19:00 02-13T08:00');
    const night = await add('--from', '20:00', '--to', '9:00');
    const { body } = await backend.ask('GET', '/time-entries?from=2025-02-12&to=2025-02-12');
    const [{ id }] = body.items;
    const again = await time('edit', id, '--from', '20:00', '--to', '9:30');
    const short = await time('edit', id, '--from', '20:00', '--to', '7:00');
    await time('delete', id);
    assert.deepEqual(
      [night, again, short].map(({ stderr }) => stderr),
      [
        'vireo: 20:00-09:00 is 13:00, until the next day.\n',
        'vireo: 20:00-09:30 is 13:30, until the next day.\n',
        '',
      ],
    );
    assert.match(await refused('--from', '9', '--to', '5'), /^vireo: --to: .* Did you mean 9:00-17:00\?$/m);
    assert.equal(await added('--from', '9am', '--to', '11am'), '02-12T08:00 02-12T10:00');
    assert.equal(await added('--from', '20', '--to', '24:00'), '02-12T19:00 02-12T23:00');
    assert.equal(await added('--from', '9:00:30', '--to', '10:00'), '02-12T08:00 02-12T09:00');
    assert.equal(await added('--from', '22:00', '--to', '2:00:30'), '02-12T21:00 02-13T01:00');
    assert.match(
      await refused('--from', '11:00', '--to', '9:00'),
      /^vireo: --to: .* over midnight .* 12 hours/,
    );
    assert.match(
      await refused('--from', '9:00', '--to', '9:00'),
      /^vireo: --to: 9:00 is not later than --from/,
    );
    assert.match(
      await refused('--from', '25:00', '--to', '9:00'),
      /^vireo: --from: "25:00" is no time: say 9:00/,
    );
    assert.match(await refused('--from', '9:00', '--to', 'noon'), /^vireo: --to: "noon" is no time/);
    assert.match(await refused('9-10', '--from', '9:00', '--to', '10:00'), /line says a time, and so do/);
    assert.match(
      await refused('1h', '--from', '9', '--zone', 'Berlin'),
      /^vireo: --zone: "Berlin" is no time zone/,
    );
  });

  it('means by a day the one of the zone that is said', async () => {
    const zone = 'Pacific/Kiritimati';
    const add = async (...args: string[]) => {
      const entry = read(
        await runCli(['time', 'add', ...args, '#shop', '--zone', zone, '--json', '--data', directory], {
          env: { TZ: 'Pacific/Pago_Pago' },
        }),
      );
      await backend.ask('DELETE', `/time-entries/${entry.id}`);
      return entry.localDate;
    };

    const [today, ...days] = await withinDay(zone, async (day) => [
      day,
      await add('9-10 call'),
      await add('call', '--from', '9:00', '--to', '10:00'),
      await add('9-10 call today'),
      await add('9-10 call', '--on', 'today'),
      await add('call 10m', '--from', '9:00'),
    ]);

    assert.deepEqual(days, Array(5).fill(today));
  });

  it('says how a line is quoted, keeps an argument of several words behind a sign, and tells a number of the note', async () => {
    const unquoted = await time('add', '9-11:30', 'plan', 'the', 'import');
    const tagged = read(await time('add', '9-10', '+code review', '#shop', '--on', '2025-02-13', '--json'));
    const whole = read(await time('add', '#shop 1h plan', '--on', '2025-02-13', '--json'));
    const counted = await time('add', '1h 30 tests fixed #shop 2025-02-13');
    const { items } = read(await time('list', '--from', '2025-02-13', '--to', '2025-02-13', '--json'));
    for (const { id } of items) await backend.ask('DELETE', `/time-entries/${id}`);

    assert.match(unquoted.stderr, /Name the project: #acme, or --project\. Quote the line in a shell/);
    assert.deepEqual(
      { tags: tagged.tags, taggedNote: tagged.note, wholeNote: whole.note },
      { tags: ['code review'], taggedNote: '', wholeNote: 'plan' },
    );
    assert.match(counted.stdout, /1:00 .* 30 tests fixed\n$/);
    assert.match(counted.stderr, /"30" is a word of the note; 1h30 is 1:30\./);
  });

  it('splits at a time of the entry, merges, and says which entries are no one', async () => {
    const { items: projects } = (await backend.ask('GET', '/projects')).body;
    const shop = projects.find(({ name }: { name: string }) => name === 'Shop').id;
    const record = async (startedAt: string, endedAt: string, note: string): Promise<{ id: string }> => {
      const entry = { projectId: shop, zone: 'Europe/Berlin', startedAt, endedAt, note };
      return (await backend.ask('POST', '/time-entries', entry)).body;
    };
    const day = await record('2024-03-07T09:00', '2024-03-07T11:00', 'plan');
    const night = await record('2024-03-08T23:00', '2024-03-09T02:00', 'watch');

    const split = await time(
      'split',
      day.id.slice(-8),
      '--at',
      '10:30',
      '--project',
      'supp',
      '--note',
      'call',
    );
    const parts: readonly { id: string; endedAt: string }[] = read(
      await time('split', night.id, '--at', '0:30', '--json'),
    ).items;
    const outside = await time('split', day.id, '--at', '12');
    const merged = await time('merge', ...parts.map(({ id }) => id.slice(-8)).toReversed());
    const { items } = (await backend.ask('GET', '/time-entries?from=2024-03-07&to=2024-03-07')).body;
    const unlike = await time('merge', ...items.map(({ id }: { id: string }) => id));
    const alone = await time('merge', night.id, night.id);

    const [first, second] = [
      '09:00–10:30    1:30  Acme Ltd · Shop  plan',
      '10:30–11:00    0:30  Nordwind GmbH · Support  call',
    ];
    assert.equal(split.stdout, `2024-03-07 ${first}\n2024-03-07 ${second}\n`);
    assert.deepEqual(
      parts.map(({ endedAt }) => endedAt),
      ['2024-03-08T23:30:00.000Z', '2024-03-09T01:00:00.000Z'],
    );
    assert.match(merged.stdout, /^2024-03-08 23:00–02:00 \+1 {4}3:00 {2}Acme Ltd · Shop {2}watch\n$/);
    for (const { code, stderr } of [split, merged]) {
      assert.deepEqual({ code, stderr }, { code: 0, stderr: 'vireo: "vireo time undo" reverts this.\n' });
    }
    assert.deepEqual(
      { outside: outside.code, unlike: unlike.code, alone: alone.code },
      { outside: 2, unlike: 2, alone: 2 },
    );
    assert.match(outside.stderr, /must lie within the entry/);
    assert.match(unlike.stderr, /one project, and "plan" of 2024-03-07 09:00–10:30 and "call" of .* differ/);
    assert.match(alone.stderr, /Name two entries or more/);
  });

  it('goes on with an entry, and throws away what runs', async () => {
    const nothing = await time('discard');
    const resumed = read(await time('resume', '--json'));
    const discarded = await time('discard');
    const status = await time('status');

    assert.equal(nothing.code, 2);
    assert.equal(resumed.endedAt, null);
    assert.match(discarded.stdout, /^Discarded: /);
    assert.equal(status.code, 1);
  });

  it('throws no timer away by an undo that does not say so, and has it back by redo', async () => {
    await time('start', '--project', 'Shop', '--note', 'counting');

    const silent = await time('undo');
    const json = await time('undo', '--json');
    const running = await time('status');
    const { change } = read(await time('undo', '--timer', '--json'));
    const stopped = await time('status');
    await time('redo', `${change.entryId}:${change.version}`);
    const back = await time('status');
    await time('discard');

    for (const { code, stderr } of [silent, json]) {
      assert.equal(code, 2);
      assert.match(
        stderr,
        /start of the timer that runs.*\n.* counting\n.*"vireo time undo --timer" .*time discard"/,
      );
    }
    assert.deepEqual(
      { running: running.code, stopped: stopped.code, back: back.code },
      { running: 0, stopped: 1, back: 0 },
    );
    assert.match(back.stdout, /^Running: .* counting/);
  });

  it('tells what an entry lacks that a switch has ended', async () => {
    const { body: projects } = await backend.ask('GET', '/projects');
    const named = (name: string) => projects.items.find((one: { name: string }) => one.name === name).id;
    await backend.ask('PATCH', `/projects/${named('Support')}`, { requiredFields: ['tag'] });
    const started = await time('start', '--project', 'Support');
    // A switch after less than five seconds is a slip.
    await setTimerBack(5_000);

    const switched = await time('switch', '--project', 'Shop');
    const same = await time('switch', '--project', 'Shop');
    const { entry } = (await backend.ask('GET', '/timer')).body;

    await time('discard');
    await backend.ask('PATCH', `/projects/${named('Support')}`, { requiredFields: null });
    assert.deepEqual(
      { startedCode: started.code, stderr: started.stderr, switchedCode: switched.code },
      { startedCode: 0, stderr: '', switchedCode: 0 },
    );
    assert.match(
      switched.stderr,
      /^vireo: Stopped: .* Nordwind GmbH · Support\nvireo: the entry that was ended: .*tag/,
    );
    assert.match(same.stderr, /^vireo: That runs already: nothing was changed\.\n$/);
    assert.deepEqual({ code: same.code, version: entry.version }, { code: 0, version: 1 });
  });

  it('finds entries by branch and commit, and shows both', async () => {
    const { body: projects } = await backend.ask('GET', '/projects');
    const commits = [{ hash: 'a'.repeat(40), subject: 'Mend the till', at: '2026-10-05T09:30:00Z' }];
    await backend.ask('POST', '/time-entries', {
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

    for (const id of ids) await backend.ask('DELETE', `/time-entries/${id}`);
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
    await backend.ask('POST', '/saved-reports', {
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
      const { body: projects } = await backend.ask('GET', '/projects');
      const body = {
        projectId: projects.items[0].id,
        startedAt: `2023-03-06T1${at}:00:00Z`,
        endedAt: `2023-03-06T1${at}:30:00Z`,
        note,
      };
      assert.equal((await backend.ask('POST', '/time-entries', body)).status, 201);
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
});
