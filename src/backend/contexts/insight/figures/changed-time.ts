/** Which time a list of events has changed, read from the entries that they carry. */
import * as z from 'zod';
import type { WireEvent } from '../../../../contract/events.ts';
import { splitByDay } from '../../../../domain/day-parts.ts';
import { localDate } from '../../../../domain/zones.ts';
import { type LoggedChange, listChanges } from '../../../platform/events/event-log.ts';
import type { TimeRows } from './time-rows.ts';

export interface ChangedTime {
  readonly projectId: string;
  /** Local days that the entry is, or was, worked on. */
  readonly dates: readonly string[];
}

const entryEvents: ReadonlySet<string> = new Set(
  ['started', 'created', 'changed', 'stopped', 'deleted'].map((verb) => `time-entry.${verb}`),
);

/** First part of the types of events that leave recorded time, its rules and what is billed as they are. */
const others: ReadonlySet<string> = new Set([
  'coach-session',
  'finding',
  'health',
  'request',
  'saved-report',
  'scan',
  'time-entry-deletion',
  'timer-question',
  'user',
]);

/** What an entry's event says of it, whatever the version that wrote it. */
const contentSchema = z.object({
  userId: z.string(),
  projectId: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  zone: z.string(),
});

/** Undefined when unknown: something other than entries may have changed. */
export async function findChangedTime(
  { reads, mayBeOf }: Pick<TimeRows, 'reads' | 'mayBeOf'>,
  events: readonly WireEvent[],
): Promise<readonly ChangedTime[] | undefined> {
  const changed = events.filter(({ type }) => !others.has(type.split('.', 1)[0] ?? ''));
  if (changed.some(({ type }) => !entryEvents.has(type))) return undefined;
  const changes = await listChanges(
    reads,
    changed.map(({ seq }) => seq),
  );
  const contents = changes.map(readContents);
  if (contents.includes(undefined)) return undefined;
  return contents
    .flatMap((content) => content ?? [])
    .filter(({ userId }) => mayBeOf(userId))
    .map(toTouched);
}

type Content = z.infer<typeof contentSchema>;

function readContents({ before, after }: LoggedChange): readonly Content[] | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  const read = sides.map((side) => contentSchema.safeParse(side));
  if (read.length === 0 || read.some(({ success }) => !success)) return undefined;
  return read.flatMap(({ data }) => data ?? []);
}

function toTouched({ projectId, startedAt, endedAt, zone }: Content): ChangedTime {
  const startMs = Date.parse(startedAt);
  const days = endedAt === null ? [] : splitByDay({ startMs, endMs: Date.parse(endedAt) }, zone);
  return { projectId, dates: [localDate(startMs, zone), ...days.map(({ date }) => date)] };
}
