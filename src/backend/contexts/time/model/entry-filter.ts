/**
 * Which entries a list or a report is of: one filter for both, so that the entries behind a figure are exactly those
 * that were summed.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import { addDays, dayRange } from '../../../../domain/zones.ts';
import { dateSchema, idSchema } from '../../../platform/http/wire.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import { hasTag } from './entry-tags.ts';
import { findEarliest } from './longest-entry.ts';
import { foldCase, noteHas, toPattern } from './note-text.ts';
import { projectsOf } from './projects-of.ts';

/** The task of entries that have none. */
export const noTask = 'none';

function isTagSet(text: string): boolean {
  try {
    return z.array(z.string()).max(30).safeParse(JSON.parse(text)).success;
  } catch {
    // What is not JSON is refused like any other wrong value.
    return false;
  }
}

/** What narrows entries down besides their days. */
export const entryFilterSchema = z.strictObject({
  clientId: idSchema.optional(),
  projectId: idSchema.optional(),
  taskId: z
    .union([idSchema, z.literal(noTask)])
    .optional()
    .meta({ description: 'A task, or "none": entries without one' }),
  userId: idSchema.optional(),
  tag: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'Entries that have this tag, beside others' }),
  tagSet: z
    .string()
    .max(4_000)
    .refine(isTagSet, 'must be a JSON array of tags')
    .optional()
    .meta({ description: 'Entries that have exactly these tags: a JSON array, [] for none' }),
  billable: z.stringbool().optional(),
  text: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Found in the note, the branch or a commit, whatever the case' }),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;

/** Local dates of entries, both inclusive. */
export const entryDaysSchema = z.strictObject({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  spanning: z.stringbool().optional().meta({
    description:
      'With true, what was worked on in part or whole from `from` to `to`; else what began on these days',
  }),
});

/** For schemas of queries with days: the other way round there is nothing, and it was hardly meant. */
export function isInOrder({ from, to }: Pick<EntryDays, 'from' | 'to'>): boolean {
  return from === undefined || to === undefined || from <= to;
}

export const outOfOrder = { path: ['to'], message: 'must not be before from' };

export type EntryDays = z.infer<typeof entryDaysSchema>;

export type EntrySelect = Rows<'time_entries'>;

/** Some entries, and by which filter. */
export interface Filtered {
  readonly entries: EntrySelect;
  readonly filter: EntryFilter;
  /** What else holds for them. */
  readonly conditions?: readonly Expression<SqlBool>[];
}

/** Those within the filter, running ones too; columns are named with their table, so that it can be joined. */
export function filterEntries(reads: Reads, { entries, filter, conditions = [] }: Filtered): EntrySelect {
  return [...conditionsOf(reads, filter), ...conditions].reduce(
    (select, condition) => select.where(condition),
    entries,
  );
}

function conditionsOf(reads: Reads, filter: EntryFilter): Expression<SqlBool>[] {
  const { clientId, projectId, taskId, userId, tag, tagSet, billable, text } = filter;
  const conditions: (Expression<SqlBool> | undefined)[] = [
    projectId && sql<boolean>`time_entries.project_id = ${projectId}`,
    clientId && sql<boolean>`time_entries.project_id in ${projectsOf(reads, [clientId])}`,
    taskId && (taskId === noTask ? isWithoutTask : sql<boolean>`time_entries.task_id = ${taskId}`),
    userId && sql<boolean>`time_entries.user_id = ${userId}`,
    tag && hasTag(tag),
    ...(tagSet === undefined ? [] : hasExactly(tagSet)),
    billable === undefined ? undefined : sql<boolean>`time_entries.billable = ${Number(billable)}`,
    text && isSaid(text),
  ].map((condition) => condition || undefined);
  return conditions.filter((condition) => condition !== undefined);
}

const isWithoutTask = sql<boolean>`time_entries.task_id is null`;

/** In whatever order they were given: as many letters, and each of them. */
function hasExactly(tagSet: string): Expression<SqlBool>[] {
  const tags: string[] = JSON.parse(tagSet);
  const length = [...JSON.stringify(tags)].length;
  return [sql<boolean>`length(time_entries.tags) = ${length}`, ...tags.map(hasTag)];
}

const gitKeys = ['remote', 'branch', 'head', 'commits', 'hash', 'subject', 'at'];

/** Git facts are searched as the JSON that they are, without the names of its fields. */
function isSaid(text: string): Expression<SqlBool> {
  const values = gitKeys.reduce(
    (column, key) => sql`replace(${column}, ${`"${key}":`}, '')`,
    sql`coalesce(time_entries.git, '')`,
  );
  const inJson = JSON.stringify(text).slice(1, -1);
  const git = foldCase(values, text);
  return sql<boolean>`(${noteHas(text)} or ${git} like ${toPattern(inJson)} escape '\\')`;
}

const dayMs = 86_400_000;

/**
 * Narrows to entries that began on these days. Which day that is only the entry's zone knows; no zone is a day away from
 * UTC, so the instants say where to look: by them entries are sorted, and found.
 */
export function begunOn(select: EntrySelect, { from, to }: Pick<EntryDays, 'from' | 'to'>): EntrySelect {
  let narrowed = select;
  if (from !== undefined) {
    narrowed = narrowed
      .where('time_entries.local_date', '>=', from)
      .where('time_entries.started_at', '>', Date.parse(from) - dayMs);
  }
  if (to !== undefined) {
    narrowed = narrowed
      .where('time_entries.local_date', '<=', to)
      .where('time_entries.started_at', '<', Date.parse(to) + 2 * dayMs);
  }
  return narrowed;
}

/** Narrows to days; which began before them and reach into them depends on the midnight of each entry's own zone. */
export async function filterDays(
  reads: Reads,
  filtered: Filtered,
  { from, to, spanning }: EntryDays,
): Promise<EntrySelect> {
  const select = filterEntries(reads, filtered);
  if (from === undefined || spanning !== true) return begunOn(select, { from, to });
  const earliest = await findEarliest(reads, from);
  const zones = await begunOn(select, { from: earliest, to: addDays(from, -1) })
    .select('time_entries.zone')
    .distinct()
    .execute();
  return begunOn(select, { from: earliest, to }).where(({ eb, or, and }) =>
    or([
      eb('time_entries.local_date', '>=', from),
      ...zones.map(({ zone }) =>
        and([
          eb('time_entries.zone', '=', zone),
          eb('time_entries.ended_at', '>', dayRange(from, zone).startMs),
        ]),
      ),
    ]),
  );
}
