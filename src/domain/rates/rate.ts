/** Hourly rates by date, and which of them an hour of work has. */
import type { Money } from '../money.ts';

/** From the most specific to the most general: in this order they win. */
export const rateScopes = ['task', 'project', 'client', 'organization'] as const;
export type RateScope = (typeof rateScopes)[number];

/** The first day that Vireo knows: a rate that holds from here holds for all time before the next one. */
export const beginning = '1900-01-01';

/** What a rate is for. Rates of one key follow one another; each holds until the next. */
export interface RateKey {
  readonly scope: RateScope;
  /** Id of the task, project, client or organization. */
  readonly scopeId: string;
  /** A person or an agent; null for everyone. */
  readonly actorId: string | null;
}

export interface Rate extends RateKey {
  readonly id: string;
  /** For one hour; of work in another currency it says nothing. */
  readonly amount: Money;
  /** Local date, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

/** What decides on the rate of an entry. */
export interface RatedWork {
  readonly taskId: string | null;
  readonly projectId: string;
  readonly clientId: string;
  readonly organizationId: string;
  readonly actorId: string;
  /** Local date on which it began, in its own zone. */
  readonly date: string;
  /** The client's. */
  readonly currency: string;
}

/** Rates of one scope id, each list by date. */
export interface Timelines {
  readonly everyone: Rate[];
  readonly actors: Map<string, Rate[]>;
}

/** Rates of one organization, made ready to be looked up: two small maps a scope and a binary search. */
export type RateBook = Readonly<Record<RateScope, ReadonlyMap<string, Timelines>>>;

/** In any order; two of one key, currency and date are not expected. */
export function createRateBook(rates: readonly Rate[]): RateBook {
  const book: Record<RateScope, Map<string, Timelines>> = {
    task: new Map(),
    project: new Map(),
    client: new Map(),
    organization: new Map(),
  };
  for (const rate of rates.toSorted(byDate)) timelineOf(book[rate.scope], rate).push(rate);
  return book;
}

function timelineOf(scope: Map<string, Timelines>, { scopeId, actorId }: Rate): Rate[] {
  const timelines = scope.get(scopeId) ?? { everyone: [], actors: new Map() };
  scope.set(scopeId, timelines);
  if (actorId === null) return timelines.everyone;
  const own = timelines.actors.get(actorId) ?? [];
  timelines.actors.set(actorId, own);
  return own;
}

function byDate(one: Rate, other: Rate): number {
  return one.validFrom < other.validFrom ? -1 : Number(one.validFrom > other.validFrom);
}

/**
 * The most specific scope wins, within it the actor's own rate before everyone's, of these the latest that holds on the
 * day; undefined where none does.
 */
export function findRate(book: RateBook, work: RatedWork): Rate | undefined {
  return (
    (work.taskId === null ? undefined : findIn(book.task.get(work.taskId), work)) ??
    findIn(book.project.get(work.projectId), work) ??
    findIn(book.client.get(work.clientId), work) ??
    findIn(book.organization.get(work.organizationId), work)
  );
}

function findIn(timelines: Timelines | undefined, work: RatedWork): Rate | undefined {
  if (timelines === undefined) return undefined;
  const own = timelines.actors.get(work.actorId);
  return (own && findLatest(own, work)) ?? findLatest(timelines.everyone, work);
}

function findLatest(timeline: readonly Rate[], { date, currency }: RatedWork): Rate | undefined {
  let [low, high] = [0, timeline.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline[middle]?.validFrom ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  // Only an organization has rates in several currencies.
  for (let at = low - 1; at >= 0; at -= 1) {
    if (timeline[at]?.amount.currency === currency) return timeline[at];
  }
  return undefined;
}

/** The rate that holds today where nothing more specific does: what a scope says of itself. */
export function findOwnRate(
  rates: readonly Rate[],
  { key, date }: { readonly key: RateKey; readonly date: string },
): Rate | undefined {
  return rates
    .filter((rate) => isOfKey(rate, key) && rate.validFrom <= date)
    .toSorted(byDate)
    .at(-1);
}

export function isOfKey(rate: RateKey, { scope, scopeId, actorId }: RateKey): boolean {
  return rate.scope === scope && rate.scopeId === scopeId && rate.actorId === actorId;
}
