/** The page *Your Business*: the sender of invoices, and what new clients and invoices begin with. */
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

export const businessFields = [
  ...(['countryCode', 'name', 'street', 'additional', 'third', 'postcode', 'city', 'region'] as const),
  ...(['contactName', 'email', 'contactEmail', 'phone'] as const),
  ...(['taxTreatment', 'taxRate', 'taxExemptionReason', 'vatId', 'taxNumber', 'registrationNumber'] as const),
  ...(['iban', 'bic', 'accountName', 'currency', 'paymentTermDays'] as const),
  ...(['invoicePattern', 'creditNotePattern', 'firstNumber'] as const),
  ...(['eAddressScheme', 'eAddressId', 'zone', 'selfApproval'] as const),
] as const;
export type BusinessField = (typeof businessFields)[number];
export type BusinessValues = Readonly<Record<BusinessField, string>>;

const contentSchema = z.object({
  type: z.literal('content'),
  values: valuesSchema(businessFields),
  /** False: country and currency are guesses of the first start. */
  countryChosen: z.boolean(),
  /** IANA names, the machine's own first. */
  zones: z.array(z.string()),
  /** Of the next invoice; absent for who sees no invoices. */
  nextNumber: z.string().optional(),
  /** True: the first number can be chosen. */
  isNumberOpen: z.boolean(),
  /** Language of invoices, BCP 47. */
  language: z.string(),
  /** ISO date. */
  today: z.string(),
  answers: z.number().int().optional(),
});
export type BusinessContent = z.infer<typeof contentSchema>;

const businessRefusedSchema = refusedSchema(businessFields);
export type BusinessRefusal = z.infer<typeof businessRefusedSchema>;

/** Host → view. */
export const businessHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  businessRefusedSchema,
  formFailedSchema,
  connectionSchema,
]);
export type BusinessHostMessage = z.infer<typeof businessHostMessageSchema>;

/** View → host. */
export const businessViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  ...formActs,
  z.object({
    type: z.literal('save'),
    saveId: z.number().int().positive(),
    values: changedSchema(businessFields),
  }),
  z.object({ type: z.literal('editLook') }),
  z.object({ type: z.literal('editTimeRules') }),
]);
export type BusinessViewMessage = z.infer<typeof businessViewMessageSchema>;
