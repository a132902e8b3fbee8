/**
 * What the page Models and Spending and its host say to each other. Order of play: view `ready` → host `connection`,
 * `content`; each change of a provider or of spending is answered by another `content`. Amounts are printed by the host
 * (in the practice's currency where there is a rate); no message has a key in it.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const count = z.number().int().nonnegative();
/** `share` of the cap that it counts against, from 0; above 1 where the cap was lowered since. */
const amount = z.object({ text: z.string(), share: z.number().nonnegative() });

const fieldsOfCap = {
  scope: z.enum(['message', 'day', 'month', 'user', 'project']),
  /** Of a person or a project; empty: for each. */
  targetId: z.string(),
};
export type CapScope = z.infer<z.ZodObject<typeof fieldsOfCap>>['scope'];

const capSchema = z.object({
  ...fieldsOfCap,
  /** Of a person or a project; empty for each. */
  name: z.string(),
  /** As the field starts with it; empty where there is no cap. */
  typed: z.string(),
  /** Empty where there is no cap. */
  text: z.string(),
  spent: amount,
  reserved: amount,
});
export type CapRow = z.infer<typeof capSchema>;

const providerSchema = z.object({
  id: z.string(),
  title: z.string(),
  models: z.array(z.string()),
  /** Models that are asked nothing until a price was entered: id and title. */
  unpriced: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Empty where there is none, as behind the editor's own models. */
  host: z.string(),
  isLocal: z.boolean(),
  key: z.enum(['present', 'missing', 'rejected', 'not_needed']),
  /** Whose key answers who looks. */
  keyOf: z.enum(['person', 'organization', 'environment']).nullable(),
  health: z.enum(['ok', 'failing', 'down']),
  fault: z.string().nullable(),
  today: z.string(),
  /** Not of the environment, nor of the editor. */
  isOwn: z.boolean(),
});
export type ProviderRow = z.infer<typeof providerSchema>;

const routeSchema = z.object({
  class: z.enum(['premium', 'standard', 'efficient', 'local']),
  models: z.array(z.string()),
  calls: count,
  today: z.string(),
});
export type RouteRow = z.infer<typeof routeSchema>;

const callSchema = z.object({
  id: z.string(),
  /** Instant, ISO 8601. */
  at: z.string(),
  about: z.string(),
  class: z.string(),
  model: z.string(),
  inputTokens: count.nullable(),
  outputTokens: count.nullable(),
  cost: z.string(),
  /** `failed`: no answer came of it, and nothing is owed. */
  state: z.enum(['reserved', 'settled', 'estimated', 'failed']),
});
export type CallRow = z.infer<typeof callSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** The practice's own day, ISO. */
  today: z.string(),
  /** Server that keeps keys, each person's own as well; empty where the editor does. */
  keepsKeysOn: z.string(),
  /** Of all amounts here. */
  currency: z.string(),
  practiceCurrency: z.string(),
  /** What a dollar is, printed, and of which day. */
  rate: z.object({ text: z.string(), on: z.string() }).nullable(),
  /** Day of the price table, ISO. */
  pricesAsOf: z.string(),
  day: z.object({ spent: z.string(), reserved: z.string(), hasReserved: z.boolean(), calls: count }),
  month: z.object({ spent: z.string(), expected: z.string(), calls: count }),
  caps: z.array(capSchema),
  providers: z.array(providerSchema),
  routing: z.array(routeSchema),
  calls: z.array(callSchema),
});
export type ModelsContent = z.infer<typeof contentSchema>;

const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });

/** What was typed for a cap was not kept; `text` says why. */
const refusedSchema = z.object({ type: z.literal('refused'), ...fieldsOfCap, text: z.string() });
const savedSchema = z.object({ type: z.literal('saved'), ...fieldsOfCap });

/** Host → view. */
export const modelsHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  failedSchema,
  refusedSchema,
  savedSchema,
  connectionSchema,
]);
export type ModelsHostMessage = z.infer<typeof modelsHostMessageSchema>;

const ofProvider = { id: z.string() };

/** View → host. */
export const modelsViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  /** `preset`: one of those that the host knows; else it asks. */
  z.object({ type: z.literal('setUp'), preset: z.string().max(40).optional() }),
  z.object({ type: z.literal('replaceKey'), ...ofProvider }),
  /** On a server: the key that answers its user alone. */
  z.object({ type: z.literal('ownKey'), ...ofProvider }),
  /** What can be done with a provider: the editor's own list. */
  z.object({ type: z.literal('more'), ...ofProvider }),
  z.object({ type: z.literal('enterPrice'), ...ofProvider }),
  z.object({ type: z.literal('enterRate') }),
  /** Empty: without a cap, or with the usual one. */
  z.object({ type: z.literal('saveCap'), ...fieldsOfCap, typed: z.string().max(40) }),
]);
export type ModelsViewMessage = z.infer<typeof modelsViewMessageSchema>;
