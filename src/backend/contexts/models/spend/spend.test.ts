import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { createRandom } from '../../../../domain/testing/rate-timelines.ts';
import { migrations } from '../../../migrations/index.ts';
import { isModelError } from '../../../platform/models/gateway.ts';
import type { ReservedCall, Spending } from '../../../platform/models/spending.ts';
import type { Schema } from '../../../schema.ts';
import { openLedger } from '../../../testing/agents/open-ledger.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { spendSlice } from './spend.slice.ts';

describe('spending on models', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let ledger: Spending;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      ledger = openLedger(vireo);
    });

    afterEach(async () => await vireo.app.close());

    const call = (changes: Partial<ReservedCall> = {}): ReservedCall => ({
      actor: vireo.owner,
      task: 'coach',
      about: 'Am I on target?',
      messageId: newId(),
      model: 'claude-haiku',
      modelClass: 'efficient',
      worstMicroUsd: 100_000,
      locale: 'en-GB',
      ...changes,
    });
    const settled = (costMicroUsd: number, isEstimated = false) => ({
      costMicroUsd,
      inputTokens: 100,
      outputTokens: 10,
      isEstimated,
    });
    const get = async (path = '', as = 'org_admin') =>
      requireOk(await vireo.ask('GET', `/ai/spending${path}`, { as })).body;
    const put = async (path: string, body: object) =>
      await vireo.ask('PUT', `/ai/spending/${path}`, { body });

    it('names a locale that is none, wherever one is asked for', async () => {
      const paths = ['/ai/spending', '/ai/spending/calls', '/ai/check-ins/last', '/ai/questions'];
      for (const path of paths) {
        for (const locale of ['xx_YY', 'de-DE-DE', '']) {
          const { status, body } = await vireo.ask('GET', `${path}?locale=${locale}&zone=UTC`);
          const fields = body.error?.details.map(({ field }: { field: string }) => field);
          assert.deepEqual(
            { path, status, firstFields: fields?.[0] },
            { path, status: 422, firstFields: 'locale' },
          );
        }
      }
    });

    it('reserves the worst case, books what was used, and shows both', async () => {
      const { id } = await ledger.reserve(call());
      const during = await get('?locale=en-GB');
      await ledger.settle(vireo.owner.organizationId, id, settled(12_345));
      const after = await get('?locale=en-GB');
      const [row] = (await get('/calls')).items;

      assert.deepEqual(
        { spent: during.day.spent.microUsd, reserved: during.day.reserved.microUsd },
        { spent: 0, reserved: 100_000 },
      );
      assert.deepEqual(
        { spent: after.day.spent.microUsd, reserved: after.day.reserved.microUsd },
        { spent: 12_345, reserved: 0 },
      );
      assert.deepEqual(after.month.spent, { microUsd: 12_345, text: 'US$0.01' });
      assert.deepEqual(
        {
          about: row.about,
          model: row.model,
          microUsd: row.cost.microUsd,
          state: row.state,
          inputTokens: row.inputTokens,
        },
        {
          about: 'Am I on target?',
          model: 'claude-haiku',
          microUsd: 12_345,
          state: 'settled',
          inputTokens: 100,
        },
      );
    });

    it('refuses a call that could go over a cap, with what is left, and books nothing for it', async () => {
      requireOk(await put('caps', { scope: 'day', microUsd: 150_000 }));
      await ledger.reserve(call());

      await assert.rejects(ledger.reserve(call()), (error) => {
        assert.ok(isModelError(error) && error.code === 'cap_reached');
        assert.match(
          error.message,
          /cap for a day of your organization is US\$0\.15, US\$0\.05 of it is left.*You can raise it/,
        );
        return true;
      });
      assert.equal((await get('/calls')).items.length, 1);
    });

    it('names the tighter cap, of the organization or of the person, and who can raise it', async () => {
      const { id: userId } = await vireo.database.query
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'user')
        .executeTakeFirstOrThrow();
      const { organizationId } = vireo.owner;
      const actor = { kind: 'user', role: 'user', organizationId, userId } as const;
      const refusal = async (changes: Partial<ReservedCall> = {}) => {
        try {
          await ledger.reserve(call({ actor, task: 'security', ...changes }));
          return 'sent';
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      };
      requireOk(await put('caps', { scope: 'day', microUsd: 150_000 }));
      requireOk(await put('caps', { scope: 'user', microUsd: 120_000 }));

      assert.equal(await refusal(), 'sent');
      assert.equal(
        await refusal(),
        'Not sent: the cap for each person’s month is US$0.12, US$0.02 of it is left, and this call may cost US$0.10. An administrator can raise it in Models and Spending: Mara Voss.',
      );
      requireOk(await put('caps', { scope: 'user', targetId: userId, microUsd: 500_000 }));
      assert.match(
        await refusal({ locale: 'de' }),
        /^Nicht gesendet: Die Grenze für einen Tag deiner Organisation .*wer verwaltet: Mara Voss\.$/,
      );
      requireOk(await put('caps', { scope: 'user', targetId: userId, microUsd: 100_000 }));
      assert.match(
        await refusal({ task: 'coach' }),
        /cap for your own month .*Mara Voss\. The built-in coach costs nothing\.$/,
      );
    });

    it('lets no sum over a cap, with many at once, random use, processes that die, and a new day', async () => {
      const random = createRandom(17);
      const caps = { message: 150_000, day: 700_000, month: 1_500_000, user: 1_400_000 };
      for (const [scope, microUsd] of Object.entries(caps)) requireOk(await put('caps', { scope, microUsd }));
      const messages = Array.from({ length: 12 }, () => newId());
      let refused = 0;
      for (let round = 0; round < 20; round += 1) {
        await Promise.all(
          Array.from({ length: 10 }, async () => {
            const worstMicroUsd = Math.floor(random() * 90_000);
            const messageId = messages[Math.floor(random() * messages.length)] ?? newId();
            const [outcome, used] = [random(), random()];
            const reserved = await ledger.reserve(call({ worstMicroUsd, messageId })).catch((error) => {
              assert.ok(isModelError(error), String(error));
              refused += 1;
              return undefined;
            });
            // A fifth dies in the middle of its call.
            if (reserved === undefined || outcome < 0.2) return;
            const cost = outcome < 0.3 ? 0 : Math.floor(worstMicroUsd * used);
            await ledger.settle(vireo.owner.organizationId, reserved.id, settled(cost));
          }),
        );
        vireo.clock.now += 2 * 3_600_000;
        for (const { scope, spent, reserved, microUsd } of (await get()).caps) {
          assert.ok(spent.microUsd + reserved.microUsd <= microUsd, `${scope} in round ${round}`);
        }
      }
      const rows = await vireo.database.query.selectFrom('spend_calls').selectAll().execute();
      const byDay = Map.groupBy(rows, ({ local_date }) => local_date);
      const sum = (all: typeof rows): number =>
        all.reduce((total, row) => total + (row.cost_micro_usd ?? row.reserved_micro_usd), 0);

      assert.ok(refused > 20 && rows.length > 40, `${refused} refused of ${rows.length}`);
      assert.ok([...byDay.values()].every((day) => sum(day) <= caps.day));
      assert.ok(sum(rows) <= caps.month);
      for (const each of Map.groupBy(rows, ({ message_id }) => message_id).values()) {
        assert.ok(sum(each) <= caps.message);
      }
    });

    it('books what a dead process reserved, as estimated, and puts it right if the call reports after all', async () => {
      const lost = await ledger.reserve(call());
      vireo.clock.now += 16 * 60_000;
      await ledger.reserve(call());
      const [, booked] = (await get('/calls')).items;
      await ledger.settle(vireo.owner.organizationId, lost.id, settled(7));
      await ledger.settle(vireo.owner.organizationId, lost.id, settled(9));
      const [, right] = (await get('/calls')).items;

      assert.deepEqual(
        { state: booked.state, microUsd: booked.cost.microUsd },
        { state: 'estimated', microUsd: 100_000 },
      );
      assert.deepEqual(
        { state: right.state, microUsd: right.cost.microUsd },
        { state: 'settled', microUsd: 7 },
      );
    });

    it('books at the start what a killed process reserved, as estimated', async () => {
      const { id } = await ledger.reserve(call());
      const policy = { loadPolicy: async () => ({ currency: 'EUR', zone: 'Europe/Berlin' }) };
      const { start } = spendSlice.mount({ ...portsOf(vireo), ...policy, db: vireo.database.query });
      await start?.();
      const [booked] = (await get('/calls')).items;
      const { day } = await get();
      const events = async () =>
        (await vireo.database.query.selectFrom('events').select('type').execute()).length;
      const before = await events();
      await start?.();

      assert.deepEqual(
        [booked.id, booked.state, booked.cost.microUsd, day.spent.microUsd, day.reserved.microUsd],
        [id, 'estimated', 100_000, 100_000, 0],
      );
      assert.equal(await events(), before);
    });

    it("shows the practice's currency by the rate that was entered, and logs each threshold once", async () => {
      requireOk(await put('caps', { scope: 'day', microUsd: 100_000 }));
      requireOk(await put('rate', { rate: { currency: 'EUR', perDollar: '0.8612', on: '2026-11-20' } }));
      for (const cost of [30_000, 30_000, 25_000, 5_000]) {
        const { id } = await ledger.reserve(call({ worstMicroUsd: cost }));
        await ledger.settle(vireo.owner.organizationId, id, settled(cost));
      }
      const view = await get('?locale=de-DE');
      const told = await vireo.database.query
        .selectFrom('event_contents')
        .select('after')
        .where('after', 'like', '%percent%')
        .orderBy('seq')
        .execute();

      assert.equal(view.day.spent.text.replaceAll(/\s/g, ' '), '0,08 €');
      assert.equal(view.rate.on, '2026-11-20');
      assert.deepEqual(
        told.map(({ after }) => JSON.parse(after ?? '{}').percent),
        [50, 80],
      );
    });

    it('takes prices, caps of a person and their removal; refuses what is none by its field', async () => {
      const price = { model: 'qwen3:8b', inputMicroUsd: 0, outputMicroUsd: 0 };
      requireOk(await put('prices', price));
      requireOk(await put('prices', { ...price, outputMicroUsd: 5 }));
      requireOk(await put('caps', { scope: 'user', targetId: vireo.owner.userId, microUsd: 50_000 }));

      await assert.rejects(ledger.reserve(call()), /your own month/);
      requireOk(await put('caps', { scope: 'user', targetId: vireo.owner.userId, microUsd: null }));
      await ledger.reserve(call());
      const [prices] = await Promise.all([ledger.listPrices(vireo.owner.organizationId)]);
      const wrong = await Promise.all([
        put('caps', { scope: 'day', targetId: vireo.owner.userId, microUsd: 5 }),
        put('rate', { rate: { currency: 'CHF', perDollar: '0.9', on: '2026-11-20' } }),
        put('rate', { rate: { currency: 'EUR', perDollar: '0', on: '2026-11-20' } }),
      ]);

      assert.deepEqual(
        prices?.map(({ model, outputMicroUsd }) => [model, outputMicroUsd]),
        [['qwen3:8b', 5]],
      );
      assert.deepEqual(
        wrong.map(({ status, body }) => [status, body.error.details[0].field]),
        [
          [422, 'targetId'],
          [422, 'currency'],
          [422, 'rate.perDollar'],
        ],
      );
    });

    it('shows a user the calls that they made, and another practice nothing', async () => {
      await ledger.reserve(call());

      assert.equal((await get('/calls', 'user')).items.length, 0);
      assert.equal((await get('/calls', 'foreign')).items.length, 0);
      assert.equal((await get('', 'foreign')).day.reserved.microUsd, 0);
    });
  });
});
