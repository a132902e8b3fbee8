/** Health of a project on the wire: the newest whole, and one value a day of those before. */
import * as z from 'zod';
import { healthPartIdSchema, healthReportSchema } from '../../../../contract/health-report.ts';
import { dateSchema, idSchema, instantSchema } from '../../../platform/http/wire.ts';

const score = z.number().nullable();

export const projectHealthSchema = healthReportSchema
  .extend({
    projectId: idSchema,
    /** Null while the project was never assessed: there are no parts then. */
    assessedAt: instantSchema.nullable(),
    /** What measured it: `scan`, or the name of an agent; with the scan or request that did. */
    source: z.string().nullable(),
    sourceId: idSchema.nullable(),
    /** Of the run before; null where there is none. */
    previousScore: score,
  })
  .meta({ id: 'ProjectHealth' });
export type ProjectHealth = z.infer<typeof projectHealthSchema>;

export const partScoresSchema = z.array(z.object({ id: healthPartIdSchema, score }));

export const healthHistorySchema = z
  .object({
    /** The oldest first; days without a run are left out. */
    items: z.array(
      z.object({
        /** In UTC. */
        date: z.iso.date(),
        /** Of the last run of that day. */
        score,
        parts: partScoresSchema,
        assessedAt: instantSchema,
        /** How many there were that day. */
        runs: z.number().int().positive(),
      }),
    ),
  })
  .meta({ id: 'HealthHistory' });
export type HealthHistory = z.infer<typeof healthHistorySchema>;

const count = z.number().int().nonnegative();

export const healthScoresSchema = z
  .object({
    /** The newest of each project that was ever assessed. */
    items: z.array(
      z.object({
        projectId: idSchema,
        score,
        /** What it was at the end of `since`; of a project that is younger, its first. Null where it was scored once. */
        scoreBefore: score,
        assessedAt: instantSchema,
        /** Open findings: see domain/figures/open-findings.ts. */
        findings: z.object({ critical: count, high: count, medium: count, low: count, info: count }),
      }),
    ),
  })
  .meta({ id: 'HealthScores' });
export type HealthScores = z.infer<typeof healthScoresSchema>;

export const healthScoresQuerySchema = z.strictObject({
  /** A day in UTC that the newest are compared with; by default thirty days ago. */
  since: dateSchema.optional(),
});
export type HealthScoresQuery = z.infer<typeof healthScoresQuerySchema>;

/** Both days count; by default the last ninety. */
export const healthHistoryQuerySchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['from'],
    message: 'must not lie after "to"',
  });
export type HealthHistoryQuery = z.infer<typeof healthHistoryQuerySchema>;
