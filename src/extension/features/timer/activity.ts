/** What counts as work in this window, as two numbers and a list of minutes: local, and never sent as such. Pure. */
import { Emitter } from '../../../pages/emitter.ts';

export const minuteMs = 60_000;
/** What is asked of it lies within hours; a day bounds what is kept. */
const keptMinutes = 24 * 60;

/** From the last sign of work to the first one after it, in epoch milliseconds. */
export interface Absence {
  readonly fromMs: number;
  readonly toMs: number;
}

export class Activity {
  /** Minutes (of the epoch) with a sign of work, in order. */
  private readonly minutes: number[] = [];
  private latest: number;
  /** Up to then somebody else has asked about the pause that goes on. */
  private askedUpTo: number;
  /** Shorter pauses are none; infinite when nobody asks. */
  private longestPauseMs = Number.POSITIVE_INFINITY;
  private readonly returned = new Emitter<Absence>();
  private readonly minuteBegun = new Emitter<number>();

  /** Who opens a window is there. */
  constructor(nowMs: number) {
    this.latest = nowMs;
    this.askedUpTo = nowMs;
  }

  /** The first sign of work after a pause of at least `longestPauseMs`. */
  readonly onDidReturn = this.returned.event;
  /** The first sign of work of a minute. */
  readonly onDidBeginMinute = this.minuteBegun.event;

  get lastActiveAt(): number {
    return this.latest;
  }

  watchForPauses(longestPauseMs: number): void {
    this.longestPauseMs = longestPauseMs > 0 ? longestPauseMs : Number.POSITIVE_INFINITY;
  }

  /** Called by listeners of the editor, at every keystroke: it compares numbers, and no more. */
  mark(nowMs: number): void {
    const before = this.latest;
    const unasked = nowMs - Math.max(before, this.askedUpTo);
    // A clock that was set back: what was seen by the old one must not make all that follows look past.
    this.latest = nowMs;
    this.askedUpTo = nowMs;
    if (unasked >= this.longestPauseMs) this.returned.fire({ fromMs: before, toMs: nowMs });
    const minute = Math.floor(nowMs / minuteMs);
    if (minute !== this.minutes.at(-1)) this.begin(minute, nowMs);
  }

  /** Somebody else has asked about the pause up to now; it goes on until there is a sign of work. */
  forgetPause(nowMs: number): void {
    this.askedUpTo = Math.max(this.askedUpTo, nowMs);
  }

  /** In how many of the last `lastMinutes`, this one included, work was seen. */
  countMinutes(lastMinutes: number, nowMs: number): number {
    const now = Math.floor(nowMs / minuteMs);
    return this.minutes.filter((minute) => minute > now - lastMinutes && minute <= now).length;
  }

  private begin(minute: number, nowMs: number): void {
    const last = this.minutes.at(-1);
    if (last !== undefined && minute < last) this.minutes.length = 0;
    this.minutes.push(minute);
    if (this.minutes.length > keptMinutes) this.minutes.shift();
    this.minuteBegun.fire(nowMs);
  }
}
