import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Proposal {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly projectId: string | null;
  readonly note: string;
  readonly evidence: readonly { readonly key: string }[];
}

interface Warning {
  readonly code: string;
}

const date = '2026-11-16';

/** The zone of one event has a rule that ical.js follows for ever. */
const endless = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Nowhere
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY:Endless
DTSTART;TZID=Nowhere:20261116T120000
DURATION:PT1H
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Planning
DTSTART:20261116T150000Z
DURATION:PT1H
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

const block = (id: string, from: string, to: string, more: object = {}) => ({
  id: `0197a3c2-0000-7000-8000-00000000${id}`,
  startedAt: `${date}T${from}:00Z`,
  endedAt: `${date}T${to}:00Z`,
  ...more,
});

describe('proposals for forgotten time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
    });

    afterEach(async () => await test.app.close());

    const see = async (...items: readonly object[]) =>
      await test.ask('POST', '/activity', { body: { items } });
    const propose = async (more: object = {}) =>
      await test.ask('POST', '/time-proposals', { body: { date, zone: 'UTC', ...more } });
    const list = async (more: object = {}): Promise<readonly string[]> =>
      (await propose(more)).body.items.map(
        (each: Proposal) =>
          `${each.startedAt.slice(11, 16)}-${each.endedAt.slice(11, 16)} ${each.projectId === projectId ? 'API' : '-'} ${each.note}`,
      );

    it('come from what the editor saw, the commits and the calendar, and leave out what is recorded', async () => {
      await test.ask('POST', '/time-entries', {
        body: { projectId, startedAt: `${date}T10:00:00Z`, endedAt: `${date}T11:00:00Z`, zone: 'UTC' },
      });
      await see(block('0001', '09:00', '12:00', { projectId, branch: 'feature/login' }));
      const commits = [{ hash: 'c0ffee', subject: 'Add login', at: `${date}T11:30:00Z`, projectId }];
      const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Planning\r\nDTSTART:20261116T150000Z\r\nDTEND:20261116T160000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

      assert.deepEqual(await list({ commits, calendar }), [
        '09:00-10:00 API feature/login',
        '11:00-12:00 API Add login',
        '15:00-16:00 - Planning',
      ]);
      const { body } = await test.ask('GET', '/time-entries');
      assert.equal(body.items.length, 1);
    });

    it('tell what is recorded of the day, so that nobody makes one of those on both sides of it', async () => {
      await test.ask('POST', '/time-entries', {
        body: { projectId, startedAt: `${date}T10:00:00Z`, endedAt: `${date}T10:45:00Z`, zone: 'UTC' },
      });
      await see(block('0008', '09:00', '12:00', { projectId }));

      const { body } = await propose();
      assert.deepEqual(body.recorded, [
        { startedAt: `${date}T10:00:00.000Z`, endedAt: `${date}T10:45:00.000Z` },
      ]);
      assert.equal(body.items.length, 2);
    });

    it('know a block that goes on by its id, whatever comes late', async () => {
      await see(block('0002', '09:00', '09:20'));
      await see(block('0002', '09:00', '09:40'));
      await see(block('0002', '09:00', '09:20'));

      assert.deepEqual(await list(), ['09:00-09:40 - ']);
    });

    it('are not made again of what was ignored, until that is taken back', async () => {
      await see(block('0003', '09:00', '10:00'));
      const { items } = (await propose()).body;
      const keys = items[0].evidence.map(({ key }: { key: string }) => key);

      await test.ask('POST', '/time-proposals/ignore', { body: { keys } });
      await test.ask('POST', '/time-proposals/ignore', { body: { keys } });
      const without = (await propose()).body;
      await test.ask('POST', '/time-proposals/restore', { body: { keys } });

      assert.deepEqual(
        { items: without.items, ignored: without.ignored, ignoredKeys: without.ignoredKeys },
        { items: [], ignored: 1, ignoredKeys: keys },
      );
      assert.equal((await list()).length, 1);
    });

    const ignore = async (keys: readonly string[]) =>
      await test.ask('POST', '/time-proposals/ignore', { body: { keys } });
    const ignoreFirst = async () => {
      const keys = (await propose()).body.items[0].evidence.map(({ key }: { key: string }) => key);
      await ignore(keys);
      return keys;
    };

    it('are made of what the editor saw before and behind the stretch that was ignored', async () => {
      await test.ask('POST', '/time-entries', {
        body: { projectId, startedAt: `${date}T09:10:00Z`, endedAt: `${date}T10:00:00Z`, zone: 'UTC' },
      });
      await see(block('0009', '09:00', '13:00'));

      const keys = await ignoreFirst();
      const { body } = await propose();
      await test.ask('POST', '/time-proposals/restore', { body: { keys } });

      assert.deepEqual(
        body.items.map((each: Proposal) => each.startedAt.slice(11, 16)),
        ['10:00'],
      );
      assert.equal(body.ignored, 1);
      assert.equal((await list()).length, 2);
    });

    it('are made of what the editor saw since in the stretch that was ignored', async () => {
      await see(block('000a', '09:00', '09:10'));
      await ignoreFirst();
      await see(block('000a', '09:00', '12:00'));

      assert.deepEqual(await list(), ['09:10-12:00 - ']);
      await ignoreFirst();
      const { body } = await propose();
      assert.deepEqual({ items: body.items, ignored: body.ignored }, { items: [], ignored: 1 });
    });

    it('are made of nothing of an activity that was ignored as a whole before', async () => {
      await see(block('000b', '09:00', '09:10'));
      await ignore([`activity:${block('000b', '09:00', '09:10').id}`]);
      await see(block('000b', '09:00', '12:00'));

      assert.deepEqual(await list(), []);
    });

    it('end with the day where a commit was made just after it', async () => {
      const commits = [{ hash: 'c0ffee', subject: 'Late', at: '2026-11-17T00:10:00Z', projectId }];

      assert.deepEqual(await list({ commits }), ['23:40-00:00 API Late']);
      assert.deepEqual(await list({ commits, date: '2026-11-17' }), ['00:00-00:10 API Late']);
      assert.deepEqual(await list({ commits: [{ ...commits[0], at: '2026-11-17T00:31:00Z' }] }), []);
    });

    for (const [what, subject] of [
      ['a tab', 'Fix\tlogin'],
      ['a space where the key is cut', `${'x'.repeat(478)} y`],
      ['a space at its end', 'Fix login '],
      ['half a letter at its end', `Fix ${'😀'.slice(0, 1)}`],
      ['an end that is far away', 'x'.repeat(500)],
    ] as const) {
      it(`can be ignored where the subject of a commit has ${what}`, async () => {
        const commits = [{ hash: 'c0ffee', subject, at: `${date}T11:30:00Z`, projectId }];
        const { items } = (await propose({ commits })).body;
        const keys = items[0].evidence.map(({ key }: { key: string }) => key);

        const { status } = await test.ask('POST', '/time-proposals/ignore', { body: { keys } });
        const without = (await propose({ commits })).body;

        assert.deepEqual(
          { status, items: without.items, ignored: without.ignored },
          { status: 204, items: [], ignored: 1 },
        );
      });
    }

    it('are not made again of what was ignored by its time and subject before', async () => {
      const at = Date.parse(`${date}T11:30:00Z`);
      const keys = [`commit:${at}:Add login`];
      await test.ask('POST', '/time-proposals/ignore', { body: { keys } });

      const commits = [{ hash: 'c0ffee', subject: 'Add login', at: `${date}T11:30:00Z`, projectId }];
      assert.deepEqual(await list({ commits }), []);
    });

    it('can be recorded as they are, whatever a subject holds', async () => {
      const commits = Array.from({ length: 25 }, (_, index) => ({
        hash: `${index}`,
        subject: `\u001b[31m${index} ${'x'.repeat(490)}`,
        at: `${date}T11:${10 + index}:00Z`,
        projectId,
      }));
      const [{ startedAt, endedAt, note }] = (await propose({ commits })).body.items;

      const body = { projectId, startedAt, endedAt, note, zone: 'UTC' };
      const { status } = await test.ask('POST', '/time-entries', { body });
      assert.deepEqual({ status, note: note.slice(0, 6) }, { status: 201, note: '\u{fffd}[31m0' });
    });

    it('count a commit once that was rebased', async () => {
      const commit = { subject: 'Add login', at: `${date}T11:30:00Z`, projectId };

      assert.deepEqual(
        (
          await propose({
            commits: [
              { ...commit, hash: 'aaaa' },
              { ...commit, hash: 'bbbb' },
            ],
          })
        ).body.items[0].evidence.length,
        1,
      );
    });

    it('are each person’s own', async () => {
      await see(block('0004', '09:00', '10:00'));

      const of = async (as: 'foreign' | 'user') =>
        (await test.ask('POST', '/time-proposals', { as, body: { date, zone: 'UTC' } })).body.items;
      assert.deepEqual([await of('foreign'), await of('user')], [[], []]);
      // Nobody takes over another's block by its id.
      await test.ask('POST', '/activity', {
        as: 'foreign',
        body: { items: [block('0004', '09:00', '11:00')] },
      });
      assert.deepEqual(await list(), ['09:00-10:00 - ']);
    });

    it('propose nothing of the time to come, and nothing for a project that is gone', async () => {
      const gone = '0197a3c2-0000-7000-8000-00000000dead';
      await see(block('0005', '09:00', '10:00', { projectId: gone }));

      assert.deepEqual(await list(), ['09:00-10:00 - ']);
      assert.deepEqual(await list({ date: '2999-01-01' }), []);
    });

    it('keep what the editor saw beside what cannot be read, and name that', async () => {
      const { status, body } = await test.ask('POST', '/activity', {
        body: { items: [block('0006', '10:00', '09:00'), null, block('0007', '09:00', '10:00')] },
      });

      assert.equal(status, 200);
      assert.deepEqual(
        body.refused.map(({ index, field }: { index: number; field: string }) => [index, field]),
        [
          [0, 'items.0.endedAt'],
          [1, 'items.1'],
        ],
      );
      assert.deepEqual(await list(), ['09:00-10:00 - ']);
    });

    it('name the field that is wrong', async () => {
      const replies = [
        await propose({ zone: 'Mars/Base' }),
        await propose({ date: '2026-02-30' }),
        await see(),
      ];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error.details[0].field]),
        [
          [422, 'zone'],
          [422, 'date'],
          [422, 'items'],
        ],
      );
    });

    it('tell what of a calendar could not be read, and go on without it', async () => {
      await see(block('0007', '09:00', '10:00'));
      const { items, warnings } = (await propose({ calendar: 'no calendar' })).body;

      assert.deepEqual(
        { itemsCount: items.length, warnings: warnings.map(({ code }: Warning) => code) },
        { itemsCount: 1, warnings: ['not_a_calendar'] },
      );
    });

    it('keep nobody waiting for a calendar that never ends, and leave out of it only what holds it up', async () => {
      const answered: string[] = [];

      const [proposed] = await Promise.all([
        propose({ calendar: endless }).finally(() => answered.push('proposals')),
        test.ask('GET', '/time-entries').finally(() => answered.push('entries')),
      ]);

      assert.deepEqual(answered, ['entries', 'proposals']);
      assert.deepEqual(proposed.body.warnings, [{ code: 'event_too_slow', event: 'Endless', detail: '' }]);
      assert.deepEqual(
        proposed.body.items.map(({ note }: Proposal) => note),
        ['Planning'],
      );
    });
  });
});
