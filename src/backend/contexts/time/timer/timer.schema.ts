/** The timer on the wire: what runs, what is asked about it, and what can be done with it. */
import * as z from 'zod';
import { gapKinds, timerAnswers } from '../../../../domain/unattended.ts';
import { isTimeZone } from '../../../../domain/zones.ts';
import { idSchema, instantSchema, moneySchema, zoneSchema } from '../../../platform/http/wire.ts';
import { changeNameSchema } from '../entries/changes/entry-changes.schema.ts';
import {
  entryWarningSchema,
  gitFactsSchema,
  momentSchema,
  noteSchema,
  tagsSchema,
  timeEntrySchema,
} from '../entries/time-entries.schema.ts';

/** Checked here, since a change is committed before its figures are read in this zone. */
const figuresZoneSchema = zoneSchema.refine(isTimeZone, {
  error: ({ input }) => `${input} is not a time zone of the IANA database`,
});

export const timerQuerySchema = z.strictObject({ zone: figuresZoneSchema.optional() });

/** Of a start or a stop: whoever shows the timer need not ask for it again. */
export const timerChangeQuerySchema = timerQuerySchema.extend({
  withTimer: z.stringbool().optional().meta({
    description:
      'With true, `timer` of the reply is what `GET /timer` says after the change, or null if it cannot be read',
  }),
});

export const timerQuestionSchema = z
  .object({
    id: idSchema,
    kind: z.enum(gapKinds),
    entryId: idSchema,
    from: instantSchema,
    /** Now, while a `crash` or `forgotten` goes on. */
    to: instantSchema,
    seconds: z.number().int(),
    /** What can be answered: no `stop` once work went on behind the gap, or the entry was stopped. */
    answers: z.array(z.enum(timerAnswers)),
  })
  .meta({ id: 'TimerQuestion' });
export type TimerQuestion = z.infer<typeof timerQuestionSchema>;

/** What the status bar shows: the running entry, and the sums that a running timer does not yet count in. */
export const timerSchema = z
  .object({
    /** Number of the last event of the log that it knows of, or an earlier one. */
    seq: z.number().int().nonnegative(),
    entry: timeEntrySchema.nullable(),
    /** The oldest that waits for an answer; its entry may be stopped by now. */
    question: timerQuestionSchema.nullable(),
    activeAt: instantSchema.nullable().meta({
      description: 'While a timer runs, the last work that any client told of; null where none did',
    }),
    /** Finished seconds of today and of this ISO week, in the asked zone. */
    todaySeconds: z.number().int(),
    weekSeconds: z.number().int(),
    unbilledSeconds: z.number().int(),
    /** Value of the unbilled billable time, one amount a currency. */
    unbilled: z.array(moneySchema),
  })
  .meta({ id: 'Timer' });
export type Timer = z.infer<typeof timerSchema>;

/** A question that was asked, for a client that shows it still. */
export const timerQuestionAnswerSchema = z
  .object({
    id: idSchema,
    /** Null while it waits, or waits again since an undo. */
    answer: z.enum(timerAnswers).nullable(),
  })
  .meta({ id: 'TimerQuestionAnswer' });
export type TimerQuestionAnswer = z.infer<typeof timerQuestionAnswerSchema>;

/** What stands after an answer, which is done whatever the rules of time have to say of it. */
export const timerAnsweredSchema = timerSchema
  .extend({
    warnings: z.array(entryWarningSchema),
    /** Null where no entry was changed, as by `keep`. */
    change: changeNameSchema.nullable().meta({
      description: 'What the answer did: sent to `/time-entries/undo` as `change`, it is taken back',
    }),
  })
  .meta({ id: 'TimerAnswered' });

/** Null where it was not requested or could not be read. */
const timerAfter = { timer: timerSchema.nullable() };

/** Git facts of what a start ends; another entry that runs by now keeps its own. */
const gitOfEnded = z.strictObject({ entryId: idSchema, git: gitFactsSchema }).optional();

export const startTimerSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    taskId: idSchema.nullable().optional(),
    note: noteSchema.optional(),
    zone: zoneSchema.optional(),
    billable: z.boolean().optional(),
    tags: tagsSchema.optional(),
    git: gitFactsSchema.nullable().optional(),
    gitOfEnded,
    /** When it was meant to start, by the client's clock; now where it is not said. */
    startedAt: momentSchema.optional(),
  })
  .meta({ id: 'StartTimer' });
export type StartTimer = z.infer<typeof startTimerSchema>;

/** What runs now, and what a switch ended for it. */
export const startedTimerSchema = timeEntrySchema
  .extend({
    /** With what the rules say of it, as a stop tells; null when nothing was ended, or the request came again. */
    ended: timeEntrySchema.nullable(),
    ...timerAfter,
  })
  .meta({ id: 'StartedTimer' });
export type StartedTimer = Omit<z.infer<typeof startedTimerSchema>, 'timer'>;

export const stoppedTimerSchema = timeEntrySchema.extend(timerAfter).meta({ id: 'StoppedTimer' });

const requestId = idSchema
  .optional()
  .meta({ description: 'Of this request, made by the client: a copy after its undo changes nothing' });

export const stopTimerSchema = z
  .strictObject({
    id: requestId,
    /** The entry that is meant: sent again after another was started, it stops nothing. */
    entryId: idSchema.optional(),
    note: noteSchema.optional(),
    noteBefore: noteSchema.optional().meta({
      description: 'The note that `note` was written over: where it is another by now, that stays',
    }),
    endedAt: momentSchema.optional(),
    isEndConfirmed: z.boolean().optional().meta({
      description:
        '`endedAt` was chosen by the user, whom `clock_set_back` asked: the clock was set back meanwhile',
    }),
    git: gitFactsSchema.nullable().optional(),
  })
  .meta({ id: 'StopTimer' });
export type StopTimer = z.infer<typeof stopTimerSchema>;

export const stopTimerForSchema = z
  .strictObject({
    /** From the start to now; now when absent. */
    endedAt: momentSchema.optional(),
  })
  .meta({ id: 'StopTimerFor' });
export type StopTimerFor = z.infer<typeof stopTimerForSchema>;

export const resumeTimerSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** The entry to go on with; without it the caller's latest that has begun. */
    entryId: idSchema.optional(),
    zone: zoneSchema.optional(),
    git: gitFactsSchema.nullable().optional(),
    gitOfEnded,
    /** As at a start. */
    startedAt: momentSchema.optional(),
  })
  .meta({ id: 'ResumeTimer' });
export type ResumeTimer = z.infer<typeof resumeTimerSchema>;

export const discardTimerSchema = z
  .strictObject({
    id: requestId,
    /** The entry that is meant: another that runs by now is left alone. */
    entryId: idSchema.optional(),
  })
  .meta({ id: 'DiscardTimer' });
export type DiscardTimer = z.infer<typeof discardTimerSchema>;

export const timerSeenSchema = z
  .strictObject({
    /** Now, by the client's clock. */
    at: momentSchema,
    /** The client has watched without a break since then: it was there, though it could not say so. */
    since: momentSchema.optional(),
    /** The last work that the client saw. */
    activeAt: momentSchema.optional(),
    gap: z
      .strictObject({
        from: momentSchema,
        to: momentSchema,
        kind: z.enum(['idle', 'sleep', 'clock']),
        /** The entry that ran in it, be it stopped by now; without it the running one. */
        entryId: idSchema.optional(),
      })
      .optional(),
  })
  .meta({ id: 'TimerSeen' });
export type TimerSeen = z.infer<typeof timerSeenSchema>;

/**
 * `keep` changes nothing; `discard` takes the gap out of the entry, which goes on behind it; `split` gives the gap to
 * an entry of `projectId`; `stop` ends the running entry where the gap begins, while nobody was seen behind it.
 */
export const answerTimerQuestionSchema = z
  .strictObject({
    answer: z.enum(timerAnswers),
    /** For `split`: the project of the gap. */
    projectId: idSchema.optional(),
    note: noteSchema.optional(),
    /** What was shown of the question: it is refused as a conflict when more is asked about by now. */
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    /** Of the entry that the answer makes: the gap's by `split`, the one behind the gap by `discard`. */
    id: idSchema.optional(),
  })
  .meta({ id: 'AnswerTimerQuestion' });
export type AnswerTimerQuestion = z.infer<typeof answerTimerQuestionSchema>;
