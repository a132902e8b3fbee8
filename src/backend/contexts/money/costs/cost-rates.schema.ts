/** Cost rates on the wire. */
import * as z from 'zod';
import { highestRateMinor } from '../../../../domain/money.ts';
import {
  amountSchema,
  dateSchema,
  idSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

const costAmount = amountSchema.extend({ minor: amountSchema.shape.minor.max(highestRateMinor) });

export const costRateSchema = recordSchema
  .extend({
    /** Whose hour it is; null: everyone's without a cost rate of their own. */
    userId: idSchema.nullable(),
    /** For one hour. */
    amount: moneySchema,
    /** It holds from this local date until the person's next one; 1900-01-01: from the beginning. */
    validFrom: dateSchema,
  })
  .meta({ id: 'CostRate' });
export type CostRate = z.infer<typeof costRateSchema>;

export const createCostRateSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** Left out, or null: everyone without a cost rate of their own. */
    userId: idSchema.nullable().optional(),
    /** In the practice's currency. */
    amount: costAmount,
    /** Left out: the first cost rate of a person holds from the beginning, a later one from today. */
    validFrom: dateSchema.optional(),
  })
  .meta({ id: 'CreateCostRate' });
export type CreateCostRate = z.infer<typeof createCostRateSchema>;

export const patchCostRateSchema = z
  .strictObject({ amount: costAmount, validFrom: dateSchema })
  .partial()
  .meta({ id: 'PatchCostRate' });
export type PatchCostRate = z.infer<typeof patchCostRateSchema>;

export const listCostRatesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  userId: idSchema.optional(),
});
export type ListCostRates = z.infer<typeof listCostRatesSchema>;

export const costRatePageSchema = pageSchema(costRateSchema).meta({ id: 'CostRatePage' });
