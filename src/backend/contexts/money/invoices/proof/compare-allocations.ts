/** What transactions did to invoices, beside what the log recorded of it. */
import {
  type ColumnDifference,
  type ColumnValue,
  compareColumns,
  describeDifference,
  type ProvenRow,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import { allocationsOf, type LoggedPayment } from './logged-ledger.ts';
import type { AllocationRow } from './proof.repository.ts';

interface Part {
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly kind: string;
  readonly minor: number;
}

export interface ComparedAllocations {
  readonly organizationId: string;
  readonly rows: readonly AllocationRow[];
  readonly logged: ReadonlyMap<string, LoggedPayment>;
  /** Numbers of invoices by id. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Rows of transactions that the log does not have are left alone. */
export function compareAllocations(compared: ComparedAllocations): readonly ColumnDifference[] {
  const { rows, logged, numbers } = compared;
  const recorded = [...logged].flatMap(([id, payment]) =>
    allocationsOf(payment).map(({ invoiceId, kind, minor }) => ({
      payment_id: id,
      invoice_id: invoiceId,
      kind,
      minor,
    })),
  );
  const { pairs, missing, stray } = pairParts(rows, recorded);
  return [
    ...pairs.flatMap(({ row, part }) =>
      compareColumns(toProven(part, numbers), rowAgainst(compared, row, part)),
    ),
    ...missing.map((part) => describeMinor(toProven(part, numbers), null, part.minor)),
    ...stray
      .filter((row) => logged.has(row.payment_id))
      .map((row) => describeMinor(toProven(row, numbers), row.minor, null)),
  ];
}

function rowAgainst({ organizationId }: ComparedAllocations, row: AllocationRow, part: Part) {
  const expected = { ...part, organization_id: organizationId };
  return { stored: { ...row }, expected, evidence: 'log' } as const;
}

function describeMinor(row: ProvenRow, stored: ColumnValue, expected: ColumnValue): ColumnDifference {
  return describeDifference(row, { column: 'minor', stored, expected, evidence: 'log' });
}

function toProven(part: Part, numbers: ReadonlyMap<string, string>): ProvenRow {
  const number = numbers.get(part.invoice_id) ?? null;
  return {
    table: 'payment_allocations',
    id: `${part.payment_id}/${part.invoice_id}/${part.kind}`,
    subject: `Transaction ${part.payment_id} on invoice ${number ?? part.invoice_id}`,
    number,
  };
}

interface Paired {
  readonly pairs: readonly { readonly row: AllocationRow; readonly part: Part }[];
  readonly missing: readonly Part[];
  readonly stray: readonly AllocationRow[];
}

/** By the whole key first; what is left by all columns but one, so that the one which was changed can be named. */
function pairParts(rows: readonly AllocationRow[], recorded: readonly Part[]): Paired {
  const left = new Map(rows.map((row) => [keyOf(row), row]));
  const pairs: { row: AllocationRow; part: Part }[] = [];
  const take = (part: Part, row: AllocationRow | undefined): boolean => {
    if (row === undefined) return false;
    left.delete(keyOf(row));
    pairs.push({ row, part });
    return true;
  };
  const unpaired = recorded.filter((part) => !take(part, left.get(keyOf(part))));
  const missing = unpaired.filter((part) => !take(part, findNear(part, left.values())));
  return { pairs, missing, stray: [...left.values()] };
}

function keyOf({ payment_id, invoice_id, kind }: Part): string {
  return `${payment_id}/${invoice_id}/${kind}`;
}

function findNear(part: Part, rows: Iterable<AllocationRow>): AllocationRow | undefined {
  const columns = ['payment_id', 'invoice_id', 'kind', 'minor'] as const;
  for (const row of rows) {
    if (columns.filter((column) => row[column] !== part[column]).length === 1) return row;
  }
  return undefined;
}
