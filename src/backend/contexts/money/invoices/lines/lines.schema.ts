/** Lines of a draft on the wire, and what is said of a draft as a whole beside its columns. */
import * as z from 'zod';
import { headUnits, lineUnits } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import {
  amountSchema,
  idSchema,
  lineSchema,
  nameSchema,
  taxCategorySchema,
  taxRateSchema,
  textSchema,
} from '../../../../platform/http/wire.ts';
import { draftAccountingRateSchema } from './accounting-rate.ts';

/** At most 4 decimals, as in the price: more is refused by what reads e-invoices. */
const quantitySchema = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'must be a decimal such as "1" or "2.5"')
  .refine((text) => Number(text) !== 0, 'must be more than 0');
const priceSchema = z
  .string()
  .regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'must be a decimal in major units such as "650.00"');
const percentSchema = z
  .string()
  .regex(/^(?:100(?:\.0{1,4})?|\d{1,2}(?:\.\d{1,4})?)$/, 'must be a percentage such as "2" or "2.5"');

const lineFields = {
  description: lineSchema.min(1).max(500),
  /** Printed below the description. */
  detail: textSchema.trim().min(1).max(1000).nullable(),
  /** Subhead under which it is printed. */
  group: nameSchema.nullable(),
  quantity: quantitySchema,
  /** UN/ECE Recommendation 20: `C62` pieces, `HUR` hours, `DAY` days. */
  unitCode: z.string().regex(/^[A-Z0-9]{2,3}$/, 'must be a code such as "C62", "HUR" or "DAY"'),
  unitPrice: priceSchema,
  /** Null: as the invoice. */
  tax: z.strictObject({ taxCategory: taxCategorySchema, taxRate: taxRateSchema }).nullable(),
  /** Off this line. */
  discountPercent: percentSchema.nullable(),
  /** From 1; left out: as it is, and of a new line the last. */
  position: z.number().int().min(1).max(5000),
};

export const addLineSchema = z
  .strictObject({
    ...z.object(lineFields).partial().shape,
    id: idSchema.optional(),
    description: lineFields.description,
    quantity: quantitySchema,
    unitPrice: priceSchema,
  })
  .meta({ id: 'AddInvoiceLine' });
export type AddLine = z.infer<typeof addLineSchema>;

export const changeLineSchema = z.strictObject(lineFields).partial().meta({ id: 'ChangeInvoiceLine' });
export type ChangeLine = z.infer<typeof changeLineSchema>;

export const lineParamsSchema = z.object({ id: idSchema, lineId: idSchema });

export const groupingSchema = z
  .strictObject({ lines: z.enum(lineUnits), heads: z.enum(headUnits).nullable().optional() })
  .meta({ id: 'InvoiceGrouping' });

/** A percentage of the lines of its tax, or an amount. */
const adjustmentSchema = z
  .strictObject({
    reason: nameSchema,
    percent: percentSchema.optional(),
    amount: amountSchema.optional(),
    taxCategory: taxCategorySchema.optional(),
    taxRate: taxRateSchema.optional(),
  })
  .meta({ id: 'InvoiceAdjustmentTerms' });
export type AdjustmentInput = z.infer<typeof adjustmentSchema>;

/** Of a draft; in its document they are the client's to see. */
export const makingFields = {
  /** How recorded time becomes lines. */
  grouping: groupingSchema,
  /** True: entries and commits behind the lines are listed on pages of their own. */
  annex: z.boolean(),
  /** Skonto; null: none. */
  cashDiscounts: z
    .array(
      z.strictObject({
        days: z.number().int().min(0).max(365),
        percent: z.string().regex(/^\d{1,2}(?:\.\d{1,2})?$/, 'must be a percentage below 100 such as "2"'),
      }),
    )
    .max(5)
    .nullable(),
  /** Of VAT that is due in another currency than the invoice's; null: none. */
  accountingRate: draftAccountingRateSchema.nullable(),
  /** Beside `discount`; null: none. */
  allowances: z.array(adjustmentSchema).max(20).nullable(),
  charges: z.array(adjustmentSchema).max(20).nullable(),
};
