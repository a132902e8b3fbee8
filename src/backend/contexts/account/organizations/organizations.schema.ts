/** Organizations on the wire. One a database in embedded mode: the user's own practice. */
import * as z from 'zod';
import { selfApprovals } from '../../../../domain/policy/self-approval.ts';
import { taxTreatments } from '../../../../domain/tax/treatments.ts';
import {
  emailSchema,
  newBicSchema,
  newCountrySchema,
  newIbanSchema,
} from '../../../platform/http/fields/identifier-fields.ts';
import {
  addressLinesSchema,
  countrySchema,
  currencySchema,
  languageSchema,
  lineSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  taxCategorySchema,
  taxRateSchema,
  zoneSchema,
} from '../../../platform/http/wire.ts';
import { numberPatternSchema } from '../model/number-pattern-field.ts';
import { newPartyFields, partyFields } from '../model/party-fields.ts';
import { newTimeRuleFields, timeRuleFields } from '../model/time-rule-fields.ts';

/** BG-6: whom a client asks about an invoice. */
const contactSchema = z
  .strictObject({
    name: lineSchema.max(200).optional(),
    phone: lineSchema.max(50).optional(),
    email: emailSchema.optional(),
  })
  .meta({ id: 'SellerContact' });

const fields = {
  name: nameSchema,
  addressLines: addressLinesSchema,
  countryCode: countrySchema,
  ...partyFields,
  vatId: lineSchema.max(40).nullable(),
  /** BT-32, where there is no VAT ID: a German Steuernummer. */
  taxNumber: lineSchema.max(40).nullable(),
  /** BT-30. */
  registrationNumber: lineSchema.max(60).nullable(),
  email: emailSchema.nullable(),
  contact: contactSchema.nullable(),
  iban: lineSchema.max(34).nullable(),
  bic: lineSchema.max(11).nullable(),
  /** BT-85, where it is not the name. */
  accountName: lineSchema.max(200).nullable(),
  currency: currencySchema,
  zone: zoneSchema,
  language: languageSchema,
  /** Who may approve their own timesheet: the only person of the organization (`alone`, the default), anyone who decides, or nobody. */
  selfApproval: z.enum(selfApprovals),
  ...timeRuleFields,
  taxTreatment: z.enum(taxTreatments),
  /** Of the treatment. */
  taxCategory: taxCategorySchema,
  /** Null until it is said: outside of the countries whose standard rate is known, Vireo assumes none. */
  taxRate: taxRateSchema.nullable(),
  paymentTermDays: z.number().int().min(0).max(365),
  /** How numbers read: `RE-{YYYY}-{####}`. */
  invoicePattern: numberPatternSchema,
  creditNotePattern: numberPatternSchema,
};

export const organizationSchema = recordSchema
  .extend({
    ...fields,
    /** Empty until the user says it: the name of a login is no sender. */
    name: lineSchema.max(200),
    /** False: country and currency are what the machine's time zone or locale suggest. */
    countryChosen: z.boolean(),
  })
  .meta({ id: 'Organization' });
export type Organization = z.infer<typeof organizationSchema>;

export const patchOrganizationSchema = z
  .strictObject({
    ...fields,
    ...newPartyFields,
    ...newTimeRuleFields,
    countryCode: newCountrySchema,
    iban: newIbanSchema.nullable(),
    bic: newBicSchema.nullable(),
  })
  .partial()
  .meta({ id: 'PatchOrganization' });
export type PatchOrganization = z.infer<typeof patchOrganizationSchema>;

export const organizationPageSchema = pageSchema(organizationSchema).meta({ id: 'OrganizationPage' });
export { pageQuerySchema as listOrganizationsSchema };
