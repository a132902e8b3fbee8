/** One line of a credit note: so much of the line that it corrects, printed so that quantity and price reproduce it. */
import { findSeconds } from '../../duration.ts';
import { normaliseDecimal, roundProduct } from '../../exact.ts';
import type { Adjustment, InvoiceLine } from '../../invoice-document.ts';
import { printLabels } from '../../invoice-print/print-labels.ts';
import { lineGross } from '../../invoice-totals.ts';
import { type Money, toDecimalString } from '../../money.ts';
import { fail, type Result, succeed } from '../../result.ts';

/** What earlier credit notes took of a line. */
export interface CreditedLine {
  readonly lineId: string;
  readonly netMinor: number;
  /** Exact decimal; that of credits by amount is 0. */
  readonly quantity: string;
}

/** Quantity or net amount, as magnitudes; neither: all that is left of the line. */
export interface LineAsk {
  readonly quantity?: string | undefined;
  readonly net?: Money | undefined;
}

export type LineRefusal = 'nothing_left' | 'over_quantity' | 'over_net' | 'not_positive' | 'whole_units';

/** Throws AmountTooLarge. `language` is that of the document. */
function signedUnits(quantity: string, leftUnits: number): number {
  return toUnits(quantity) * Math.sign(leftUnits || 1);
}

export function creditLine(
  line: InvoiceLine,
  before: CreditedLine | undefined,
  { quantity, net, language }: LineAsk & { readonly language: string },
): Result<InvoiceLine, LineRefusal> {
  const left = {
    leftNet: line.net.minor - (before?.netMinor ?? 0),
    leftUnits: toUnits(line.quantity) - toUnits(before?.quantity ?? '0'),
  };
  if (left.leftNet === 0 && line.net.minor !== 0) return fail('nothing_left');
  if (net !== undefined) return creditAmount(line, left, net);
  const units = quantity === undefined ? left.leftUnits : signedUnits(quantity, left.leftUnits);
  const refused = refuseUnits(line, left, { units, isAsked: quantity !== undefined });
  if (refused !== undefined) return fail(refused);
  if (before === undefined && units === left.leftUnits) return succeed(line);
  return succeed(byQuantity(line, { units, netMinor: shareOf(line, { units, ...left }), language }));
}

/** What is left of a line: minor units, and its quantity in ten-thousandths. */
interface Left {
  readonly leftNet: number;
  readonly leftUnits: number;
}

function creditAmount(line: InvoiceLine, { leftNet }: Left, net: Money): Result<InvoiceLine, LineRefusal> {
  const sign = line.net.minor < 0 ? -1 : 1;
  if (net.minor <= 0) return fail('not_positive');
  return net.minor > leftNet * sign ? fail('over_net') : succeed(byAmount(line, net.minor * sign));
}

function refuseUnits(
  line: InvoiceLine,
  { leftUnits }: Left,
  { units, isAsked }: { readonly units: number; readonly isAsked: boolean },
): LineRefusal | undefined {
  if (units === 0 && isAsked) return 'not_positive';
  if (Math.abs(units) > Math.abs(leftUnits)) return 'over_quantity';
  const seconds = findSeconds({ ...line, quantity: fromUnits(units) }) ?? 0;
  return Number.isInteger(seconds) ? undefined : 'whole_units';
}

/** Of the last of the quantity all that is left. */
function shareOf(
  line: InvoiceLine,
  { units, leftUnits, leftNet }: Left & { readonly units: number },
): number {
  if (units === leftUnits) return leftNet;
  const share = roundProduct([String(line.net.minor), String(units)], toUnits(line.quantity));
  return Math.abs(share) > Math.abs(leftNet) ? leftNet : share;
}

/** Quantity and price of the line; cents that they do not make are an allowance, or a charge (PEPPOL-EN16931-R120). */
function byQuantity(
  { allowances = [], charges = [], ...line }: InvoiceLine,
  {
    units,
    netMinor,
    language,
  }: { readonly units: number; readonly netMinor: number; readonly language: string },
): InvoiceLine {
  const { currency } = line.net;
  const priced = { ...line, quantity: fromUnits(units) };
  const more = lineGross(priced, currency).minor - netMinor;
  const reasons = [
    ...new Set([...allowances, ...charges].map(({ reason }) => reason).filter((text) => text !== '')),
  ];
  const reason = reasons.length === 0 ? printLabels(language).rounding : reasons.join(', ');
  const adjustment = (minor: number): readonly Adjustment[] => [{ reason, amount: { minor, currency } }];
  return {
    ...priced,
    net: { minor: netMinor, currency },
    ...(more > 0 && { allowances: adjustment(more) }),
    ...(more < 0 && { charges: adjustment(-more) }),
  };
}

/** One at the amount: no quantity of the line comes to it. */
function byAmount(
  { allowances: _less, charges: _more, ...line }: InvoiceLine,
  netMinor: number,
): InvoiceLine {
  const { currency } = line.net;
  return {
    ...line,
    quantity: netMinor < 0 ? '-1' : '1',
    unitCode: 'C62',
    unitPrice: toDecimalString({ minor: Math.abs(netMinor), currency }),
    priceBaseQuantity: 1,
    net: { minor: netMinor, currency },
  };
}

/** Quantities have four decimals at most. */
const decimals = 4;

function toUnits(quantity: string): number {
  return roundProduct([quantity], 1, decimals);
}

function fromUnits(units: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  return normaliseDecimal(`${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

/** What `credit` took of the quantity of `line`: nothing where it is one at an amount. */
export function creditedQuantity(
  line: Pick<InvoiceLine, 'unitCode' | 'unitPrice' | 'priceBaseQuantity'>,
  credit: Pick<InvoiceLine, 'unitCode' | 'unitPrice' | 'priceBaseQuantity' | 'quantity'>,
): string {
  const isSame =
    credit.unitCode === line.unitCode &&
    credit.unitPrice === line.unitPrice &&
    credit.priceBaseQuantity === line.priceBaseQuantity;
  return isSame ? credit.quantity : '0';
}

/** The sum of two quantities. */
export function addQuantities(one: string, other: string): string {
  return fromUnits(toUnits(one) + toUnits(other));
}
