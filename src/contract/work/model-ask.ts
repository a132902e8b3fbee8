/** A question of an agent to a language model: text and tools out, text and calls back. Keys, routing and caps are the backend's. */
import * as z from 'zod';

const text = z.string().max(2_000_000);

const callSchema = z.object({ id: z.string(), tool: z.string(), input: z.unknown() });

const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), text }),
  z.object({ role: z.literal('assistant'), text, calls: z.array(callSchema).optional() }),
  z.object({ role: z.literal('tool'), callId: z.string(), tool: z.string(), output: text }),
]);

export const modelAskSchema = z.object({
  kind: z.literal('model'),
  /** What for, in a word: part of how the model is chosen, and said in the ledger. */
  task: z.string().min(1).max(64),
  /** What the ledger shows. */
  about: z.string().max(200),
  system: text,
  messages: z.array(messageSchema).min(1),
  tools: z
    .array(z.object({ name: z.string(), description: z.string(), input: z.record(z.string(), z.unknown()) }))
    .default([]),
  /** Files that are part of the question. */
  files: z.number().int().nonnegative().default(0),
  maxOutputTokens: z.number().int().positive().optional(),
});

export const modelAnswerSchema = z.object({
  text: z.string(),
  /** Who asked runs them, and asks again with what came of them. */
  calls: z.array(callSchema),
  end: z.enum(['stop', 'calls', 'length']),
  model: z.string(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Millionths of a US dollar. */
  costMicros: z.number().int().nonnegative(),
});
export type ModelAnswer = z.infer<typeof modelAnswerSchema>;
