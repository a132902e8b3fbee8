import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../zones.ts';
import { type Ageing, ageOn, bandOf, invoicesOn, type Ledger, unallocatedOn } from './ageing.ts';
import {
  creditIn,
  type LedgerTransaction,
  receivedBy,
  reversalOf,
  takeCredit,
  unallocatedBy,
} from './ledger.ts';
import { drawStatements } from './statement.ts';

const day = (offset: number) => addDays('2026-01-01', offset);
const currencies = ['EUR', 'USD'] as const;
const minor = fc.integer({ min: 1, max: 50_000 });
const offset = fc.integer({ min: 0, max: 200 });
const invoiceIds = ['0', '1', '2', '3', '4', '5'] as const;

/** Invoices 0, 2, 4 are in EUR and 1, 3, 5 in USD. */
const currencyOf = (id: string) => currencies[Number(id) % 2] ?? 'EUR';

const anyInvoices = fc.tuple(
  ...invoiceIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      documentType: fc.constant('380' as const),
      currency: fc.constant(currencyOf(id)),
      issueDate: offset.map(day),
      dueDate: offset.map((days) => day(days + 14)),
      gross: minor,
      prepaid: fc.oneof(fc.constant(0), minor),
      precedingId: fc.constant(null),
    }),
  ),
);

const anyCredits = fc.array(
  fc
    .record({ of: fc.option(fc.constantFrom(...invoiceIds)), issueDate: offset.map(day), gross: minor })
    .map(({ of, issueDate, gross }) => ({
      id: `credit-${of}-${issueDate}-${gross}`,
      documentType: '381' as const,
      currency: currencyOf(of ?? '0'),
      issueDate,
      dueDate: issueDate,
      gross,
      prepaid: 0,
      precedingId: of,
    })),
  { maxLength: 5 },
);

const anyTransactions: fc.Arbitrary<readonly LedgerTransaction[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('payment', 'refund', 'write_off', 'transfer'),
      currency: fc.constantFrom(...currencies),
      valueDate: offset.map(day),
      amount: minor,
      isReversed: fc.boolean(),
      parts: fc.array(
        fc.record({
          invoiceId: fc.constantFrom(...invoiceIds),
          kind: fc.constantFrom('paid', 'discounted', 'written_off'),
          minor: fc.integer({ min: -50_000, max: 50_000 }),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ parts, isReversed, ...rest }) => {
      const allocations = parts.filter(({ invoiceId }) => currencyOf(invoiceId) === rest.currency);
      const transaction = { ...rest, id: 't', allocations };
      return isReversed ? reversalOf(transaction) : transaction;
    }),
  { maxLength: 12 },
);

const anyLedger: fc.Arbitrary<Ledger> = fc
  .record({ invoices: anyInvoices, credits: anyCredits, transactions: anyTransactions })
  .map(({ invoices, credits, transactions }) => ({ documents: [...invoices, ...credits], transactions }));

/** By the plainest means: one loop over everything that ever happened. */
function owedOn({ documents, transactions }: Ledger, currency: string, until: string): number {
  let owed = 0;
  for (const document of documents) {
    if (document.currency !== currency || document.issueDate > until) continue;
    owed += document.documentType === '380' ? document.gross - document.prepaid : -document.gross;
  }
  for (const each of transactions) {
    if (each.currency !== currency || each.valueDate > until) continue;
    owed -= receivedBy(each);
    for (const part of each.allocations) if (part.kind !== 'paid') owed -= part.minor;
  }
  return owed;
}

const sumOf = (ageing: Ageing | undefined) =>
  Object.values(ageing ?? {}).reduce((sum, each) => sum + each, 0);

describe('ledger of payments', () => {
  it('adds up to the same debt by statement, by invoice and by a naive loop, on any day on which all is issued', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 200, max: 230 }), (ledger, at) => {
        const until = day(at);
        const statements = drawStatements(ledger, { to: until });
        for (const currency of currencies) {
          const open = invoicesOn(ledger, until).filter(({ document }) => document.currency === currency);
          const net = open.reduce((sum, { due, overpaid }) => sum + due - overpaid, 0);
          const credit = unallocatedOn(ledger, until).get(currency) ?? 0;
          const closing = statements.find((each) => each.currency === currency)?.closing ?? 0;

          assert.equal(closing, owedOn(ledger, currency, until));
          assert.equal(net - credit, closing);
        }
      }),
    );
  });

  it('ages exactly what is open, on any past day', () => {
    fc.assert(
      fc.property(anyLedger, offset, (ledger, at) => {
        const until = day(at);
        const ageing = ageOn(ledger, until);
        for (const currency of currencies) {
          const open = invoicesOn(ledger, until).filter(({ document }) => document.currency === currency);

          assert.equal(
            sumOf(ageing.get(currency)),
            open.reduce((sum, { due }) => sum + due, 0),
          );
        }
      }),
    );
  });

  it('is what it was on a day, whatever is recorded for later days', () => {
    fc.assert(
      fc.property(anyLedger, offset, (ledger, at) => {
        const until = day(at);
        const known = {
          documents: ledger.documents.filter(({ issueDate }) => issueDate <= until),
          transactions: ledger.transactions.filter(({ valueDate }) => valueDate <= until),
        };

        assert.deepEqual(ageOn(ledger, until), ageOn(known, until));
      }),
    );
  });

  it('continues a statement where the one before closed', () => {
    fc.assert(
      fc.property(anyLedger, offset, (ledger, at) => {
        const whole = drawStatements(ledger, {});
        const before = drawStatements(ledger, { to: day(at) });
        const after = drawStatements(ledger, { from: day(at + 1) });
        for (const [index, { rows, closing }] of whole.entries()) {
          assert.equal(after[index]?.opening, before[index]?.closing);
          assert.equal(after[index]?.closing, closing);
          assert.deepEqual([...(before[index]?.rows ?? []), ...(after[index]?.rows ?? [])], rows);
        }
      }),
    );
  });

  it('has bands that end after 30, 60 and 90 days', () => {
    assert.deepEqual([0, 1, 30, 31, 60, 61, 90, 91].map(bandOf), [
      'not_due',
      '1_30',
      '1_30',
      '31_60',
      '31_60',
      '61_90',
      '61_90',
      'over_90',
    ]);
  });

  it('takes back with a reversal what the transaction did', () => {
    fc.assert(
      fc.property(anyLedger, ({ transactions }) => {
        for (const each of transactions) {
          const reversal = reversalOf(each);

          assert.equal(unallocatedBy(each) + unallocatedBy(reversal), 0);
          assert.equal(receivedBy(each) + receivedBy(reversal), 0);
        }
      }),
    );
  });

  it('takes credit from free money first, and never more from an invoice than it is overpaid by', () => {
    const anySources = fc.record({
      unallocated: fc.nat(1000),
      overpaid: fc.array(fc.record({ invoiceId: fc.uuid(), minor: fc.integer({ min: 1, max: 1000 }) }), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(anySources, fc.nat(5000), (sources, asked) => {
        const wanted = Math.min(asked, creditIn(sources));
        const taken = takeCredit(wanted, sources);
        const fromInvoices = taken.reduce((sum, each) => sum - each.minor, 0);

        assert.equal(fromInvoices, Math.max(0, wanted - sources.unallocated));
        for (const part of taken) {
          const overpaid = sources.overpaid.find(({ invoiceId }) => invoiceId === part.invoiceId);
          assert.ok(-part.minor <= (overpaid?.minor ?? 0));
        }
      }),
    );
  });
});
