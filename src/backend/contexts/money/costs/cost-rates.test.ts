import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('cost rates', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const add = async (body: object) => requireOk(await ask('POST', '/cost-rates', { body })).body;
    const list = async (query = '') => requireOk(await ask('GET', `/cost-rates${query}`)).body.items;

    it('hold from the beginning where a person has none yet, and from today later', async () => {
      const { userId } = vireo.owner;
      await add({ amount: eur(3_000) });
      await add({ userId, amount: eur(4_000) });
      await add({ userId, amount: eur(4_500) });
      await add({ userId, amount: eur(5_000), validFrom: '2027-01-01' });
      const all = (await list()) as { userId: string | null; amount: object; validFrom: string }[];

      const today = new Date(vireo.clock.now).toISOString().slice(0, 10);
      assert.deepEqual(
        new Set(all.map((one) => JSON.stringify([one.userId, one.amount, one.validFrom]))),
        new Set(
          [
            [null, eur(3_000), '1900-01-01'],
            [userId, eur(4_000), '1900-01-01'],
            [userId, eur(4_500), today],
            [userId, eur(5_000), '2027-01-01'],
          ].map((one) => JSON.stringify(one)),
        ),
      );
      assert.equal((await list(`?userId=${userId}`)).length, 3);
    });

    it('are made once by their id, changed by the version that was seen, and deleted', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000c057';
      await add({ id, amount: eur(3_000) });
      const again = await ask('POST', '/cost-rates', { body: { id, amount: eur(3_000) } });
      const other = await ask('POST', '/cost-rates', { body: { id, amount: eur(3_100) } });
      const patch = async (amount: object, version: number) =>
        await ask('PATCH', `/cost-rates/${id}`, {
          body: { amount },
          headers: { 'if-match': `"${version}"` },
        });
      const changed = await patch(eur(3_200), 1);
      const stale = await patch(eur(3_300), 1);
      const kept = await list();
      const removed = await ask('DELETE', `/cost-rates/${id}`, { headers: { 'if-match': '"2"' } });

      assert.deepEqual({ again: again.status, other: other.status }, { again: 200, other: 409 });
      assert.deepEqual(
        { status: changed.status, amount: changed.body.amount, version: changed.body.version },
        { status: 200, amount: eur(3_200), version: 2 },
      );
      assert.equal(stale.status, 412);
      assert.deepEqual(
        { keptCount: kept.length, amount: kept[0].amount },
        { keptCount: 1, amount: eur(3_200) },
      );
      assert.equal(removed.status, 204);
      assert.deepEqual(await list(), []);
    });

    it('are one a person and day, in the currency of the practice', async () => {
      await add({ amount: eur(3_000), validFrom: '2026-11-01' });
      const { id } = await add({ amount: eur(3_500), validFrom: '2026-12-01' });
      const refused = async (body: object) => {
        const reply = await ask('POST', '/cost-rates', { body });
        return [reply.status, reply.body.error.details[0].field];
      };
      const moved = await ask('PATCH', `/cost-rates/${id}`, { body: { validFrom: '2026-11-01' } });
      const dollars = await ask('PATCH', `/cost-rates/${id}`, {
        body: { amount: { minor: 1, currency: 'USD' } },
      });

      assert.deepEqual(await refused({ amount: eur(1), validFrom: '2026-11-01' }), [409, 'validFrom']);
      assert.deepEqual(await refused({ amount: { minor: 1, currency: 'USD' } }), [422, 'amount.currency']);
      assert.deepEqual(await refused({ amount: eur(1), userId: id }), [422, 'userId']);
      assert.deepEqual({ moved: moved.status, dollars: dollars.status }, { moved: 409, dollars: 422 });
    });

    it('are shown to owners and administrators alone, and no event tells an amount', async () => {
      const { id } = await add({ amount: eur(3_000) });
      const reads = await Promise.all(
        (['user', 'viewer', 'approver', 'billing_admin'] as const).map(async (as) => {
          const one = await ask('GET', `/cost-rates/${id}`, { as });
          const all = await ask('GET', '/cost-rates', { as });
          return [one.status, all.status];
        }),
      );
      const hear = async (as: 'org_admin' | 'user') => {
        const { items } = requireOk(await ask('GET', '/events', { as })).body;
        return items.filter(({ type }: { type: string }) => type === 'cost-rate.created');
      };
      const [heard, others] = [await hear('org_admin'), await hear('user')];
      const foreign = await ask('GET', '/cost-rates', { as: 'foreign' });

      assert.deepEqual(
        reads,
        Array.from({ length: 4 }, () => [403, 403]),
      );
      assert.deepEqual(
        heard.map((event: object) => Object.keys(event).toSorted()),
        [['id', 'seq', 'type', 'version']],
      );
      assert.deepEqual([others, foreign.body.items], [[], []]);
    });
  });
});
