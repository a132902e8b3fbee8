/** What the backend and the work process that it starts say to one another: data alone, each message checked on arrival. */
import * as z from 'zod';
import { toldEventSchema } from './agent-run.ts';
import { workAskSchema } from './work-asks.ts';
import { workTaskSchema } from './work-tasks.ts';

/** Numbers a task among those of one process. */
const id = z.number().int();

/** Where the process finds and keeps what is no project's. */
const workSettingsSchema = z.object({
  /** Where scans keep results for the next time; nowhere when absent. */
  scanCacheDirectory: z.string().optional(),
  /** Where the advisories lie that the user imported; none when absent. */
  advisoryDirectory: z.string().optional(),
  /** Of the service that the backend asks about advisories, where whoever asks for a scan wants that: reports name it. */
  osvUrl: z.string().optional(),
  /** Of Vireo's own, where runs have their trees; none can have one when absent. */
  dataDirectory: z.string().optional(),
});
export type WorkSettings = z.infer<typeof workSettingsSchema>;

const workProgressSchema = z.object({
  /** What it is at, in words for the user. */
  step: z.string(),
  /** 0 to 1; absent while unknown. */
  fraction: z.number().optional(),
});
export type WorkProgress = z.infer<typeof workProgressSchema>;

export const toWorkSchema = z.discriminatedUnion('type', [
  /** Comes first. */
  z.object({ type: z.literal('open'), settings: workSettingsSchema }),
  z.object({ type: z.literal('run'), id, task: workTaskSchema }),
  /** Ends the task, which answers anyway. */
  z.object({ type: z.literal('cancel'), id }),
  /** Whoever asked knows the form of the answer, and checks it. */
  z.object({ type: z.literal('answer'), id, question: id, answer: z.unknown() }),
  z.object({ type: z.literal('unanswered'), id, question: id, message: z.string() }),
]);
export type ToWork = z.infer<typeof toWorkSchema>;

export const fromWorkSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), id, progress: workProgressSchema }),
  z.object({ type: z.literal('event'), id, event: toldEventSchema }),
  z.object({ type: z.literal('ask'), id, question: id, ask: workAskSchema }),
  /** Who asked knows the form of the result, and checks it. */
  z.object({ type: z.literal('done'), id, result: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    id,
    /** Why asking again would not help, as a code; absent where it may. */
    refusal: z.string().optional(),
    /** It may help, once there is room on the disk. */
    isDiskFull: z.boolean().optional(),
    message: z.string(),
  }),
]);
export type FromWork = z.infer<typeof fromWorkSchema>;
