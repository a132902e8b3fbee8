/** Columns of issued documents and of the ledger that do not hold what the evidence says. */

export const provenTables = ['invoices', 'invoice_lines', 'payments', 'payment_allocations'] as const;
export type ProvenTable = (typeof provenTables)[number];

/** The frozen document, the transactions and credit notes on record, or the event log. */
export const proofEvidence = ['document', 'ledger', 'log'] as const;
export type ProofEvidence = (typeof proofEvidence)[number];

export type ColumnValue = string | number | null;

/** A row that is compared, and how a person knows it. */
export interface ProvenRow {
  readonly table: ProvenTable;
  readonly id: string;
  /** Begins a sentence: `Invoice 2026-0001, line 2`. */
  readonly subject: string;
  /** Of the invoice; null where the row belongs to none. */
  readonly number: string | null;
}

export interface ColumnDifference extends Omit<ProvenRow, 'subject'> {
  readonly column: string;
  /** Null where nothing is there. Sums are in minor units. */
  readonly stored: string | null;
  readonly expected: string | null;
  readonly evidence: ProofEvidence;
  readonly message: string;
}

/** Values by column. A column whose value the evidence does not tell is left out or undefined. */
export type ColumnValues = Readonly<Record<string, ColumnValue | undefined>>;

export interface Compared {
  readonly stored: ColumnValues;
  readonly expected: ColumnValues;
  readonly evidence: ProofEvidence;
}

/** One difference a column, in the order of `expected`; empty where the row holds what the evidence says. */
export function compareColumns(row: ProvenRow, compared: Compared): readonly ColumnDifference[] {
  const { stored, expected, evidence } = compared;
  return Object.entries(expected).flatMap(([column, value]) => {
    const found = stored[column] ?? null;
    if (value === undefined || found === value) return [];
    return [describeDifference(row, { column, stored: found, expected: value, evidence })];
  });
}

/** Each column of a row once, by the first evidence that contradicts it. */
export function withoutRepeats(differences: readonly ColumnDifference[]): readonly ColumnDifference[] {
  const keyOf = ({ table, id, column }: ColumnDifference) => `${table} ${id} ${column}`;
  return [...Map.groupBy(differences, keyOf).values()].flatMap((same) => same.slice(0, 1));
}

const witnesses: Readonly<Record<ProofEvidence, string>> = {
  document: 'the frozen document',
  ledger: 'the ledger',
  log: 'the event log',
};

interface Difference {
  readonly column: string;
  readonly stored: ColumnValue;
  readonly expected: ColumnValue;
  readonly evidence: ProofEvidence;
}

/** The difference with its sentence. */
export function describeDifference(
  { subject, ...row }: ProvenRow,
  { column, evidence, ...values }: Difference,
): ColumnDifference {
  const [stored, expected] = [toText(values.stored), toText(values.expected)];
  const message = `${subject}: ${column} is ${stored ?? 'empty'}, but ${witnesses[evidence]} says ${expected ?? 'empty'}.`;
  return { ...row, column, stored, expected, evidence, message };
}

function toText(value: ColumnValue): string | null {
  return value === null ? null : String(value);
}
