/**
 * Time that entries of one person share, named beside each of them wherever a week is read: hours that nobody noticed are
 * billed twice. An entry whose project's rule is `allow` says nothing of itself; others, whose own rules ask, may name it.
 */
import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import { listOverlapping, type Overlapping, sumTogether } from '../../../../domain/overlapping-spans.ts';
import type { TimeSpan } from '../../../../domain/spans.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { dateSchema, idSchema, instantSchema } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schema } from '../../../schema.ts';
import type { ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import { longestMs } from './longest-entry.ts';

/** There is room for no more names where it is told. */
const mostNamed = 5;

export const overlappingTimeSchema = z
  .object({
    /** Of the entry, whole seconds that others have, too; each counts once, however many have it. */
    seconds: z.number().int(),
    /** How many other entries of the same person, in any week and on any timesheet. */
    count: z.number().int().positive(),
    /** The first of them, by start. */
    others: z
      .array(
        z.object({
          id: idSchema,
          projectName: z.string(),
          clientName: z.string(),
          startedAt: instantSchema,
          endedAt: instantSchema.nullable(),
          zone: z.string(),
          localDate: dateSchema,
        }),
      )
      .max(mostNamed),
  })
  .meta({ id: 'SharedTime' });
export type OverlappingTime = z.infer<typeof overlappingTimeSchema>;

type EntryRow = Pick<Selectable<Schema['time_entries']>, 'id' | 'project_id' | 'started_at' | 'ended_at'>;

export interface UserEntries {
  readonly userId: string;
  readonly entries: readonly EntryRow[];
  /** By project. */
  readonly rules: ReadonlyMap<string, ProjectTimeRules>;
  /** As far as what runs has got: with what is recorded for later it shares nothing yet. */
  readonly now: number;
}

/** What of some entries is shared, by their ids; what shares nothing is in none of it. */
export class OverlappingTimes {
  readonly #byId: ReadonlyMap<string, Overlapping<RecordedSpan>>;

  constructor(byId: ReadonlyMap<string, Overlapping<RecordedSpan>>) {
    this.#byId = byId;
  }

  find(id: string): OverlappingTime | null {
    const sharing = this.#byId.get(id);
    if (sharing === undefined) return null;
    const { count, others, parts } = sharing;
    return {
      seconds: toSeconds(sumTogether(parts)),
      count,
      others: others.map(({ row }) => ({
        id: row.id,
        projectName: row.project_name,
        clientName: row.client_name,
        startedAt: toInstant(row.started_at),
        endedAt: toInstantOrNull(row.ended_at),
        zone: row.zone,
        localDate: row.local_date,
      })),
    };
  }

  /** Whole seconds that are recorded more than once; what two of the entries share counts once. */
  sum(ids: readonly string[]): number {
    return toSeconds(sumTogether(ids.flatMap((id) => this.#byId.get(id)?.parts ?? [])));
  }
}

export async function findOverlappingTimes(reads: Reads, asked: UserEntries): Promise<OverlappingTimes> {
  const { entries, rules, now } = asked;
  if (entries.length === 0) return new OverlappingTimes(new Map());
  const spanOf = toSpanUpTo(now);
  const spans = (await listAround(reads, asked)).map((row) => ({ row, ...spanOf(row) }));
  const own = new Set(
    entries
      .filter(({ project_id }) => rules.get(project_id)?.rules.overlapPolicy !== 'allow')
      .map(({ id }) => id),
  );
  const found = [...listOverlapping(spans, mostNamed)].flatMap(([{ row }, sharing]) =>
    own.has(row.id) ? [[row.id, sharing] as const] : [],
  );
  return new OverlappingTimes(new Map(found));
}

type RecordedRow = Awaited<ReturnType<typeof listAround>>[number];

interface RecordedSpan extends TimeSpan {
  readonly row: RecordedRow;
}

function toSpanUpTo(now: number): (row: Pick<EntryRow, 'started_at' | 'ended_at'>) => TimeSpan {
  return ({ started_at: startMs, ended_at }) => ({ startMs, endMs: ended_at ?? Math.max(now, startMs) });
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** All of the person from the first start of the entries to their last end, they themselves too. */
async function listAround(reads: Reads, { userId, entries, now }: UserEntries) {
  const spans = entries.map(toSpanUpTo(now));
  const startMs = Math.min(...spans.map((span) => span.startMs));
  const endMs = Math.max(...spans.map((span) => span.endMs));
  const own = reads
    .whole('time_entries', 'overlap')
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select([
      'time_entries.id',
      'time_entries.started_at',
      'time_entries.ended_at',
      'time_entries.zone',
      'time_entries.local_date',
      'projects.name as project_name',
      'clients.name as client_name',
    ])
    .where('time_entries.user_id', '=', userId);
  const running = own.where('time_entries.ended_at', 'is', null);
  return await own
    .where('time_entries.started_at', '<', endMs)
    .where('time_entries.started_at', '>=', sql<number>`${startMs} - ${longestMs(reads)}`)
    .where('time_entries.ended_at', '>', startMs)
    // Whenever it began: with a bound the whole history is read for it, and not the index of what runs.
    .unionAll(running)
    .execute();
}
