import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { setUpGoals } from '../../../testing/coach/set-up-goals.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

describe('goals and habits', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpGoals(open);
    const { work } = stage;

    describe('habits', () => {
      const habit = async (body: object) => {
        const made = requireOk(
          await stage.vireo.ask('POST', '/ai/habits', { body: { title: 'Habit', ...body } }),
        ).body;
        return {
          ...made,
          outcomes: Object.fromEntries(
            made.periods.map(({ from, outcome }: { from: string; outcome: string }) => [from, outcome]),
          ),
        };
      };

      it('look whether work began in time on days with working time', async () => {
        await work('2026-11-16', 1);
        await work('2026-11-17', 1, { startedAt: '2026-11-17T11:00', endedAt: '2026-11-17T12:00' });

        const { outcomes, streak } = await habit({ checkedBy: 'begun_before', beforeTime: '10:00' });

        assert.equal(outcomes['2026-11-14'], 'nothing');
        assert.equal(outcomes['2026-11-13'], 'not_kept');
        assert.equal(outcomes['2026-11-16'], 'kept');
        assert.equal(outcomes['2026-11-17'], 'not_kept');
        // Eleven in Berlin, and nothing yet.
        assert.equal(outcomes['2026-11-18'], 'not_kept');
        assert.equal(streak, 0);
      });

      it('look whether weeks were submitted in time, entries noted, and a scan ran', async () => {
        await work('2026-11-09', 1);
        await work('2026-11-02', 1, { note: '' });
        const { id } = requireOk(
          await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-02' } }),
        ).body;
        stage.vireo.clock.now = Date.parse('2026-11-09T20:00:00Z');
        requireOk(await stage.vireo.ask('POST', `/timesheets/${id}/submit`));
        stage.vireo.clock.now = Date.parse('2026-11-18T10:00:00Z');

        const submitted = await habit({ checkedBy: 'timesheet_submitted' });
        const noted = await habit({ checkedBy: 'entries_noted' });
        const scanned = await habit({ checkedBy: 'weekly_scan' });

        const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
        const of = (one: Awaited<ReturnType<typeof habit>>) => weeks.map((week) => one.outcomes[week]);
        assert.deepEqual(of(submitted), ['nothing', 'kept', 'not_kept', 'open']);
        assert.deepEqual(of(noted), ['nothing', 'not_kept', 'kept', 'open']);
        assert.deepEqual({ noted: noted.streak, submitted: submitted.streak }, { noted: 1, submitted: 0 });
        assert.deepEqual(of(scanned), ['not_kept', 'not_kept', 'not_kept', 'open']);
      });

      it('look whether the work of a month was invoiced in time', async () => {
        await work('2026-09-10', 1);
        await work('2026-10-12', 1);
        await stage.practice.approveWeek('2026-10-12');
        const { id } = requireOk(
          await stage.practice.draft({ period: { from: '2026-10-01', to: '2026-10-31' } }),
        ).body;
        requireOk(await stage.practice.issue(id));

        const { outcomes } = await habit({ checkedBy: 'invoiced_after_month', withinDays: 20 });
        const strict = await habit({ checkedBy: 'invoiced_after_month', withinDays: 5 });

        assert.deepEqual(
          ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01'].map((month) => outcomes[month]),
          ['nothing', 'not_kept', 'kept', 'open'],
        );
        assert.equal(strict.outcomes['2026-10-01'], 'not_kept');
      });

      it('are ticked by hand where nothing else tells, and made again with their ticks', async () => {
        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day' });
        const tick = async (date: string, isKept: boolean) =>
          await stage.vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body: { date, isKept } });

        const kept = await tick('2026-11-18', true);
        const back = await tick('2026-11-18', false);
        const ahead = await tick('2026-11-19', true);
        await stage.vireo.ask('DELETE', `/ai/habits/${made.id}`);
        const again = await habit({
          id: made.id,
          checkedBy: 'by_hand',
          rhythm: 'day',
          ticks: ['2026-11-17'],
        });

        assert.deepEqual([made.outcomes['2026-11-18'], made.outcomes['2026-11-17']], ['open', 'nothing']);
        assert.deepEqual([kept.body.streak, back.body.streak, ahead.status], [1, 0, 422]);
        assert.deepEqual([again.outcomes['2026-11-17'], again.streak], ['kept', 1]);
      });

      it('count all periods in a row, also before those that are shown', async () => {
        const days = Array.from({ length: 30 }, (_, at) =>
          new Date(Date.UTC(2026, 9, 20 + at)).toISOString().slice(0, 10),
        );

        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day', ticks: days });

        assert.deepEqual(
          { days: days.at(-1), periodsCount: made.periods.length, streak: made.streak },
          { days: '2026-11-18', periodsCount: 12, streak: 30 },
        );
      });

      it('have missed what they had missed when they are made again', async () => {
        stage.vireo.clock.now = Date.parse('2026-11-09T10:00:00Z');
        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day' });
        stage.vireo.clock.now = Date.parse('2026-11-13T12:00:00Z');
        for (const date of ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'])
          requireOk(
            await stage.vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body: { date, isKept: true } }),
          );
        const { title, checkedBy, rhythm, ticks, createdAt, streak, periods } = await stage.practice.get(
          `/ai/habits/${made.id}`,
        );
        await stage.vireo.ask('DELETE', `/ai/habits/${made.id}`);

        const again = await habit({ id: made.id, title, checkedBy, rhythm, ticks, createdAt });
        const ahead = await stage.vireo.ask('POST', '/ai/habits', {
          body: { title, checkedBy, createdAt: '2026-11-14T00:00:00Z' },
        });

        assert.deepEqual([streak, again.streak, again.createdAt], [2, 2, createdAt]);
        assert.deepEqual(again.periods, periods);
        assert.equal(ahead.status, 422);
      });

      it('are not ticked where records tell, and have what their check needs', async () => {
        const made = await habit({ checkedBy: 'weekly_scan' });
        const body = { date: '2026-11-18', isKept: true };

        const ticked = await stage.vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body });
        const bare = await stage.vireo.ask('POST', '/ai/habits', {
          body: { title: 'x', checkedBy: 'begun_before' },
        });

        assert.deepEqual({ ticked: ticked.status, bare: bare.status }, { ticked: 409, bare: 422 });
      });
    });
  });
});
