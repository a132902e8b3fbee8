/**
 * Proposes entries for the time of a day that nobody recorded, from what is known of it: activity in the editor,
 * commits, and meetings of a calendar. Pure; it records nothing. Instants are epoch milliseconds.
 */

import { subtractTime, type TimeSpan } from './spans.ts';

interface EvidenceOfProject {
  /** Stable over calls: what was ignored is known by it. */
  readonly key: string;
  /** Undefined where nothing says which project it was. */
  readonly projectId?: string | undefined;
}

/** Work that the editor saw; that of a proposal lies within it. */
export interface ActivityEvidence extends EvidenceOfProject, TimeSpan {
  readonly kind: 'activity';
  readonly branch?: string | undefined;
  /** What of it nothing is proposed for again. */
  readonly ignored?: readonly TimeSpan[];
}

/** A commit ends a stretch of work; when that began, nobody knows. */
export interface CommitEvidence extends EvidenceOfProject {
  readonly kind: 'commit';
  readonly atMs: number;
  readonly subject: string;
}

/** A meeting of the calendar. */
export interface EventEvidence extends EvidenceOfProject, TimeSpan {
  readonly kind: 'event';
  readonly summary: string;
}

export type Evidence = ActivityEvidence | CommitEvidence | EventEvidence;

/** An entry that could be recorded; its evidence is in the order of time. */
export interface DayProposal extends TimeSpan {
  readonly projectId: string | undefined;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

export interface DayKnown {
  /** The day, or as much of it as has passed. */
  readonly day: TimeSpan;
  readonly recorded: readonly TimeSpan[];
  readonly evidence: readonly Evidence[];
}

const minute = 60_000;

/** Work of one project that rests no longer is one stretch. */
const longestRest = 15 * minute;

/** Work that lies closer together goes on. */
const shortestRest = 5 * minute;

/** Before a commit at least so long was worked, unless something else is known of that time. */
const beforeCommit = 30 * minute;

/** Commits that lie no further apart are of one stretch (the rule of thumb of git-hours is two hours). */
const longestBetweenCommits = 2 * 60 * minute;

/** What is shorter is no work that anybody bills. */
const shortestProposal = 5 * minute;

/**
 * In the order of time; none shares time with what is recorded, with another proposal, or with another day. Meetings
 * come before what the editor saw, and that before what commits suggest. The order of `evidence` does not matter; commits
 * of the hours around the day belong to it, since a stretch may reach over its ends.
 */
export function proposeDay({ day, recorded, evidence }: DayKnown): readonly DayProposal[] {
  const seen = [...evidence].sort(byTime);
  const meetings = seen.filter((each) => each.kind === 'event').map(toStretch);
  const sessions = findSessions(
    seen
      .filter((each) => each.kind === 'activity')
      .flatMap(withoutIgnored)
      .sort(byTime),
  );
  const commits = seen.filter((each) => each.kind === 'commit');
  const alone = commits.filter((each) => !sessions.some((session) => isMadeIn(each, session)));
  const stretches = joinStretches(alone.map(toStretch), longestBetweenCommits);
  const proposals: DayProposal[] = [];
  const taken: TimeSpan[] = [...recorded];
  for (const stretch of [...meetings, ...withCommits(sessions, commits), ...stretches]) {
    for (const free of subtractTime(clip(stretch, day), taken)) {
      if (isLongEnough(free) && hasEvidence(stretch, free)) proposals.push(toProposal(stretch, free));
    }
    taken.push(stretch);
  }
  return proposals.sort(byStart);
}

/** True where the time that the evidence tells of reaches into the span. */
export function reachesInto(each: Evidence, span: TimeSpan): boolean {
  return shares(spanOf(each), span);
}

interface Stretch extends TimeSpan {
  /** Undefined where nothing says which project it was, or it was several alike. */
  readonly projectId: string | undefined;
  /** Of which projects commits are evidence of it. */
  readonly projects: readonly (string | undefined)[];
  readonly evidence: readonly Evidence[];
}

function spanOf(each: Evidence): TimeSpan {
  return each.kind === 'commit' ? { startMs: each.atMs - beforeCommit, endMs: each.atMs } : each;
}

function toStretch(each: Evidence): Stretch {
  const { startMs, endMs } = spanOf(each);
  return { startMs, endMs, projectId: each.projectId, projects: [each.projectId], evidence: [each] };
}

function withoutIgnored(each: ActivityEvidence): readonly ActivityEvidence[] {
  return subtractTime(each, each.ignored ?? []).map((left) => ({ ...each, ...left }));
}

/** Stretches of one project that lie no further apart than `rest` become one; `stretches` are in order of time. */
function joinStretches(
  stretches: readonly Stretch[],
  rest: number,
  isApart: (between: TimeSpan) => boolean = () => false,
): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches) {
    const before = joined.at(-1);
    const isNext =
      before !== undefined &&
      before.projectId === next.projectId &&
      next.startMs - before.endMs <= rest &&
      !isApart({ startMs: before.endMs, endMs: next.startMs });
    if (isNext) {
      joined[joined.length - 1] = {
        ...before,
        endMs: Math.max(before.endMs, next.endMs),
        evidence: [...before.evidence, ...next.evidence],
      };
    } else {
      joined.push(next);
    }
  }
  return joined;
}

/**
 * What the editor saw, as stretches that share no time. Each project has its own, the one that began first its time where
 * two were worked on at once; what is too short of that goes to what lies beside it, or together.
 */
function findSessions(seen: readonly ActivityEvidence[]): readonly Stretch[] {
  const parts = joinByProject(seen);
  const spans: TimeSpan[] = [];
  for (const part of parts.filter(isLongEnough)) spans.push(...freeOf(part, spans).filter(isLongEnough));
  const short = parts.flatMap((part) => freeOf(part, spans)).sort(byStart);
  return withShort(spans, short)
    .sort(byStart)
    .map((span) => toSession(span, seen));
}

/** In the order of time. Work on one project goes on over a short rest, unless that was work on another, or ignored. */
function joinByProject(seen: readonly ActivityEvidence[]): readonly Stretch[] {
  const own = [...Map.groupBy(seen, ({ projectId }) => projectId)];
  const solid = own
    .flatMap(([, each]) => joinStretches(each.map(toStretch), shortestRest))
    .filter(isLongEnough);
  const joined = own.flatMap(([projectId, each]) => {
    const others = solid.filter((other) => other.projectId !== projectId);
    const ignored = each.flatMap((one) => one.ignored ?? []);
    const isApart = (rest: TimeSpan) =>
      others.some((other) => isLongEnough(clip(other, rest))) || ignored.some((one) => shares(one, rest));
    return joinStretches(each.map(toStretch), longestRest, isApart);
  });
  return joined.sort((one, other) => byStart(one, other) || compareKeys(one.evidence[0], other.evidence[0]));
}

/** What is left of a stretch, each part from the first to the last that was seen in it. */
function freeOf({ startMs, endMs, evidence }: Stretch, taken: readonly TimeSpan[]): readonly TimeSpan[] {
  return subtractTime({ startMs, endMs }, taken).flatMap((free) => {
    const own = evidence.map((each) => clip(spanOf(each), free)).filter(isSome);
    return own.length === 0 ? [] : [hullOf(own)];
  });
}

/** Those that lie close together are one span, or, too short still, a part of the one that they lie beside. */
function withShort(spans: readonly TimeSpan[], short: readonly TimeSpan[]): TimeSpan[] {
  const grown = [...spans];
  const close: TimeSpan[] = [];
  for (const each of short) {
    const before = close.at(-1);
    if (before !== undefined && isBeside(before, each)) close[close.length - 1] = hullOf([before, each]);
    else close.push(each);
  }
  for (const each of close) {
    const index = isLongEnough(each) ? -1 : grown.findIndex((span) => isBeside(span, each));
    const beside = grown[index];
    if (beside !== undefined) grown[index] = hullOf([beside, each]);
    else if (isLongEnough(each)) grown.push(each);
  }
  return grown;
}

/** With all that was seen in the span, of the project that most of it was of. */
function toSession(span: TimeSpan, seen: readonly ActivityEvidence[]): Stretch {
  const evidence = seen.filter((each) => shares(each, span));
  const worked = [...Map.groupBy(evidence, ({ projectId }) => projectId)].map(([projectId, own]) => ({
    projectId,
    ms: lengthOf(span) - subtractTime(span, own).reduce((sum, rest) => sum + lengthOf(rest), 0),
  }));
  const most = Math.max(...worked.map(({ ms }) => ms));
  const projects = worked.filter(({ ms }) => ms * 2 > most).map(({ projectId }) => projectId);
  return { ...span, projectId: projects.length === 1 ? projects[0] : undefined, projects, evidence };
}

/** A commit in a stretch of activity of its project is evidence of that one, too. */
function withCommits(sessions: readonly Stretch[], commits: readonly Evidence[]): readonly Stretch[] {
  return sessions.map((session) => {
    const own = commits.filter((each) => isMadeIn(each, session));
    return own.length === 0 ? session : { ...session, evidence: [...session.evidence, ...own].sort(byTime) };
  });
}

function isMadeIn(each: Evidence, { startMs, endMs, projects }: Stretch): boolean {
  const isNear = each.kind === 'commit' && each.atMs > startMs && each.atMs <= endMs + longestRest;
  return isNear && (each.projectId === undefined || projects.includes(each.projectId));
}

function clip({ startMs, endMs }: TimeSpan, day: TimeSpan): TimeSpan {
  return { startMs: Math.max(startMs, day.startMs), endMs: Math.min(endMs, day.endMs) };
}

/** Between two commits somebody worked; in a rest between what the editor saw, nobody knows. */
function hasEvidence({ evidence }: Stretch, span: TimeSpan): boolean {
  const seen = evidence.filter(({ kind }) => kind === 'activity');
  return seen.length === 0 || seen.some((each) => reachesInto(each, span));
}

function toProposal({ projectId, evidence }: Stretch, span: TimeSpan): DayProposal {
  const near = evidence.filter((each) => {
    const { startMs, endMs } = spanOf(each);
    return shares({ startMs, endMs: endMs + (each.kind === 'commit' ? longestRest : 0) }, span);
  });
  const told = (near.length === 0 ? evidence : near).map((each) =>
    each.kind === 'activity' ? { ...each, ...clip(each, span) } : each,
  );
  const own = told.filter(
    (each) => projectId === undefined || each.kind !== 'activity' || each.projectId === projectId,
  );
  return { ...span, projectId, note: noteOf(own), evidence: told };
}

/** The meeting's name, what the commits say, or the branch that was worked on. */
function noteOf(evidence: readonly Evidence[]): string {
  const said = evidence.flatMap((each) => {
    if (each.kind === 'event') return [each.summary];
    return each.kind === 'commit' ? [each.subject] : [];
  });
  if (said.length > 0) return [...new Set(said)].join('; ');
  const branches = evidence.flatMap((each) => (each.kind === 'activity' && each.branch ? [each.branch] : []));
  return [...new Set(branches)].join(', ');
}

function byTime(one: Evidence, other: Evidence): number {
  return byStart(spanOf(one), spanOf(other)) || compareKeys(one, other);
}

function compareKeys(one: Evidence | undefined, other: Evidence | undefined): number {
  return (one?.key ?? '').localeCompare(other?.key ?? '');
}

function lengthOf({ startMs, endMs }: TimeSpan): number {
  return endMs - startMs;
}

function isSome(span: TimeSpan): boolean {
  return lengthOf(span) > 0;
}

function isLongEnough(span: TimeSpan): boolean {
  return lengthOf(span) >= shortestProposal;
}

function shares(one: TimeSpan, other: TimeSpan): boolean {
  return one.startMs < other.endMs && one.endMs > other.startMs;
}

function isBeside(one: TimeSpan, other: TimeSpan): boolean {
  return Math.max(one.startMs, other.startMs) - Math.min(one.endMs, other.endMs) < shortestRest;
}

function hullOf(spans: readonly TimeSpan[]): TimeSpan {
  return {
    startMs: Math.min(...spans.map(({ startMs }) => startMs)),
    endMs: Math.max(...spans.map(({ endMs }) => endMs)),
  };
}

function byStart(one: TimeSpan, other: TimeSpan): number {
  return one.startMs - other.startMs || one.endMs - other.endMs;
}
