/**
 * When a running timer looks left alone, and which stretch of it to ask about (research §2.2: toggldesktop#1181,
 * #1671). Nothing here changes an entry: each stretch becomes a question that waits for its answer.
 */
import { restMs } from './span-growth.ts';
import { overlapOf, type Span, subtractSpans } from './spans.ts';
import { localDate } from './zones.ts';

/** `idle`, `sleep`, `clock` are told by a client; `crash` and `forgotten` are seen by the backend. */
export const gapKinds = ['idle', 'sleep', 'clock', 'crash', 'forgotten'] as const;
export type GapKind = (typeof gapKinds)[number];

/** What may become of a gap: it counts, it is cut out, it was other work, or the work ended where it began. */
export const timerAnswers = ['keep', 'discard', 'split', 'stop'] as const;
export type TimerAnswer = (typeof timerAnswers)[number];

export interface Gap extends Span {
  readonly kind: GapKind;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A client says once a minute that it is there; after five it is gone. */
export const silenceMs = 5 * minuteMs;

/** Nobody works so long without a sign of it. */
const forgottenMs = 12 * hourMs;
/** Without a sign for so long, four in the morning among it, is a night. */
const nightMs = 4 * hourMs;

/** What is known of a running timer, in epoch milliseconds. */
export interface Attendance {
  readonly startedMs: number;
  readonly nowMs: number;
  /** IANA zone of the entry: its nights count. */
  readonly zone: string;
  /** When a client last said that it is there; undefined when none ever did. */
  readonly seenMs?: number | undefined;
  /** Last work or last answer of the person; undefined when none is known. */
  readonly signMs?: number | undefined;
}

/**
 * The stretch up to now in which no client was there though one had been since the start. A timer that was started
 * where nobody tells (the command line) is never taken for crashed.
 */
export function findSilence({ startedMs, nowMs, seenMs }: Attendance): Gap | undefined {
  const heard = seenMs !== undefined && seenMs >= startedMs;
  return heard && nowMs - seenMs > silenceMs ? { kind: 'crash', fromMs: seenMs, toMs: nowMs } : undefined;
}

/** The stretch up to now in which the person gave no sign for twelve hours, or over the night of the entry's zone. */
export function findForgotten({ startedMs, nowMs, zone, signMs }: Attendance): Gap | undefined {
  const fromMs = Math.max(startedMs, signMs ?? startedMs);
  const lasted = nowMs - fromMs;
  const overNight = lasted >= nightMs && localDate(fromMs - nightMs, zone) < localDate(nowMs - nightMs, zone);
  return lasted >= forgottenMs || overNight ? { kind: 'forgotten', fromMs, toMs: nowMs } : undefined;
}

/** Signs of a running timer, in epoch milliseconds; undefined when there was none. */
export type Signs = Pick<Attendance, 'seenMs'> & { readonly activeMs?: number | undefined };

/**
 * Until when somebody was seen behind the gap; undefined when the work may have ended where the gap began. Who comes back
 * and answers gives signs, too: work counts after a minute, a client that only is there after five.
 */
export function findWorkBehind({ toMs }: Span, { seenMs, activeMs }: Signs): number | undefined {
  const worked = activeMs !== undefined && activeMs - toMs > restMs;
  const there = seenMs !== undefined && seenMs - toMs > silenceMs;
  return worked || there ? Math.max(activeMs ?? 0, seenMs ?? 0) : undefined;
}

/** What a client told, over what the backend saw by itself: the told gap explains a silence but for a short rest. */
export function explains(told: Span, seen: Span): boolean {
  const rest = subtractSpans(seen, [told]);
  return overlapOf(told, seen) !== undefined && rest.every(({ fromMs, toMs }) => toMs - fromMs <= silenceMs);
}

/** The parts of a told gap that nobody was asked about yet; what is left of a cut one for under a minute is none. */
export function findUnasked(told: Span, asked: readonly Span[]): readonly Span[] {
  const parts = subtractSpans(told, asked);
  const isWhole = parts.length === 1 && parts[0]?.fromMs === told.fromMs && parts[0].toMs === told.toMs;
  return isWhole ? parts : parts.filter(({ fromMs, toMs }) => toMs - fromMs >= restMs);
}
