import assert from 'node:assert/strict';
import { addDays, localDate, localTime } from '../../../src/domain/zones.ts';
import { runCli } from '../../support/run-cli.ts';
import { type setUpEntries, withinDay } from './set-up-entries.ts';

/** Entries that are edited, and edits that are undone. */
export function itChangesEntries(stage: ReturnType<typeof setUpEntries>): void {
  const { time, setTimerBack, read } = stage;

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
    const imported = await stage.backend.ask('POST', '/imports', { file, fileName: 'team.csv', zone: 'UTC' });

    const edited = read(await time('edit', 'last', 'touched', '--json'));
    const resumed = read(await time('resume', '--json'));
    await time('discard');
    const deleted = read(await time('delete', 'last', '--json'));

    await stage.backend.ask('DELETE', `/imports/${imported.body.id}`);
    await stage.backend.ask('DELETE', `/time-entries/${planned.id}`);
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
    const { body, status } = await stage.backend.ask('POST', '/imports', { file, fileName: 'many.csv' });
    const { body: first } = await stage.backend.ask('GET', '/projects?limit=500');
    const { body: second } = await stage.backend.ask('GET', `/projects?limit=500&cursor=${first.nextCursor}`);
    const name = second.items.at(-1).name;

    const added = await time('add', `9-10 #"${name}"`, '--on', '2001-01-01');

    await time('undo');
    await stage.backend.ask('DELETE', `/imports/${body.id}`);
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
      for (const one of made.splice(0)) await stage.backend.ask('DELETE', `/time-entries/${one}`);
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
      await stage.backend.ask('DELETE', `/time-entries/${id}`);
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
    const { body } = await stage.backend.ask('GET', '/time-entries?from=2025-02-12&to=2025-02-12');
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
        await runCli(['time', 'add', ...args, '#shop', '--zone', zone, '--json', '--data', stage.directory], {
          env: { TZ: 'Pacific/Pago_Pago' },
        }),
      );
      await stage.backend.ask('DELETE', `/time-entries/${entry.id}`);
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
    for (const { id } of items) await stage.backend.ask('DELETE', `/time-entries/${id}`);

    assert.match(unquoted.stderr, /Name the project: #acme, or --project\. Quote the line in a shell/);
    assert.deepEqual(
      { tags: tagged.tags, taggedNote: tagged.note, wholeNote: whole.note },
      { tags: ['code review'], taggedNote: '', wholeNote: 'plan' },
    );
    assert.match(counted.stdout, /1:00 .* 30 tests fixed\n$/);
    assert.match(counted.stderr, /"30" is a word of the note; 1h30 is 1:30\./);
  });
}
