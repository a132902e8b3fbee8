/** Any number of weeks decided as one: the API takes no more than some of them at once. Pure. */
import type { DecideTimesheetsInput, TimesheetDecisions } from '../../../src/api-client/index.ts';
import { classifyFailure } from '../../../src/pages/failures.ts';

export const mostAtOnce = 200;

type Items = NonNullable<DecideTimesheetsInput['items']>;

export interface Pieces {
  readonly send: (items: Items) => Promise<TimesheetDecisions>;
  /** Called after each piece, with how many were sent. */
  readonly tell: (count: number) => void;
}

/** @throws what the first piece throws: nothing was decided. A later one tells why the rest was not. */
export async function decideInPieces(items: Items, { send, tell }: Pieces): Promise<TimesheetDecisions> {
  const results: TimesheetDecisions['results'] = [];
  for (let start = 0; start < items.length; start += mostAtOnce) {
    const piece = items.slice(start, start + mostAtOnce);
    try {
      results.push(...(await send(piece)).results);
    } catch (error) {
      if (results.length === 0) throw error;
      return { results: [...results, ...items.slice(start).map(({ id }) => toUndecided(id, error))] };
    }
    tell(piece.length);
  }
  return { results };
}

function toUndecided(id: string, cause: unknown): TimesheetDecisions['results'][number] {
  const failure = classifyFailure(cause);
  if (failure.kind === 'cancelled')
    return { id, timesheet: null, error: { code: 'cancelled', message: '…' } };
  const message = failure.kind === 'unavailable' ? failure.problem.sentence : failure.sentence;
  return { id, timesheet: null, error: { code: failure.kind, message } };
}
