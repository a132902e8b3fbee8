import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isExact, roundingStepMinutes, roundSeconds } from '../../../../domain/rounding.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpProjectReports } from '../../../testing/insight/set-up-project-reports.ts';
import { sum } from '../../../testing/insight/set-up-reports.ts';

describe('reports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('of one project', () => {
      const scene = setUpProjectReports(open);
      const { stage, november, add } = scene;

      const { report } = stage;

      describe('where time is rounded', () => {
        const practice = () => `/organizations/${stage.test.owner.organizationId}`;
        const setRounding = async (path: string, rounding: object) =>
          assert.equal((await stage.test.ask('PATCH', path, { body: { rounding } })).status, 200);
        const quarters = { mode: 'up', stepSeconds: 900, scope: 'entry', minimumSeconds: 1_800 };
        const roundedOf = async (query: object) => {
          const { rows, total } = await report({ ...november, ...query });
          return [...rows.map(({ roundedSeconds }) => roundedSeconds), total.roundedSeconds];
        };

        it('tells billable time as it is rounded, entry by entry, beside what was recorded', async () => {
          await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z');
          await add('2026-11-16T10:00:00Z', '2026-11-16T10:01:00Z');
          await add('2026-11-17T22:30:00+01:00', '2026-11-18T00:08:00+01:00');
          await add('2026-11-18T09:00:00Z', '2026-11-18T09:01:00Z', { billable: false });
          assert.deepEqual(await roundedOf({ groupBy: 'day' }), [null, null, null, null], 'no rule rounds');
          await setRounding(practice(), quarters);

          const { rows, total } = await report({ ...november, groupBy: 'day' });

          // What rounding adds to the night counts where it began.
          assert.deepEqual(
            [...rows, total].map(({ billableSeconds, roundedSeconds }) => [billableSeconds, roundedSeconds]),
            [
              [47 * 60, 90 * 60],
              [90 * 60, 97 * 60],
              [8 * 60, 8 * 60],
              [145 * 60, 195 * 60],
            ],
          );
        });

        it('tells none in a report of which no rule rounds any billable time', async () => {
          const exact = await stage.test.createProject();
          await setRounding(practice(), { ...quarters, mode: 'none', minimumSeconds: 0 });
          for (const scope of ['entry', 'day-task', 'line'] as const) {
            await setRounding(`/projects/${scene.projectId}`, { ...quarters, scope });
            await stage.test.database.query.deleteFrom('time_entries').execute();
            await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z', { projectId: exact.projectId });
            await add('2026-11-16T10:00:00Z', '2026-11-16T10:46:00Z', { billable: false });
            await add('2026-10-31T20:00:00Z', '2026-10-31T22:00:00Z');
            const none = await roundedOf({ groupBy: 'month' });
            await add('2026-10-31T22:30:00Z', '2026-10-31T23:07:00Z');
            const night = await roundedOf({ groupBy: 'month' });

            assert.deepEqual(none, [null, null], scope);
            assert.notEqual(night.at(-1), null, scope);
          }
        });

        it('rounds what a rule adds up first as one invoice of the period would, amounts as well', async () => {
          const exact = await stage.test.createProject();
          await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z');
          await add('2026-11-16T23:50:00+01:00', '2026-11-17T00:10:00+01:00');
          await add('2026-11-17T09:00:00Z', '2026-11-17T09:46:00Z', { projectId: exact.projectId });
          await setRounding(practice(), { ...quarters, mode: 'none', minimumSeconds: 0, scope: 'line' });
          await setRounding(`/projects/${scene.projectId}`, { ...quarters, scope: 'day-task' });

          const { rows, total } = await report({ ...november, groupBy: 'day' });

          // 56 minutes of the 16th as 60; 10 of the 17th as 30, which is the least.
          assert.deepEqual(
            [...rows, total].map(({ roundedSeconds, amounts }) => [roundedSeconds, amounts[0]?.minor]),
            [
              [3_600, 11_000],
              [1_800 + 2_760, 13_933],
              [8_160, 24_933],
            ],
          );
          assert.deepEqual(
            await roundedOf({ projectId: exact.projectId }),
            [null, null],
            'no rule rounds it',
          );
          await setRounding(`/projects/${scene.projectId}`, {
            ...quarters,
            minimumSeconds: 0,
            scope: 'line',
          });
          assert.deepEqual(
            await roundedOf({ groupBy: 'day', projectId: scene.projectId }),
            [3_900, 600, 4_500],
          );
        });

        it('rounds in the database as the domain does', async () => {
          const rules = fc.record({
            mode: fc.constantFrom('none' as const, 'up' as const, 'down' as const, 'nearest' as const),
            stepSeconds: fc.constantFrom(...roundingStepMinutes.map((minutes) => minutes * 60)),
            scope: fc.constant('entry' as const),
            minimumSeconds: fc.constantFrom(0, 1, 900, 1_000),
          });
          const lengths = fc.oneof(
            fc.integer({ min: 1, max: 20_000 }),
            fc.nat(40).map((n) => n * 450 + 1),
          );
          const startMs = Date.parse('2026-11-16T00:00:00Z');
          const recorded: number[] = [];
          await fc.assert(
            fc.asyncProperty(rules, lengths, async (rule, seconds) => {
              await add(new Date(startMs).toISOString(), new Date(startMs + seconds * 1000).toISOString());
              recorded.push(seconds);
              await setRounding(`/projects/${scene.projectId}`, rule);
              const wanted = isExact(rule) ? null : sum(recorded.map((one) => roundSeconds(one, rule)));

              assert.deepEqual(await roundedOf({ groupBy: 'project' }), [wanted, wanted]);
            }),
            { numRuns: 12, endOnFailure: true },
          );
        });
      });
    });
  });
});
