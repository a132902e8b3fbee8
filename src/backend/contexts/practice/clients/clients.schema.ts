/** Clients on the wire: the one source of types, validation and OpenAPI. */
import * as z from 'zod';
import { debtorKinds } from '../../../../domain/late-interest/interest-laws.ts';
import { clientTaxTreatments } from '../../../../domain/tax/treatments.ts';
import { emailSchema, newCountrySchema } from '../../../platform/http/fields/identifier-fields.ts';
import {
  addressLinesSchema,
  countrySchema,
  currencySchema,
  idSchema,
  instantSchema,
  languageSchema,
  likeSchema,
  lineSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  taxCategorySchema,
  taxRateSchema,
} from '../../../platform/http/wire.ts';
import { numberPatternSchema } from '../../account/model/number-pattern-field.ts';
import { newPartyFields, partyFields } from '../../account/model/party-fields.ts';
import { newTimeRuleOverrideFields, timeRuleOverrideFields } from '../../account/model/time-rule-fields.ts';

const fields = {
  name: nameSchema,
  addressLines: addressLinesSchema,
  countryCode: countrySchema,
  ...partyFields,
  vatId: lineSchema.max(40).nullable(),
  /** What late fees and late interest depend on; null: a business where it has a VAT ID, else not known. */
  debtor: z.enum(debtorKinds).nullable(),
  email: emailSchema.nullable(),
  buyerReference: lineSchema.max(100).nullable(),
  /** How numbers of its invoices read, which are a series of their own then; null: the practice's. */
  invoicePattern: numberPatternSchema.nullable(),
  /** Null: as the organization's. */
  taxTreatment: z.enum(clientTaxTreatments).nullable(),
  taxCategory: taxCategorySchema.nullable(),
  taxRate: taxRateSchema.nullable(),
  paymentTermDays: z.number().int().min(0).max(365).nullable(),
  language: languageSchema.nullable(),
};

export const clientSchema = recordSchema
  .extend({
    ...fields,
    ...timeRuleOverrideFields,
    /** False: it is the practice's, and follows it. */
    countryChosen: z.boolean(),
    currency: currencySchema,
    archivedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Client' });
export type Client = z.infer<typeof clientSchema>;

export const createClientSchema = z
  .strictObject({
    ...z.object({ ...fields, ...newPartyFields, countryCode: newCountrySchema }).partial().shape,
    id: idSchema.optional(),
    name: fields.name,
    currency: currencySchema,
  })
  .meta({ id: 'CreateClient' });
export type CreateClient = z.infer<typeof createClientSchema>;

export const patchClientSchema = z
  .strictObject({
    ...fields,
    ...newPartyFields,
    countryCode: newCountrySchema,
    ...newTimeRuleOverrideFields,
    archived: z.boolean(),
  })
  .partial()
  .meta({ id: 'PatchClient' });
export type PatchClient = z.infer<typeof patchClientSchema>;

export const listClientsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  archived: z.stringbool().optional(),
  like: likeSchema.optional(),
});
export type ListClients = z.infer<typeof listClientsSchema>;

export const clientPageSchema = pageSchema(clientSchema).meta({ id: 'ClientPage' });
