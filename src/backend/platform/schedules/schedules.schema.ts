/** Schedules on the wire. */
import * as z from 'zod';
import { scheduleUnits } from '../../../domain/schedules/rule.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  knownZoneSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../http/wire.ts';
import { scheduleReasons } from './schedules.tables.ts';

const intervalRuleSchema = z.strictObject({
  unit: z.enum(scheduleUnits),
  every: z.number().int().min(1).max(1_000),
  /** The first occurrence. */
  date: dateSchema,
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
  zone: knownZoneSchema,
  monthEnd: z.enum(['clamp', 'last']).optional(),
});

const cronRuleSchema = z.strictObject({ cron: z.string().trim().max(100), zone: knownZoneSchema });

export const scheduleRuleSchema = z.union([intervalRuleSchema, cronRuleSchema]).meta({ id: 'ScheduleRule' });

export const scheduleSchema = recordSchema
  .extend({
    /** As slices declare it: `backup.upkeep`. */
    kind: z.string(),
    /** The record that it is for; null where there is one of its kind alone. */
    subjectId: z.string().nullable(),
    /** Whose rights it has; null where it is the practice's. */
    userId: idSchema.nullable(),
    /** Null where it cannot be read, which another version stored. */
    rule: scheduleRuleSchema.nullable(),
    state: z.enum(['active', 'paused', 'resting']),
    /** Why it rests: `outgoing` until a person releases what leaves the practice. */
    reason: z.enum(scheduleReasons).nullable(),
    nextAt: instantSchema.nullable(),
    lastRun: z
      .object({
        period: z.string(),
        dueAt: instantSchema,
        state: z.enum(['queued', 'done', 'failed', 'left_out']),
        /** Occurrences before it that were missed and did not run. */
        leftOut: z.number().int(),
        error: z.string().nullable(),
        finishedAt: instantSchema.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof scheduleSchema>;

export const listSchedulesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  state: scheduleSchema.shape.state.optional(),
});
export type ListSchedules = z.infer<typeof listSchedulesSchema>;

export const schedulePageSchema = pageSchema(scheduleSchema).meta({ id: 'SchedulePage' });
