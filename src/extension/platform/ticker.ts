/** A clock that ticks on the minute, and only while somebody looks at a minute. */
import type { Clock } from '../../pages/clock.ts';
import type { Disposable } from '../../pages/disposables.ts';

const minuteMs = 60_000;

/** Until the next full minute counted from `alignedTo`, so that `1:24` turns to `1:25` when it is true. */
export function msUntilNextMinute(alignedTo: number, now: number): number {
  const elapsed = (now - alignedTo) % minuteMs;
  return minuteMs - (elapsed < 0 ? elapsed + minuteMs : elapsed);
}

/** Until the day of `now` ends, in the machine's zone. */
export function msUntilMidnight(now: number): number {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return midnight.getTime() - now;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Ticks each minute since `alignedTo` while it is set, else once at midnight, when "today" becomes another day. */
export class MinuteTicker implements Disposable {
  private readonly clock: Clock;
  private readonly onTick: () => void;
  private pending: Disposable | undefined;
  private ended = false;

  constructor(clock: Clock, onTick: () => void) {
    this.clock = clock;
    this.onTick = onTick;
  }

  schedule(alignedTo: number | undefined): void {
    this.pending?.dispose();
    if (this.ended) return;
    const now = this.clock.now();
    const delayMs = alignedTo === undefined ? msUntilMidnight(now) : msUntilNextMinute(alignedTo, now);
    this.pending = this.clock.after(delayMs, () => {
      this.onTick();
      this.schedule(alignedTo);
    });
  }

  dispose(): void {
    this.ended = true;
    this.pending?.dispose();
    this.pending = undefined;
  }
}
