/**
 * The timer while there is no connection: what the server said last, and the writes that wait on top of it. Pure, but for
 * the schemas of the server's own routes, which the writes fit before they wait.
 */
import * as z from 'zod';
import { isoWeekOf, localDate } from '../../../domain/zones.ts';
import { readMoment, wholeSecond } from '../../contexts/time/entries/moments.ts';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { toInstant } from '../../platform/http/instant.ts';
import { type OutboxItem, textOf } from './outbox-items.ts';

/** What `GET /timer` said last. */
export interface KnownTimer {
  readonly timer: Timer;
  /** When, in epoch milliseconds: sums are of that day. */
  readonly at: number;
}

/** Of a write that fitted its route before it waited. */
const fieldsSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  taskId: z.string().nullable().default(null),
  zone: z.string(),
  note: z.string().default(''),
  billable: z.boolean().default(true),
  tags: z.array(z.string()).default([]),
});

/** An entry as the server will make it: its rate, and what rules say of it, are known there alone. */
export function toEntry(item: OutboxItem, { timer }: Pick<KnownTimer, 'timer'>): TimeEntry {
  const { body, at } = item;
  const fields = fieldsSchema.parse(body);
  const { id, projectId, taskId, zone, note, billable, tags } = fields;
  const startedAt = momentOf(body, 'startedAt', zone) ?? at;
  const endedAt = momentOf(body, 'endedAt', zone);
  const stamp = toInstant(at);
  return {
    id,
    version: 1,
    createdAt: stamp,
    updatedAt: stamp,
    userId: timer.entry?.userId ?? id,
    projectId,
    taskId,
    startedAt: toInstant(startedAt),
    endedAt: endedAt === undefined ? null : toInstant(endedAt),
    zone,
    localDate: localDate(startedAt, zone),
    seconds: endedAt === undefined ? null : secondsBetween(startedAt, endedAt),
    note,
    billable,
    tags,
    git: null,
    rate: timer.entry?.rate ?? { minor: 0, currency: timer.unbilled[0]?.currency ?? 'EUR' },
    rateId: null,
    ownRate: false,
    timesheetId: null,
    overlaps: [],
    billedSeconds: null,
    warnings: [],
  };
}

/** The entry that a stop ended. */
export function toStopped(entry: TimeEntry, { body, at }: Pick<OutboxItem, 'body' | 'at'>): TimeEntry {
  const startedAt = Date.parse(entry.startedAt);
  const endedAt = Math.max(startedAt, momentOf(body, 'endedAt', entry.zone) ?? at);
  return {
    ...entry,
    endedAt: toInstant(endedAt),
    seconds: secondsBetween(startedAt, endedAt),
    note: textOf(body, 'note') ?? entry.note,
  };
}

interface Applied {
  readonly entry: TimeEntry | null;
  /** Those that were ended, or added, since. */
  readonly ended: readonly TimeEntry[];
}

/** What runs, and what was ended, once what waits is done. */
function applyTo(known: KnownTimer, items: readonly OutboxItem[]): Applied {
  const ended: TimeEntry[] = [];
  let { entry } = known.timer;
  for (const item of items) {
    if (item.kind === 'start') entry = toEntry(item, known);
    if (item.kind === 'entry') ended.push(toEntry(item, known));
    if (item.kind !== 'stop' || entry === null || textOf(item.body, 'entryId') !== entry.id) continue;
    ended.push(toStopped(entry, item));
    entry = null;
  }
  return { entry, ended };
}

/** What `GET /timer` says until they are sent; sums count the waiting time of today and of this week in. */
export function showOffline(
  known: KnownTimer,
  waiting: readonly OutboxItem[],
  { now, zone }: { readonly now: number; readonly zone: string },
): Timer {
  const today = localDate(now, zone);
  const readOn = localDate(known.at, zone);
  const isSameWeek = sameWeek(readOn, today);
  const { entry, ended } = applyTo(known, waiting);
  const days = ended.map(({ startedAt, seconds }) => ({
    day: localDate(Date.parse(startedAt), zone),
    seconds: seconds ?? 0,
  }));
  const sumOf = (counts: (day: string) => boolean) =>
    days.reduce((sum, { day, seconds }) => sum + (counts(day) ? seconds : 0), 0);
  const todaySeconds = (readOn === today ? known.timer.todaySeconds : 0) + sumOf((day) => day === today);
  const weekSeconds = (isSameWeek ? known.timer.weekSeconds : 0) + sumOf((day) => sameWeek(day, today));
  const { seq, question, unbilledSeconds, unbilled } = known.timer;
  const isAskedOf = question !== null && question.entryId === entry?.id;
  return {
    seq,
    entry,
    question: isAskedOf ? question : null,
    activeAt: entry === null ? null : known.timer.activeAt,
    todaySeconds,
    weekSeconds,
    unbilledSeconds,
    unbilled,
  };
}

function sameWeek(one: string, other: string): boolean {
  return isoWeekOf(one).start === isoWeekOf(other).start;
}

function secondsBetween(from: number, to: number): number {
  return Math.round((to - from) / 1_000);
}

/** @throws ApiError that names the field */
export function momentOf(body: OutboxItem['body'], field: string, zone: string): number | undefined {
  const text = textOf(body, field);
  return text === undefined ? undefined : wholeSecond(readMoment(field, text, zone));
}
