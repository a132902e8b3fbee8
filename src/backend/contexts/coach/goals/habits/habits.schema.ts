/** Habits on the wire. */
import * as z from 'zod';
import { habitChecks, habitOutcomes, habitRhythms } from '../../../../../domain/goals/habits.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../../platform/http/wire.ts';

const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 10:00');

const fields = {
  title: nameSchema,
  state: z.enum(['active', 'paused']),
  /** What tells whether it was kept. */
  checkedBy: z.enum(habitChecks),
  /** Of `by_hand`; of the others it follows from what is looked at. */
  rhythm: z.enum(habitRhythms),
  /** Of `begun_before`. */
  beforeTime: timeSchema.nullable(),
  /** Of `invoiced_after_month`: days after the end of the month. */
  withinDays: z.number().int().min(0).max(60).nullable(),
};

export const habitSchema = recordSchema
  .extend(fields)
  .extend({
    /** The newest last; empty while it is paused. */
    periods: z.array(z.object({ from: dateSchema, to: dateSchema, outcome: z.enum(habitOutcomes) })),
    /** Of `by_hand`: first days of the periods that were ticked, the newest 2,000. */
    ticks: z.array(dateSchema),
    /** Periods in a row up to now in which it was kept. */
    streak: z.number().int(),
  })
  .meta({ id: 'Habit' });
export type Habit = z.infer<typeof habitSchema>;

export const createHabitSchema = z
  .strictObject({
    id: idSchema.optional(),
    title: fields.title,
    state: fields.state.default('active'),
    checkedBy: fields.checkedBy,
    rhythm: fields.rhythm.optional(),
    beforeTime: fields.beforeTime.default(null),
    withinDays: fields.withinDays.default(null),
    /** Of `by_hand`: days of periods in which it was kept, so that one that was deleted can be made again. */
    ticks: z.array(dateSchema).max(2_000).default([]),
    /** Left out: now. With its own, one that was deleted has missed what it had missed. */
    createdAt: instantSchema.optional(),
  })
  .meta({ id: 'CreateHabit' });
export type CreateHabit = z.output<typeof createHabitSchema>;

export const patchHabitSchema = z
  .strictObject({
    title: fields.title,
    state: fields.state,
    beforeTime: fields.beforeTime,
    withinDays: fields.withinDays,
  })
  .partial()
  .meta({ id: 'PatchHabit' });
export type PatchHabit = z.infer<typeof patchHabitSchema>;

/** Any day of the period; `isKept` false takes the tick back. */
export const tickHabitSchema = z
  .strictObject({ date: dateSchema, isKept: z.boolean() })
  .meta({ id: 'TickHabit' });
export type TickHabit = z.infer<typeof tickHabitSchema>;

export const listHabitsSchema = z.strictObject({ ...pageQuerySchema.shape });
export type ListHabits = z.infer<typeof listHabitsSchema>;

export const habitPageSchema = pageSchema(habitSchema).meta({ id: 'HabitPage' });
