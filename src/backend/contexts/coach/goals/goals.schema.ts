/** Goals on the wire. */
import * as z from 'zod';
import { recordLinkSchema } from '../../../../contract/coach/record-link.ts';
import { goalDirections, goalMeasures, goalPeriods } from '../../../../domain/goals/goal.ts';
import { paceStates } from '../../../../domain/goals/goal-pace.ts';
import { highestAmountMinor } from '../../../../domain/money.ts';
import {
  currencySchema,
  dateSchema,
  idSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const goalStates = ['active', 'paused', 'done', 'dropped'] as const;

export const goalMeasuredSchema = z
  .strictObject({
    measure: z.enum(goalMeasures),
    direction: z.enum(goalDirections),
    /** Seconds, per cent, minor units of `currency` or a number of findings, as the measure has it. */
    target: z.number().int().min(0).max(highestAmountMinor),
    /** Of money alone. */
    currency: currencySchema.nullable().default(null),
    period: z.enum(goalPeriods),
    clientId: idSchema.nullable().default(null),
    projectId: idSchema.nullable().default(null),
  })
  .meta({ id: 'GoalMeasured' });
export type GoalMeasured = z.output<typeof goalMeasuredSchema>;

const fields = {
  title: nameSchema,
  state: z.enum(goalStates),
  startsOn: dateSchema,
  dueOn: dateSchema.nullable(),
  /** Null: a goal in words, which the person says is done. */
  measured: goalMeasuredSchema.nullable(),
};

export const goalProgressSchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    /** In the unit of the target; null where there is nothing to count. */
    value: z.number().int().nullable(),
    state: z.enum(paceStates),
    /** What a sum should be with the days before today over; null of other figures. */
    expected: z.number().int().nullable(),
    /** Working time in seconds, or calendar days, that is over, and of the whole period. */
    passed: z.number().int(),
    whole: z.number().int(),
    by: z.enum(['working_time', 'calendar_days']),
    /** In other currencies than the goal's: not counted. */
    leftOut: z.array(moneySchema),
    link: recordLinkSchema.nullable(),
  })
  .meta({ id: 'GoalProgress' });
export type GoalProgress = z.infer<typeof goalProgressSchema>;

export const goalSchema = recordSchema
  .extend(fields)
  // Null of goals in words, and of those that are not active.
  .extend({ progress: goalProgressSchema.nullable() })
  .meta({ id: 'Goal' });
export type Goal = z.infer<typeof goalSchema>;

export const createGoalSchema = z
  .strictObject({
    id: idSchema.optional(),
    title: fields.title,
    /** So that one that was deleted can be made again as it was. */
    state: fields.state.default('active'),
    /** Left out: today. */
    startsOn: fields.startsOn.optional(),
    dueOn: fields.dueOn.default(null),
    measured: fields.measured.default(null),
  })
  .meta({ id: 'CreateGoal' });
export type CreateGoal = z.output<typeof createGoalSchema>;

export const patchGoalSchema = z.strictObject(fields).partial().meta({ id: 'PatchGoal' });
export type PatchGoal = z.infer<typeof patchGoalSchema>;

export const listGoalsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  state: z.enum(goalStates).optional(),
});
export type ListGoals = z.infer<typeof listGoalsSchema>;

export const goalPageSchema = pageSchema(goalSchema).meta({ id: 'GoalPage' });
