/**
 * The words spoken over `WebSocket /api/v1/ai/chat`, and passed on to the coach webview as they are.
 * One answer is a stream: `started`, any number of `tool`, `delta` and what else it is made of, then `done`, `stopped` or
 * `failed`. Another `started` says that another coach goes on: the built-in one where a model cannot be reached.
 * Every frame of an answer has an `offset` that grows by one; after a reconnect the client sends
 * `resume` with the last it saw, and gets what it missed.
 */
import * as z from 'zod';
import { actRuleSchema } from '../policy/act-rules-schema.ts';
import { findLanguageTag } from '../text/language-tag.ts';
import { mentionSchema } from './mentions.ts';
import { proposalSchema } from './proposals.ts';
import { readFramesSchema, readingSchema } from './reading.ts';
import { recordLinkSchema } from './record-link.ts';

/**
 * Random, made once by a window or a page and kept over its connections: tools of an answer run where it was asked, and
 * nowhere else. Without it the connection itself stands for the window, and ends with it.
 */
const clientIdSchema = z.string().min(1).max(64).optional();

/** Nobody can be asked for a better one over a socket, and an answer that was paid must not be lost for it: English then. */
const localeSchema = z
  .string()
  .max(35)
  .overwrite((tag) => findLanguageTag(tag) ?? 'en');

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
  locale: localeSchema.optional(),
  /** IANA zone in which "last week" and "today" are meant. */
  zone: z.string().max(64),
  /**
   * Id of a model, `built-in`, or `auto`: a model that the router chooses. Absent: the built-in coach where it understands the
   * whole message, else `auto`. Built-in where no model is set up.
   */
  model: z.string().max(200).optional(),
  mentions: z.array(mentionSchema).max(20).optional(),
  /** Project that is being worked on: its caps apply, and its folder's tools. */
  projectId: z.string().max(64).optional(),
  /** Question that this one is asked in place of: it and what follows it leave the session. */
  replaces: z.string().max(64).optional(),
  /** Question whose answer was cut: this one goes on from the text that is there. */
  continues: z.string().max(64).optional(),
  /** Tools that the client itself runs, inside its folders. */
  clientTools: z.array(z.string().max(64)).max(20).optional(),
  clientId: clientIdSchema,
  /** Of an agent, that the client made of the question: it is the answer, and no model is asked. */
  requestId: z.string().max(64).optional(),
  /** What the text was chosen to mean below an answer: it is not read, and the built-in coach answers. */
  frames: readFramesSchema.optional(),
});
/** What a tool gave that the client ran; it counts from the window that asked. */
export const toolResultSchema = z.object({
  type: z.literal('toolResult'),
  messageId: z.string(),
  callId: z.string().max(200),
  output: z.string().max(400_000),
  isError: z.boolean(),
  /**
   * By each name of a file in the call or the output: its paths in the open folder, without the folder's name and with
   * `/`, one more where a link leads. Rules of people judge these, too, before any of it is used.
   */
  paths: z.record(z.string().max(4_096), z.array(z.string().max(4_096)).max(10)).optional(),
  /** Of a difference: where in its repository the open folder is, empty where they are the same. */
  root: z.string().max(4_096).optional(),
  /** Of each open folder that holds rules of tools: they tighten. Null where they cannot be read. */
  rules: z.array(z.array(actRuleSchema).max(1_000).nullable()).max(100).optional(),
  clientId: clientIdSchema,
});
export const stopSchema = z.object({ type: z.literal('stop'), messageId: z.string() });
export const resumeSchema = z.object({
  type: z.literal('resume'),
  messageId: z.string(),
  offset: z.number().int(),
  /** BCP 47, of amounts. */
  locale: localeSchema.optional(),
  clientId: clientIdSchema,
});
export const chatClientFrameSchema = z.discriminatedUnion('type', [
  askSchema,
  stopSchema,
  resumeSchema,
  toolResultSchema,
]);
export type ChatClientFrame = z.infer<typeof chatClientFrameSchema>;

/** A chart, drawn by the client's own components. */
export const chartSchema = z.object({
  title: z.string(),
  unit: z.enum(['hours', 'money', 'count']),
  bars: z.array(
    z.object({
      label: z.string(),
      /** Hours, whole units of the currency, or things. */
      value: z.number(),
      /** As it is printed above the bar: `8:15`. */
      text: z.string(),
      /** Not whole yet: today, this week. */
      isOpen: z.boolean().optional(),
      link: recordLinkSchema.optional(),
    }),
  ),
  /** In the unit of the bars. */
  target: z.number().optional(),
  /** As it is printed: `target 7:00`. */
  targetText: z.string().optional(),
});
export type Chart = z.infer<typeof chartSchema>;

/** A figure in the text of an answer, found among what its tools gave, or not. */
export const figureMarkSchema = z.object({
  /** In UTF-16 units of the answer's Markdown so far. */
  start: z.number().int(),
  length: z.number().int(),
  /** Absent: it matches nothing, "not from your records". */
  link: recordLinkSchema.optional(),
  isFound: z.boolean(),
});
export type FigureMark = z.infer<typeof figureMarkSchema>;

/** What an answer cost so far. */
export const usageSchema = z.object({
  /** Id and title of the model that answered. */
  model: z.string(),
  title: z.string(),
  /** Why it was chosen. */
  reason: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** Whole millionths of a US dollar. */
  costMicroUsd: z.number().int(),
  /** In the practice's currency, at the rate of the price table: `0,03 €`. */
  costText: z.string(),
  /** The provider reported no usage: what was reserved is booked. */
  isEstimated: z.boolean(),
});
export type Usage = z.infer<typeof usageSchema>;

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
  /** What a model thought: shown folded, no part of the text. */
  z.object({ type: z.literal('thought'), ...inAnswer, text: z.string() }),
  /** Figures of the sentences that have ended. */
  z.object({ type: z.literal('marks'), ...inAnswer, marks: z.array(figureMarkSchema) }),
  z.object({ type: z.literal('usage'), ...inAnswer, usage: usageSchema }),
  z.object({ type: z.literal('proposal'), ...inAnswer, proposal: proposalSchema }),
  z.object({ type: z.literal('attachment'), ...inAnswer, chart: chartSchema }),
  /** A task of an agent that this answer began: its state is read from the request. */
  z.object({ type: z.literal('run'), ...inAnswer, requestId: z.string(), title: z.string() }),
  /** The client runs a tool and answers with `toolResult`. */
  z.object({
    type: z.literal('call'),
    ...inAnswer,
    callId: z.string(),
    tool: z.string(),
    input: z.record(z.string(), z.unknown()),
  }),
  /** In place of a `call`, for a window that did not ask: nothing is run and nothing shown, its offset counts. */
  z.object({ type: z.literal('elsewhere'), ...inAnswer }),
  /** Something that the reader should know: another model answered, older messages were summed up. */
  z.object({ type: z.literal('notice'), ...inAnswer, code: z.string(), message: z.string() }),
  /** What it was read as, below the answer. */
  z.object({ type: z.literal('reading'), ...inAnswer, reading: readingSchema }),
  /** `choices` are phrasings to send next when the question was ambiguous. */
  z.object({
    type: z.literal('done'),
    ...inAnswer,
    choices: z.array(z.string()),
    /** Of the answer, which follows the question's: what is written around the choices is in it too. */
    language: z.string().max(35).optional(),
    /** It is not whole, as a notice has said: a question that `continues` it gets the rest. */
    canContinue: z.boolean().optional(),
    /** The built-in coach answered though a model is set up: with the model `auto` the same question goes to one. */
    canAskModel: z.boolean().optional(),
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
