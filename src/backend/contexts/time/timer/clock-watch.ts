/**
 * How much of a running timer is on no clock, because the clock was set back while it ran. The wall clock is compared
 * with those that only go on, from each look at the timer to the next; what is put right again is not lost.
 */
import { uptime } from 'node:os';
import { type ClockReading, findStep, tolerableBackMs, tolerableMs } from '../../../../domain/clock-gaps.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { TimeEntryRow } from '../entries/time-entries.repository.ts';

export interface ClockWatch {
  /** Milliseconds by which the clock was set back; 0 below a minute. Undefined ends what was watched of the person. */
  look(userId: string, running: RunningTimer | undefined): number;
}

type RunningTimer = Pick<TimeEntryRow, 'id' | 'started_at'>;

interface Watched extends ClockReading {
  readonly entryId: string;
  /** A start that was moved answers what was lost before. */
  readonly startedAt: number;
  readonly lostMs: number;
}

type MachineClocks = () => Omit<ClockReading, 'wallMs'>;

const readMachine: MachineClocks = () => ({ monotonicMs: performance.now(), uptimeMs: uptime() * 1000 });

export function createClockWatch(clock: Clock, machine: MachineClocks = readMachine): ClockWatch {
  // process-local: a monotonic clock is of one process; on several: nothing: another one still finds a start that lies
  // ahead of its clock.
  const watched = new Map<string, Watched>();
  return {
    look(userId, running) {
      if (running === undefined) {
        watched.delete(userId);
        return 0;
      }
      const reading = { wallMs: clock(), ...machine() };
      const lostMs = lostSince(watched.get(userId), running, reading);
      watched.set(userId, { ...reading, entryId: running.id, startedAt: running.started_at, lostMs });
      const found = Math.max(lostMs, running.started_at - reading.wallMs);
      return found >= tolerableMs ? found : 0;
    },
  };
}

function lostSince(before: Watched | undefined, running: RunningTimer, now: ClockReading): number {
  if (before?.entryId !== running.id || before.startedAt !== running.started_at) return 0;
  const step = findStep(before, now);
  return Math.abs(step) >= tolerableBackMs ? Math.max(before.lostMs - step, 0) : before.lostMs;
}
