/**
 * What two readings of a machine's clocks tell of the time between them: that it slept (or its processes stood
 * still), or that its clock was set. Instants are UTC, so that a change between summer and winter time is neither.
 */
import type { Span } from './spans.ts';

/** All clocks at one moment, in milliseconds. */
export interface ClockReading {
  /** Epoch time: can be set, by hand or by NTP. */
  readonly wallMs: number;
  /** Only goes on (`performance.now()`). Stands still in sleep on Linux and macOS, goes on in it on Windows. */
  readonly monotonicMs: number;
  /** Time since the machine was started, sleep included (`os.uptime()`); tells sleep from a clock that was set. */
  readonly uptimeMs?: number | undefined;
}

/** As the wall clock now tells it: nobody worked in a `sleep`, and the time of a `clock` never passed. */
export interface ClockGap extends Span {
  readonly kind: 'sleep' | 'clock';
}

/** What the wall clock gained or lost between two readings. */
export interface ClockFindings {
  /** In order of time, within the two readings; they and what was lived through add up to what the wall clock shows. */
  readonly gaps: readonly ClockGap[];
  /** By how much the clock was set back: that time passed and no clock shows it; 0 below `tolerableBackMs`. */
  readonly lostMs: number;
}

/** Below this nobody needs to be asked: steps of NTP, late timers of a busy machine. The time is kept as it is. */
export const tolerableMs = 60_000;

/** Time that no clock shows any more is told from here on: steps of NTP are shorter, and nobody sleeps backwards. */
export const tolerableBackMs = 5_000;

/**
 * @param tickMs how far apart the readings were meant to be. Where the monotonic clock goes on in sleep, only a late
 *   reading shows it, and its length is known to one tick; elsewhere to the millisecond.
 */
export function findClockGaps(before: ClockReading, now: ClockReading, tickMs: number): ClockFindings {
  const wall = now.wallMs - before.wallMs;
  const { sleptMs, setMs } = explain(before, now, tickMs);
  const never = tolerated(Math.min(setMs, Math.max(0, wall)));
  const slept = tolerated(Math.min(sleptMs, Math.max(0, wall - never)));
  const middle = now.wallMs - never;
  const gaps: readonly ClockGap[] = [
    { kind: 'sleep', fromMs: middle - slept, toMs: middle },
    { kind: 'clock', fromMs: middle, toMs: now.wallMs },
  ];
  return {
    gaps: gaps.filter(({ fromMs, toMs }) => fromMs < toMs),
    lostMs: -setMs >= tolerableBackMs ? -setMs : 0,
  };
}

function explain(
  before: ClockReading,
  now: ClockReading,
  tickMs: number,
): { sleptMs: number; setMs: number } {
  const wall = now.wallMs - before.wallMs;
  const monotonic = now.monotonicMs - before.monotonicMs;
  const late = Math.max(0, monotonic - tickMs);
  const setMs = findStep(before, now);
  if (now.uptimeMs !== undefined && before.uptimeMs !== undefined) {
    const passed = now.uptimeMs - before.uptimeMs;
    return { sleptMs: Math.max(passed - monotonic, late), setMs };
  }
  return { sleptMs: Math.max(wall - monotonic, 0) + late, setMs };
}

/** By how much the wall clock was set forward between two readings, negative where it was set back. */
export function findStep(before: ClockReading, now: ClockReading): number {
  const wall = now.wallMs - before.wallMs;
  if (now.uptimeMs !== undefined && before.uptimeMs !== undefined)
    return wall - (now.uptimeMs - before.uptimeMs);
  // Set forward or slept is one to the other two clocks, and sleep is by far the more usual.
  return Math.min(wall - (now.monotonicMs - before.monotonicMs), 0);
}

function tolerated(ms: number): number {
  return ms >= tolerableMs ? ms : 0;
}
