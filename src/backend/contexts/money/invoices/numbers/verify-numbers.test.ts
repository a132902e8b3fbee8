/** The proof of numbers, on a practice and on one that somebody laid hands on. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('the proof of invoice numbers', () => {
  onEveryDatabase<Schema>(migrations, (kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
      for (let count = 0; count < 3; count += 1) {
        requireOk(await practice.issue(requireOk(await practice.draftItem()).body.id));
      }
    });

    afterEach(async () => await practice.vireo.app.close());

    const verify = async () => requireOk(await practice.vireo.ask('GET', '/invoices/verify')).body;

    it('holds for what was issued and credited', async () => {
      const { items } = await practice.get('/invoices');
      requireOk(await practice.credit(items[0].id));

      const proof = await verify();

      assert.equal(proof.ok, true);
      assert.deepEqual(
        proof.series.map(({ prefix, count }: { prefix: string; count: number }) => [prefix, count]),
        [
          ['', 3],
          ['CN', 1],
        ],
      );
    });

    it('names the document that was changed behind the back of the database’s own rules', async () => {
      const { query: db } = practice.vireo.database;
      const drop =
        kind === 'postgres' ? sql`drop trigger invoices_final on invoices` : sql`drop trigger invoices_final`;
      await drop.execute(db);
      await sql`update invoices set document = replace(document, 'Mara', 'Nora') where sequence = 2`.execute(
        db,
      );

      const proof = await verify();

      assert.equal(proof.ok, false);
      const [{ faults }] = proof.series;
      assert.deepEqual(
        faults.map(({ kind: fault, number }: { kind: string; number: string }) => `${fault} ${number}`),
        ['document 2026-0002', 'chain 2026-0002', 'chain 2026-0003'],
      );
    });
  });
});
