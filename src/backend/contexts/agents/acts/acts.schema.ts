/** Bodies and replies of tools, proposals, rules and decisions. */
import * as z from 'zod';
import { proposalSchema, proposalStates } from '../../../../contract/coach/proposals.ts';
import { recordLinkSchema } from '../../../../contract/coach/record-link.ts';
import { actRuleSchema, effectSchema } from '../../../../contract/policy/act-rules-schema.ts';
import { permissions } from '../../../../domain/authorization.ts';
import { verdicts } from '../../../../domain/policy/acts/act.ts';
import {
  idSchema,
  instantSchema,
  knownZoneSchema,
  lineSchema,
  localeSchema,
  pageQuerySchema,
  pageSchema,
} from '../../../platform/http/wire.ts';

/** What a client calls itself; a `*` in it would stand for others in a rule. */
const askerNameSchema = lineSchema
  .min(1)
  .max(100)
  .refine((name) => !name.includes('*'), 'must not hold *');

const askerSchema = z.strictObject({
  kind: z.enum(['coach', 'model', 'mcp', 'editor', 'agent']),
  name: askerNameSchema.optional(),
  messageId: idSchema.optional(),
});

export const callToolSchema = z.strictObject({
  input: z.record(z.string(), z.unknown()),
  zone: knownZoneSchema.default('UTC'),
  locale: localeSchema.default('en'),
  asker: askerSchema,
  allow: z.array(z.enum(permissions)).max(permissions.length).optional(),
});
export type CallTool = z.output<typeof callToolSchema>;

export const toolParamsSchema = z.object({ name: z.string().min(1).max(100) });

export const toolListSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** By which an assistant is offered some tools and not others. */
      toolset: z.string(),
      /** Offered where nobody chose. */
      isUsual: z.boolean(),
      description: z.string(),
      effect: effectSchema,
      permission: z.enum(permissions),
      canUndo: z.boolean(),
      inputSchema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema 2020-12' }),
    }),
  ),
});

const proposalItemSchema = proposalSchema.meta({ id: 'ActProposal' });

export const toolOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    output: z.unknown(),
    links: z.array(recordLinkSchema),
    proposal: proposalItemSchema.optional(),
  }),
  z.object({ kind: z.literal('proposed'), proposal: proposalItemSchema }),
  z.object({
    kind: z.literal('refused'),
    code: z.enum(['denied', 'forbidden', 'unknown_tool', 'invalid_input', 'failed']),
    message: z.string(),
  }),
]);

export const listProposalsSchema = pageQuerySchema.extend({ state: z.enum(proposalStates).optional() });
export type ListProposals = z.output<typeof listProposalsSchema>;
export const proposalPageSchema = pageSchema(proposalItemSchema);
export { proposalItemSchema };

const rulesSchema = z.array(actRuleSchema).max(200);
const ruleSetSchema = z.object({
  /** 0 where nobody wrote any. */
  version: z.number().int().min(0),
  rules: rulesSchema,
});
export const actRulesSchema = z.object({ organization: ruleSetSchema, own: ruleSetSchema });
export type ActRules = z.output<typeof actRulesSchema>;

export const putActRulesSchema = z.strictObject({
  of: z.enum(['organization', 'own']),
  /** Of the rules that were seen; refused when they have changed since. */
  version: z.number().int().min(0).optional(),
  rules: rulesSchema,
});
export type PutActRules = z.output<typeof putActRulesSchema>;

export const allowAskerSchema = z.strictObject({
  asker: z.strictObject({
    kind: z.enum(['mcp', 'editor', 'agent', 'model', 'coach']),
    name: askerNameSchema,
  }),
  tools: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be the name of a tool'))
    .min(1)
    .max(100)
    .optional(),
  effects: z.array(effectSchema).min(1).max(4).default(['write']),
});
export type AllowAsker = z.output<typeof allowAskerSchema>;

export const decisionPageSchema = pageSchema(
  z.object({
    id: idSchema,
    at: instantSchema,
    userId: idSchema,
    asker: z.string(),
    tool: z.string(),
    effect: effectSchema.nullable(),
    verdict: z.enum(verdicts),
    about: z.string(),
    why: z.enum(['rule', 'unknown', 'unreadable', 'permission', 'unknown_tool', 'session', 'person']),
    rule: z.object({ source: z.string(), reason: z.string().optional() }).nullable(),
    proposalId: idSchema.nullable(),
  }),
);
