import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { euros, setUpRates } from '../../../testing/practice/set-up-rates.ts';

describe('changes of rates by date', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpRates(open);
    const { ask, add, setProject, work, rateOf, submit } = stage;

    it('follow an entry to another day, task and project, and leave a typed rate alone', async () => {
      const { body: task } = await ask('POST', '/tasks', {
        body: { projectId: stage.projectId, name: 'On-call' },
      });
      await add({ scope: 'task', scopeId: task.id, amount: euros(14_000) });
      await setProject(12_500, { validFrom: '2026-11-10' });
      const entry = await work('2026-11-09');
      const typed = await work('2026-11-05', { rate: euros(7_000) });
      const patch = async (id: string, body: object) =>
        (await ask('PATCH', `/time-entries/${id}`, { body })).body;

      const rates = [
        entry.rate.minor,
        (await patch(entry.id, { startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-10T10:00:00Z' })).rate
          .minor,
        (await patch(entry.id, { taskId: task.id })).rate.minor,
        (await patch(entry.id, { note: 'said', taskId: null })).rate.minor,
      ];
      await patch(typed.id, { taskId: task.id });
      await setProject(20_000, { validFrom: '2026-11-01' });
      const kept = await rateOf(typed.id);
      const given = await patch(typed.id, { rate: null });

      assert.deepEqual(rates, [11_000, 12_500, 14_000, 12_500]);
      assert.deepEqual(kept, [7_000, null, true]);
      assert.deepEqual(
        { minor: given.rate.minor, ownRate: given.ownRate },
        { minor: 14_000, ownRate: false },
      );
      const refused = await ask('PATCH', `/time-entries/${typed.id}`, {
        body: { rate: { minor: 1, currency: 'USD' } },
      });
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'rate.currency' },
      );
    });

    it('preview what a change does, do just that, and name what it leaves', async () => {
      const [sent, before, open] = [
        await work('2026-11-03'),
        await work('2026-10-20'),
        await work('2026-11-10'),
      ];
      const typed = await work('2026-11-11', { rate: euros(7_000) });
      await submit('2026-11-02');
      const rate = {
        scope: 'project',
        scopeId: stage.projectId,
        amount: euros(12_500),
        validFrom: '2026-10-26',
      };

      const preview = await ask('POST', '/rates/preview', { body: { act: 'add', rate } });
      const untouched = await rateOf(open.id);
      const made = await add(rate);

      const left = (reason: string, minor: number) => ({
        reason,
        entries: 1,
        seconds: 3600,
        amounts: [euros(minor)],
      });
      const effect = {
        entries: 1,
        seconds: 3600,
        before: [euros(11_000)],
        after: [euros(12_500)],
        left: [left('submitted', 11_000), left('own', 7_000)],
      };
      const sorted = (told: typeof effect) => ({
        ...told,
        left: told.left.toSorted((one, other) => (one.reason > other.reason ? -1 : 1)),
      });
      assert.deepEqual(sorted(preview.body.effect), effect);
      assert.deepEqual(sorted(made.body.effect), effect);
      assert.equal(untouched[0], 11_000);
      assert.deepEqual(
        await Promise.all([sent.id, before.id, open.id, typed.id].map(async (id) => (await rateOf(id))[0])),
        [11_000, 11_000, 12_500, 7_000],
      );
    });

    it('are changed and removed, and time has again what holds then', async () => {
      const entry = await work('2026-11-10');
      const { body: made } = await setProject(12_500, { validFrom: '2026-11-01' });
      const seen = [await rateOf(entry.id)];

      const stale = await ask('PATCH', `/rates/${made.id}`, {
        body: { amount: euros(1) },
        headers: { 'if-match': '"7"' },
      });
      await ask('PATCH', `/rates/${made.id}`, { body: { amount: euros(13_000) } });
      seen.push(await rateOf(entry.id));
      await ask('PATCH', `/rates/${made.id}`, { body: { validFrom: '2026-11-11' } });
      seen.push(await rateOf(entry.id));
      await ask('PATCH', `/rates/${made.id}`, { body: { validFrom: '2026-11-10' } });
      seen.push(await rateOf(entry.id));
      const removed = await ask('DELETE', `/rates/${made.id}`);
      seen.push(await rateOf(entry.id));

      assert.deepEqual({ stale: stale.status, removed: removed.status }, { stale: 412, removed: 204 });
      assert.deepEqual(
        seen.map(([minor]) => minor),
        [12_500, 13_000, 11_000, 13_000, 11_000],
      );
    });
  });
});
