/** The sums of an invoice's row by which its balance is told. */
import type { InvoiceAmounts } from '../../../../domain/payments/balance.ts';

export interface AmountColumns {
  readonly gross_minor: number;
  readonly rounding_minor: number;
  readonly paid_minor: number;
  readonly credited_minor: number;
  readonly discounted_minor: number;
  readonly written_off_minor: number;
}

export const amountColumns = [
  'gross_minor',
  'rounding_minor',
  'paid_minor',
  'credited_minor',
  'discounted_minor',
  'written_off_minor',
] as const satisfies readonly (keyof AmountColumns)[];

export function amountsOf(row: AmountColumns): InvoiceAmounts {
  return {
    gross: row.gross_minor + row.rounding_minor,
    paid: row.paid_minor,
    credited: row.credited_minor,
    discounted: row.discounted_minor,
    writtenOff: row.written_off_minor,
  };
}
