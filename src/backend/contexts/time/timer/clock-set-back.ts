/** A timer that ran while the clock was set back does not end by itself at an instant that may be wrong: its person says which. */
import { formatDuration } from '../../../../domain/duration.ts';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { wholeSecond } from '../entries/moments.ts';
import type { TimeEntryRow } from '../entries/time-entries.repository.ts';

interface SetBack {
  readonly lostMs: number;
  readonly now: number;
}

/** `endedAt` once by the clock as it is, and once by the time that passed; without those that lie before the start. */
export function clockSetBack(running: TimeEntryRow, { lostMs, now }: SetBack): ApiError {
  const ends = [wholeSecond(now), wholeSecond(now + lostMs)].filter((end) => end > running.started_at);
  const length = formatDuration(Math.round(lostMs / 1000));
  return new ApiError(
    'clock_set_back',
    text`The clock was set back by ${length} while this timer ran. Stop the timer, and say when it ended.`,
    ends.map((end) => ({ field: 'endedAt', issue: toInstant(end) })),
  );
}
