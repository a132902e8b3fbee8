/** An answer of the coach as a reader sees it: its frames, folded by `fold-answer.ts`. */
import * as z from 'zod';
import { chartSchema, figureMarkSchema, usageSchema } from './coach-chat.ts';
import { proposalSchema } from './proposals.ts';
import { readingSchema } from './reading.ts';
import { recordLinkSchema } from './record-link.ts';

/** A tool call of an answer, as one folded line. */
const toolCallSchema = z.object({ title: z.string(), elapsedMs: z.number(), detail: z.string().optional() });
export type ToolCall = z.infer<typeof toolCallSchema>;

/** Length of the Markdown when it came: where it stands in the text. */
const at = { at: z.number().int() };

export const coachAnswerSchema = z.object({
  answerId: z.string(),
  coach: z.enum(['built-in', 'model']),
  state: z.enum(['streaming', 'done', 'stopped', 'failed']),
  tools: z.array(toolCallSchema),
  /** Markdown; a link `vireo:<n>` names `links[n]`. */
  markdown: z.string(),
  links: z.array(recordLinkSchema),
  marks: z.array(figureMarkSchema),
  charts: z.array(z.object({ ...at, chart: chartSchema })),
  proposals: z.array(z.object({ ...at, proposal: proposalSchema })),
  runs: z.array(z.object({ ...at, requestId: z.string(), title: z.string() })),
  notices: z.array(z.object({ ...at, code: z.string(), message: z.string() })),
  /** Of all its calls; absent where no model was asked. */
  usage: usageSchema.optional(),
  choices: z.array(z.string()),
  /** What it was read as; absent of what is no question of figures, and of answers of a model. */
  reading: readingSchema.optional(),
  /** What a model thought, as it wrote it. */
  thoughts: z.string().optional(),
  /** It is not whole, as its last notice says. */
  canContinue: z.boolean().optional(),
  /** The built-in coach answered though a model is set up. */
  canAskModel: z.boolean().optional(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Of the last frame folded in: `resume` starts there. */
  offset: z.number().int(),
});
export type CoachAnswer = z.infer<typeof coachAnswerSchema>;
