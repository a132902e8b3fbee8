import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpWeeks } from '../../../testing/time/set-up-weeks.ts';

const monday = '2026-11-16';

const hour = 3_600;
describe('weeks', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpWeeks(open);
    const { addEntry, week } = stage;

    it('shows time by project, task and day, with sums and value', async () => {
      const task = requireOk(
        await stage.vireo.ask('POST', '/tasks', { body: { projectId: stage.projectId, name: 'Review' } }),
      ).body;
      await addEntry({ note: 'Build', tags: ['deep'] });
      await addEntry({ startedAt: '2026-11-16T13:00', endedAt: '2026-11-16T14:00' });
      await addEntry({ taskId: task.id, startedAt: '2026-11-18T08:00', endedAt: '2026-11-18T08:20' });
      await addEntry({ startedAt: '2026-11-22T08:00', endedAt: '2026-11-22T09:00', billable: false });
      await addEntry({ startedAt: '2026-11-23T08:00', endedAt: '2026-11-23T09:00' });

      const { body } = await week();

      assert.deepEqual(
        {
          weekStart: body.weekStart,
          weekEnd: body.weekEnd,
          year: body.year,
          week: body.week,
          dayStart: body.dayStart,
        },
        { weekStart: monday, weekEnd: '2026-11-22', year: 2026, week: 47, dayStart: '09:00' },
      );
      assert.deepEqual(
        body.rows.map((row: { taskName: string; clientName: string; seconds: number }) => [
          row.clientName,
          row.taskName,
          row.seconds,
        ]),
        [
          ['Nordwind GmbH', null, 3.5 * hour],
          ['Nordwind GmbH', 'Review', 1200],
        ],
      );
      assert.deepEqual(
        body.rows[0].cells.map((cell: object[]) => cell.length),
        [2, 0, 0, 0, 0, 0, 1],
      );
      const [entry] = body.rows[0].cells[0];
      assert.deepEqual(
        { note: entry.note, tags: entry.tags, lock: entry.lock, version: entry.version },
        { note: 'Build', tags: ['deep'], lock: null, version: 1 },
      );
      assert.deepEqual(
        body.days.map(({ seconds }: { seconds: number }) => seconds),
        [2.5 * hour, 0, 1200, 0, 0, 0, hour],
      );
      assert.deepEqual(
        { seconds: body.seconds, billableSeconds: body.billableSeconds, targetSeconds: body.targetSeconds },
        { seconds: 3.5 * hour + 1200, billableSeconds: 2.5 * hour + 1200, targetSeconds: 40 * hour },
      );
      // 2:50 at 110.00 is 311.666…: rounded once.
      assert.deepEqual(body.amounts, [{ minor: 31_167, currency: 'EUR' }]);
    });

    it('tells what entries, rows and the week are billed as where a rule rounds', async () => {
      const rounding = { mode: 'up', stepSeconds: 900, scope: 'entry' };
      requireOk(await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, { body: { rounding } }));
      const other = await stage.vireo.createProject();
      await addEntry({ endedAt: '2026-11-16T09:53' });
      await addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:10', billable: false });
      // Of the night before, and into the next week: what rounding adds counts where an entry began.
      await addEntry({ startedAt: '2026-11-15T23:00', endedAt: '2026-11-16T00:10' });
      await addEntry({ startedAt: '2026-11-22T23:30', endedAt: '2026-11-23T00:20' });
      await addEntry({ projectId: other.projectId, endedAt: '2026-11-16T09:07' });
      const billed = async () => {
        const { body } = await week();
        const rows = [body, ...body.rows].map((one) => [one.billableSeconds / 60, one.billedSeconds / 60]);
        const [entry] = body.rows.find((row: { projectId: string }) => row.projectId === stage.projectId)
          .cells[0];
        return { rows: rows.toSorted(([one = 0], [two = 0]) => two - one), entry: entry.billedSeconds };
      };

      assert.deepEqual(await billed(), {
        rows: [
          [100, 117],
          [93, 110],
          [7, 7],
        ],
        entry: 3_600,
      });
      const summed = { rounding: { ...rounding, scope: 'line' } };
      requireOk(await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, { body: summed }));
      const { body } = await week();
      const [, row] = body.rows.map((one: { billedSeconds: number }) => one.billedSeconds / 60).toSorted();
      // 93 minutes of the week on two lines, "Build" and what has no note, as one invoice of it would bill them.
      assert.deepEqual([body.billedSeconds / 60, row], [112, 7]);
      assert.equal(body.rows[0].cells[0][0].billedSeconds, null, 'by itself');
      assert.deepEqual(body.amounts, [{ minor: 20_533, currency: 'EUR' }]);
    });

    it('tells what a row is billed as where a rule rounds the work of a day, as its invoice will', async () => {
      const rounding = { mode: 'up', stepSeconds: 900, scope: 'day-task' };
      requireOk(await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, { body: { rounding } }));
      for (const [startedAt, endedAt, note] of [
        ['2026-11-16T09:00', '2026-11-16T09:10', 'Review'],
        ['2026-11-16T11:00', '2026-11-16T11:10', 'Review'],
        ['2026-11-16T14:00', '2026-11-16T14:05', 'Mend the menu'],
        ['2026-11-17T09:00', '2026-11-17T09:10', 'Review'],
      ])
        await addEntry({ startedAt, endedAt, note });

      const { body } = await week();

      // 20 as 30, 5 as 15, 10 as 15; one entry by itself is billed as nothing.
      assert.deepEqual([body.billableSeconds / 60, body.billedSeconds / 60], [35, 60]);
      assert.deepEqual(
        body.rows.map((row: { billedSeconds: number }) => row.billedSeconds / 60),
        [60],
      );
      assert.equal(body.rows[0].cells[0][0].billedSeconds, null);
    });

    it('shows a running timer in its cell, counted nowhere', async () => {
      await stage.vireo.ask('POST', '/timer', {
        body: { projectId: stage.projectId, zone: 'Europe/Berlin' },
      });

      const { body } = await week();

      assert.deepEqual(
        { firstThirdCells: body.rows[0].cells[2][0].seconds, body: body.seconds },
        { firstThirdCells: null, body: 0 },
      );
    });

    it('says which sheet locks an entry, and in which state each is', async () => {
      await addEntry();
      const sheet = requireOk(
        await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: monday } }),
      ).body;
      requireOk(await stage.vireo.ask('POST', `/timesheets/${sheet.id}/submit`));

      const { body } = await week();

      assert.equal(body.rows[0].cells[0][0].lock, 'submitted');
      assert.deepEqual(body.sheets, [
        { id: sheet.id, version: 2, supplement: 0, state: 'submitted', reason: null },
      ]);
    });

    it('tells what is left to invoice once time of the week was invoiced', async () => {
      await addEntry();
      const sheet = requireOk(
        await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: monday } }),
      ).body;
      requireOk(await stage.vireo.ask('POST', `/timesheets/${sheet.id}/submit`));
      const before = (await week()).body;
      await stage.vireo.database.query
        .updateTable('timesheets')
        .set({ state: 'invoiced' })
        .where('id', '=', sheet.id)
        .execute();
      await addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:30' });

      const { body } = await week();

      assert.deepEqual(before.toInvoice, {
        billableSeconds: before.billableSeconds,
        amounts: before.amounts,
      });
      assert.equal(body.toInvoice.billableSeconds, 1_800);
      assert.equal(body.billableSeconds, before.billableSeconds + 1_800);
      assert.equal(body.toInvoice.amounts[0].minor < body.amounts[0].minor, true);
    });

    it('takes no region without known holidays, and tells which there are', async () => {
      const begin = { validFrom: '2026-01-01', weekdaySeconds: [0, 0, 0, 0, 0, 0, 0] };
      const create = async (holidayRegion: string | null) =>
        await stage.vireo.ask('POST', '/working-times', { body: { ...begin, holidayRegion } });

      const [unknown, country] = [await create('DE-XX'), await create('ZZ')];
      const { body } = requireOk(await create('DE-HH'));
      const changed = await stage.vireo.ask('PATCH', `/working-times/${body.id}`, {
        body: { holidayRegion: 'AT-99' },
      });

      assert.deepEqual(
        { unknown: unknown.status, country: country.status, changed: changed.status },
        { unknown: 422, country: 422, changed: 422 },
      );
      const [detail] = unknown.body.error.details;
      assert.equal(detail.field, 'holidayRegion');
      assert.match(detail.issue, /^the holidays of DE-XX are not known: known are .*\bDE-HH\b/);
      assert.match(country.body.error.message, /ZZ are not known: known are ZA, ZM, ZW$/);
      assert.match(changed.body.error.message, /AT-99 are not known: known are AT-1\b/);
    });

    it('takes holidays of the region and days off from what is to be worked', async () => {
      const weekdaySeconds = [7, 7, 7, 7, 7, 0, 0].map((hours) => hours * hour);
      const begin = { validFrom: '2026-01-01', weekdaySeconds, dayStart: '08:30' };
      requireOk(
        await stage.vireo.ask('POST', '/working-times', { body: { ...begin, holidayRegion: 'DE-BY' } }),
      );
      requireOk(
        await stage.vireo.ask('POST', '/days-off', {
          body: { firstDate: '2026-01-08', lastDate: '2026-01-09', note: 'Skiing' },
        }),
      );

      const { body } = await week('2026-01-05');

      assert.equal(body.dayStart, '08:30');
      assert.deepEqual(
        body.days.map((day: { targetSeconds: number; holiday: string | null; dayOffNote: string }) => [
          day.targetSeconds / hour,
          day.holiday,
          day.dayOffNote,
        ]),
        [
          [7, null, ''],
          [0, 'Epiphany', ''],
          [7, null, ''],
          [0, null, 'Skiing'],
          [0, null, 'Skiing'],
          [0, null, ''],
          [0, null, ''],
        ],
      );
    });

    it('goes by the practice’s working time where a person has none of their own', async () => {
      const weekdaySeconds = [hour, 0, 0, 0, 0, 0, 0];
      const practice = { validFrom: '2026-01-01', weekdaySeconds, userId: null };
      requireOk(await stage.vireo.ask('POST', '/working-times', { body: practice }));

      assert.equal((await week(monday, 'user')).body.targetSeconds, hour);
      assert.equal((await week('2025-11-17', 'user')).body.targetSeconds, 40 * hour);
    });

    it('lets people write their own working time, and nobody else’s', async () => {
      const weekdaySeconds = [0, 0, 0, 0, 0, 0, 0];
      const body = { validFrom: '2026-01-01', weekdaySeconds };
      const post = async (userId?: string | null) =>
        await stage.vireo.ask('POST', '/working-times', { as: 'user', body: { ...body, userId } });

      const [own, practice, other] = [await post(), await post(null), await post(stage.vireo.owner.userId)];
      const twice = await post();

      assert.deepEqual(
        { own: own.status, practice: practice.status, other: other.status, twice: twice.status },
        { own: 201, practice: 403, other: 403, twice: 409 },
        JSON.stringify(twice.body),
      );
      const off = { firstDate: '2026-12-24', lastDate: '2026-12-20' };
      assert.equal((await stage.vireo.ask('POST', '/days-off', { body: off })).status, 422);
    });

    it('is another’s only for who may read everybody’s time', async () => {
      await addEntry();
      const mine = `${monday}?userId=${stage.vireo.owner.userId}`;

      assert.equal((await week(mine, 'viewer')).body.seconds, 1.5 * hour);
      assert.equal((await week(mine, 'approver')).status, 404);
      assert.equal((await week(mine, 'user')).status, 404);
      assert.equal((await week(mine, 'foreign')).status, 404);
      assert.equal((await week('2026-11-17')).status, 422);
      assert.equal((await week('monday')).status, 422);
    });

    it('lists weeks that have time, the newest first, with what is in no sheet yet', async () => {
      await addEntry();
      await addEntry({ startedAt: '2025-12-29T09:00', endedAt: '2025-12-29T10:00' });
      await addEntry({ startedAt: '2024-02-01T09:00', endedAt: '2024-02-01T10:00' });
      const sheet = requireOk(
        await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: monday } }),
      ).body;
      requireOk(await stage.vireo.ask('POST', `/timesheets/${sheet.id}/submit`));
      await addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T10:00' });

      const { body } = await stage.vireo.ask('GET', '/weeks?from=2025-12-29&to=2026-12-31');

      assert.deepEqual(
        body.items.map((item: Record<string, unknown>) => [
          item['weekStart'],
          item['year'],
          item['seconds'],
          item['openSeconds'],
          item['openCount'],
        ]),
        [
          [monday, 2026, 2.5 * hour, hour, 1],
          ['2025-12-29', 2026, hour, hour, 1],
        ],
      );
      assert.deepEqual(
        { firstDate: body.firstDate, lastDate: body.lastDate },
        { firstDate: '2024-02-01', lastDate: '2026-11-17' },
      );
    });
  });
});
