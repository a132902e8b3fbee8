/** The breakdown of taxes of a document as it was issued, in whatever version. */
import * as z from 'zod';
import type { TaxedDocument } from '../../../../domain/money-reports/vat.ts';
import { moneySchema, taxCategorySchema } from '../../../platform/http/wire.ts';

const frozenSchema = z.object({
  documentType: z.enum(['380', '381']),
  seller: z.object({ countryCode: z.string() }),
  accountingTax: moneySchema.optional(),
  taxBreakdown: z.array(
    z.object({ taxCategory: taxCategorySchema, taxRate: z.string(), base: moneySchema, tax: moneySchema }),
  ),
});

export function readTaxes(document: string): TaxedDocument {
  const { seller, ...taxes } = frozenSchema.parse(JSON.parse(document));
  return { ...taxes, sellerCountry: seller.countryCode };
}
