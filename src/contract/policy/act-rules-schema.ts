/** Rules of what tools may do, as a file holds them. */
import * as z from 'zod';
import type { EffectClass, Verdict } from '../../domain/policy/acts/act.ts';

export const effectSchema = z.enum(['read', 'propose', 'write', 'outward'] satisfies EffectClass[]);
const verdictSchema = z.enum(['allow', 'ask', 'deny'] satisfies Verdict[]);

const patterns = z.array(z.string().min(1).max(500)).min(1).max(200);

export const actRuleSchema = z.strictObject({
  verdict: verdictSchema,
  tools: patterns.exactOptional(),
  effects: z.array(effectSchema).min(1).exactOptional(),
  users: patterns.exactOptional(),
  askers: patterns.exactOptional(),
  paths: patterns.exactOptional(),
  commands: patterns.exactOptional(),
  hosts: patterns.exactOptional(),
  reason: z.string().max(500).exactOptional(),
});

/** A rule as it goes over the wire. */
export type WrittenRule = z.output<typeof actRuleSchema>;

export const actRulesFileSchema = z.strictObject({
  /** Of this form. */
  version: z.literal(1),
  rules: z.array(actRuleSchema).max(1000),
});

export const actSchema = z.strictObject({
  tool: z.string().min(1).max(200),
  effect: effectSchema,
  userId: z.string().max(100).default(''),
  asker: z.string().max(200).exactOptional(),
  paths: z.array(z.string()).exactOptional(),
  command: z.string().exactOptional(),
  hosts: z.array(z.string()).exactOptional(),
});

/** What is expected of rules, for `vireo policy test`. */
export const policyCasesSchema = z.strictObject({
  cases: z
    .array(z.strictObject({ act: actSchema, expect: verdictSchema, name: z.string().exactOptional() }))
    .min(1),
});
export type PolicyCase = z.infer<typeof policyCasesSchema>['cases'][number];
