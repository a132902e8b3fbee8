/** Invoices below zero, as they could be issued until step 11. */
import assert from 'node:assert/strict';
import { canonicalJson } from '../../../../../domain/canonical-json.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import type { Money } from '../../../../../domain/money.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

const gross = { minor: -77_350, currency: 'EUR' };

describe('invoices below zero', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;
    let db: Database<Schema>;
    let id: string;

    beforeEach(async () => {
      db = await open();
      practice = await createBillingPractice(await createTestApp(db, { upTo: 'money' }));
      id = requireOk(await practice.draftItem()).body.id;
      await plantBelowZero(
        db,
        (await practice.get(`/invoices/${id}/document`)).document,
        practice.vireo.owner.userId,
      );
    });

    afterEach(async () => await practice.vireo.app.close());

    const pay = async (body: object) => await practice.vireo.ask('POST', '/payments', { body });
    const show = async () => await practice.get(`/invoices/${id}`);

    it('are refunded, and no more than they give back', async () => {
      const tooMuch = await pay({
        kind: 'refund',
        clientId: practice.clientId,
        amount: { minor: 77_351, currency: 'EUR' },
      });
      const refund = await pay({ kind: 'refund', clientId: practice.clientId });
      const after = await show();

      assert.equal(tooMuch.status, 422);
      assert.equal(refund.status, 201, JSON.stringify(refund.body));
      assert.equal(refund.body.amount.minor, 77_350);
      assert.deepEqual({ due: after.due.minor, overpaid: after.overpaid.minor }, { due: 0, overpaid: 0 });
      assert.equal((await pay({ kind: 'refund', clientId: practice.clientId })).status, 422);
    });

    it('pay another invoice of the client', async () => {
      const other = requireOk(await practice.issue(requireOk(await practice.draftItem()).body.id)).body;
      const transfer = await pay({ kind: 'transfer', allocations: [{ invoiceId: other.id }] });

      assert.equal(transfer.status, 201, JSON.stringify(transfer.body));
      assert.equal((await practice.get(`/invoices/${other.id}`)).due.minor, 0);
    });

    it('are not credited once what they gave back was used', async () => {
      requireOk(await pay({ kind: 'refund', clientId: practice.clientId }));
      const refused = await practice.credit(id);

      assert.equal(refused.status, 409);
      assert.match(refused.body.error.message, /^What 2025-0009 gave back was used since/);
      assert.equal((await show()).state, 'issued');
    });

    it('are credited by an amount, then with the rest', async () => {
      const part = await practice.credit(id, { amount: { minor: 10_000, currency: 'EUR' } });
      const between = await show();
      const credit = await pay({
        kind: 'refund',
        clientId: practice.clientId,
        amount: { minor: 65_451, currency: 'EUR' },
      });
      const rest = await practice.credit(id);
      const after = await show();

      assert.equal(part.status, 201, JSON.stringify(part.body));
      assert.equal(part.body.gross.minor, -11_900);
      assert.equal(between.settlement, 'paid');
      assert.equal(credit.status, 422);
      assert.equal(rest.status, 201, JSON.stringify(rest.body));
      assert.deepEqual(
        {
          state: after.state,
          settlement: after.settlement,
          credited: after.credited,
          minor: after.overpaid.minor,
        },
        { state: 'cancelled', settlement: 'wholly_credited', credited: gross, minor: 0 },
      );
    });
  });
});

/** Issues a draft of one item below zero: the database takes it, the rules of today do not. */
async function plantBelowZero(
  { query }: Database<Schema>,
  draft: InvoiceDocument,
  userId: string,
): Promise<void> {
  const below = turnRound({ ...draft, state: 'issued', number: '2025-0009' });
  const changed = await query
    .updateTable('invoices')
    .set({
      state: 'issued',
      number: '2025-0009',
      series_prefix: '2025-',
      series_year: 2025,
      sequence: 9,
      issued_at: 1,
      issued_by: userId,
      document_hash: 'planted',
      chain_hash: 'planted',
      issue_date: below.issueDate,
      due_date: below.dueDate,
      document: canonicalJson(JSON.parse(JSON.stringify(below))),
      net_minor: below.totals.net.minor,
      tax_minor: below.totals.tax.minor,
      gross_minor: below.totals.gross.minor,
    })
    .where('id', '=', draft.id)
    .executeTakeFirst();
  assert.equal(Number(changed.numUpdatedRows), 1);
}

function turnRound(document: InvoiceDocument): InvoiceDocument {
  const turn = ({ minor, currency }: Money) => ({ minor: minor === 0 ? 0 : -minor, currency });
  const { lines, net, tax, gross: whole, due, ...totals } = document.totals;
  return {
    ...document,
    lines: document.lines.map((line) => ({ ...line, quantity: `-${line.quantity}`, net: turn(line.net) })),
    taxBreakdown: document.taxBreakdown.map((row) => ({ ...row, base: turn(row.base), tax: turn(row.tax) })),
    totals: {
      ...totals,
      lines: turn(lines),
      net: turn(net),
      tax: turn(tax),
      gross: turn(whole),
      due: turn(due),
    },
  };
}
