import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { closed, setUpTimeRules } from '../../../testing/practice/set-up-time-rules.ts';

describe('rules of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpTimeRules(open);
    const { create, setRules, span, at, codeOf, list } = stage;

    describe('the lock', () => {
      it('refuses to create, change, move into or delete what it closes, naming the date', async () => {
        const { body: entry } = await create();
        const later = await create({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' });
        await setRules('organization', { lock: closed('2026-11-17') });

        const replies = [
          await create(span('12:00', '13:00')),
          await stage.test.ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'Other' } }),
          await stage.test.ask('PATCH', `/time-entries/${later.body.id}`, {
            body: { startedAt: at('12:00') },
          }),
          await stage.test.ask('DELETE', `/time-entries/${entry.id}`),
        ];

        for (const reply of replies) {
          assert.deepEqual(codeOf(reply), [409, 'entry_locked']);
          assert.match(reply.body.error.message, /2026-11-17 \(Europe\/Berlin\)/);
        }
        assert.equal((await list()).length, 2);
      });

      it('lets no undo bring time back into what it closed since', async () => {
        const { body: deleted } = await create();
        const { body: moved } = await create(span('12:00', '13:00'));
        const later = { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' };
        await stage.test.ask('PATCH', `/time-entries/${moved.id}`, { body: later });
        await setRules('organization', { lock: closed('2026-11-17') });
        const undoMove = await stage.test.ask('POST', '/time-entries/undo');
        await setRules('organization', { lock: closed('2026-11-16') });
        await stage.test.ask('DELETE', `/time-entries/${deleted.id}`);
        await setRules('organization', { lock: closed('2026-11-17') });
        const undoDeletion = await stage.test.ask('POST', '/time-entries/undo');

        assert.deepEqual([undoMove, undoDeletion].map(codeOf), Array(2).fill([409, 'entry_locked']));
        assert.equal((await list()).length, 1);
      });

      it('lets no part of an entry go to a project whose time it closed', async () => {
        const { body: entry } = await create();
        stage.test.clock.now = Date.parse('2026-11-17T20:00:00Z');
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });
        stage.test.clock.now = Date.parse('2026-11-17T21:00:00Z');
        const gap = { from: at('20:10'), to: at('20:40'), kind: 'idle' };
        const { body } = await stage.test.ask('POST', '/timer/seen', { body: { at: at('21:00'), gap } });
        const { projectId: target } = await stage.test.createProject();
        stage.test.clock.now = Date.parse('2026-11-18T00:30:00Z');
        await stage.test.ask('PATCH', `/projects/${target}`, { body: { lock: closed('2026-11-17') } });

        const split = await stage.test.ask('POST', `/time-entries/${entry.id}/split`, {
          body: { at: at('09:30'), second: { projectId: target } },
        });
        const answered = await stage.test.ask('POST', `/timer/questions/${body.question.id}/answer`, {
          body: { answer: 'split', projectId: target },
        });

        assert.deepEqual([split, answered].map(codeOf), Array(2).fill([409, 'entry_locked']));
        assert.equal((await list()).length, 2);
      });

      it('closes at midnight of its own zone, once the grace is over', async () => {
        const inBerlinTheNextDay = { startedAt: '2026-11-17T23:00:00Z', endedAt: '2026-11-17T23:30:00Z' };
        await setRules('organization', { lock: closed('2026-11-17') });
        assert.equal((await create({ ...inBerlinTheNextDay, zone: 'UTC' })).status, 201);
        assert.equal((await create({ startedAt: '2026-11-17T22:59:00Z', endedAt: at('23:30') })).status, 409);

        await setRules('organization', { lock: closed('2026-11-17', 1) });
        assert.equal((await create()).status, 201);
        stage.test.clock.now = Date.parse('2026-11-18T23:00:00Z');
        assert.deepEqual(codeOf(await create(span('12:00', '13:00'))), [409, 'entry_locked']);
      });

      it('opens nothing that was closed when its date is moved, in the days of grace', async () => {
        await setRules('organization', { lock: closed('2026-10-31', 1) });
        await setRules('organization', { lock: closed('2026-11-16', 5) });
        const october = { startedAt: '2026-10-30T08:00:00Z', endedAt: '2026-10-30T09:00:00Z' };
        const november = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z' };

        assert.deepEqual(codeOf(await create(october)), [409, 'entry_locked']);
        assert.equal((await create(november)).status, 201);
        await setRules('organization', { lock: { ...closed('2026-11-15', 5), closedThrough: '2026-09-30' } });
        assert.deepEqual(codeOf(await create(october)), [409, 'entry_locked']);
        await setRules('organization', { lock: closed('2026-10-01') });
        assert.equal((await create(october)).status, 201);
      });

      it('leaves a timer alone that ran into it, but lets none be moved there', async () => {
        stage.test.clock.now = Date.parse('2026-11-17T22:30:00Z');
        const { id } = (await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } }))
          .body;
        await setRules('organization', { lock: closed('2026-11-17') });
        stage.test.clock.now = Date.parse('2026-11-17T23:30:00Z');
        const patch = async (body: object) => await stage.test.ask('PATCH', `/time-entries/${id}`, { body });

        const described = await patch({ note: 'Over midnight' });
        const moved = await patch({ startedAt: '2026-11-17T22:00:00Z' });
        const stopped = await stage.test.ask('POST', '/timer/stop', { body: {} });
        const changed = await patch({ note: 'Too late' });

        assert.deepEqual(
          { describedStatus: described.status, stoppedStatus: stopped.status, seconds: stopped.body.seconds },
          { describedStatus: 200, stoppedStatus: 200, seconds: 3_600 },
        );
        assert.deepEqual(
          [codeOf(moved), codeOf(changed)],
          [
            [409, 'entry_locked'],
            [409, 'entry_locked'],
          ],
        );
      });

      it('is moved by an administrator, and by nobody who may edit clients alone', async () => {
        const refused = await setRules('client', { lock: closed('2026-11-17') }, 'billing_admin');
        const renamed = await setRules('client', { name: 'Nordwind AG' }, 'billing_admin');
        await setRules('client', { lock: closed('2026-11-17') });
        const shut = await create();
        await setRules('client', { lock: closed('2026-11-16') });
        const opened = await create();

        assert.deepEqual(codeOf(refused), [403, 'forbidden']);
        assert.deepEqual(
          { renamed: renamed.status, shut: shut.status, opened: opened.status },
          { renamed: 200, shut: 409, opened: 201 },
        );
      });

      it('tells the closed day with the rules', async () => {
        const lock = { kind: 'month', date: null, zone: 'Europe/Berlin', graceDays: 5 };
        await setRules('organization', { lock });

        const { body } = await stage.test.ask('GET', `/projects/${stage.projectId}/time-rules`);

        assert.deepEqual(
          { lock: body.lock, lockedThrough: body.lockedThrough },
          { lock, lockedThrough: '2026-10-31' },
        );
      });
    });
  });
});
