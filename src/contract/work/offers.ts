/** What a run that is done offers to go on with: data alone, kept beside its report. */
import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';

/** Findings that the development agent can fix, as its input names them. */
export const fixesOfferSchema = z.object({
  /** Findings, and at least one. */
  count: z.number().int().positive(),
  rules: z.array(z.string()),
  paths: z.array(z.string()),
  updates: z.enum(['none', 'vulnerable']),
  advisories: advisoryModeSchema.optional(),
});
export type FixesOffer = z.infer<typeof fixesOfferSchema>;

export const agentOffersSchema = z.object({
  fixes: fixesOfferSchema.optional(),
  /** Of work that may be entered as time: the note of the entry. */
  work: z.object({ note: z.string().max(1_000) }).optional(),
});
export type AgentOffers = z.infer<typeof agentOffersSchema>;
