/** Sums and state of issued invoices beside their documents, the credit notes on them and the ledger. */
import type { InvoiceDocument, InvoiceState } from '../../../../../domain/invoice-document.ts';
import {
  type ColumnDifference,
  compareColumns,
  describeDifference,
  type ProvenRow,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import {
  allowedStates,
  expectedAmounts,
  type SettlementFacts,
} from '../../../../../domain/invoicing/proof/expected-sums.ts';
import type { Allocation } from '../../../../../domain/payments/ledger.ts';
import { toProvenInvoice } from './compare-document.ts';
import type { LoggedInvoice } from './logged-invoice.ts';
import type { IssuedInvoiceRow } from './proof.repository.ts';

/** What remains of a document after its slice was compared. */
export interface IssuedFacts {
  readonly row: Omit<IssuedInvoiceRow, 'document' | 'details'>;
  readonly proven: ProvenRow;
  /** By the event of the row's last write; undefined where the log has none. */
  readonly loggedState: string | undefined;
  readonly id: string;
  readonly documentType: InvoiceDocument['documentType'];
  readonly gross: number;
  readonly prepaid: number;
  /** Numbers of the invoices that the document says it corrects. */
  readonly corrects: readonly string[];
  /** Made by crediting an invoice here; a whole credit note that was entered corrects nothing on record. */
  readonly isCorrection: boolean;
  readonly lineIds: readonly string[];
  /** The lines that its own correct, by its own. */
  readonly creditedLines: ReadonlyMap<string, string | null>;
}

export function toFacts(
  { document: _frozen, details: _details, ...row }: IssuedInvoiceRow,
  document: InvoiceDocument,
  {
    logged,
    creditedLines,
  }: Pick<IssuedFacts, 'creditedLines'> & { readonly logged: LoggedInvoice | undefined },
): IssuedFacts {
  const { totals } = document;
  return {
    row,
    proven: toProvenInvoice({ ...row, details: null, document: '' }, document),
    loggedState: logged?.state,
    id: document.id,
    documentType: document.documentType,
    gross: totals.gross.minor + (totals.rounding?.minor ?? 0),
    prepaid: totals.paid.minor,
    corrects: document.precedingInvoices.map(({ number }) => number),
    isCorrection: row.preceding_id !== null || (logged?.precedingInvoiceId ?? null) !== null,
    lineIds: document.lines.map(({ id }) => id),
    creditedLines,
  };
}

/** `allocations` are those of the whole practice. */
export function compareSettlements(
  issued: readonly IssuedFacts[],
  allocations: readonly Allocation[],
): readonly ColumnDifference[] {
  const byNumber = new Map(issued.map((facts) => [facts.proven.number, facts]));
  const byInvoice = Map.groupBy(allocations, ({ invoiceId }) => invoiceId);
  const corrections = issued.filter(
    ({ documentType, isCorrection }) => documentType === '381' && isCorrection,
  );
  const creditsOf = Map.groupBy(corrections, ({ corrects: [number] }) => number);
  return issued.flatMap((facts) => {
    const credits = (creditsOf.get(facts.proven.number ?? '') ?? []).map(({ gross }) => gross);
    const settlement = { ...facts, credits, allocations: byInvoice.get(facts.id) ?? [] };
    const preceding = byNumber.get(facts.corrects[0] ?? '');
    return [
      ...comparePreceding(facts, preceding),
      ...compareCreditedLines(facts, preceding),
      ...compareSums(facts, settlement),
      ...compareState(facts, settlement),
    ];
  });
}

function comparePreceding(
  { row, proven, documentType, isCorrection }: IssuedFacts,
  preceding: IssuedFacts | undefined,
): readonly ColumnDifference[] {
  if (documentType === '381' && (!isCorrection || preceding === undefined)) return [];
  const id = documentType === '381' ? preceding?.id : null;
  return compareColumns(proven, { stored: row, expected: { preceding_id: id }, evidence: 'document' });
}

/** Credit notes of before lines were credited name none. */
function compareCreditedLines(
  { proven, documentType, isCorrection, creditedLines }: IssuedFacts,
  preceding: IssuedFacts | undefined,
): readonly ColumnDifference[] {
  if (isCorrection && preceding === undefined) return [];
  const isCredit = documentType === '381' && isCorrection;
  const lines = new Set(isCredit ? preceding?.lineIds : []);
  const wrong = [...creditedLines].filter(([, credited]) => credited !== null && !lines.delete(credited));
  const expected = isCredit ? `another line of ${preceding?.proven.number}` : null;
  return wrong.map(([id, stored]) => {
    const line = { ...proven, table: 'invoice_lines', id } as const;
    return describeDifference(line, { column: 'credits_line_id', stored, expected, evidence: 'document' });
  });
}

function compareSums({ row, proven }: IssuedFacts, settlement: SettlementFacts): readonly ColumnDifference[] {
  const { paid, credited, discounted, writtenOff } = expectedAmounts(settlement);
  const expected = {
    paid_minor: paid,
    credited_minor: credited,
    discounted_minor: discounted,
    written_off_minor: writtenOff,
  };
  return compareColumns(proven, { stored: row, expected, evidence: 'ledger' });
}

/** What the log confirms may be older than these rules: invoices were once marked as sent without a day. */
function compareState(
  { row, proven, loggedState }: IssuedFacts,
  settlement: SettlementFacts,
): readonly ColumnDifference[] {
  const states: readonly InvoiceState[] = allowedStates(settlement, row.sent_on !== null);
  if (states.includes(row.state) || row.state === loggedState) return [];
  const difference = { column: 'state', stored: row.state, expected: states[0] ?? null } as const;
  return [describeDifference(proven, { ...difference, evidence: 'ledger' })];
}
