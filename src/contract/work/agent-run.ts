/** What a run of an agent tells while it goes on, asks of a person, and leaves behind: data alone. */
import * as z from 'zod';

const instant = z.number().int();
const line = z.string().max(500);

/** A node of the agent's graph, as the user sees it. */
export const agentStepStates = ['running', 'done', 'failed', 'skipped'] as const;

/** What a run tells itself. */
export const toldEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('step'),
    /** Names the node; the same step may be told of again with another state. */
    step: line,
    title: line,
    state: z.enum(agentStepStates),
  }),
  z.object({
    type: z.literal('check'),
    name: line,
    command: z.string().max(2_000).optional(),
    exitCode: z.number().int().nullable().optional(),
    outcome: z.enum(['passed', 'failed', 'missing']),
    /** SHA-256 of its output, in hexadecimal. */
    outputHash: z.string().max(64).optional(),
  }),
  z.object({ type: z.literal('note'), text: z.string().max(5_000) }),
]);
export type ToldEvent = z.infer<typeof toldEventSchema>;

/** What the timeline of a run shows, in order. Calls of tools and models are told by the backend, which makes them. */
export const agentEventSchema = z.discriminatedUnion('type', [
  ...toldEventSchema.options,
  z.object({
    type: z.literal('tool'),
    tool: line,
    /** JSON. */
    input: z.string().max(20_000),
    outcome: z.enum(['done', 'refused', 'failed']),
    /** What it answered, cut; of a refusal, the policy's reason. */
    text: z.string().max(20_000),
  }),
  z.object({
    type: z.literal('model'),
    model: line,
    inputTokens: z.number().int().nonnegative(),
    outputTokens: z.number().int().nonnegative(),
    /** Millionths of a US dollar. */
    costMicros: z.number().int().nonnegative(),
  }),
]);
export type AgentEvent = z.infer<typeof agentEventSchema>;

/** What the run waits for a person to decide. While it waits, nothing of it runs and no job holds a lease. */
export const agentQuestionSchema = z.object({
  /** Unlike that of every other question of the run; absent where it can have one alone. */
  id: line.optional(),
  /** The node that asks. */
  step: line,
  title: line,
  /** Markdown. */
  text: z.string().max(100_000),
  /** What is decided on; whoever answers may send another in its place. */
  payload: z.unknown(),
  /** Epoch milliseconds after which it counts as declined; never when absent. */
  expiresAt: instant.optional(),
});
export type AgentQuestion = z.infer<typeof agentQuestionSchema>;

export const agentAnswerSchema = z.object({
  /** The id of the question: an answer that came twice does not decide on the next one. */
  question: line.optional(),
  approved: z.boolean(),
  /** In place of the question's payload. */
  payload: z.unknown().optional(),
  /** Goes back to the agent. */
  comment: z.string().max(10_000).optional(),
});
export type AgentAnswer = z.infer<typeof agentAnswerSchema>;

/** A document that a run leaves. */
export const agentArtifactSchema = z.object({
  /** Unlike all others of its run; a path with forward slashes, without `.` or `..` parts. */
  name: z.string().min(1).max(200),
  mediaType: z.string().min(1).max(100),
  content: z.string().max(5_000_000),
});
export type AgentArtifact = z.infer<typeof agentArtifactSchema>;
