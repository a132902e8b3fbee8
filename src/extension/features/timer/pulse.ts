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
