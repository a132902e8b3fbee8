/** The page *Client*: a new client, or one that is there. */
import * as z from 'zod';
import { readySchema } from '../../src/contract/webview/common.ts';
import {
  changedSchema,
  connectionSchema,
  formActs,
  formFailedSchema,
  refusedSchema,
  valuesSchema,
} from '../components/form/form-messages.ts';

export const clientFields = [
  // Of the practice itself, confirmed with the first client.
  ...(['practiceCountry', 'practiceCurrency'] as const),
  ...(['countryCode', 'name', 'vatId', 'taxTreatment', 'taxRate', 'taxExemptionReason', 'debtor'] as const),
  ...(['street', 'additional', 'third', 'postcode', 'city', 'region'] as const),
  ...(['email', 'buyerReference', 'eAddressScheme', 'eAddressId'] as const),
  ...(['paymentTermDays', 'currency', 'language', 'invoicePattern'] as const),
] as const;
export type ClientField = (typeof clientFields)[number];
export type ClientValues = Readonly<Record<ClientField, string>>;

/** What the practice has where the client has nothing of its own. */
const inheritedSchema = z.object({
  taxTreatment: z.string(),
  taxRate: z.string(),
  paymentTermDays: z.number().int(),
  language: z.string(),
});

/** Amounts are texts in the reader's format. */
const moneySchema = z.object({
  /** Approved time that no invoice has; absent where there is none. */
  unbilled: z.object({ amount: z.string(), hours: z.string() }).optional(),
  open: z.object({ amount: z.string(), overdue: z.string().optional() }).optional(),
  lastInvoice: z
    .object({ id: z.string(), number: z.string(), amount: z.string(), date: z.string() })
    .optional(),
});
export type ClientMoney = z.infer<typeof moneySchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** Id of the client, or `newClient` (new-client.ts). */
  subject: z.string(),
  values: valuesSchema(clientFields),
  /** False: the country is the practice's, and follows it. */
  countryChosen: z.boolean(),
  /** True: the first client, in a practice whose own country is a guess, which is confirmed here. */
  asksForPractice: z.boolean(),
  practiceCountry: z.string(),
  /** The field that *Your Business* lacks for XRechnung, in the reader's language; absent where it lacks none. */
  practiceLack: z.string().optional(),
  inherited: inheritedSchema,
  /** Names of the other clients. */
  taken: z.array(z.string()),
  /** Its contacts, as a line; of a new client there are none. */
  contacts: z.string(),
  money: moneySchema.optional(),
  answers: z.number().int().optional(),
});
export type ClientContent = z.infer<typeof contentSchema>;

const clientRefusedSchema = refusedSchema(clientFields);
export type ClientRefusal = z.infer<typeof clientRefusedSchema>;

/** What was typed for this client on the page of a new one: it stands on the page as if it were typed there. */
const typedSchema = z.object({
  type: z.literal('typed'),
  subject: z.string(),
  values: changedSchema(clientFields),
});

/** Host → view. */
export const clientHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  clientRefusedSchema,
  formFailedSchema,
  connectionSchema,
  typedSchema,
]);
export type ClientHostMessage = z.infer<typeof clientHostMessageSchema>;

/** View → host. */
export const clientViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  ...formActs,
  z.object({
    type: z.literal('save'),
    saveId: z.number().int().positive(),
    values: changedSchema(clientFields),
  }),
  z.object({ type: z.literal('editContacts') }),
  z.object({ type: z.literal('editTimeRules') }),
  z.object({ type: z.literal('editBusiness') }),
  z.object({ type: z.literal('createInvoice') }),
  z.object({ type: z.literal('openInvoice'), invoiceId: z.string() }),
]);
export type ClientViewMessage = z.infer<typeof clientViewMessageSchema>;
