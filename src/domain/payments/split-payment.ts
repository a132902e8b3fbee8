/** How an amount is split over the invoices that it is for. */
import { fail, type Result, succeed } from '../result.ts';

/** An invoice that is to get a part; without `minor`, as much as is due and left. In minor units. */
export interface WantedPart {
  readonly invoiceId: string;
  readonly minor?: number | undefined;
  /** Cash discount that is given with it, which settles the rest of the invoice. */
  readonly discount: number;
  readonly due: number;
}

export interface SplitPart {
  readonly invoiceId: string;
  readonly minor: number;
  readonly discount: number;
}

export interface Split {
  readonly amount: number;
  readonly parts: readonly SplitPart[];
}

/** Which part cannot be given, and what the most is. */
export interface SplitFault {
  readonly index: number;
  readonly reason: 'nothing_due' | 'more_than_due' | 'more_than_left' | 'less_than_due';
  readonly most: number;
}

/**
 * Splits `amount`; without it, the amount is the sum of the parts. No part is more than what is due: what remains of
 * the amount is the client's credit.
 */
export function splitPayment(
  amount: number | undefined,
  wanted: readonly WantedPart[],
): Result<Split, SplitFault> {
  // Said parts are served first, so that the order in which invoices are named takes nothing from them.
  const said = wanted.reduce((sum, { minor = 0 }) => sum + minor, 0);
  let left = amount === undefined ? Number.POSITIVE_INFINITY : amount - said;
  const parts: SplitPart[] = [];
  for (const [index, part] of wanted.entries()) {
    const most = part.due - part.discount;
    const minor = part.minor ?? Math.min(most, Math.max(0, left));
    if (part.minor === undefined) left -= minor;
    const reason = faultOf(part, minor);
    if (reason !== undefined) return fail({ index, reason, most: Math.max(0, most) });
    if (left < 0) return fail({ index, reason: 'more_than_left', most: Math.max(0, minor + left) });
    parts.push({ invoiceId: part.invoiceId, minor, discount: part.discount });
  }
  return succeed({ amount: amount ?? parts.reduce((sum, { minor }) => sum + minor, 0), parts });
}

function faultOf({ due, discount }: WantedPart, minor: number): SplitFault['reason'] | undefined {
  if (due <= 0) return 'nothing_due';
  if (minor + discount > due) return 'more_than_due';
  return discount > 0 && minor + discount < due ? 'less_than_due' : undefined;
}
