/**
 * How much of a running timer is on no clock, because the clock was set back while it ran. The wall clock is compared
 * with one that only goes on, from each look at the timer to the next.
 */
import { tolerableMs } from '../../../../domain/clock-gaps.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { TimeEntryRow } from '../entries/time-entries.repository.ts';

export interface ClockWatch {
  /** Milliseconds by which the clock was set back; 0 below a minute. Undefined ends what was watched of the person. */
  look(userId: string, running: RunningTimer | undefined): number;
}

type RunningTimer = Pick<TimeEntryRow, 'id' | 'started_at'>;

interface Reading {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

interface Watched extends Reading {
  readonly entryId: string;
  /** A start that was moved answers what was lost before. */
  readonly startedAt: number;
  readonly lostMs: number;
}

const toleratedStepMs = 5_000;

export function createClockWatch(clock: Clock, monotonic = () => performance.now()): ClockWatch {
  // process-local: a monotonic clock is of one process. Another one still finds a start that lies ahead of its clock.
  const watched = new Map<string, Watched>();
  return {
    look(userId, running) {
      if (running === undefined) {
        watched.delete(userId);
        return 0;
      }
      const reading = { wallMs: clock(), monotonicMs: monotonic() };
      const lostMs = lostSince(watched.get(userId), running, reading);
      watched.set(userId, { ...reading, entryId: running.id, startedAt: running.started_at, lostMs });
      const found = Math.max(lostMs, running.started_at - reading.wallMs);
      return found >= tolerableMs ? found : 0;
    },
  };
}

function lostSince(before: Watched | undefined, running: RunningTimer, now: Reading): number {
  if (before?.entryId !== running.id || before.startedAt !== running.started_at) return 0;
  const step = now.monotonicMs - before.monotonicMs - (now.wallMs - before.wallMs);
  return before.lostMs + (step >= toleratedStepMs ? step : 0);
}
