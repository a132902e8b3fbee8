/** What a change of rates does to recorded time, and what it leaves as it is. */
import { addUp, type ValuedTime, valueLines } from '../figures/billed-value.ts';
import type { BillableEntry } from '../invoice-builder.ts';
import type { RoundingOf } from '../rounding.ts';
import { findRate, isOfKey, type Rate, type RateBook, type RatedWork, type RateKey } from './rate.ts';

/** How far an entry has got on its way to an invoice; `drafted`: a draft has claimed it. */
export type RatedStage = 'open' | 'submitted' | 'approved' | 'drafted' | 'invoiced';

export interface RatedEntry extends BillableEntry {
  readonly work: RatedWork;
  readonly billable: boolean;
  /** The rate that it has its amount from; null where it has none, or a typed one. */
  readonly rateId: string | null;
  /** The rate was typed for this entry alone. */
  readonly isOwn: boolean;
  readonly stage: RatedStage;
  /** It lies behind the date up to which time is closed. */
  readonly isClosed: boolean;
}

/** An entry as its table has it; whether its day is closed, the rules of its project say. */
export interface RecordedEntry extends Omit<RatedEntry, 'isClosed'> {
  /** Epoch milliseconds. */
  readonly startMs: number;
}

/** Why an entry in reach of a rate keeps its amount. */
export type LeftReason = Exclude<RatedStage, 'open'> | 'own' | 'closed' | 'specific';

export interface RateChange {
  readonly entry: RatedEntry;
  readonly amount: BillableEntry['hourlyRate'];
  readonly rateId: string | null;
}

export interface RatePlan {
  readonly changes: readonly RateChange[];
  readonly left: readonly { readonly entry: RatedEntry; readonly reason: LeftReason }[];
}

export interface RateBooks {
  /** The key whose rates change. */
  readonly key: RateKey;
  readonly before: RateBook;
  readonly after: RateBook;
}

/** Time that no rate has reached yet: worth nothing because nobody said what it is worth. */
export function isWithoutRate({ hourlyRate, rateId, isOwn }: RatedEntry): boolean {
  return hourlyRate.minor === 0 && rateId === null && !isOwn;
}

/** Only entries whose winning rate changes are touched; `entries` are those in reach of the key. */
export function planRates(entries: readonly RatedEntry[], books: RateBooks): RatePlan {
  const changes: RateChange[] = [];
  const left: { entry: RatedEntry; reason: LeftReason }[] = [];
  for (const entry of entries) {
    const judged = judge(entry, books);
    if (typeof judged === 'string') left.push({ entry, reason: judged });
    else if (judged !== undefined) changes.push(judged);
  }
  return { changes, left };
}

/** What becomes of it, or why it stays; undefined where the change has nothing to say of it. */
function termsOf(will: ReturnType<typeof findRate>, { work }: RatedEntry): Omit<RateChange, 'entry'> {
  return { amount: will?.amount ?? { minor: 0, currency: work.currency }, rateId: will?.id ?? null };
}

function isOutranked(will: ReturnType<typeof findRate>, key: RateBooks['key']): boolean {
  return will !== undefined && !isOfKey(will, key);
}

function judge(entry: RatedEntry, { key, before, after }: RateBooks): RateChange | LeftReason | undefined {
  const will = findRate(after, entry.work);
  const isSame = isSameRate(findRate(before, entry.work), will);
  if (isSame && (will === undefined || !isWithoutRate(entry))) {
    return isOutranked(will, key) && entry.stage === 'open' ? 'specific' : undefined;
  }
  const { amount, rateId } = termsOf(will, entry);
  const reason = findLeftReason(entry);
  if (hasAmount(entry, amount)) {
    return reason !== undefined || entry.rateId === rateId ? undefined : { entry, amount, rateId };
  }
  return reason ?? { entry, amount, rateId };
}

function isSameRate(one: Rate | undefined, other: Rate | undefined): boolean {
  return one?.id === other?.id && one?.amount.minor === other?.amount.minor;
}

function hasAmount({ hourlyRate }: RatedEntry, { minor, currency }: RateChange['amount']): boolean {
  return hourlyRate.minor === minor && hourlyRate.currency === currency;
}

/** Time without a rate gets one although it was submitted or approved, until an invoice holds it. */
function findLeftReason(entry: RatedEntry): LeftReason | undefined {
  if (entry.isOwn) return 'own';
  const isHeld = entry.stage === 'drafted' || entry.stage === 'invoiced';
  if (isWithoutRate(entry) && !isHeld) return undefined;
  if (entry.stage !== 'open') return entry.stage;
  return entry.isClosed ? 'closed' : undefined;
}

export interface LeftTime {
  readonly reason: LeftReason;
  readonly value: ValuedTime;
}

export interface RateEffect {
  readonly before: ValuedTime;
  readonly after: ValuedTime;
  readonly left: readonly LeftTime[];
}

/** Hours and money of a plan, by the rules that will bill the time; what is not billable changes no figure. */
export function valuePlan({ changes, left }: RatePlan, roundingOf: RoundingOf): RateEffect {
  const billable = changes.filter(({ entry }) => entry.billable);
  const reasons = Map.groupBy(
    left.filter(({ entry }) => entry.billable),
    ({ reason }) => reason,
  );
  return {
    before: valueByClient(
      billable.map(({ entry }) => entry),
      roundingOf,
    ),
    after: valueByClient(
      billable.map(({ entry, amount }) => ({ ...entry, hourlyRate: amount })),
      roundingOf,
    ),
    left: [...reasons].map(([reason, own]) => ({
      reason,
      value: valueByClient(
        own.map(({ entry }) => entry),
        roundingOf,
      ),
    })),
  };
}

function valueByClient(entries: readonly RatedEntry[], roundingOf: RoundingOf): ValuedTime {
  const clients = Map.groupBy(entries, ({ work }) => work.clientId);
  return addUp([...clients.values()].map((own) => valueLines(own, roundingOf)));
}
