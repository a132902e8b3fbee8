/** Parts that the schemas of all slices share: ids, money, instants, pages, versions. */
import { z } from 'zod';

export const idSchema = z.uuid().meta({ description: 'UUIDv7' });
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capital letters');
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capital letters');

/** Integer minor units: 110.00 € is 11000. */
export const moneySchema = z
  .strictObject({ minor: z.number().int().min(-9e15).max(9e15), currency: currencySchema })
  .meta({ id: 'Money' });
export const amountSchema = z.strictObject({
  minor: z.number().int().min(0).max(9e15),
  currency: currencySchema,
});

/** ISO 8601 in UTC, as the API gives it. */
export const instantSchema = z.iso.datetime();
export const dateSchema = z.iso.date();

export const taxCategorySchema = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']);
export const taxRateSchema = z
  .string()
  .regex(/^(?:100|\d{1,2})(?:\.\d{1,4})?$/, 'must be a percentage such as "19" or "8.1"');

export const idParamsSchema = z.object({ id: idSchema });

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(300).optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** A list as every route gives it; `nextCursor` is null on the last page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What every record carries. */
export const recordSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
