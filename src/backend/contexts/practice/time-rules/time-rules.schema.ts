/** The rules of one project's time on the wire, with where each comes from. */
import * as z from 'zod';
import { ruleLevels } from '../../../../domain/time-rules.ts';
import { dateSchema, idSchema } from '../../../platform/http/wire.ts';
import { timeRuleFields } from '../../account/model/time-rule-fields.ts';

const levelSchema = z.enum(ruleLevels).meta({ id: 'RuleLevel' });

export const timeRulesSchema = z
  .object({
    projectId: idSchema,
    ...timeRuleFields,
    /** The level that each rule is set at: what is more specific says nothing of it. */
    from: z.object({
      rounding: levelSchema,
      overlapPolicy: levelSchema,
      dailyLimit: levelSchema,
      requiredFields: levelSchema,
      lock: levelSchema,
    }),
    /** The last day whose time is closed now, in the zone of the lock; null when none is. */
    lockedThrough: dateSchema.nullable(),
  })
  .meta({ id: 'TimeRules' });
export type TimeRules = z.infer<typeof timeRulesSchema>;
