/**
 * What a task in the work process asks of the backend, and what it is answered: data alone. Where a process would need a
 * key, the network or the records, it asks; policy, caps and ledgers are the backend's. Each question is checked there,
 * each answer where it arrives.
 */
import * as z from 'zod';
import { advisoryAskSchema } from './advisory-ask.ts';
import { autonomyAnswerSchema, autonomyAskSchema } from './autonomy.ts';
import { checkpointAnswers, checkpointAskSchema } from './checkpoint-asks.ts';
import { commandDoubtSchema } from './commands/command-doubt.ts';
import { crewAnswerSchema, crewAskSchema, keepCrewAskSchema } from './crew/crew-asks.ts';
import { filesAnswerSchema, filesAskSchema } from './file-asks.ts';
import { modelAnswerSchema, modelAskSchema } from './model-ask.ts';
import { readExtentSchema } from './read-extent.ts';
import { broughtFindingSchema } from './work-tasks.ts';

/** Which of what is in sight people have dismissed: on the backend's records alone. */
const dismissalsAskSchema = z.object({
  kind: z.literal('dismissals'),
  findings: z.array(broughtFindingSchema),
  read: readExtentSchema,
});
export type DismissalsQuestion = Omit<z.infer<typeof dismissalsAskSchema>, 'kind'>;

const dismissalsAnswerSchema = z.array(
  z.object({ path: z.string(), fingerprint: z.string(), reason: z.string() }),
);
export type DismissalsAnswer = z.infer<typeof dismissalsAnswerSchema>;

/** What this agent kept of its last run on the project that is done. */
const previousAskSchema = z.object({ kind: z.literal('previous') });
const previousAnswerSchema = z.object({ summary: z.string().nullable() });

/** The tools of the catalogue that the run may call. */
const toolsAskSchema = z.object({ kind: z.literal('tools') });

const toolsAnswerSchema = z.array(
  z.object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    /** JSON Schema of an object. */
    input: z.record(z.string(), z.unknown()),
    effect: z.string(),
  }),
);

/** A call of one of them: judged by the rules of acts for an agent, and logged. */
const toolAskSchema = z.object({
  kind: z.literal('tool'),
  tool: z.string().max(64),
  input: z.unknown(),
  /**
   * Of a tool that changes something: a run that calls it again with the same key does nothing, and gets the first
   * outcome. Its input when absent.
   */
  key: z.string().min(1).max(200).optional(),
});

const toolAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), output: z.unknown() }),
  /** It waits for a person's click, and the run goes on. */
  z.object({ outcome: z.literal('proposed'), proposal: z.string() }),
  z.object({ outcome: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type ToolAnswer = z.infer<typeof toolAnswerSchema>;

/** Whether a run may start a line for a shell, by the rules of acts; whatever they say, it is logged. */
const commandAskSchema = z.object({ kind: z.literal('command'), line: z.string().min(1).max(4_000) });

const commandAnswerSchema = z.object({
  verdict: z.enum(['allow', 'ask', 'deny']),
  /** For the user; empty where no rule is about it. */
  reason: z.string(),
  /** Of one that is asked about: the word that no rule allows. */
  doubt: commandDoubtSchema.optional(),
});
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** Something that reaches beyond this machine's records, such as a push: the backend does it, once a key. */
const effectAskSchema = z.object({
  kind: z.literal('effect'),
  /** Names one that the backend knows. */
  effect: z.string().min(1).max(64),
  /** The node of the graph that asks. */
  node: z.string().min(1).max(200),
  /** With the run and the node it names the effect: it is done once, however often it is asked for. */
  key: z.string().min(1).max(200),
  input: z.unknown(),
});

/**
 * What a machine does outside for a run of its server, for the record: before it is done, and what came of it. It allows nothing,
 * and a run does not say it: the local backend of the machine does.
 */
const effectNoteAskSchema = effectAskSchema.extend({
  kind: z.literal('effect-note'),
  /** `dropped`: nothing was done. */
  state: z.enum(['intended', 'done', 'dropped']),
  outcome: z.unknown().optional(),
});

const effectAnswerSchema = z.object({
  outcome: z.unknown(),
  /** It was there already: this or an earlier try has done it. */
  isRepeated: z.boolean(),
});
export type EffectAnswer = z.infer<typeof effectAnswerSchema>;

export const workAskSchema = z.discriminatedUnion('kind', [
  dismissalsAskSchema,
  previousAskSchema,
  advisoryAskSchema,
  toolsAskSchema,
  toolAskSchema,
  modelAskSchema,
  commandAskSchema,
  filesAskSchema,
  autonomyAskSchema,
  crewAskSchema,
  keepCrewAskSchema,
  effectAskSchema,
  effectNoteAskSchema,
  ...checkpointAskSchema.options,
]);
export type WorkAsk = z.infer<typeof workAskSchema>;
export type AskKind = WorkAsk['kind'];
export type AskOf<Kind extends AskKind> = Extract<WorkAsk, { readonly kind: Kind }>;

/** Of each question, the form of its answer. */
export const workAnswers = {
  dismissals: dismissalsAnswerSchema,
  previous: previousAnswerSchema,
  /** As the service sent it. */
  advisories: z.unknown(),
  tools: toolsAnswerSchema,
  tool: toolAnswerSchema,
  model: modelAnswerSchema,
  command: commandAnswerSchema,
  files: filesAnswerSchema,
  autonomy: autonomyAnswerSchema,
  crew: crewAnswerSchema,
  'keep-crew': crewAnswerSchema,
  effect: effectAnswerSchema,
  'effect-note': z.null(),
  ...checkpointAnswers,
} satisfies Readonly<Record<AskKind, z.ZodType>>;
export type AnswerOf<Kind extends AskKind> = z.infer<(typeof workAnswers)[Kind]>;

/** Rejects where the backend refuses to answer, such as a run that was cancelled. */
export type AskBackend = <Kind extends AskKind>(
  ask: AskOf<Kind> & { readonly kind: Kind },
) => Promise<AnswerOf<Kind>>;
