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

/** Work that the editor saw. */
export interface ActivityEvidence extends EvidenceOfProject, TimeSpan {
  readonly kind: 'activity';
  readonly branch?: string | undefined;
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

/** Before a commit at least so long was worked, unless something else is known of that time. */
const beforeCommit = 30 * minute;

/** Commits that lie no further apart are of one stretch (the rule of thumb of git-hours is two hours). */
const longestBetweenCommits = 2 * 60 * minute;

/** What is shorter is no work that anybody bills. */
const shortestProposal = 5 * minute;

/**
 * In the order of time; none shares time with what is recorded, with another proposal, or with another day. Meetings
 * come before what the editor saw, and that before what commits suggest. The order of `evidence` does not matter.
 */
export function proposeDay({ day, recorded, evidence }: DayKnown): readonly DayProposal[] {
  const seen = [...evidence].sort(byTime);
  const meetings = seen.filter((each) => each.kind === 'event').map(toStretch);
  const sessions = joinStretches(seen.filter((each) => each.kind === 'activity').map(toStretch), longestRest);
  const commits = seen.filter((each) => each.kind === 'commit');
  const alone = commits.filter((each) => !sessions.some((session) => isMadeIn(each, session)));
  const stretches = joinStretches(alone.map(toStretch), longestBetweenCommits);
  const proposals: DayProposal[] = [];
  const taken: TimeSpan[] = [...recorded];
  for (const stretch of [...meetings, ...withCommits(sessions, commits), ...stretches]) {
    for (const free of subtractTime(clip(stretch, day), taken)) {
      if (free.endMs - free.startMs >= shortestProposal) proposals.push(toProposal(stretch, free));
    }
    taken.push(stretch);
  }
  return proposals.sort(byStart);
}

interface Stretch extends TimeSpan {
  readonly projectId: string | undefined;
  readonly evidence: readonly Evidence[];
}

function spanOf(each: Evidence): TimeSpan {
  return each.kind === 'commit' ? { startMs: each.atMs - beforeCommit, endMs: each.atMs } : each;
}

function toStretch(each: Evidence): Stretch {
  const { startMs, endMs } = spanOf(each);
  return { startMs, endMs, projectId: each.projectId, evidence: [each] };
}

/** Stretches of one project that lie no further apart than `rest` become one; `stretches` are in order of time. */
function joinStretches(stretches: readonly Stretch[], rest: number): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches) {
    const before = joined.at(-1);
    if (before?.projectId === next.projectId && before !== undefined && next.startMs - before.endMs <= rest) {
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

/** A commit in a stretch of activity of its project is evidence of that one, too. */
function withCommits(sessions: readonly Stretch[], commits: readonly Evidence[]): readonly Stretch[] {
  return sessions.map((session) => {
    const own = commits.filter((each) => isMadeIn(each, session));
    return own.length === 0 ? session : { ...session, evidence: [...session.evidence, ...own].sort(byTime) };
  });
}

function isMadeIn(each: Evidence, { startMs, endMs, projectId }: Stretch): boolean {
  const isNear = each.kind === 'commit' && each.atMs > startMs && each.atMs <= endMs + longestRest;
  return isNear && (each.projectId === undefined || each.projectId === projectId);
}

function clip({ startMs, endMs }: TimeSpan, day: TimeSpan): TimeSpan {
  return { startMs: Math.max(startMs, day.startMs), endMs: Math.min(endMs, day.endMs) };
}

function toProposal({ projectId, evidence }: Stretch, { startMs, endMs }: TimeSpan): DayProposal {
  const near = evidence.filter((each) => {
    const span = spanOf(each);
    return span.startMs < endMs && span.endMs + (each.kind === 'commit' ? longestRest : 0) > startMs;
  });
  const told = near.length === 0 ? evidence : near;
  return { startMs, endMs, projectId, note: noteOf(told), evidence: told };
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
  return byStart(spanOf(one), spanOf(other)) || one.key.localeCompare(other.key);
}

function byStart(one: TimeSpan, other: TimeSpan): number {
  return one.startMs - other.startMs || one.endMs - other.endMs;
}
