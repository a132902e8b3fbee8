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
import { noteOfStop, type OutboxItem, textOf } from './outbox-items.ts';

/** What `GET /timer` said last. */
export interface KnownTimer {
  readonly timer: Timer;
  /** When, in epoch milliseconds: sums are of that day. */
  readonly at: number;
  /** The entry that a discard ended last, as the server said it. */
  readonly discarded?: TimeEntry | undefined;
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
    note: noteOfStop(body, entry.note) ?? entry.note,
  };
}

interface Applied {
  readonly entry: TimeEntry | null;
  /** Those that were ended, or added, since. */
  readonly ended: readonly TimeEntry[];
  readonly discarded: TimeEntry | undefined;
}

/** What runs, and what was ended, once what waits is done. */
export function applyTo(known: KnownTimer, items: readonly OutboxItem[]): Applied {
  const { discarded } = known;
  const begin: Applied = { entry: known.timer.entry, ended: [], discarded };
  return items.reduce((applied, item) => applyKind[item.kind](applied, item, known), begin);
}

type Apply = (applied: Applied, item: OutboxItem, known: KnownTimer) => Applied;

const applyKind: Readonly<Record<OutboxItem['kind'], Apply>> = {
  start: (applied, item, known) => ({ ...applied, entry: toEntry(item, known) }),
  entry: (applied, item, known) => ({ ...applied, ended: [...applied.ended, toEntry(item, known)] }),
  stop: (applied, item) => {
    const entry = runningOf(applied, item);
    return entry ? { ...applied, entry: null, ended: [...applied.ended, toStopped(entry, item)] } : applied;
  },
  discard: (applied, item) => {
    const entry = runningOf(applied, item);
    return entry ? { ...applied, entry: null, discarded: entry } : applied;
  },
  undo: (applied, { body }) => {
    const { entry, discarded } = applied;
    const isMeant = entry === null && discarded?.id === textOf(body, 'entryId');
    return isMeant && discarded ? { ...applied, entry: toUndiscarded(discarded) } : applied;
  },
  note: (applied, item) => {
    const meant = textOf(item.body, 'entryId');
    const note = (one: TimeEntry) => (one.id === meant ? toNoted(one, item) : one);
    return { ...applied, entry: applied.entry && note(applied.entry), ended: applied.ended.map(note) };
  },
};

/** What runs, where it is meant. */
function runningOf({ entry }: Applied, { body }: OutboxItem): TimeEntry | undefined {
  return entry !== null && entry.id === textOf(body, 'entryId') ? entry : undefined;
}

/** As the server numbers them: a change makes the next version, and a deletion one, too, which its undo follows. */
export function toNoted(entry: TimeEntry, { body }: Pick<OutboxItem, 'body'>): TimeEntry {
  return { ...entry, note: textOf(body, 'note') ?? entry.note, version: entry.version + 1 };
}

export function toUndiscarded(entry: TimeEntry): TimeEntry {
  return { ...entry, version: entry.version + 2 };
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
