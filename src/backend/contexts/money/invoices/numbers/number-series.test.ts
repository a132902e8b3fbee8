/** Patterns of numbers, series of a client, and what a series begins with. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('series of invoice numbers', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const ask: BillingPractice['vireo']['ask'] = (...given) => practice.vireo.ask(...given);
    const setPattern = async (body: object) =>
      await ask('PATCH', `/organizations/${practice.vireo.owner.organizationId}`, { body });
    const issueNext = async (body: Readonly<Record<string, unknown>> = {}): Promise<string> =>
      requireOk(await practice.issue(requireOk(await practice.draftItem(body)).body.id)).body.number;
    const verify = async () => requireOk(await ask('GET', '/invoices/verify')).body;

    it('read as the practice says, and as a client does that has one of its own', async () => {
      requireOk(await setPattern({ invoicePattern: 'RE{YY}{MM}-{###}', creditNotePattern: 'GS-{####}' }));
      const other = await practice.vireo.createProject();
      const address = { addressLines: ['Am Markt 1', '20457 Hamburg'], invoicePattern: 'NW {#}/{YYYY}' };
      requireOk(await ask('PATCH', `/clients/${other.clientId}`, { body: address }));
      const numbers = [await issueNext(), await issueNext(), await issueNext({ clientId: other.clientId })];
      const { items } = await practice.get('/invoices');
      const credit = requireOk(await practice.credit(items[0].id)).body.number;
      const { items: series } = await practice.get('/invoices/series');

      assert.deepEqual([...numbers, credit], ['RE2611-001', 'RE2611-002', 'NW 1/2026', 'GS-0001']);
      assert.deepEqual(
        series.map((one: { nextNumber: string; isUsed: boolean }) => [one.nextNumber, one.isUsed]),
        [
          ['RE2611-003', true],
          ['GS-0002', true],
          ['NW 2/2026', true],
        ],
      );
      assert.equal((await verify()).ok, true);
    });

    it('go on where another tool ended, and are whole from there', async () => {
      const set = (first: number) => ask('PUT', '/invoices/series/first', { body: { first } });
      const [wrong, first, again] = [await set(7), await set(43), await set(42)];
      const preview = requireOk(await practice.draftItem()).body.id;
      const { expectedNumber } = await practice.get(`/invoices/${preview}/document`);
      const numbers = [await issueNext(), await issueNext()];
      const late = await set(50);

      assert.deepEqual(
        [wrong, first, again].map(({ body }) => body.nextNumber),
        ['2026-0007', '2026-0043', '2026-0042'],
      );
      assert.equal(expectedNumber, '2026-0042');
      assert.deepEqual(numbers, ['2026-0042', '2026-0043']);
      assert.deepEqual(
        { status: late.status, field: late.body.error.details[0].field },
        { status: 409, field: 'first' },
      );
      const proof = await verify();
      assert.deepEqual(
        { ok: proof.ok, count: proof.series[0].count, first: proof.series[0].first },
        { ok: true, count: 2, first: '2026-0042' },
      );
    });

    it('begin with 1 again while they gave no number, whatever was set before (#41)', async () => {
      const set = (first: number) => ask('PUT', '/invoices/series/first', { body: { first } });

      const replies = [await set(1), await set(43), await set(1)];
      const numbers = [await issueNext(), await issueNext()];
      const late = await set(1);

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.nextNumber, body.isUsed]),
        [
          [200, '2026-0001', false],
          [200, '2026-0043', false],
          [200, '2026-0001', false],
        ],
      );
      assert.deepEqual(numbers, ['2026-0001', '2026-0002']);
      assert.deepEqual(
        { status: late.status, field: late.body.error.details[0].field },
        { status: 409, field: 'first' },
      );
      assert.equal((await verify()).ok, true);
    });

    it('refuse a first number that no series can begin with', async () => {
      for (const first of [0, -1, 1.5, 1e9, 1e300]) {
        const { status, body } = await ask('PUT', '/invoices/series/first', { body: { first } });
        assert.deepEqual(
          { first, status, field: body.error?.details[0]?.field },
          { first, status: 422, field: 'first' },
        );
      }
    });

    it('refuse what cannot be a pattern, a client without one, and a number that another series gave', async () => {
      const broken = await setPattern({ invoicePattern: 'RE-{YYYY}' });
      const nobody = await ask('PUT', '/invoices/series/first', {
        body: { first: 3, clientId: practice.clientId },
      });
      await issueNext();
      // Counts for ever, and prints what the year's series gave.
      requireOk(await setPattern({ invoicePattern: '2026-{####}' }));
      const { id } = requireOk(await practice.draftItem()).body;
      const taken = await practice.issue(id);
      requireOk(await ask('PUT', '/invoices/series/first', { body: { first: 2 } }));
      const free = await practice.issue(id);

      assert.deepEqual(
        { status: broken.status, field: broken.body.error.details[0].field },
        { status: 422, field: 'invoicePattern' },
      );
      assert.deepEqual(
        { status: nobody.status, field: nobody.body.error.details[0].field },
        { status: 422, field: 'clientId' },
      );
      assert.deepEqual(
        { status: taken.status, field: taken.body.error.details[0].field },
        { status: 409, field: 'number' },
      );
      assert.deepEqual(
        { status: free.status, number: free.body.number },
        { status: 200, number: '2026-0002' },
      );
    });
  });
});
