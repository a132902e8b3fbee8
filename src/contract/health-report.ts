/** Health of a project as the API, the command line and the Scanner page give it. */
import * as z from 'zod';
import type { Health, HealthPart, HealthPlace } from './health.ts';

const score = z.number().min(0).max(1);

/** `line` counts from one; null where the whole file is meant. */
export const healthPlaceSchema = z.object({
  file: z.string().min(1).max(1000),
  line: z.int().positive().nullable(),
});

export const healthReasonSchema = z.object({
  id: z.string().min(1).max(1000),
  text: z.string().min(1).max(2000),
  count: z.int().nonnegative(),
  places: z.array(healthPlaceSchema).max(5),
});

export const healthPartIdSchema = z.enum([
  'security',
  'quality',
  'tests',
  'documentation',
  'dependencies',
  'maintenance',
]);

export const healthPartSchema = z.object({
  id: healthPartIdSchema,
  /** Null where it was not assessed; `why` then says why, and is null otherwise. */
  score: score.nullable(),
  why: z.string().max(1000).nullable(),
  /** Share of the whole; those of all parts add up to 1. 0 where it was not assessed. */
  weight: score,
  /** What it takes off the whole. */
  cost: score,
  /** What costs most first. */
  reasons: z.array(healthReasonSchema).max(200),
});

export const healthGainSchema = z.object({
  part: healthPartIdSchema,
  /** Id of the reason that would be gone; of several, with ` + ` between them. */
  reason: z.string().min(1).max(1000),
  /** Each of them; empty in a report of before. */
  reasons: z.array(z.string().min(1).max(1000)).max(40).default([]),
  /** What to do. */
  text: z.string().min(1).max(2000),
  /** What the whole rises by once what stands before it is done: gains add up. */
  gain: score,
  effort: z.enum(['minutes', 'hours', 'days']),
  places: z.array(healthPlaceSchema).max(5),
});

export const healthReportSchema = z.object({
  /** Null where nothing could be assessed. */
  score: score.nullable(),
  /** All six, in their order. */
  parts: z.array(healthPartSchema).max(6),
  /** The largest gain first. */
  gains: z.array(healthGainSchema).max(50),
});

export type HealthReport = z.infer<typeof healthReportSchema>;

const keptReasons = 200;
const keptGains = 50;

/** What is judged as it crosses a process edge. */
export function toHealthReport({ score: whole, parts, gains }: Health): HealthReport {
  return {
    score: whole ?? null,
    parts: parts.map(toPart),
    gains: gains.slice(0, keptGains).map(({ part, reason, reasons, text, gain, effort, places }) => ({
      part,
      reason: cut(reason, 1000),
      reasons: reasons.map((each) => cut(each, 1000)),
      text: cut(text, 2000),
      gain,
      effort,
      places: places.map(toPlace),
    })),
  };
}

function toPart(part: HealthPart): HealthReport['parts'][number] {
  const { id } = part;
  if (part.kind === 'not-assessed') {
    return { id, score: null, why: part.why, weight: 0, cost: 0, reasons: [] };
  }
  const cost = Math.round(part.weight * (1 - part.score) * 10_000) / 10_000;
  const reasons = part.reasons.slice(0, keptReasons).map((reason) => ({
    id: cut(reason.id, 1000),
    text: cut(reason.text, 2000),
    count: reason.count,
    places: reason.places.map(toPlace),
  }));
  return { id, score: part.score, why: null, weight: part.weight, cost, reasons };
}

function toPlace({ file, line }: HealthPlace): z.infer<typeof healthPlaceSchema> {
  return { file: cut(file, 1000), line: line ?? null };
}

/** Names of files and packages are a stranger's, and may be of any length. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
