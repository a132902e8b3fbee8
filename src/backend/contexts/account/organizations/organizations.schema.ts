/** Organizations on the wire. One a database in embedded mode: the user's own practice. */
import * as z from 'zod';
import { selfApprovals } from '../../../../domain/timesheet-states.ts';
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
import { newTimeRuleFields, timeRuleFields } from '../model/time-rule-fields.ts';

const fields = {
  name: nameSchema,
  addressLines: addressLinesSchema,
  countryCode: countrySchema,
  vatId: lineSchema.max(40).nullable(),
  email: z.email().max(254).nullable(),
  iban: lineSchema.max(34).nullable(),
  bic: lineSchema.max(11).nullable(),
  currency: currencySchema,
  zone: zoneSchema,
  language: languageSchema,
  /** Who may approve their own timesheet: the only person of the organization (`alone`, the default), anyone who decides, or nobody. */
  selfApproval: z.enum(selfApprovals),
  ...timeRuleFields,
  taxCategory: taxCategorySchema,
  taxRate: taxRateSchema,
  paymentTermDays: z.number().int().min(0).max(365),
  invoicePrefix: z
    .string()
    .regex(/^[A-Za-z0-9/_-]{0,12}$/, 'takes letters, digits, "/", "_" and "-", 12 at most'),
};

export const organizationSchema = recordSchema.extend(fields).meta({ id: 'Organization' });
export type Organization = z.infer<typeof organizationSchema>;

export const patchOrganizationSchema = z
  .strictObject({ ...fields, ...newTimeRuleFields })
  .partial()
  .meta({ id: 'PatchOrganization' });
export type PatchOrganization = z.infer<typeof patchOrganizationSchema>;

export const organizationPageSchema = pageSchema(organizationSchema).meta({ id: 'OrganizationPage' });
export { pageQuerySchema as listOrganizationsSchema };
