/** Rate, amount and currency of a row. */
import { findMinorDigits, highestRateMinor } from '../../../../../domain/money.ts';
import type { CellReader } from './cells/cell-reader.ts';
import { parseCurrency, parseDecimal, stripCurrency } from './cells/read-cells.ts';
import { phrase } from './phrase.ts';
import { findRates, roundestOf } from './round-rate.ts';
import type { SourceRow } from './source-row.ts';

export interface Priced {
  readonly seconds: number;
  readonly billable: boolean;
  /** What the header has in brackets, or the request says. */
  readonly fallback: string | undefined;
}

const moneyFields = ['rate', 'amount', 'fixed'] as const;

/** `142,50 €` says it itself; `$` is many. */
function readSign(text: string): string | undefined {
  const [sign] = /[€£]|\b[A-Z]{3}\b/.exec(text) ?? [];
  return sign === undefined ? undefined : parseCurrency(sign);
}

/** What the row's column says, else the header or the request, else the cell itself: they do not contradict. */
function readCurrency(cells: CellReader, fallback: string | undefined): string | undefined {
  const said = cells.text('currency');
  const named = parseCurrency(said || (fallback ?? ''));
  if (said !== '' && named === undefined) cells.refuse('currency', phrase`is not a currency of ISO 4217`);
  const signs = moneyFields.map((field) => ({ field, sign: readSign(cells.text(field)) }));
  const other = signs.find(({ sign }) => sign !== undefined && named !== undefined && sign !== named);
  if (other) cells.refuse(other.field, phrase`is in ${other.sign ?? ''}, and the file says ${named ?? ''}`);
  return said === '' ? (named ?? signs.find(({ sign }) => sign !== undefined)?.sign) : named;
}

function readNumber(cells: CellReader, field: (typeof moneyFields)[number]): string | undefined {
  const text = cells.text(field);
  if (text === '') return undefined;
  const bare = stripCurrency(text);
  const number = bare === undefined ? undefined : parseDecimal(bare, cells.conventions.decimal ?? '.');
  if (number === undefined || number.startsWith('-')) {
    cells.refuse(field, phrase`is not an amount of money`);
    return undefined;
  }
  return number;
}

function toMinor(cells: CellReader, decimal: string, digits: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const kept = Number(whole + fraction.padEnd(digits, '0').slice(0, digits));
  const rest = fraction.slice(digits);
  if (/[1-9]/.test(rest))
    cells.lose('rate_rounded', 'rate', phrase`Rates were rounded to what the currency has.`);
  return kept + (Number(rest[0] ?? 0) >= 5 ? 1 : 0);
}

const isNothing = (decimal: string | undefined): boolean => decimal === undefined || Number(decimal) === 0;

interface Told {
  readonly rate: string | undefined;
  readonly amount: string | undefined;
  readonly currency: string | undefined;
}

/** A rate in minor units; with the amount that it was taken from, where the file tells no rate. */
interface Found {
  readonly minor: number;
  readonly amountMinor: number | undefined;
}

export type RowMoney = Pick<SourceRow, 'rate' | 'amountMinor' | 'currency' | 'isFixed'>;

/** What a row says of money. The rate is undefined when it tells none, or is refused. */
export function readMoney(cells: CellReader, priced: Priced): RowMoney {
  const [rate, amount] = [readNumber(cells, 'rate'), readNumber(cells, 'amount')];
  const currency = readCurrency(cells, priced.fallback);
  const fixed = readNumber(cells, 'fixed');
  if (!isNothing(fixed)) return readFixed(cells, { amount: fixed, currency }, priced);
  const told = { rate, amount, currency };
  const found =
    isNothing(rate) && isNothing(amount) ? readNothing(told, priced) : readRate(cells, told, priced);
  if (found === undefined || currency === undefined)
    return { rate: undefined, amountMinor: undefined, currency, isFixed: false };
  return { rate: { minor: found.minor, currency }, amountMinor: found.amountMinor, currency, isFixed: false };
}

/** The price of the whole, whatever an hour costs: as the rate that gives it, or refused where none does. */
function readFixed(
  cells: CellReader,
  { amount = '0', currency }: Omit<Told, 'rate'>,
  { seconds }: Priced,
): RowMoney {
  const none = { rate: undefined, amountMinor: undefined, currency, isFixed: true };
  if (currency === undefined) {
    if (cells.text('currency') === '') cells.refuse('fixed', phrase`has no currency`, 'currency');
    return none;
  }
  const amountMinor = toMinor(cells, amount, findMinorDigits(currency) ?? 2);
  const rates = seconds === 0 ? undefined : findRates(amountMinor, seconds);
  if (rates === undefined) {
    const message = phrase`is a fixed price: an entry is worth time × rate here, and no hourly rate gives that amount`;
    cells.refuse('fixed', message);
    return none;
  }
  const message = phrase`Fixed prices became the hourly rate that gives the same amount: rounding or other times change it.`;
  cells.lose('fixed_price_as_rate', 'fixed', message);
  return { ...none, rate: { minor: roundestOf(rates), currency } };
}

/** A rate of nothing, where the file says so. */
function readNothing({ rate, amount }: Told, { billable, seconds }: Priced): Found | undefined {
  if (rate !== undefined) return { minor: 0, amountMinor: undefined };
  return amount !== undefined && billable && seconds > 0 ? { minor: 0, amountMinor: 0 } : undefined;
}

function readRate(cells: CellReader, told: Told, priced: Priced): Found | undefined {
  const field = isNothing(told.rate) ? 'amount' : 'rate';
  if (told.currency === undefined) {
    if (cells.text('currency') === '') cells.refuse(field, phrase`has no currency`, 'currency');
    return undefined;
  }
  const found = findRate(cells, told, priced);
  if (found !== undefined && found.minor > highestRateMinor) {
    cells.refuse(field, phrase`is more per hour than a project may have`);
    return undefined;
  }
  return found;
}

function findRate(cells: CellReader, { rate, amount, currency }: Told, priced: Priced): Found | undefined {
  const digits = findMinorDigits(currency ?? '') ?? 2;
  const amountMinor = amount === undefined ? undefined : toMinor(cells, amount, digits);
  if (rate === undefined || isNothing(rate)) {
    return amountMinor === undefined ? undefined : deriveRate(cells, amountMinor, priced.seconds);
  }
  const minor = toMinor(cells, rate, digits);
  compareAmount(cells, { minor, amountMinor, ...priced });
  return { minor, amountMinor: undefined };
}

function compareAmount(
  cells: CellReader,
  { minor, amountMinor, seconds, billable }: Priced & { minor: number; amountMinor: number | undefined },
): void {
  if (amountMinor === undefined || !billable) return;
  if (Math.abs((minor * seconds) / 3600 - amountMinor) > 1) {
    cells.lose('amount_differs', 'amount', phrase`The amount is not time × rate: time and rate were kept.`);
  }
}

/** The roundest rate that gives the amount, or the nearest where none does; what other rows tell of it comes later. */
function deriveRate(cells: CellReader, amountMinor: number, seconds: number): Found | undefined {
  if (seconds === 0) {
    cells.lose('amount_of_no_time', 'amount', phrase`An amount without time has no rate and is not kept.`);
    return undefined;
  }
  cells.lose(
    'rate_from_amount',
    'amount',
    phrase`The file has no rate: it was taken from amount and time, and gives that amount.`,
  );
  const rates = findRates(amountMinor, seconds);
  if (rates === undefined)
    cells.lose('amount_differs', 'amount', phrase`The amount is not time × rate: time and rate were kept.`);
  const minor = rates === undefined ? Math.round((amountMinor * 3600) / seconds) : roundestOf(rates);
  return { minor, amountMinor };
}
