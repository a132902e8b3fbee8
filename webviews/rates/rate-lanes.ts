/** What the page computes of the rates that it was given: lanes of a year, and which rate wins. Pure. */

import {
  createRateBook,
  findRate,
  isOfKey,
  type RatedWork,
  rateScopes,
} from '../../src/domain/rates/rate.ts';
import type { RateRow, RatesContent } from './messages.ts';

export type RateState = 'wins' | 'ended' | 'later' | 'overridden' | 'personal' | 'task';

/** A rate with the day from which another of its kind holds. */
export interface SpannedRate {
  readonly rate: RateRow;
  readonly before: string | undefined;
}

/** Most specific first, in each the personal rates before everyone's, of one kind the newest first. */
export function spanRates(rates: readonly RateRow[]): readonly SpannedRate[] {
  return rates
    .map((rate) => ({ rate, before: findNext(rates, rate) }))
    .toSorted(
      ({ rate: one }, { rate: other }) =>
        rateScopes.indexOf(one.scope) - rateScopes.indexOf(other.scope) ||
        compare(one.scopeId, other.scopeId) ||
        compare(other.actorId ?? '', one.actorId ?? '') ||
        compare(other.validFrom, one.validFrom),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function findNext(rates: readonly RateRow[], rate: RateRow): string | undefined {
  return rates
    .filter((one) => isOfKey(one, rate) && one.amount.currency === rate.amount.currency)
    .map(({ validFrom }) => validFrom)
    .filter((date) => date > rate.validFrom)
    .toSorted(compare)[0];
}

export interface AskedWork {
  /** Empty for nobody in particular. */
  readonly actorId: string;
  /** Empty for no task. */
  readonly taskId: string;
}

/** The rate of an hour on the project that is shown. */
export function findWinner(
  { projectId, projects, practice, rates }: RatesContent,
  { actorId, taskId }: AskedWork,
  date: string,
): RateRow | undefined {
  const project = projects.find(({ id }) => id === projectId);
  if (project === undefined) return undefined;
  const work: RatedWork = {
    taskId: taskId === '' ? null : taskId,
    projectId: project.id,
    clientId: project.clientId,
    organizationId: practice.id,
    actorId,
    date,
    currency: project.currency,
  };
  const found = findRate(createRateBook(rates), work);
  return rates.find(({ id }) => id === found?.id);
}

export function stateOf(content: RatesContent, { rate, before }: SpannedRate, asked: AskedWork): RateState {
  const { today } = content;
  if (rate.validFrom > today) return 'later';
  if (before !== undefined && before <= today) return 'ended';
  if (findWinner(content, asked, today)?.id === rate.id) return 'wins';
  const taskId = rate.scope === 'task' ? rate.scopeId : asked.taskId;
  const its = findWinner(content, { actorId: rate.actorId ?? asked.actorId, taskId }, today);
  if (its?.id !== rate.id) return 'overridden';
  return rate.actorId === null ? 'task' : 'personal';
}

/** A piece of a lane, in shares of the year. */
export interface LanePiece {
  readonly rate: RateRow;
  readonly from: number;
  readonly to: number;
  readonly isWinner: boolean;
}

export interface Lane {
  readonly key: Pick<RateRow, 'scope' | 'scopeId' | 'actorId'>;
  readonly pieces: readonly LanePiece[];
}

/** Share of its year that has passed when the day begins. */
export function shareOfYear(date: string, year: number): number {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return Math.min(1, Math.max(0, (Date.parse(date) - start) / (end - start)));
}

/** One a kind of rate that holds in the year of today; a piece wins that holds for the work on its last day there. */
export function toLanes(content: RatesContent, asked: AskedWork): readonly Lane[] {
  const year = Number(content.today.slice(0, 4));
  const spanned = spanRates(content.rates);
  const keyOf = ({ scope, scopeId, actorId }: RateRow) => JSON.stringify([scope, scopeId, actorId]);
  return [...Map.groupBy(spanned, ({ rate }) => keyOf(rate)).values()].flatMap((same) => {
    const pieces = same.flatMap(({ rate, before }) => {
      const from = shareOfYear(rate.validFrom, year);
      const to = before === undefined ? 1 : shareOfYear(before, year);
      if (to <= from) return [];
      const day = rate.validFrom < `${year}-01-01` ? `${year}-01-01` : rate.validFrom;
      return [{ rate, from, to, isWinner: findWinner(content, asked, day)?.id === rate.id }];
    });
    const [first] = same;
    return pieces.length === 0 || first === undefined ? [] : [{ key: first.rate, pieces }];
  });
}
