/** Something that a coach, a model or another assistant would do, and that waits for a click. */
import * as z from 'zod';
import { recordLinkSchema } from './record-link.ts';

export const proposalStates = ['waiting', 'applied', 'discarded', 'failed', 'undone'] as const;

export const proposalSchema = z.object({
  id: z.string(),
  /** For If-Match: which of its previews a person saw. */
  version: z.number().int().positive().optional(),
  /** Name in the catalogue. */
  tool: z.string(),
  state: z.enum(proposalStates),
  title: z.string(),
  /** Label of the button that does it. */
  action: z.string(),
  /** What will be otherwise, as text in the language of the question. */
  changes: z.array(
    z.object({ label: z.string(), before: z.string().optional(), after: z.string().optional() }),
  ),
  /** Said beside the button. */
  note: z.string().optional(),
  links: z.array(recordLinkSchema),
  /** It was applied and can be undone. */
  canUndo: z.boolean(),
  /** Instant, ISO 8601 UTC, after which that is refused; absent: at any time. */
  undoUntil: z.string().optional(),
  /** Why it failed. */
  failure: z.string().optional(),
  /** Who proposed it. */
  asker: z.object({
    kind: z.enum(['coach', 'model', 'mcp', 'editor', 'agent']),
    name: z.string().optional(),
    messageId: z.string().optional(),
  }),
  /** Instant, ISO 8601 UTC. */
  createdAt: z.string(),
});
export type Proposal = z.infer<typeof proposalSchema>;
