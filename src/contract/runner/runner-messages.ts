/**
 * What a server and a runner (a person's machine that has folders of projects) say to each other, over one WebSocket that the
 * runner opens. Round the messages of the work process as they are: which job they are of, and which try of it.
 */
import * as z from 'zod';
import { fromWorkSchema, toWorkSchema } from '../work/work-messages.ts';

/**
 * One that speaks another is refused with a sentence, on both sides of a change. Raise it with each word that the other side may
 * not know, also of `contract/work`: a message that is not understood ends the line, and it would be opened again for ever.
 */
export const runnerProtocol = 2;
export const runnerPath = '/api/v1/ws/runner';

/** How long a job stays a runner's without a word of it. */
export const leaseMs = 60_000;
/** How often a runner says that its jobs go on. */
export const renewMs = 20_000;
/** A result with its findings, report and artifacts; what is longer is not read. */
export const longestMessageBytes = 64 * 1024 * 1024;

const trySchema = z.strictObject({
  job: z.string().min(1).max(100),
  /** Counts the times that a machine was given the job: what an older one says is stale. */
  epoch: z.number().int().positive(),
});
export type Try = z.infer<typeof trySchema>;

const projectsSchema = z.array(z.string().max(100)).max(5_000);

/** A work process that ended before it answered. */
const lostSchema = z.strictObject({
  type: z.literal('lost'),
  message: z.string().max(5_000),
  /** It was not this task that ended it. */
  isBystander: z.boolean(),
});

export const fromRunnerSchema = z.discriminatedUnion('type', [
  /** Comes first, with each connection. */
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.number().int(),
    /** Of Vireo. */
    version: z.string().max(100),
    machine: z.strictObject({ id: z.string().min(1).max(100), name: z.string().max(200) }),
    projects: projectsSchema,
    /** What it is at, or has a result of. */
    running: z.array(trySchema).max(1_000),
  }),
  z.strictObject({ type: z.literal('projects'), projects: projectsSchema }),
  z.strictObject({
    type: z.literal('renew'),
    /** Epoch milliseconds of the runner's own clock, answered as they are: its lease counts from there. */
    at: z.number(),
    running: z.array(trySchema).max(1_000),
  }),
  z.strictObject({
    type: z.literal('work'),
    ...trySchema.shape,
    /** From 1, without gaps, over all connections of this try. */
    n: z.number().int().positive(),
    message: z.union([fromWorkSchema, lostSchema]),
  }),
  /** The answer to a question has arrived: it need not be kept. */
  z.strictObject({ type: z.literal('heard'), ...trySchema.shape, question: z.number().int() }),
]);
export type FromRunner = z.infer<typeof fromRunnerSchema>;
export type RunnerMessage = Extract<FromRunner, { type: 'work' }>['message'];

export const toRunnerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome') }),
  /** Asking again would not help. */
  z.object({ type: z.literal('refused'), message: z.string().max(1_000) }),
  z.object({ type: z.literal('work'), ...trySchema.shape, message: toWorkSchema }),
  /** A restarted server has the job again: what it has not taken, and questions without an answer, are sent once more. */
  z.object({ type: z.literal('again'), ...trySchema.shape }),
  /** All messages up to this one are kept: they need not be sent again. */
  z.object({ type: z.literal('taken'), ...trySchema.shape, n: z.number().int().nonnegative() }),
  /** Of each try that the runner named, whether it is still its own; what it does not name is stale. */
  z.object({
    type: z.literal('renewed'),
    at: z.number(),
    running: z.array(trySchema.extend({ isCancelled: z.boolean() })),
  }),
  /** Its result is on record, or nobody wants it any more. */
  z.object({ type: z.literal('over'), ...trySchema.shape }),
]);
export type ToRunner = z.infer<typeof toRunnerSchema>;

/** A job whose task is not understood: of which job it is is read anyway. */
export const unknownWorkSchema = z.object({
  type: z.literal('work'),
  ...trySchema.shape,
  message: z.object({ type: z.literal('run'), task: z.unknown() }),
});
