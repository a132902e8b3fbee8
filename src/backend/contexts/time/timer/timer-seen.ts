/** A heartbeat: somebody's client is there, and may tell of a gap. It opens questions, and changes no entry. */
import { v7 as newId } from 'uuid';
import { restMs } from '../../../../domain/span-growth.ts';
import { overlapOf, type Span } from '../../../../domain/spans.ts';
import { explains, findUnasked, silenceMs } from '../../../../domain/unattended.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readMoment, wholeSecond } from '../entries/moments.ts';
import { findEntryOf, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import {
  holdPulse,
  type IdentifiedGap,
  listGoingOn,
  loadWatched,
  openQuestion,
  type Person,
  personOf,
  savePulse,
  spanOf,
  type Watched,
  widenQuestion,
} from '../questions/index.ts';
import type { TimerSeen } from './timer.schema.ts';

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? one : Math.min(one, other);
}

/**
 * The request in epoch milliseconds; what lies in the future is now. The gap of a client whose clock is ahead is moved
 * back by as much: it lies before the moment at which it was told.
 */
interface Seen {
  readonly nowMs: number;
  readonly atMs: number;
  readonly sinceMs: number | undefined;
  readonly activeMs: number | undefined;
  readonly gap: IdentifiedGap | undefined;
}

function readSeen({ at, since, activeAt, gap }: TimerSeen, now: number): Seen {
  const nowMs = wholeSecond(now);
  const read = (field: string, text: string) => Math.min(nowMs, readMoment(field, text, 'UTC'));
  const aheadMs = Math.max(0, readMoment('at', at, 'UTC') - nowMs);
  const told = gap && {
    id: newId(),
    kind: gap.kind,
    fromMs: readMoment('gap.from', gap.from, 'UTC') - aheadMs,
    toMs: readMoment('gap.to', gap.to, 'UTC') - aheadMs,
  };
  if (told && told.toMs <= told.fromMs) {
    throw invalidField('gap.to', 'must be later than gap.from');
  }
  const activeMs = activeAt === undefined ? undefined : read('activeAt', activeAt);
  const backMs = told && Math.min(told.toMs, nowMs);
  return {
    nowMs,
    atMs: read('at', at),
    sinceMs: since === undefined ? undefined : read('since', since),
    // Nobody tells that they were away before they are back; and what came after may be a gap that is told next.
    activeMs: told?.kind === 'idle' ? backMs : earlier(activeMs, backMs),
    gap: told,
  };
}

/** A silence as far as this heartbeat ends it: a client that only could not speak was there. */
function endSilence(gap: IdentifiedGap, { sinceMs }: Seen): IdentifiedGap | undefined {
  const toMs = Math.min(gap.toMs, Math.max(gap.fromMs, sinceMs ?? gap.toMs));
  return toMs - gap.fromMs > silenceMs ? { ...gap, toMs } : undefined;
}

/** A forgotten timer that nobody came back to goes on. */
function endForgotten(gap: IdentifiedGap, { activeMs }: Seen): IdentifiedGap | undefined {
  return activeMs !== undefined && activeMs > gap.fromMs ? { ...gap, toMs: activeMs } : undefined;
}

/** What the backend saw by itself and this heartbeat ends. */
function findEnded(watched: Watched, seen: Seen): IdentifiedGap | undefined {
  return listGoingOn(watched, seen.nowMs)
    .map((gap) => (gap.kind === 'crash' ? endSilence(gap, seen) : endForgotten(gap, seen)))
    .find((gap) => gap !== undefined);
}

/**
 * Until when the told gap was worked in elsewhere: idle in one window is not idle in another, and a window puts before
 * a sleep what was idle in it alone. No sleep is shorter than a rest: who worked later than that is back from it, and it
 * began where the window saw it that told of it first.
 */
function findWorkedUntil({ pulse, questions }: Watched, gap: IdentifiedGap): number {
  const activeMs = pulse?.active_at ?? gap.fromMs;
  if (gap.kind === 'idle' || activeMs <= gap.toMs - restMs) return activeMs;
  const told = questions.filter((row) => overlapOf(spanOf(row), gap));
  return Math.max(gap.fromMs, ...told.map(({ from_at }) => from_at));
}

/** The told gap within the entry, without what was worked in it and what was asked before. */
function findTold(watched: Watched, { gap, nowMs }: Seen): readonly IdentifiedGap[] {
  const { entry, questions } = watched;
  const within: Span = { fromMs: entry.started_at, toMs: Math.min(entry.ended_at ?? nowMs, nowMs) };
  const clipped = gap && overlapOf(gap, within);
  if (!gap || !clipped) return [];
  const answered = questions.filter((row) => row.answer !== null).map(spanOf);
  const worked = { fromMs: gap.fromMs, toMs: findWorkedUntil(watched, gap) };
  const busy = worked.toMs > worked.fromMs ? [worked] : [];
  return findUnasked(clipped, [...answered, ...busy]).map((span, index) => ({
    ...span,
    kind: gap.kind,
    id: index === 0 ? gap.id : newId(),
  }));
}

/** What a client tells is more exact than a silence: where it explains it, it stands in its place, under its id. */
function findGaps(watched: Watched, seen: Seen): readonly IdentifiedGap[] {
  const ended = findEnded(watched, seen);
  const told = findTold(watched, seen);
  const better = ended && told.find((gap) => explains(gap, ended));
  if (!ended || !better) {
    return ended ? [ended, ...told] : told;
  }
  return told.map((gap) => (gap === better ? { ...gap, id: ended.id } : gap));
}

/** Two windows tell of one sleep: what shares time with a question that waits widens it. */
async function ask(work: Work, entry: TimeEntryRow, gap: IdentifiedGap): Promise<void> {
  const { questions } = await loadWatched(work.reads, entry);
  const waiting = questions.find((row) => row.answer === null && overlapOf(spanOf(row), gap));
  if (waiting) await widenQuestion(work, waiting, gap);
  else await openQuestion(work, entry, gap);
}

/** Without the name of an entry it is of the one that runs. */
export function isGapOf(running: TimeEntryRow | undefined, { gap }: TimerSeen): boolean {
  return gap?.entryId === undefined || gap.entryId === running?.id;
}

function latest(one: number | null | undefined, other: number | undefined): number | null {
  return one == null && other === undefined ? null : Math.max(one ?? 0, other ?? 0);
}

/**
 * The gap of a timer that was stopped, or switched away from, before its client told of it: a client hears of the stop
 * first, and of who comes back later. Whoever stopped it was there, and so no short rest counts as idle.
 */
export async function recordGapOfEnded(work: Work, person: Person, input: TimerSeen): Promise<void> {
  const entryId = input.gap?.entryId;
  const entry = entryId && (await findEntryOf(work.writes, person.userId, entryId));
  if (!entry || entry.ended_at === null) return;
  await holdPulse(work.writes, person);
  const watched = await loadWatched(work.reads, entry);
  for (const gap of findTold(watched, readSeen(input, work.now))) {
    if (gap.kind === 'idle' && gap.toMs - gap.fromMs <= silenceMs) continue;
    await ask(work, entry, gap);
  }
}

/** The absence in a timer that ended goes on in the one that runs, of which it is told next. */
function withoutGap({ gap, ...seen }: Seen): Seen {
  return { ...seen, gap: undefined, activeMs: earlier(seen.activeMs, gap?.fromMs) };
}

/** @param input its gap may be of a timer that ended: that is none of the running one. */
export async function recordSeen(work: Work, running: TimeEntryRow, input: TimerSeen): Promise<void> {
  const told = readSeen(input, work.now);
  const seen = isGapOf(running, input) ? told : withoutGap(told);
  await holdPulse(work.writes, personOf(running));
  const watched = await loadWatched(work.reads, running);
  for (const gap of findGaps(watched, seen)) {
    await ask(work, running, gap);
  }
  // A client whose clock is far off is there anyway; one that is near says more exactly until when.
  const saidNow = seen.nowMs - seen.atMs <= silenceMs ? seen.atMs : seen.nowMs;
  await savePulse(work.writes, {
    user_id: running.user_id,
    organization_id: running.organization_id,
    seen_at: Math.max(watched.pulse?.seen_at ?? 0, saidNow),
    active_at: latest(watched.pulse?.active_at, seen.activeMs),
  });
}
