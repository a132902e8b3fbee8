/** The rate of an entry: what the rates by date say of it, unless one was typed. */
import type { Money } from '../../../../domain/money.ts';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { text } from '../../../../words/text.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import { describeLacking } from '../../../platform/http/refusals/lacking.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findRateOfWork } from '../../practice/model/rate-of-work.ts';
import type { TimeEntryRow } from './time-entries.repository.ts';

type RateColumns = Pick<TimeEntryRow, 'rate_minor' | 'rate_currency' | 'rate_id' | 'rate_own'>;

/** Looked up when the entry is written. */
export function unrated(currency: string): RateColumns {
  return { rate_minor: 0, rate_currency: currency, rate_id: null, rate_own: 0 };
}

/** A typed rate in the client's currency; null or undefined leaves it to the rates by date. */
export function typedRate(rate: Money | null | undefined, currency: string): RateColumns {
  if (rate === null || rate === undefined) return unrated(currency);
  if (rate.currency !== currency) {
    throw invalidField('rate.currency', text`must be ${currency}, the currency of the client`);
  }
  return { rate_minor: rate.minor, rate_currency: currency, rate_id: null, rate_own: 1 };
}

/**
 * What an hour is worth is set by who may set rates. The rate that an entry has may be sent along, and stays.
 *
 * @throws ApiError `forbidden`, naming `rate`
 */
export function requireRateRight(
  actor: Actor,
  rate: Money | null | undefined,
  before?: Pick<TimeEntryRow, 'rate_minor' | 'rate_currency' | 'rate_own'>,
): void {
  if (rate === undefined || grantOf(actor, 'rate:write') !== undefined) return;
  const isOwn = before?.rate_own === 1;
  const isKept =
    rate === null
      ? !isOwn
      : isOwn && rate.minor === before.rate_minor && rate.currency === before.rate_currency;
  if (isKept) return;
  throw new ApiError('forbidden', describeLacking(actor, 'rate:write'), [
    { field: 'rate', issue: 'needs rate:write' },
  ]);
}

/** Work of another kind, person or day may have another rate. */
function isSameWork(one: TimeEntryRow, other: TimeEntryRow): boolean {
  return (
    one.project_id === other.project_id &&
    one.task_id === other.task_id &&
    one.user_id === other.user_id &&
    one.local_date === other.local_date &&
    one.rate_own === other.rate_own
  );
}

/** A typed rate, and an amount of a file or of before rates had dates, was never looked up. */
function isKept({ rate_own, rate_id, rate_minor }: TimeEntryRow): boolean {
  return rate_own === 1 || (rate_id === null && rate_minor > 0);
}

/** Of a change that is undone: the same work has the rate that it has by now. */
export function keepRate(current: TimeEntryRow, before: TimeEntryRow): TimeEntryRow {
  if (before.rate_own === 1 || !isSameWork(current, before)) return before;
  const { rate_minor, rate_currency, rate_id } = current;
  return { ...before, rate_minor, rate_currency, rate_id };
}

/** The row with the rate that it has as it is written; `before` is what it was. */
export async function rateRow(reads: Reads, row: TimeEntryRow, before?: TimeEntryRow): Promise<TimeEntryRow> {
  if (isKept(row) || (before !== undefined && isSameWork(before, row))) return row;
  const found = await findRateOfWork(reads, {
    projectId: row.project_id,
    taskId: row.task_id,
    actorId: row.user_id,
    date: row.local_date,
  });
  if (found === undefined) return row;
  const { amount, rateId } = found;
  return { ...row, rate_minor: amount.minor, rate_currency: amount.currency, rate_id: rateId };
}
