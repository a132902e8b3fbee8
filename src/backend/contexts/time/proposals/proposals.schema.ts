/** Proposals for forgotten time on the wire. Nothing of them is an entry until its user makes one. */
import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, lineSchema, zoneSchema } from '../../../platform/http/wire.ts';
import { calendarFaults } from './calendar/calendar-messages.ts';

const branch = lineSchema.max(250);
/** `toEvidenceKey` makes none that this does not take as it is. */
export const evidenceKeySchema = lineSchema.min(1).max(500);

/** A block is a stretch of minutes, sent every few; a longer one is a slip. */
const longestBlockMs = 86_400_000;

export const activityBlockSchema = z
  .strictObject({
    id: idSchema,
    startedAt: instantSchema,
    endedAt: instantSchema,
    projectId: idSchema.nullable().default(null),
    branch: branch.nullable().default(null),
  })
  .refine(
    ({ startedAt, endedAt }) => {
      const lasted = Date.parse(endedAt) - Date.parse(startedAt);
      return lasted >= 0 && lasted <= longestBlockMs;
    },
    { path: ['endedAt'], message: 'must lie after startedAt, and within a day of it' },
  );
export type SeenBlock = z.infer<typeof activityBlockSchema>;

/** What the editor saw; a block that goes on is sent again under its id, and grows. */
export const recordActivitySchema = z
  .strictObject({
    items: z
      .array(z.union([activityBlockSchema, z.unknown()]))
      .min(1)
      .max(500),
  })
  .meta({ id: 'RecordActivity' });
export type RecordActivity = z.infer<typeof recordActivitySchema>;

/** Each block is read by itself: those that are not told of here are kept. */
export const recordedActivitySchema = z
  .object({
    refused: z.array(
      z.object({
        /** As it stands in the request, from 0. */
        index: z.number().int(),
        /** With its index: `items.1.endedAt`. */
        field: z.string(),
        issue: z.string(),
      }),
    ),
  })
  .meta({ id: 'RecordedActivity' });
export type RecordedActivity = z.infer<typeof recordedActivitySchema>;

/** Gathered at the client, like all of git. */
const commitSchema = z.strictObject({
  hash: lineSchema.min(1).max(64),
  subject: z.string().max(500),
  at: instantSchema,
  projectId: idSchema.nullable().default(null),
});

export const proposeTimeSchema = z
  .strictObject({
    date: dateSchema,
    /** IANA zone of the day; the practice's where it is not said. */
    zone: zoneSchema.optional(),
    commits: z.array(commitSchema).max(1000).default([]),
    /** Text of a calendar file (RFC 5545). */
    calendar: z.string().max(5_000_000).optional(),
  })
  .meta({ id: 'ProposeTime' });
export type ProposeTime = z.infer<typeof proposeTimeSchema>;

/** As many are ignored, or proposed again, at once: a proposal may have a piece of evidence a minute. */
export const mostKeys = 1500;

const evidenceSchema = z
  .object({
    kind: z.enum(['activity', 'commit', 'event']),
    /** What to name when it shall be ignored. */
    key: z.string(),
    /** Of a commit, both are when it was made. */
    from: instantSchema,
    to: instantSchema,
    /** Branch, subject or name of the meeting. */
    text: z.string(),
    /** Of which it says to be; a proposal may be made of work on several. */
    projectId: idSchema.nullable(),
  })
  .meta({ id: 'TimeEvidence' });
export type TimeEvidence = z.infer<typeof evidenceSchema>;

const calendarWarningSchema = z
  .object({
    /** `event_too_slow` kept the reading up; `calendar_too_large` and `not_a_calendar` are about the whole file. */
    code: z.enum(calendarFaults),
    /** Name of the event that is left out; empty when it is about the file. */
    event: z.string(),
    /** In English, what is wrong in particular; may be empty. */
    detail: z.string(),
  })
  .meta({ id: 'CalendarWarning' });

export const timeProposalsSchema = z
  .object({
    date: dateSchema,
    zone: z.string(),
    /** In order of time; none shares time with an entry or another one. */
    items: z.array(
      z
        .object({
          startedAt: instantSchema,
          endedAt: instantSchema,
          seconds: z.number().int(),
          projectId: idSchema.nullable(),
          note: z.string(),
          evidence: z.array(evidenceSchema),
        })
        .meta({ id: 'TimeProposal' }),
    ),
    /** What is recorded within the day, in order of time: proposals on both sides of it are not one. */
    recorded: z.array(z.object({ startedAt: instantSchema, endedAt: instantSchema })),
    /** How much evidence of the day was set aside by the user. */
    ignored: z.number().int(),
    /** Of that, to name what shall be proposed again; those first that an answer has room for. */
    ignoredKeys: z.array(z.string()).max(mostKeys),
    /** What of the calendar is left out, and why. */
    warnings: z.array(calendarWarningSchema),
  })
  .meta({ id: 'TimeProposals' });
export type TimeProposals = z.infer<typeof timeProposalsSchema>;

export const ignoreEvidenceSchema = z
  .strictObject({ keys: z.array(evidenceKeySchema).min(1).max(mostKeys) })
  .meta({ id: 'IgnoreEvidence' });
export type IgnoreEvidence = z.infer<typeof ignoreEvidenceSchema>;
