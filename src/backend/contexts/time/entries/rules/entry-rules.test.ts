import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

const closed = (date: string) => ({ kind: 'date', date, zone: 'Europe/Berlin', graceDays: 0 });
const codeOf = ({ status, body }: Reply) => [status, body.error?.code];
const locked = [409, 'entry_locked'];

describe('rules of what is there already', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const setRules = async (body: object) =>
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body });
    const start = (body: object = {}) => test.ask('POST', '/timer', { body: { projectId, ...body } });
    const stop = (body: object = {}) => test.ask('POST', '/timer/stop', { body });
    const patch = (id: string, body: object) => test.ask('PATCH', `/time-entries/${id}`, { body });
    const span = (from: string, to: string, day = '2026-11-17') => ({
      startedAt: `${day}T${from}:00Z`,
      endedAt: `${day}T${to}:00Z`,
    });
    const create = async (times: object, more: object = {}) =>
      await test.ask('POST', '/time-entries', {
        body: { id: newId(), projectId, zone: 'UTC', ...times, ...more },
      });

    it('warns of an entry that ends in the future, and keeps it', async () => {
      const codes = ({ body }: Reply) => body.warnings.map(({ code }: { code: string }) => code);
      const ahead = await create(span('09:30', '12:00', '2026-11-18'));
      const now = await create(span('08:00', '10:00', '2026-11-18'));

      assert.deepEqual([ahead.status, codes(ahead)], [201, ['ends_in_future']]);
      assert.deepEqual(codes(now), []);
      assert.deepEqual(codes(await patch(ahead.body.id, { endedAt: '2026-11-18T09:45:00Z' })), []);
    });

    describe('closed time', () => {
      const yesterday = '2026-11-17T20:00:00Z';

      it('takes no timer that is said to have begun there, be it new or gone on with', async () => {
        await create(span('07:00', '08:00', '2026-11-18'));
        await setRules({ lock: closed('2026-11-17') });

        const started = await start({ startedAt: yesterday });
        const resumed = await test.ask('POST', '/timer/resume', { body: { startedAt: yesterday } });
        const meantToday = await start({ startedAt: '2026-11-18T09:59:50Z' });

        assert.deepEqual([started, resumed].map(codeOf), [locked, locked]);
        assert.equal(meantToday.status, 201);
      });

      it('of a project takes no timer of another that began in it, and lets its own be stopped', async () => {
        const other = await test.createProject();
        const { body: running } = await start({ startedAt: yesterday });
        await test.ask('PATCH', `/projects/${other.projectId}`, { body: { lock: closed('2026-11-17') } });

        const moved = await patch(running.id, { projectId: other.projectId });
        await setRules({ lock: closed('2026-11-17') });
        const described = await patch(running.id, { note: 'Late' });
        const stopped = await stop();

        assert.deepEqual(codeOf(moved), locked);
        assert.deepEqual(
          { described: described.status, stopped: stopped.status },
          { described: 200, stopped: 200 },
        );
      });

      it('takes no running timer back by an undo', async () => {
        const { body: running } = await start({ startedAt: yesterday });
        await patch(running.id, { startedAt: '2026-11-18T09:00:00Z' });
        await setRules({ lock: closed('2026-11-17') });

        const undone = await test.ask('POST', '/time-entries/undo');

        assert.deepEqual(codeOf(undone), locked);
      });
    });

    for (const overlapPolicy of ['refuse', 'crop', 'warn']) {
      describe(`overlaps by the policy ${overlapPolicy}`, () => {
        it('that are there already keep no note from being written, and no entry from being shortened', async () => {
          const { body: long } = await create(span('09:00', '12:00'));
          const { body: inner } = await create(span('10:00', '11:00'));
          await setRules({ overlapPolicy });

          const replies = [
            await patch(long.id, { note: 'Workshop' }),
            await patch(long.id, { endedAt: '2026-11-17T11:30:00Z' }),
            await patch(long.id, { endedAt: '2026-11-17T10:30:00Z' }),
          ];
          const left = (await test.ask('GET', `/time-entries/${inner.id}`)).body;

          for (const reply of replies) {
            assert.deepEqual(
              { status: reply.status, overlaps: reply.body.overlaps },
              { status: 200, overlaps: [inner.id] },
            );
          }
          assert.deepEqual(
            { startedAt: left.startedAt, endedAt: left.endedAt, version: left.version },
            { startedAt: inner.startedAt, endedAt: inner.endedAt, version: 1 },
          );
        });

        it('do not lie ahead: what is recorded for later keeps no timer from starting, nor a timer it', async () => {
          await setRules({ overlapPolicy });
          const ahead = await create(span('09:00', '10:00', '2026-12-24'));

          const started = await start();
          const later = await create(span('09:00', '10:00', '2026-12-23'));

          assert.deepEqual(
            { ahead: ahead.status, started: started.status, later: later.status },
            { ahead: 201, started: 201, later: 201 },
          );
          assert.deepEqual([started.body.overlaps, later.body.overlaps], [[], []]);
        });
      });
    }

    it('of a project that is archived by now are previewed as they are changed', async () => {
      const other = await test.createProject();
      const { body: entry } = await create(span('09:00', '10:00'));
      for (const id of [projectId, other.projectId]) {
        await test.ask('PATCH', `/projects/${id}`, { body: { archived: true } });
      }
      const preview = async (more: object) =>
        await test.ask('POST', '/time-entries/preview', {
          body: { projectId, zone: 'UTC', ...span('09:00', '11:00'), ...more },
        });

      const moved = await preview({ id: entry.id });
      const fresh = await preview({ id: newId() });
      const elsewhere = await preview({ id: entry.id, projectId: other.projectId });
      const patched = await patch(entry.id, span('09:00', '11:00'));

      assert.deepEqual(
        { movedStatus: moved.status, seconds: moved.body.seconds, patchedStatus: patched.status },
        { movedStatus: 200, seconds: 7_200, patchedStatus: 200 },
      );
      assert.deepEqual([fresh, elsewhere].map(codeOf), Array(2).fill([409, 'project_archived']));
    });

    it('refuse an edit that shares more than was shared', async () => {
      const { body: long } = await create(span('09:00', '10:30'));
      const { body: inner } = await create(span('10:00', '11:00'));
      await setRules({ overlapPolicy: 'refuse' });

      const longer = await patch(long.id, { endedAt: '2026-11-17T10:45:00Z' });
      const shifted = await patch(long.id, span('10:30', '11:00'));

      assert.deepEqual([longer, shifted].map(codeOf), Array(2).fill([409, 'entry_overlaps']));
      assert.match(longer.body.error.details[0].issue, new RegExp(inner.id));
    });

    it('are not brought to a project that refuses them, and stay with one that did before', async () => {
      const strict = [await test.createProject(), await test.createProject()].map((made) => made.projectId);
      for (const id of strict)
        await test.ask('PATCH', `/projects/${id}`, { body: { overlapPolicy: 'allow' } });
      const { body: free } = await create(span('09:00', '10:30'));
      const { body: own } = await create(span('10:00', '11:00'), { projectId: strict[0] });
      for (const id of strict)
        await test.ask('PATCH', `/projects/${id}`, { body: { overlapPolicy: 'refuse' } });

      const brought = await patch(free.id, { projectId: strict[0] });
      const between = await patch(own.id, { projectId: strict[1] });

      assert.deepEqual(codeOf(brought), [409, 'entry_overlaps']);
      assert.equal(between.status, 200);
    });

    it('refuse a timer where an entry reaches into now', async () => {
      await create(span('09:00', '10:30', '2026-11-18'));
      await setRules({ overlapPolicy: 'refuse' });

      assert.deepEqual(codeOf(await start()), [409, 'entry_overlaps']);
    });
  });
});
