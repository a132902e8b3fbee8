/** What an invoice still owes, and the state that follows from it: the one definition of both. */
import type { DocumentType, InvoiceState } from '../invoice-document.ts';

/** Sums of an invoice in minor units of its currency; all but `gross` grow and shrink after it is issued. */
export interface InvoiceAmounts {
  /** What it asks for: BT-112, with the rounding of what is due (BT-114). */
  readonly gross: number;
  /** Paid to us, less what was refunded or moved to another invoice; what was paid in advance (BT-113) included. */
  readonly paid: number;
  /** Gross of the issued credit notes that name the invoice. */
  readonly credited: number;
  /** Cash discount that was taken (Skonto). */
  readonly discounted: number;
  readonly writtenOff: number;
}

export interface InvoiceBalance {
  /** What remains to be paid, never negative. */
  readonly due: number;
  /** What was paid beyond what the invoice owes: the client's credit. */
  readonly overpaid: number;
}

/** `gross − paid − credited − discounted − writtenOff`; a credit note owes nothing. */
export function balanceOf(documentType: DocumentType, amounts: InvoiceAmounts): InvoiceBalance {
  const balance = documentType === '381' ? 0 : openMinor(amounts);
  return { due: Math.max(0, balance), overpaid: Math.max(0, -balance) };
}

/** Negative where more was paid than is owed. What an invoice below zero gives back is the client's credit, not its own. */
export function openMinor({ gross, paid, credited, discounted, writtenOff }: InvoiceAmounts): number {
  const asked = gross < 0 ? 0 : gross - credited;
  return asked - paid - discounted - writtenOff;
}

/**
 * What a credit note of `credit` minor units reverses of what the client was let off: a write-off as far as nothing is
 * due without it, and the share of the cash discount that falls on what is credited (UStG § 17 (1): both change the same
 * consideration). Amounts are those before the credit. After it, no more is overpaid than was paid.
 */
export function writeOffReversedBy(
  amounts: InvoiceAmounts,
  credit: number,
): Pick<InvoiceAmounts, 'discounted' | 'writtenOff'> {
  const { gross, credited, discounted } = amounts;
  const beyond = Math.max(0, credit - openMinor(amounts));
  const writtenOff = Math.min(amounts.writtenOff, beyond);
  const before = BigInt(gross - credited);
  const after = before - BigInt(credit);
  // Rounded down: what stays is never more than its share.
  const stays = before > 0n && after > 0n ? Number((BigInt(discounted) * after) / before) : 0;
  return { writtenOff, discounted: Math.min(discounted - stays, beyond - writtenOff) };
}

export const settlements = [
  'open',
  'partly_paid',
  'partly_credited',
  'overdue',
  'paid',
  'wholly_credited',
  'written_off',
] as const;

/** What became of an issued invoice. The state that is stored knows neither the calendar nor credit notes. */
export type Settlement = (typeof settlements)[number];

export interface SettledInvoice {
  readonly documentType: DocumentType;
  readonly state: InvoiceState;
  /** ISO date. */
  readonly dueDate: string;
  readonly amounts: InvoiceAmounts;
}

/** On `day` (ISO date); null for drafts and credit notes, which nobody pays. */
export function settlementOf(invoice: SettledInvoice, day: string): Settlement | null {
  const { amounts, documentType } = invoice;
  if (invoice.state === 'draft' || documentType === '381') return null;
  if (openMinor(amounts) <= 0) return howSettled(amounts);
  if (invoice.dueDate < day) return 'overdue';
  if (amounts.paid > 0) return 'partly_paid';
  return amounts.credited > 0 ? 'partly_credited' : 'open';
}

function howSettled({ gross, credited, writtenOff }: InvoiceAmounts): Settlement {
  const isCredited = gross < 0 ? credited <= gross : credited > 0 && credited >= gross;
  if (isCredited) return 'wholly_credited';
  return writtenOff > 0 ? 'written_off' : 'paid';
}

/** The state to store with these amounts. A cancelled invoice stays so, whatever is refunded. */
export function stateWith(
  invoice: { readonly state: InvoiceState; readonly documentType: DocumentType; readonly isSent: boolean },
  amounts: InvoiceAmounts,
): InvoiceState {
  if (invoice.state === 'draft' || invoice.state === 'cancelled') return invoice.state;
  if (invoice.documentType === '380') {
    if (openMinor(amounts) <= 0) return 'paid';
    if (amounts.paid + amounts.discounted + amounts.writtenOff > 0) return 'part_paid';
  }
  return invoice.isSent ? 'sent' : 'issued';
}
