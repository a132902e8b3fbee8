/** When a window says that it watches a running timer, and which gaps it tells of. Pure. */
import { type Absence, minuteMs } from './activity.ts';

export const pulseMs = minuteMs;
/** A window behind others says it less often, and in time before it counts as gone. */
const pulsesBehind = 4;

export interface WatchedGap extends Absence {
  readonly kind: 'idle' | 'sleep' | 'clock';
}

/** Which of its minutes a window uses to say that it is there. */
export function isPulseDue(minute: number, focused: boolean): boolean {
  return focused || minute % pulsesBehind === 0;
}

/** Who was away before the machine slept was away all along: one gap, and one question. */
export function joinAbsence(gap: WatchedGap, lastActiveAt: number, pauseMs: number): WatchedGap {
  const wasAway = pauseMs > 0 && gap.fromMs - lastActiveAt >= pauseMs;
  return wasAway ? { ...gap, fromMs: lastActiveAt } : gap;
}

/** The part of a gap in which the timer ran; undefined where that is too short to ask about. */
export function clipToTimer(gap: WatchedGap, startedMs: number, pauseMs: number): WatchedGap | undefined {
  const fromMs = Math.max(gap.fromMs, startedMs);
  const shortest = gap.kind === 'idle' ? pauseMs : 1;
  return gap.toMs - fromMs < shortest ? undefined : { ...gap, fromMs };
}

export interface EntryAbsence extends Absence {
  readonly entryId: string;
}

/** What is read of a timer when a window opens. */
export interface FoundTimer {
  readonly entry: { readonly id: string; readonly startedAt: string } | null;
  readonly question: object | null;
  /** The last work that another window told of. */
  readonly activeAt: string | null;
}

/**
 * The absence that ends when a window opens beside a timer that runs: others know of it only once they are used again, and
 * take for work what was done here meanwhile. Windows tell of work once a minute, so that it is longer by as much.
 */
export function findAbsenceBefore(
  { entry, question, activeAt }: FoundTimer,
  openedMs: number,
  pauseMs: number,
): EntryAbsence | undefined {
  if (entry === null || question !== null || activeAt === null || pauseMs <= 0) return undefined;
  const [startedMs, activeMs] = [Date.parse(entry.startedAt), Date.parse(activeAt)];
  // Of a timer before this one: beside this one nobody was seen.
  if (activeMs < startedMs - pulseMs) return undefined;
  const fromMs = Math.max(startedMs, activeMs);
  return openedMs - fromMs < pauseMs + pulseMs ? undefined : { fromMs, toMs: openedMs, entryId: entry.id };
}

/** A timer as it was watched. */
export interface WatchedTimer {
  readonly id: string;
  readonly startedAt: string;
}

/**
 * Whose gap it is: of the timer that runs, and of those that were ended elsewhere (on the command line, in another window)
 * while nobody worked here. Who comes back is asked about each of them.
 */
export class WatchedTimers {
  private running: WatchedTimer | undefined;
  private readonly left: WatchedTimer[] = [];

  watches(timer: WatchedTimer | undefined): boolean {
    return this.running?.id === timer?.id;
  }

  /** Of what runs from now on; `isPaused`: nobody has worked here for as long as one asks about. */
  follow(running: WatchedTimer | undefined, isPaused: boolean): void {
    if (this.watches(running)) return;
    if (!isPaused) this.left.length = 0;
    else if (this.running) this.left.push(this.running);
    this.running = running;
  }

  /** Oldest first; those that ended are told of once. */
  take(): readonly WatchedTimer[] {
    return [...this.left.splice(0), ...(this.running ? [this.running] : [])];
  }
}

/** Where an entry would have begun by the clock as it is since it was set back: it then lasts as long as the work did. */
export function startBeforeSetBack(startedAt: string, lostMs: number): string {
  return new Date(Date.parse(startedAt) - Math.round(lostMs / 1000) * 1000).toISOString();
}

/** Time that no clock shows, of one entry in one version: what was done to the entry since settles it. */
export class SetBack<Entry extends { readonly id: string; readonly version: number }> {
  private seen: { readonly entry: Entry; readonly lostMs: number } | undefined;

  /** Of one entry it adds up until it is taken. */
  add(entry: Entry, lostMs: number): void {
    const before = this.isOf(entry) ? (this.seen?.lostMs ?? 0) : 0;
    this.seen = { entry, lostMs: before + lostMs };
  }

  /** Once; undefined when nothing was lost of `running`. */
  take(running: Entry | undefined): { readonly entry: Entry; readonly lostMs: number } | undefined {
    const taken = this.isOf(running) ? this.seen : undefined;
    this.seen = undefined;
    return taken;
  }

  private isOf(entry: Entry | undefined): boolean {
    return (
      entry !== undefined && entry.id === this.seen?.entry.id && entry.version === this.seen.entry.version
    );
  }
}
