/** What a draft is told beside the rules of its own document: what the series of numbers and the client's other time say. */
import { formatDuration } from './duration.ts';
import { sepaCountries } from './identifiers/sepa-countries.ts';
import type { InvoiceCheck } from './invoice-checks.ts';
import type { InvoiceDocument, Party } from './invoice-document.ts';
import { type CounterState, nextSequence } from './invoice-numbering.ts';
import { findUnprintable } from './invoice-print/unprintable-text.ts';
import { describeDay } from './invoice-words.ts';
import { nameCountry } from './invoicing/printed-country.ts';
import type { CheckAction } from './invoicing/rules/fault.ts';
import { sumTogether } from './overlapping-spans.ts';
import { endsInFuture } from './time/future-time.ts';
import { isoWeekOf } from './zones.ts';

/** Billable time of the client within the service period that no invoice has. */
export interface LeftOutTime {
  /** Local date in the entry's own zone. */
  readonly date: string;
  readonly seconds: number;
  /** Approved after the draft was made, so that the draft does not have it. */
  readonly approved: boolean;
}

/** The refusal that issuing would meet, said while the date can still be changed; empty when there is none. */
export function checkSeries(
  counter: CounterState,
  dates: { readonly issueDate: string; readonly today: string },
): readonly InvoiceCheck[] {
  const next = nextSequence(counter, dates);
  if (next.ok) {
    return [];
  }
  const message =
    next.error === 'date_in_future'
      ? 'The invoice date has not come yet.'
      : `The invoice date lies before ${describeDay(counter.lastIssueDate ?? '')}, the date of the last invoice of the series.`;
  return [{ rule: 'series-order', severity: 'error', passed: false, message }];
}

/** Text that the PDF, which is kept of an issued invoice, cannot show: said before a number is drawn. Each field once. */
export function checkPrintable(document: InvoiceDocument): readonly InvoiceCheck[] {
  return findUnprintable(document).map((fault) => ({ severity: 'error', passed: false, ...fault }));
}

/** One warning for each week and reason, in order of time. */
export function checkLeftOut(times: readonly LeftOutTime[]): readonly InvoiceCheck[] {
  const weeks = new Map<string, LeftOutTime>();
  for (const time of [...times].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const key = `${isoWeekOf(time.date).start} ${time.approved}`;
    weeks.set(key, { ...time, seconds: time.seconds + (weeks.get(key)?.seconds ?? 0) });
  }
  return [...weeks.values()].map((week) => ({
    rule: 'left-out',
    severity: 'warning',
    passed: false,
    message: describeLeftOut(week),
    ...(week.approved
      ? { action: 'takeUpTime' as const }
      : { action: 'approveWeek' as const, weekStart: isoWeekOf(week.date).start }),
  }));
}

function describeLeftOut({ date, seconds, approved }: LeftOutTime): string {
  const time = `Week ${isoWeekOf(date).week}: ${formatDuration(seconds)} of its time within the period`;
  return approved
    ? `${time} was approved after this draft was made and is left out.`
    : `${time} is not approved and is left out.`;
}

/** VAT at the seller's rate for a buyer whose country is only the practice's own; `isChosen` says whether a person chose it. */
export function checkBuyerCountry(
  { buyer, lines }: Pick<InvoiceDocument, 'buyer' | 'lines'>,
  isChosen: boolean,
): readonly InvoiceCheck[] {
  if (isChosen || lines.every(({ taxCategory }) => taxCategory !== 'S')) return [];
  const country = nameCountry(buyer.countryCode, 'en') ?? buyer.countryCode;
  const message = `${country} is only the default country of ${buyer.name}. Choose the client’s country before you charge VAT.`;
  const field = 'buyer.countryCode';
  return [
    { rule: 'buyer-country', severity: 'warning', passed: false, message, field, action: 'editClient' },
  ];
}

/** What keeps a client from paying or an address from being one: an account that nothing names, a party without a town. */
export function checkReachable({
  seller,
  buyer,
  ...document
}: Pick<
  InvoiceDocument,
  'seller' | 'buyer' | 'currency' | 'documentType' | 'totals'
>): readonly InvoiceCheck[] {
  const isTransfer =
    document.documentType === '380' && document.currency === 'EUR' && document.totals.due.minor > 0;
  const lacksAccount = isTransfer && sepaCountries.has(seller.countryCode) && !seller.iban;
  const account = 'The invoice names no IBAN to pay to. Add yours to your business.';
  return [
    ...(lacksAccount ? [warn('seller-iban', 'seller.iban', account, 'editOrganization')] : []),
    ...(lacksTown(seller)
      ? [warn('seller-town', 'seller.address.city', 'Your address has no town.', 'editOrganization')]
      : []),
    ...(lacksTown(buyer)
      ? [warn('buyer-town', 'buyer.address.city', `The address of ${buyer.name} has no town.`, 'editClient')]
      : []),
  ];
}

/** Only of an address that is kept as fields: print lines alone say nothing of a town. */
function lacksTown({ address }: Party): boolean {
  return address !== undefined && Object.values(address).some(Boolean) && !address.city;
}

function warn(rule: string, field: string, message: string, action: CheckAction): InvoiceCheck {
  return { rule, severity: 'warning', passed: false, message, field, action };
}

export interface BilledSpan {
  readonly userId: string;
  /** Epoch milliseconds; `endedAt` is null where it runs. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** Time of one person that several entries of the invoice have. */
export function checkRecordedTwice(entries: readonly BilledSpan[]): readonly InvoiceCheck[] {
  const spans = entries.map(({ userId, startedAt: startMs, endedAt }) => ({
    userId,
    startMs,
    endMs: endedAt ?? startMs,
  }));
  const sharedMs = [...Map.groupBy(spans, ({ userId }) => userId).values()].reduce((sum, own) => {
    const recordedMs = own.reduce((all, { startMs, endMs }) => all + Math.max(0, endMs - startMs), 0);
    return sum + recordedMs - sumTogether(own);
  }, 0);
  const seconds = Math.floor(sharedMs / 1000);
  if (seconds === 0) return [];
  const message = `${formatDuration(seconds)} of this time is recorded more than once. Check it before the client is billed for it.`;
  return [{ rule: 'recorded-twice', severity: 'warning', passed: false, message }];
}

/** Time of the invoice that has not passed yet; `endedAt` and `nowMs` are epoch milliseconds. */
export function checkFuture(
  entries: readonly { readonly endedAt: number | null }[],
  nowMs: number,
): readonly InvoiceCheck[] {
  const count = entries.filter(({ endedAt }) => endsInFuture(endedAt, nowMs)).length;
  if (count === 0) return [];
  const what = count === 1 ? 'One entry ends' : `${count} entries end`;
  const message = `${what} in the future. Check the date before the client is billed for it.`;
  return [{ rule: 'time-in-future', severity: 'warning', passed: false, message }];
}
