/** The rate of a day into the currency that VAT is accounted in, as requests give it (BT-6, BT-111). */
import * as z from 'zod';
import { isAccountingRate } from '../../../../../domain/invoicing/accounting-tax.ts';
import { currencySchema, dateSchema } from '../../../../platform/http/wire.ts';

/** Units of `currency` for one of the invoice's, as published for `date`. */
export const accountingRateSchema = z.strictObject({
  currency: currencySchema,
  rate: z.string().regex(/^\d{1,9}(?:\.\d{1,9})?$/, 'must be a decimal such as "0.9234"'),
  date: dateSchema,
});

/** Of a draft that is made of time and items; a whole invoice is told the rule that its rate breaks. */
export const draftAccountingRateSchema = accountingRateSchema.refine(isAccountingRate, {
  path: ['rate'],
  error: 'must be above 0',
});
