/**
 * What the page of a request and its host say to each other. Order of play: view `ready` → host `connection`, `content`;
 * what the run tells from then on comes as `events` and `progress`, a change of the request as another `content`. All that
 * comes of a run is data of others: the page shows it as text.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { agentEventSchema } from '../../src/contract/work/agent-run.ts';
import { allowCrewQuestionSchema } from '../../src/contract/work/crew/crew-file.ts';
import { allowQuestionSchema, decideQuestionSchema } from '../../src/contract/work/development-questions.ts';
import { publishChoiceSchema, publishQuestionSchema } from '../../src/contract/work/publish.ts';
import {
  replayFilesSchema,
  replayQuestionSchema,
} from '../../src/contract/work/questions/replay-question.ts';
import { mostSettledText, textQuestionSchema } from '../../src/contract/work/text-question.ts';

export const runStates = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];
const stateSchema = z.enum(runStates);

const count = z.number().int().nonnegative();

const itemSchema = z.object({
  /** From 1; a later item of the same number takes the place of the one before. */
  seq: z.number().int().positive(),
  /** Instant, ISO 8601. */
  at: z.string(),
  /** Its texts are cut: `showRest` asks for all of them. */
  isCut: z.boolean().optional(),
  event: z.discriminatedUnion('type', [
    ...agentEventSchema.options,
    z.object({ type: z.literal('state'), state: stateSchema, text: z.string().optional() }),
  ]),
});
export type RunItem = z.infer<typeof itemSchema>;

const asked = {
  /** Unlike that of every other question of the run. */
  key: z.string(),
  title: z.string(),
  /** Instant after which it counts as declined; null: never. */
  expiresAt: z.string().nullable(),
};

const questionSchema = z.discriminatedUnion('kind', [
  allowQuestionSchema.extend({ ...asked, kind: z.literal('allow') }),
  decideQuestionSchema.extend({ ...asked, kind: z.literal('decide') }),
  allowCrewQuestionSchema.extend({ ...asked, kind: z.literal('allow-crew') }),
  /** A commit that may be published; `text` is Markdown. */
  z.object({ ...asked, kind: z.literal('publish'), text: z.string(), publish: publishQuestionSchema }),
  /** Of a replay: in which files it goes on. */
  replayQuestionSchema.extend({ ...asked, kind: z.literal('files') }),
  /** A text to be settled. */
  textQuestionSchema.extend({ ...asked, kind: z.literal('text') }),
  /** Yes or no; `text` is Markdown. */
  z.object({ ...asked, kind: z.literal('approve'), text: z.string() }),
]);
export type RunQuestion = z.infer<typeof questionSchema>;
export type AllowQuestion = Extract<RunQuestion, { readonly kind: 'allow' }>;
export type CrewQuestion = Extract<RunQuestion, { readonly kind: 'allow-crew' }>;
export type TextAsked = Extract<RunQuestion, { readonly kind: 'text' }>;
export type FilesQuestion = Extract<RunQuestion, { readonly kind: 'files' }>;
export type PublishAsked = Extract<RunQuestion, { readonly kind: 'publish' }>;
export type DecideQuestion = Extract<RunQuestion, { readonly kind: 'decide' }>;

const artifactSchema = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: count });
export type RunArtifact = z.infer<typeof artifactSchema>;

const progressFields = { step: z.string(), fraction: z.number().min(0).max(1).nullable() };

const contentSchema = z.object({
  type: z.literal('content'),
  requestId: z.string(),
  /** As the user sees it: `Development agent`. */
  agent: z.string(),
  client: z.string(),
  project: z.string(),
  state: stateSchema,
  /** Instants, ISO 8601. */
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  /** When it last began to wait, or ended; null while it is under way. */
  restedAt: z.string().nullable(),
  attempts: count,
  /** Of a server: on which machine it runs; null where it is on none. */
  machine: z.string().nullable(),
  waitsForMachine: z.boolean(),
  /** Names of other people: who asked for it, and who has approved what it waits for; null where it is nobody else. */
  asker: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Of a list: what they have approved of it; null: all of it. */
  approvedIds: z.array(z.string()).nullable(),
  progress: z.object(progressFields).nullable(),
  /** Why it failed. */
  error: z.string().nullable(),
  /** One of `verdictNames`; null where nothing was judged yet. */
  verdict: z.string().nullable(),
  question: questionSchema.nullable(),
  /** Of a replay: sentences on what the run that it replays has done outside since. */
  sentBefore: z.array(z.string()),
  /** Markdown, cut. */
  report: z.object({ text: z.string(), isCut: z.boolean() }).nullable(),
  artifacts: z.array(artifactSchema),
  items: z.array(itemSchema),
  /** What may be done with it once it is done: how many findings have a fix, whether its time may be entered. */
  offers: z.object({ fixes: count, time: z.boolean() }),
  /** For what models cost; null: it is shown in US dollars. */
  rate: z.object({ currency: z.string(), perDollar: z.string(), on: z.string() }).nullable(),
});
export type RunContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const runHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('events'), items: z.array(itemSchema) }),
  z.object({ type: z.literal('progress'), ...progressFields }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  /** The answer was not sent, or not taken: empty where the user turned away. */
  z.object({ type: z.literal('notAnswered'), message: z.string() }),
  connectionSchema,
]);
export type RunHostMessage = z.infer<typeof runHostMessageSchema>;

/** View → host. */
export const runViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('retry') }),
  z.object({ type: z.literal('replay') }),
  z.object({ type: z.literal('openDiff') }),
  z.object({ type: z.literal('openReport') }),
  z.object({ type: z.literal('saveReport') }),
  z.object({ type: z.literal('fixFindings') }),
  z.object({ type: z.literal('addTime') }),
  z.object({
    type: z.literal('answer'),
    /** The `key` of the question that was on the screen. */
    question: z.string().max(500),
    approved: z.boolean(),
    /** Of a list: what is ticked, as its question names it. */
    chosen: z.array(z.string().max(4_000)).max(20_000).optional(),
    comment: z.string().max(10_000).optional(),
    /** What is accepted becomes a branch, and is not written into the files. */
    publish: z.boolean().optional(),
    /** Of what is published: what it is to be. */
    choice: publishChoiceSchema.optional(),
    /** Of a replay: in which files it goes on. */
    files: replayFilesSchema.optional(),
    /** Of a text: as it was left. */
    text: z.string().max(mostSettledText).optional(),
  }),
  z.object({ type: z.literal('showRest'), seq: z.number().int().positive() }),
  /** Of a figure in a report: what it stands on. */
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  z.object({ type: z.literal('openArtifact'), id: z.string().max(100) }),
  /** One of those that the question names. */
  z.object({ type: z.literal('openFile'), path: z.string().max(4_000) }),
]);
export type RunViewMessage = z.infer<typeof runViewMessageSchema>;

/** What survives a reload. */
export const runViewStateSchema = z.object({
  requestId: z.string(),
  /** What is looked at; absent: what is newest. */
  selected: z.string().optional(),
  draft: z
    .object({
      /** The `key` of its question. */
      question: z.string(),
      /** Ticks that were taken away. */
      rejected: z.array(z.string()),
      comment: z.string(),
      /** Comments on changes, by the id of the change; empty ones are open and not yet written. */
      notes: z.record(z.string(), z.string()).optional(),
      /** What was changed of what is to be published. */
      choice: publishChoiceSchema.optional(),
      /** In which files a replay is to go on. */
      files: replayFilesSchema.optional(),
      /** What was changed of a text. */
      text: z.string().optional(),
    })
    .optional(),
});
export type RunViewState = z.infer<typeof runViewStateSchema>;
