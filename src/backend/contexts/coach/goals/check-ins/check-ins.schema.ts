/** Check-ins on the wire: what a week was by the records, and what the person said they would do. */
import * as z from 'zod';
import { recordLinkSchema } from '../../../../../contract/coach/record-link.ts';
import { countedTimes } from '../../../../../domain/figures/counted-time.ts';
import { habitRhythms } from '../../../../../domain/goals/habits.ts';
import {
  dateSchema,
  idSchema,
  lineSchema,
  localeSchema,
  moneySchema,
  nameSchema,
  recordSchema,
} from '../../../../platform/http/wire.ts';
import { goalMeasuredSchema, goalProgressSchema } from '../goals.schema.ts';
import { habitShows } from '../habits/habits.record.ts';

const count = z.number().int();
const link = recordLinkSchema.nullable();

export const verdicts = ['done', 'not_done', 'carried'] as const;

export const promiseSchema = recordSchema
  .extend({
    /** Monday of the week it is for. */
    weekStart: dateSchema,
    text: nameSchema,
    /** Null: nothing was said of it yet. */
    verdict: z.enum(verdicts).nullable(),
    /** The promise of an earlier week that it goes on with. */
    carriedFrom: idSchema.nullable(),
  })
  .meta({ id: 'Promise' });
export type WeekPromise = z.infer<typeof promiseSchema>;

/** A part of a sentence; a figure opens the records it stands on. */
const partSchema = z.object({ text: z.string(), link: recordLinkSchema.nullable() });

export const sentenceSchema = z
  .object({
    topic: z.enum(['hours', 'utilisation', 'unbilled', 'overdue', 'findings', 'timesheets', 'goal', 'habit']),
    parts: z.array(partSchema),
  })
  .meta({ id: 'CheckInSentence' });
export type Sentence = z.infer<typeof sentenceSchema>;

/** Null where the person may not see them. */
export const checkInFactsSchema = z.object({
  hours: z
    .object({
      workedSeconds: count,
      /** 0: no working time is set for the week. */
      targetSeconds: count,
      /** Of the week before. */
      beforeSeconds: count,
      billableSeconds: count,
      /** Billable time over the target of the days so far, rounded down; null without a target. */
      utilisationPercent: count.nullable(),
      link,
      billableLink: link,
    })
    .nullable(),
  /** As of now. */
  unbilled: z
    .object({ seconds: count, amounts: z.array(moneySchema), ofWhom: z.enum(countedTimes), link })
    .nullable(),
  /** As of now. */
  overdue: z.object({ count, amounts: z.array(moneySchema), link }).nullable(),
  /** Found and resolved in the week by UTC days; open as of now. */
  findings: z.object({ found: count, resolved: count, open: count, link }).nullable(),
  /** Weeks up to this one with time that is not submitted, the newest first. */
  timesheets: z.array(z.object({ weekStart: dateSchema, weekEnd: dateSchema, link })).nullable(),
  goals: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      dueOn: dateSchema.nullable(),
      measured: goalMeasuredSchema.nullable(),
      progress: goalProgressSchema.nullable(),
    }),
  ),
  habits: z.array(
    z.object({
      id: idSchema,
      title: nameSchema,
      rhythm: z.enum(habitRhythms),
      periods: habitShows.periods,
      streak: habitShows.streak,
    }),
  ),
});
export type CheckInFacts = z.infer<typeof checkInFactsSchema>;

export const checkInSchema = z
  .object({
    weekStart: dateSchema,
    weekEnd: dateSchema,
    isOver: z.boolean(),
    isDismissed: z.boolean(),
    facts: checkInFactsSchema,
    /** The facts in plain sentences of the language that was asked for. */
    sentences: z.array(sentenceSchema),
    /** For this week. */
    promises: z.array(promiseSchema),
    /** For the week after. */
    intentions: z.array(promiseSchema),
  })
  .meta({ id: 'CheckIn' });
export type CheckIn = z.infer<typeof checkInSchema>;

export const weekParamsSchema = z.object({ week: dateSchema.meta({ description: 'A Monday, YYYY-MM-DD' }) });
/** `last`: the week that ended last. */
export const shownWeekParamsSchema = z.object({ week: z.union([dateSchema, z.literal('last')]) });
export const checkInQuerySchema = z.strictObject({
  /** BCP 47; German, or else English. */
  locale: localeSchema.optional(),
});

const intentionText = lineSchema.min(1).max(200);

export const putIntentionsSchema = z
  .strictObject({
    /** All that the person means to do, as far as the client knows. Three at most, beside what was carried over. */
    intentions: z.array(z.strictObject({ id: idSchema.optional(), text: intentionText })).max(20),
    /** As the client saw them last: what is left out of `intentions` is withdrawn if unchanged, and what was written elsewhere since stays. */
    seen: z.array(z.strictObject({ id: idSchema, text: intentionText })).max(20),
  })
  .meta({ id: 'PutIntentions' });
export type PutIntentions = z.infer<typeof putIntentionsSchema>;

export const putVerdictSchema = z
  .strictObject({ verdict: z.enum(verdicts).nullable() })
  .meta({ id: 'PutVerdict' });
export type PutVerdict = z.infer<typeof putVerdictSchema>;

export const keptCheckInSchema = z
  .object({
    weekStart: dateSchema,
    weekEnd: dateSchema,
    isDismissed: z.boolean(),
    promises: z.array(promiseSchema),
  })
  .meta({ id: 'KeptCheckIn' });
export type KeptCheckIn = z.infer<typeof keptCheckInSchema>;

export const keptCheckInsSchema = z
  .object({ items: z.array(keptCheckInSchema) })
  .meta({ id: 'KeptCheckIns' });
