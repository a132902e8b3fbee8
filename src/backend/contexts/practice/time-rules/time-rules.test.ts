import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { closed, setUpTimeRules } from '../../../testing/practice/set-up-time-rules.ts';

const upToQuarters = { mode: 'up', stepSeconds: 900, scope: 'entry', minimumSeconds: 1_800 };
describe('rules of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpTimeRules(open);
    const { setRules, create, span, codeOf } = stage;

    describe('are resolved', () => {
      const ask = async () => (await stage.test.ask('GET', `/projects/${stage.projectId}/time-rules`)).body;

      it('from the practice, unless client or project say otherwise', async () => {
        await setRules('client', { overlapPolicy: 'refuse', requiredFields: ['note', 'tag'] });
        await setRules('project', { requiredFields: [], rounding: upToQuarters });

        const rules = await ask();

        assert.deepEqual(rules.from, {
          rounding: 'project',
          overlapPolicy: 'client',
          dailyLimit: 'organization',
          requiredFields: 'project',
          lock: 'organization',
        });
        assert.deepEqual(
          {
            rounding: rules.rounding,
            overlapPolicy: rules.overlapPolicy,
            requiredFields: rules.requiredFields,
          },
          { rounding: upToQuarters, overlapPolicy: 'refuse', requiredFields: [] },
        );
      });

      it('anew once a level gives its rule back', async () => {
        await setRules('project', { overlapPolicy: 'allow' });
        const { body } = await setRules('project', { overlapPolicy: null });

        assert.equal(body.overlapPolicy, null);
        assert.deepEqual(
          [(await ask()).overlapPolicy, (await ask()).from.overlapPolicy],
          ['warn', 'organization'],
        );
      });

      it('with a step of an older version, that no new rule takes', async () => {
        const odd = JSON.stringify({ rounding: { mode: 'up', stepSeconds: 7, scope: 'entry' } });
        await stage.test.database.query.updateTable('clients').set({ time_rules: odd }).execute();

        const replies = await Promise.all(
          (['organization', 'client', 'project'] as const).map(
            async (level) => await setRules(level, { rounding: { ...upToQuarters, stepSeconds: 7 } }),
          ),
        );

        assert.equal((await ask()).rounding.stepSeconds, 7);
        assert.deepEqual(
          replies.map(({ status, body }) => [status, body.error?.details[0].field]),
          replies.map(() => [422, 'rounding.stepSeconds']),
        );
      });

      it('for nobody of another organization', async () => {
        const foreign = await stage.test.ask('GET', `/projects/${stage.projectId}/time-rules`, {
          as: 'foreign',
        });

        assert.equal(foreign.status, 404);
      });

      for (const [what, rule, field] of [
        ['a lock in no zone', { lock: { ...closed('2026-10-31'), zone: 'Atlantis' } }, 'lock.zone'],
        ['a lock of a date without one', { lock: { ...closed('2026-10-31'), date: null } }, 'lock.date'],
        [
          'a limit of more than a day',
          { dailyLimit: { policy: 'warn', seconds: 90_000 } },
          'dailyLimit.seconds',
        ],
        ['a field that is none', { requiredFields: ['mood'] }, 'requiredFields.0'],
        ['a policy that is none', { overlapPolicy: 'delete' }, 'overlapPolicy'],
      ] as const) {
        it(`never from ${what}`, async () => {
          const reply = await setRules('project', rule);

          assert.deepEqual(
            { status: reply.status, field: reply.body.error.details[0].field },
            { status: 422, field },
          );
        });
      }
    });

    describe('rounding', () => {
      it('is told beside the raw time, which stays', async () => {
        await setRules('client', { rounding: upToQuarters });

        const { body } = await create(span('09:00', '09:46'));
        const short = await create(span('11:00', '11:01'));
        await setRules('project', { rounding: { ...upToQuarters, scope: 'line' } });

        assert.deepEqual([body.seconds, body.billedSeconds, short.body.billedSeconds], [2_760, 3_600, 1_800]);
        const after = (await stage.test.ask('GET', `/time-entries/${body.id}`)).body;
        assert.deepEqual(
          { seconds: after.seconds, billedSeconds: after.billedSeconds, version: after.version },
          { seconds: 2_760, billedSeconds: null, version: 1 },
        );
      });

      it('shows in lists at once what a change of any level makes of it', async () => {
        const other = await stage.test.createProject();
        await create(span('09:00', '09:46'));
        await create({ ...span('10:00', '10:46'), projectId: other.projectId });
        const billed = async () =>
          (await stage.test.ask('GET', '/time-entries')).body.items
            .map(({ billedSeconds }: { billedSeconds: number }) => billedSeconds)
            .reverse();
        const steps = (stepSeconds: number) => ({ rounding: { mode: 'up', stepSeconds, scope: 'entry' } });

        const seen = [await billed()];
        for (const [level, rules] of [
          ['organization', steps(600)],
          ['client', steps(1800)],
          ['project', steps(60)],
          ['project', { rounding: null }],
        ] as const) {
          await setRules(level, rules);
          seen.push(await billed());
        }

        assert.deepEqual(seen, [
          [2_760, 2_760],
          [3_000, 3_000],
          [3_600, 3_000],
          [2_760, 3_000],
          [3_600, 3_000],
        ]);
      });

      it('bills nothing of what is not billable', async () => {
        const { body } = await create({ billable: false });

        assert.deepEqual(
          { seconds: body.seconds, billedSeconds: body.billedSeconds },
          { seconds: 3_600, billedSeconds: null },
        );
      });
    });

    describe('required fields', () => {
      beforeEach(async () => {
        await setRules('project', { requiredFields: ['note', 'tag'] });
      });

      it('are asked for when an entry is made by hand', async () => {
        const reply = await create({ note: ' ' });

        assert.deepEqual(codeOf(reply), [422, 'invalid']);
        assert.deepEqual(
          reply.body.error.details.map(({ field }: { field: string }) => field),
          ['note', 'tags'],
        );
        assert.equal((await create({ tags: ['review'] })).status, 201);
      });

      it('never keep a timer from being stopped: what is missing is told', async () => {
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, tags: ['review'] } });
        stage.test.clock.now += 60_000;

        const stopped = await stage.test.ask('POST', '/timer/stop', { body: {} });

        assert.equal(stopped.status, 200);
        assert.deepEqual(
          stopped.body.warnings.map(({ code, field }: { code: string; field: string }) => [code, field]),
          [['field_missing', 'note']],
        );
      });

      it('are told of what a switch ends, once', async () => {
        const other = await stage.test.createProject();
        const first = await stage.test.ask('POST', '/timer', {
          body: { projectId: stage.projectId, note: 'Review' },
        });
        stage.test.clock.now += 60_000;
        const body = { id: newId(), projectId: other.projectId };

        const switched = await stage.test.ask('POST', '/timer', { body });
        const again = await stage.test.ask('POST', '/timer', { body });
        stage.test.clock.now += 60_000;
        const resumed = await stage.test.ask('POST', '/timer/resume', { body: { entryId: first.body.id } });

        const { ended } = switched.body;
        assert.deepEqual(
          {
            id: ended.id,
            seconds: ended.seconds,
            warnings: ended.warnings.map(({ field }: { field: string }) => field),
          },
          { id: first.body.id, seconds: 60, warnings: ['tags'] },
        );
        assert.equal(first.body.ended, null);
        assert.deepEqual({ status: again.status, ended: again.body.ended }, { status: 200, ended: null });
        assert.deepEqual(
          { id: resumed.body.ended.id, warnings: resumed.body.ended.warnings },
          { id: body.id, warnings: [] },
        );
      });

      it('let what the timer left be mended in any order, but not be emptied', async () => {
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, note: 'Review' } });
        stage.test.clock.now += 60_000;
        const { id } = (await stage.test.ask('POST', '/timer/stop', { body: {} })).body;

        const billed = await stage.test.ask('PATCH', `/time-entries/${id}`, { body: { billable: false } });
        const emptied = await stage.test.ask('PATCH', `/time-entries/${id}`, { body: { note: '' } });

        assert.deepEqual(
          { status: billed.status, warningsCount: billed.body.warnings.length },
          { status: 200, warningsCount: 1 },
        );
        assert.deepEqual(codeOf(emptied), [422, 'invalid']);
      });

      it('keep a week from being submitted, naming each entry', async () => {
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });
        stage.test.clock.now += 60_000;
        const { id } = (await stage.test.ask('POST', '/timer/stop', { body: {} })).body;
        const sheet = (await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } }))
          .body;

        const refused = await stage.test.ask('POST', `/timesheets/${sheet.id}/submit`);
        await stage.test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Review', tags: ['review'] } });
        const taken = await stage.test.ask('POST', `/timesheets/${sheet.id}/submit`);

        assert.deepEqual(codeOf(refused), [409, 'field_missing']);
        assert.equal(refused.body.error.details[0].field, id);
        assert.match(refused.body.error.details[0].issue, /needs a note and a tag/);
        assert.equal(taken.status, 200);
      });
    });
  });
});
