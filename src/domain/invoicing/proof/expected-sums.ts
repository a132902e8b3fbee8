/** What the columns of an issued invoice must hold by its document, the credit notes on it and the ledger. */
import type { DocumentType, InvoiceState } from '../../invoice-document.ts';
import { type InvoiceAmounts, stateWith } from '../../payments/balance.ts';
import { type Allocation, allocatedBy } from '../../payments/ledger.ts';

export interface SettlementFacts {
  readonly documentType: DocumentType;
  /** Gross and rounding of the document, and what it says was paid in advance: minor units. */
  readonly gross: number;
  readonly prepaid: number;
  /** Gross and rounding of each credit note on it. */
  readonly credits: readonly number[];
  /** What the ledger did to it. */
  readonly allocations: readonly Allocation[];
}

/** In minor units. A credit note is never paid, whatever the document that it was made of says. */
export function expectedAmounts(facts: SettlementFacts): InvoiceAmounts {
  const { documentType, gross, prepaid, credits } = facts;
  const paid = allocatedBy(facts, 'paid');
  return {
    gross,
    paid: documentType === '381' ? paid : prepaid + paid,
    credited: credits.reduce((sum, each) => sum + each, 0),
    discounted: allocatedBy(facts, 'discounted'),
    writtenOff: allocatedBy(facts, 'written_off'),
  };
}

/**
 * The states that the facts allow, the likeliest first. One that is paid in advance, or comes to nothing, stays as it was issued
 * until something happens to it. One whose credit notes come to its gross is cancelled, unless lines of it that cancel each other
 * out are left.
 */
export function allowedStates(facts: SettlementFacts, isSent: boolean): readonly InvoiceState[] {
  const { documentType, credits, allocations } = facts;
  const amounts = expectedAmounts(facts);
  const current = stateWith({ state: 'issued', documentType, isSent }, amounts);
  const isCredited = credits.length > 0 && amounts.credited === amounts.gross;
  const isUntouched = credits.length === 0 && allocations.length === 0;
  return [
    ...(isCredited ? (['cancelled'] as const) : []),
    current,
    ...(isUntouched ? [isSent ? ('sent' as const) : ('issued' as const)] : []),
  ];
}
