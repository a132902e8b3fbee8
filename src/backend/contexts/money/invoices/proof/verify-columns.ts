/** Compares the columns of issued documents, their lines, the payments and their allocations with the evidence of each. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import {
  type ColumnDifference,
  compareColumns,
  withoutRepeats,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import type { Allocation } from '../../../../../domain/payments/ledger.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { compareAllocations } from './compare-allocations.ts';
import { compareDocument, readFrozen, toProvenInvoice } from './compare-document.ts';
import { compareLines } from './compare-lines.ts';
import { comparePayments } from './compare-payments.ts';
import { compareSettlements, type IssuedFacts, toFacts } from './compare-settlement.ts';
import { type LoggedInvoice, readLoggedInvoice, toComparable, toLoggedColumns } from './logged-invoice.ts';
import { allocationsOf, readLoggedPayments } from './logged-ledger.ts';
import {
  type AllocationRow,
  type IssuedInvoiceRow,
  listAllocationRows,
  listDocuments,
  listIssuedLines,
  listLastWrites,
  listLedgerRows,
  listRecordedPayments,
  sumLineEntries,
} from './proof.repository.ts';

/** Each column that contradicts its evidence once; empty where all is well. */
export async function verifyColumns(reads: Reads): Promise<readonly ColumnDifference[]> {
  const differences: ColumnDifference[] = [];
  const issued: IssuedFacts[] = [];
  for await (const rows of listDocuments(reads)) {
    const slice = await compareSlice(reads, rows);
    differences.push(...slice.differences);
    issued.push(...slice.facts);
  }
  return withoutRepeats([...differences, ...(await compareLedger(reads, issued))]);
}

interface Frozen {
  readonly row: IssuedInvoiceRow;
  readonly document: InvoiceDocument;
}

/** Rows are read by the ids that the documents have: those of the rows are themselves proven. */
async function compareSlice(reads: Reads, rows: readonly IssuedInvoiceRow[]) {
  const frozen = rows.flatMap((row): Frozen[] => {
    const document = readFrozen(row);
    return document === undefined ? [] : [{ row, document }];
  });
  const ids = [...new Set(frozen.flatMap(({ row, document }) => [row.id, document.id])), ''];
  const lines = await readLines(reads, { ids, frozen });
  const written = Map.groupBy(await listLastWrites(reads, ids), ({ id }) => id);
  const differences: ColumnDifference[] = [];
  const facts: IssuedFacts[] = [];
  for (const { row, document } of frozen) {
    const writes = written.get(document.id) ?? [];
    const logged = writes
      .map(({ after }) => readLoggedInvoice(after, row))
      .find((each) => each !== undefined);
    differences.push(...compareDocument(row, document), ...lines.compare(document));
    differences.push(...compareLogged({ row, document }, logged));
    facts.push(toFacts(row, document, { logged, creditedLines: lines.creditedBy(document) }));
  }
  return { differences, facts };
}

function compareLogged(
  { row, document }: Frozen,
  logged: LoggedInvoice | undefined,
): readonly ColumnDifference[] {
  if (logged === undefined) return [];
  return compareColumns(toProvenInvoice(row, document), {
    stored: toComparable(row),
    expected: toLoggedColumns(logged),
    evidence: 'log',
  });
}

async function readLines(
  reads: Reads,
  { ids, frozen }: { readonly ids: readonly string[]; readonly frozen: readonly Frozen[] },
) {
  const { organizationId } = reads.actor;
  const own = frozen.flatMap(({ document }) => document.lines.map(({ id }) => id));
  const known = new Set(own);
  const listed = await listIssuedLines(reads, { invoiceIds: ids, lineIds: own });
  const seconds = await sumLineEntries(reads, ids);
  const rows = new Map(listed.map((row) => [row.id, row]));
  const unknown = listed.filter(({ id }) => !known.has(id));
  const strayOf = Map.groupBy(unknown, ({ invoice_id: id }) => id);
  return {
    compare: (document: InvoiceDocument) =>
      compareLines({ organizationId, document, rows, seconds, stray: strayOf.get(document.id) ?? [] }),
    creditedBy: ({ lines }: InvoiceDocument) =>
      new Map(lines.map(({ id }) => [id, rows.get(id)?.credits_line_id ?? null])),
  };
}

async function compareLedger(
  reads: Reads,
  issued: readonly IssuedFacts[],
): Promise<readonly ColumnDifference[]> {
  const logged = readLoggedPayments(await listRecordedPayments(reads));
  const payments = await listLedgerRows(reads);
  const rows = await listAllocationRows(reads);
  const numbers = new Map(issued.map(({ id, proven }) => [id, proven.number ?? '']));
  const brought = new Set(payments.map(({ id }) => id).filter((id) => !logged.has(id)));
  const allocations = [
    ...[...logged.values()].flatMap(allocationsOf),
    ...rows.filter((row) => brought.has(row.payment_id)).map(toAllocation),
  ];
  return [
    ...comparePayments(payments, logged),
    ...compareAllocations({ organizationId: reads.actor.organizationId, rows, logged, numbers }),
    // By the log where it has them: a change of one row is named once, and there.
    ...compareSettlements(issued, allocations),
  ];
}

function toAllocation({ invoice_id: invoiceId, kind, minor }: AllocationRow): Allocation {
  return { invoiceId, kind, minor };
}
