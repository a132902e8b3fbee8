/** Habits: each of the person that set it, and with what it takes to tell whether it was kept. */
import * as z from 'zod';
import {
  type HabitRhythm,
  habitChecks,
  habitOutcomes,
  habitRhythms,
  rhythmOf,
} from '../../../../../domain/goals/habits.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import { dateSchema, instantSchema, nameSchema } from '../../../../platform/http/wire.ts';
import { defineRecord } from '../../../../platform/records/define-record.ts';
import type { RecordEvents } from '../../../../platform/records/record-events.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { deleteTicks, type HabitRow, setTicks } from './habits.repository.ts';

declare module '../../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<RecordEvents<'habit'>, unknown> {}
}

export const habitsAtMost = 50;

const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 10:00');

/** What is shown beside the fields. */
export const habitShows = {
  /** The newest last; empty while it is paused. */
  periods: z.array(z.object({ from: dateSchema, to: dateSchema, outcome: z.enum(habitOutcomes) })),
  /** Of `by_hand`: first days of the periods that were ticked, the newest 2,000. */
  ticks: z.array(dateSchema),
  /** Periods in a row up to now in which it was kept. */
  streak: z.number().int(),
};

export const habits = defineRecord({
  kind: 'habit',
  path: '/api/v1/ai/habits',
  table: 'habits',
  access: { read: 'coach:use', write: 'coach:use' },
  own: 'user_id',
  silent: true,
  // What was kept changes with every entry.
  tellsMore: true,
  fields: {
    title: { schema: nameSchema },
    state: {
      schema: z.enum(['active', 'paused']),
      create: z.enum(['active', 'paused']).default('active'),
    },
    /** What tells whether it was kept. */
    checkedBy: { schema: z.enum(habitChecks), column: 'check_kind', fixed: true },
    /** Of `by_hand`; of the others it follows from what is looked at. */
    rhythm: { schema: z.enum(habitRhythms), create: z.enum(habitRhythms).optional(), fixed: true },
    /** Of `begun_before`. */
    beforeTime: { schema: timeSchema.nullable(), create: timeSchema.nullable().default(null) },
    /** Of `invoiced_after_month`: days after the end of the month. */
    withinDays: {
      schema: z.number().int().min(0).max(60).nullable(),
      create: z.number().int().min(0).max(60).nullable().default(null),
    },
  },
  takes: {
    /** Of `by_hand`: days of periods in which it was kept, so that one that was deleted can be made again. */
    ticks: z.array(dateSchema).max(2_000).default([]),
    /** Left out: now. With its own, one that was deleted has missed what it had missed. */
    createdAt: instantSchema.optional(),
  },
  shows: habitShows,
  listedBy: { column: 'created_at', holds: 'number' },
  rules: {
    complete: (input, now) => ({ rhythm: rhythmFor(input), created_at: madeAt(input, now) }),
    check: requireSound,
    beforeCreate: requireRoom,
    async afterCreate({ writes }, row, { ticks: dates }) {
      if (dates.length > 0 && row.check_kind !== 'by_hand')
        throw invalidField('ticks', 'are of by_hand alone');
      await setTicks(writes, row, { dates, isKept: true });
    },
    beforeRemove: async ({ writes }, row) => await deleteTicks(writes, row),
  },
});
export type Habit = z.output<typeof habits.schemas.item>;

/** @throws ApiError `invalid` that names the field. */
function requireSound({ check_kind, before_time, within_days }: HabitRow): void {
  if ((before_time !== null) !== (check_kind === 'begun_before'))
    throw invalidField('beforeTime', before_time === null ? 'is needed' : 'is of begun_before alone');
  if ((within_days !== null) !== (check_kind === 'invoiced_after_month'))
    throw invalidField('withinDays', within_days === null ? 'is needed' : 'is of invoiced_after_month alone');
}

function rhythmFor({
  checkedBy,
  rhythm,
}: {
  readonly checkedBy: HabitRow['check_kind'];
  readonly rhythm?: HabitRhythm | undefined;
}): HabitRhythm {
  if (checkedBy === 'by_hand') return rhythm ?? 'week';
  const own = rhythmOf[checkedBy];
  if (rhythm !== undefined && rhythm !== own)
    throw invalidField('rhythm', text`is ${own} where records are looked at for it`);
  return own;
}

function madeAt({ createdAt }: { readonly createdAt?: string | undefined }, now: number): number {
  const at = createdAt === undefined ? now : Date.parse(createdAt);
  if (at > now) throw invalidField('createdAt', 'must not lie ahead');
  return at;
}

async function requireRoom({ reads }: Work): Promise<void> {
  const others = await habits.rows.list(reads, { limit: habitsAtMost });
  if (others.length >= habitsAtMost)
    throw new ApiError('conflict', text`There are ${habitsAtMost} habits already: delete some first.`);
}
