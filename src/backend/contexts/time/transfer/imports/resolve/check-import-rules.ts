/**
 * The rules of time over the rows of a file. Time that is closed is refused, row by row; the other rules ask for what
 * another tool did not, so that its time is taken as it was recorded, and the report says so.
 */
import { findLockedBefore, findLockedThrough } from '../../../../../../domain/date-lock.ts';
import { findMissingFields } from '../../../../../../domain/required-fields.ts';
import { resolveTimeRules, type TimeRules } from '../../../../../../domain/time-rules.ts';
import type { RuleBook } from '../../../../account/model/time-rule-fields.ts';
import { type Phrase, phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { NewProject, ResolvedRow } from './resolved-rows.ts';

interface Checking {
  readonly rulesOf: RulesOf;
  readonly report: Report;
}

/** A project that is there, or one that is to be made. */
type RuledProject = { readonly id: string; readonly clientId: string } | NewProject;

/** Starts before `lockedBefore` (epoch ms) are closed, up to the day `lockedThrough`. */
export function findClosed(
  project: RuledProject,
  book: RuleBook,
  now: number,
): Pick<ReadyRules, 'lockedBefore' | 'lockedThrough'> {
  return makeReady(resolveRules(project, book), now);
}

/** Rules with what would be computed anew for each of a hundred thousand rows. */
interface ReadyRules {
  readonly rules: TimeRules;
  readonly lockedBefore: number;
  readonly lockedThrough: string;
}

/** Those of a row's project. */
export type RulesOf = (row: ResolvedRow) => ReadyRules;

export function rememberRules(book: RuleBook, now: number): RulesOf {
  const ready = new Map<ResolvedRow['project'], ReadyRules>();
  return ({ project }) => {
    const rules = ready.get(project) ?? makeReady(resolveRules(project, book), now);
    ready.set(project, rules);
    return rules;
  };
}

export function checkImportRules(rows: readonly ResolvedRow[], { rulesOf, report }: Checking): void {
  for (const row of rows) {
    const rules = rulesOf(row);
    checkLock(row, rules, report);
    checkOthers(row, rules, report);
  }
}

const dayMs = 86_400_000;
/** So far ahead time may be planned. */
const longestAheadMs = 31 * dayMs;

/** A year that was mistyped would hide its entry for decades. */
export function warnFuture(rows: readonly ResolvedRow[], report: Report, now: number): void {
  for (const { source } of rows) {
    if (source.startedAt - now <= longestAheadMs) continue;
    const message = phrase`Days more than a month ahead are kept: check the year.`;
    report.lose('in_the_future', message, { row: source.row, column: 'start', value: source.localDate });
  }
}

function resolveRules(project: RuledProject, { organization, clients, projects }: RuleBook): TimeRules {
  if ('clientId' in project) {
    const client = clients.get(project.clientId) ?? {};
    return resolveTimeRules({ organization, client, project: projects.get(project.id) ?? {} }).rules;
  }
  const client = 'id' in project.client ? (clients.get(project.client.id) ?? {}) : {};
  return resolveTimeRules({ organization, client, project: {} }).rules;
}

function makeReady(rules: TimeRules, now: number): ReadyRules {
  const lockedBefore = findLockedBefore(rules.lock, now) ?? Number.NEGATIVE_INFINITY;
  return { rules, lockedBefore, lockedThrough: findLockedThrough(rules.lock, now) ?? '' };
}

function checkLock(
  { source }: ResolvedRow,
  { lockedBefore, lockedThrough }: ReadyRules,
  report: Report,
): void {
  if (source.startedAt < lockedBefore) {
    const message = phrase`lies in the locked period up to ${lockedThrough}: move that date for the import`;
    report.refuse(message, { row: source.row, column: 'start', value: source.localDate });
  }
}

const overLimit = phrase`Days have a limit here; time that was recorded elsewhere is imported as it was recorded.`;
const required: Readonly<Record<ReturnType<typeof findMissingFields>[number], Phrase>> = {
  note: phrase`A note is required here; time that was recorded elsewhere is imported as it was recorded.`,
  task: phrase`A task is required here; time that was recorded elsewhere is imported as it was recorded.`,
  tag: phrase`A tag is required here; time that was recorded elsewhere is imported as it was recorded.`,
};

function checkOthers({ source, task }: ResolvedRow, { rules }: ReadyRules, report: Report): void {
  const lose = (column: string, message: Phrase) =>
    report.lose('policy_not_applied', message, { row: source.row, column });
  if (rules.dailyLimit.policy !== 'none') {
    lose('hours', overLimit);
  }
  const said = { note: source.note, taskId: task === undefined ? null : '', tags: source.tags };
  for (const field of findMissingFields(rules.requiredFields, said)) {
    lose(field, required[field]);
  }
}
