/**
 * What the Rates page and its host say to each other. Order of play: view `ready` → host `connection`, `content`; the page
 * asks for a `preview` as a rate is typed, and `save` writes it: `saved`, or `refused` with the field. What a change does
 * to recorded time is the backend's to say; which rate wins the page looks up in the rates that it has.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const count = z.number().int().nonnegative();
const money = z.object({ minor: z.number().int(), currency: z.string() });
const scope = z.enum(['task', 'project', 'client', 'organization']);
const named = z.object({ id: z.string(), name: z.string() });

const rateRowSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  scope,
  scopeId: z.string(),
  actorId: z.string().nullable(),
  amount: money,
  /** 1900-01-01: from the beginning. */
  validFrom: z.string(),
  source: z.string(),
});
export type RateRow = z.infer<typeof rateRowSchema>;

const costRowSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Null for everyone without a cost rate of their own. */
  userId: z.string().nullable(),
  amount: money,
  /** 1900-01-01: from the beginning. */
  validFrom: z.string(),
});
export type CostRow = z.infer<typeof costRowSchema>;

const effectSchema = z.object({
  entries: count,
  seconds: count,
  before: z.array(money),
  after: z.array(money),
  left: z.array(
    z.object({
      reason: z.enum(['submitted', 'approved', 'drafted', 'invoiced', 'own', 'closed', 'specific']),
      entries: count,
      seconds: count,
      amounts: z.array(money),
    }),
  ),
});
export type RateEffectShown = z.infer<typeof effectSchema>;

const missingSchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  clientName: z.string(),
  entries: count,
  seconds: count,
  firstDate: z.string(),
  lastDate: z.string(),
  /** A rate of the project from this day reaches all of it. */
  validFrom: z.string(),
});
export type MissingRow = z.infer<typeof missingSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** The user's own day, ISO. */
  today: z.string(),
  practice: named,
  projects: z.array(named.extend({ clientId: z.string(), clientName: z.string(), currency: z.string() })),
  /** Also those who were deactivated: older rates name them. */
  people: z.array(named.extend({ deactivatedAt: z.string().nullable() })),
  /** The project that is shown; undefined where there is none. */
  projectId: z.string().optional(),
  /** Its tasks. */
  tasks: z.array(named),
  /** That work on it can have. */
  rates: z.array(rateRowSchema),
  missing: z.array(missingSchema),
  /** What an hour costs, of the whole practice; undefined for who may not see it. */
  costs: z.array(costRowSchema).optional(),
});
export type RatesContent = z.infer<typeof contentSchema>;

/** A rate as it is typed. */
const draftSchema = z.object({
  /** The rate that is changed, as it was seen; undefined for a new one. */
  rateId: z.string().optional(),
  version: z.number().int().optional(),
  projectId: z.string(),
  scope,
  scopeId: z.string(),
  /** Empty for everyone. */
  actorId: z.string(),
  /** Empty: the first rate from the beginning, a later one from today. */
  from: z.string(),
  amount: z.string().max(40),
  source: z.string().max(200),
});
export type RateDraft = z.infer<typeof draftSchema>;

const refusal = z.object({ field: z.enum(['amount', 'from', 'other']), text: z.string() });

/** Host → view. */
export const ratesHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  connectionSchema,
  /** Of the draft with that number. */
  z.object({ type: z.literal('preview'), turn: count, effect: effectSchema }),
  z.object({ type: z.literal('refused'), turn: count, refusal }),
  z.object({ type: z.literal('saved'), effect: effectSchema }),
]);
export type RatesHostMessage = z.infer<typeof ratesHostMessageSchema>;

/** View → host. */
export const ratesViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ projectId: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('chooseProject'), projectId: z.string() }),
  z.object({ type: z.literal('preview'), turn: count, draft: draftSchema }),
  z.object({ type: z.literal('save'), turn: count, draft: draftSchema }),
  z.object({ type: z.literal('remove'), id: z.string(), version: z.number().int() }),
  /** The host asks for person, amount and day. */
  z.object({ type: z.literal('addCost') }),
  z.object({ type: z.literal('editCost'), id: z.string(), version: z.number().int() }),
  z.object({ type: z.literal('removeCost'), id: z.string(), version: z.number().int() }),
]);
export type RatesViewMessage = z.infer<typeof ratesViewMessageSchema>;

/** What the view keeps through a reload: the project, and a rate that is not saved yet. */
export interface RatesViewState {
  readonly projectId?: string | undefined;
  readonly draft?: RateDraft | undefined;
}
