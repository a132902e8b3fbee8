/**
 * Revenue by month, from two sides: what was invoiced (accrual) counts net in the month of issue, credit notes taken off; what
 * was received (cash) counts in the month of its value date. Amounts are minor units of one currency each.
 */
import { roundProduct } from '../exact.ts';
import type { DocumentType } from '../invoice-document.ts';

export interface IssuedAmounts {
  readonly id: string;
  readonly documentType: DocumentType;
  readonly currency: string;
  /** ISO date. */
  readonly issueDate: string;
  readonly net: number;
  readonly tax: number;
  /** Invoiced by the tool before: what it receives is received here. */
  readonly isOpening?: boolean;
  /** What it asks for: net and tax, with the rounding of what is due (BT-114). */
  readonly gross: number;
}

/** Money that an invoice took, negative where it was taken from it again. What lies on no invoice is no revenue yet. */
export interface ReceivedPart {
  readonly invoiceId: string;
  /** ISO value date. */
  readonly date: string;
  readonly minor: number;
}

export interface RevenueMonth {
  readonly currency: string;
  /** `2026-11`. */
  readonly month: string;
  readonly invoicedNet: number;
  readonly invoicedTax: number;
  readonly receivedGross: number;
  /** The net part of what was received; over the life of an invoice that is paid whole it is its net to the cent. */
  readonly receivedNet: number;
}

export interface Months {
  /** ISO months, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** A row a currency and month in which anything happened, by currency and month. */
export function revenueByMonth(
  issued: readonly IssuedAmounts[],
  received: readonly ReceivedPart[],
  { from, to }: Months,
): readonly RevenueMonth[] {
  const rows = new Map<string, RevenueMonth>();
  const add = (currency: string, date: string, change: Partial<Omit<RevenueMonth, 'currency' | 'month'>>) => {
    const month = date.slice(0, 7);
    if (month < from || month > to) return;
    const key = `${currency} ${month}`;
    const before = rows.get(key) ?? { ...nothing, currency, month };
    rows.set(key, {
      ...before,
      invoicedNet: before.invoicedNet + (change.invoicedNet ?? 0),
      invoicedTax: before.invoicedTax + (change.invoicedTax ?? 0),
      receivedGross: before.receivedGross + (change.receivedGross ?? 0),
      receivedNet: before.receivedNet + (change.receivedNet ?? 0),
    });
  };
  for (const { currency, issueDate, documentType, net, tax } of issued.filter(
    (one) => one.isOpening !== true,
  )) {
    const sign = documentType === '381' ? -1 : 1;
    add(currency, issueDate, { invoicedNet: sign * net, invoicedTax: sign * tax });
  }
  for (const part of splitReceived(issued, received)) {
    add(part.currency, part.date, { receivedGross: part.minor, receivedNet: part.net });
  }
  return [...rows.values()].toSorted(
    (one, other) => one.currency.localeCompare(other.currency) || one.month.localeCompare(other.month),
  );
}

const nothing = { invoicedNet: 0, invoicedTax: 0, receivedGross: 0, receivedNet: 0 } as const;

interface SplitPart extends ReceivedPart {
  readonly currency: string;
  readonly net: number;
}

/**
 * The net of all that an invoice has received up to a day is `received × net / gross`, rounded once; a part's own is what it adds
 * to that. So parts add up to the whole, in whatever pieces it came.
 */
function splitReceived(issued: readonly IssuedAmounts[], received: readonly ReceivedPart[]): SplitPart[] {
  const invoices = new Map(issued.map((one) => [one.id, one]));
  const sums = new Map<string, { readonly gross: number; readonly net: number }>();
  return received
    .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .flatMap((part) => {
      const invoice = invoices.get(part.invoiceId);
      if (invoice === undefined) return [];
      const before = sums.get(part.invoiceId) ?? { gross: 0, net: 0 };
      const gross = before.gross + part.minor;
      const net = netOf(gross, invoice);
      sums.set(part.invoiceId, { gross, net });
      return [{ ...part, currency: invoice.currency, net: net - before.net }];
    });
}

function netOf(received: number, { net, gross }: IssuedAmounts): number {
  return gross === 0 ? 0 : roundProduct([String(received), String(net)], gross);
}
