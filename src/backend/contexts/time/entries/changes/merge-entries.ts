/** Joins entries that follow one another or share time into the earliest of them; time that they share counts once. */
import { localTime } from '../../../../../domain/zones.ts';
import { type Text, text } from '../../../../../words/text.ts';
import { findChangeOf, listTransaction } from '../../../../platform/events/event-log.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { settleQuestions } from '../../questions/timer-questions.ts';
import { changeEntry, removeEntry } from '../entry-writes.ts';
import { requireSpan, timesOf } from '../moments.ts';
import { checkExchange, requireEditable, showRuled } from '../rules/entry-rules.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import { findEntry, type TimeEntryRow } from '../time-entries.repository.ts';
import type { GitFacts, TimeEntry } from '../time-entries.schema.ts';
import { showEntry } from '../time-entry-view.ts';
import type { MergeTimeEntries } from './entry-changes.schema.ts';
import { requireFirst, saveRequest } from './undo-request.ts';

export interface Merging {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly input: MergeTimeEntries;
}

/** What entries must have in common: time of another kind, or at another price, is not the same time. */
const shared: readonly (readonly [keyof TimeEntryRow, Text])[] = [
  ['user_id', text`must be of one person`],
  ['project_id', text`must be of one project`],
  ['task_id', text`must be of one task`],
  ['zone', text`must be in one time zone`],
  ['billable', text`must be all billable or all not`],
  ['rate_minor', text`must have one rate`],
  ['rate_currency', text`must have one currency`],
];

function refused(issue: Text): ApiError {
  return new ApiError('invalid', text`Nothing was merged: the entries ${issue}.`, [{ field: 'ids', issue }]);
}

/** As whoever merges sees it: `"Review" of 2026-11-17 10:00–12:00`. */
function nameOf({ note, local_date, started_at, ended_at, zone }: TimeEntryRow): string | Text {
  const clock = (at: number) => localTime(at, zone).slice(0, 5);
  const [line = ''] = note.trim().split('\n');
  const span = `${local_date} ${clock(started_at)}–${ended_at === null ? '…' : clock(ended_at)}`;
  return line === '' ? span : text`"${line}" of ${span}`;
}

function endOf({ ended_at }: TimeEntryRow): number {
  return ended_at ?? Number.POSITIVE_INFINITY;
}

function requireAlike(rows: readonly TimeEntryRow[]): void {
  const [first, ...others] = rows;
  if (first === undefined) return;
  for (const [column, issue] of shared) {
    const other = others.find((row) => row[column] !== first[column]);
    if (other) throw refused(text`${issue}, and ${nameOf(first)} and ${nameOf(other)} differ`);
  }
}

/** The end of all of them, in order of their starts; null when the last of it runs. */
function requireAdjoining(rows: readonly TimeEntryRow[]): number | null {
  const [first, ...others] = rows;
  if (first === undefined) return null;
  let last = first;
  for (const row of others) {
    if (row.started_at > endOf(last)) {
      throw refused(
        text`must follow one another without a pause, and there is one between ${nameOf(last)} and ${nameOf(row)}`,
      );
    }
    if (endOf(row) > endOf(last)) last = row;
  }
  return last.ended_at;
}

function mergeTags(rows: readonly TimeEntryRow[]): string {
  const tags = new Set(rows.flatMap((row): string[] => JSON.parse(row.tags)));
  if (tags.size > 30) {
    throw refused(text`have more than 30 tags together`);
  }
  return JSON.stringify([...tags]);
}

function mergeGit(rows: readonly TimeEntryRow[]): string | null {
  const facts = rows.flatMap((row): GitFacts[] => (row.git === null ? [] : [JSON.parse(row.git)]));
  const [first] = facts;
  if (!first) return null;
  const commits = new Map(facts.flatMap((one) => one.commits).map((commit) => [commit.hash, commit]));
  if (commits.size > 200) {
    throw refused(text`have more than 200 commits together`);
  }
  return JSON.stringify({ ...first, branch: mergeBranches(facts), commits: [...commits.values()] });
}

/** Names with a comma between: a branch has no space in its name, so that they can be told apart. */
function mergeBranches(facts: readonly GitFacts[]): string | null {
  const names = new Set(facts.flatMap(({ branch }) => branch?.split(', ') ?? []));
  const branch = [...names].join(', ');
  if (branch.length > 250) {
    throw refused(text`have branches whose names together are longer than one may be`);
  }
  return branch === '' ? null : branch;
}

function mergeNotes(rows: readonly TimeEntryRow[]): string {
  const note = [...new Set(rows.map((row) => row.note.trim()))].filter(Boolean).join('\n');
  if (note.length > 10_000) {
    throw refused(text`have notes that together are longer than a note may be`);
  }
  return note;
}

/** The same request again finds what it made alone: the others went into it. */
async function wentIntoOne(
  { reads }: Work,
  rows: readonly TimeEntryRow[],
  missing: readonly string[],
): Promise<boolean> {
  if (missing.length === 0) return true;
  const [left, ...others] = rows;
  if (!left || others.length > 0) return false;
  for (const id of missing) {
    const deletion = { id, types: ['time-entry.deleted'] };
    const number = await findChangeOf(reads, deletion);
    const changes = number === undefined ? [] : await listTransaction(reads, number);
    if (changes.every((change) => change.id !== left.id)) return false;
  }
  return true;
}

async function loadRows(work: Work, { input }: Merging): Promise<TimeEntryRow[]> {
  const rows: TimeEntryRow[] = [];
  for (const id of new Set(input.ids)) {
    const row = await findEntry(work.writes, id);
    if (row) rows.push(row);
  }
  const missing = input.ids.filter((id) => rows.every((row) => row.id !== id));
  if (!(await wentIntoOne(work, rows, missing))) {
    throw notFound('time entry among the ids');
  }
  return rows.sort((a, b) => a.started_at - b.started_at || (a.id < b.id ? -1 : 1));
}

async function writeMerged(
  work: Work,
  { ports }: Merging,
  { rows, next }: { readonly rows: readonly TimeEntryRow[]; readonly next: TimeEntryRow },
): Promise<TimeEntry> {
  const [facts = {}] = await checkExchange(work, ports, { from: rows, to: [next], now: work.now });
  // A running one goes first: there is one running timer at any moment.
  for (const row of rows) if (row.id !== next.id) await removeEntry(work, row);
  const [first = next] = rows;
  const merged = await changeEntry(work, first, next);
  const ids = rows.map((row) => row.id);
  await settleQuestions(work, ids, [merged]);
  await ports.settleEmptiedSheets(work, rows);
  return showEntry(merged, facts);
}

const mergedBefore = text`This request merged them before, and that was taken back: merge them anew.`;

export async function mergeEntries(work: Work, merging: Merging): Promise<TimeEntry> {
  const rows = await loadRows(work, merging);
  const [first, ...others] = rows;
  if (!first) throw notFound('time entry among the ids');
  if (others.length === 0) return await showRuled(work.reads, merging.ports, first);
  await merging.ports.holdPerson(work.reads, first.user_id);
  // They are all there: what this request merged was taken apart.
  await requireFirst(work, merging, mergedBefore);
  for (const row of rows) await requireEditable(work, merging.ports, { row, now: work.now });
  requireAlike(rows);
  const endMs = requireAdjoining(rows);
  if (endMs !== null) requireSpan({ startedAt: first.started_at, endedAt: endMs, zone: first.zone });
  const content = { note: mergeNotes(rows), tags: mergeTags(rows), git: mergeGit(rows) };
  const times = timesOf({ startMs: first.started_at, endMs: endMs ?? undefined }, first.zone);
  const merged = await writeMerged(work, merging, { rows, next: { ...first, ...times, ...content } });
  await saveRequest(work, merging, work.firstSeq() ?? null);
  return merged;
}
