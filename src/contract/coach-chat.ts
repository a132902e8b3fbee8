/**
 * The words spoken over `WebSocket /api/v1/ai/chat`, and passed on to the coach webview as they are.
 * One answer is a stream: `started`, any number of `tool` and `delta`, then `done`, `stopped` or `failed`.
 * Every frame of an answer has an `offset` that grows by one; after a reconnect the client sends
 * `resume` with the last it saw, and gets what it missed.
 */
import * as z from 'zod';

/** What a figure in an answer stands on: the client opens it. */
export const recordLinkSchema = z.object({
  kind: z.enum([
    'entry',
    'entries',
    'timesheet',
    'invoice',
    'project',
    'client',
    'finding',
    'findings',
    'request',
    'timer',
  ]),
  ids: z.array(z.string()),
});
export type RecordLink = z.infer<typeof recordLinkSchema>;

export const askSchema = z.object({
  type: z.literal('ask'),
  sessionId: z.string(),
  /** Client-made UUIDv7: asking twice with one id answers once. */
  messageId: z.string(),
  /** No control characters but line breaks and tabs. */
  text: z
    .string()
    .min(1)
    .max(20_000)
    .regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u),
  locale: z.string().max(35).optional(),
  /** IANA zone in which "last week" and "today" are meant. */
  zone: z.string().max(64),
});
export const stopSchema = z.object({ type: z.literal('stop'), messageId: z.string() });
export const resumeSchema = z.object({
  type: z.literal('resume'),
  messageId: z.string(),
  offset: z.number().int(),
});
export const chatClientFrameSchema = z.discriminatedUnion('type', [askSchema, stopSchema, resumeSchema]);
export type ChatClientFrame = z.infer<typeof chatClientFrameSchema>;

const inAnswer = { messageId: z.string(), answerId: z.string(), offset: z.number().int() };
export const chatServerFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), ...inAnswer, coach: z.enum(['built-in', 'model']) }),
  z.object({
    type: z.literal('tool'),
    ...inAnswer,
    title: z.string(),
    elapsedMs: z.number(),
    detail: z.string().optional(),
  }),
  /** Markdown. A link `vireo:<n>` names `links[n]` of the answer so far. */
  z.object({ type: z.literal('delta'), ...inAnswer, text: z.string(), links: z.array(recordLinkSchema) }),
  /** `choices` are phrasings to send next when the question was ambiguous. */
  z.object({
    type: z.literal('done'),
    ...inAnswer,
    choices: z.array(z.string()),
    /** Of the answer, which follows the question's: what is written around the choices is in it too. */
    language: z.string().max(35).optional(),
  }),
  z.object({ type: z.literal('stopped'), ...inAnswer }),
  z.object({ type: z.literal('failed'), ...inAnswer, code: z.string(), message: z.string() }),
]);
export type ChatServerFrame = z.infer<typeof chatServerFrameSchema>;

const knownTypes: ReadonlySet<string> = new Set(
  chatServerFrameSchema.options.map(({ shape }) => shape.type.value),
);

/** A frame of a later version: it takes its place in the answer's order, and nothing of it is shown. */
const laterFrameSchema = z
  .object({ type: z.string().refine((type) => !knownTypes.has(type)), ...inAnswer })
  .transform((frame) => ({ ...frame, type: 'later' as const }));

/** What a client takes: frames that it does not know are counted, so that those after them are not missed. */
export const receivedFrameSchema = z.union([chatServerFrameSchema, laterFrameSchema]);
export type ReceivedFrame = z.infer<typeof receivedFrameSchema>;
