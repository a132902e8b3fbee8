/** Rates on the wire, what a change of one does, and the time that has none. */
import * as z from 'zod';
import { highestRateMinor } from '../../../../domain/money.ts';
import { rateScopes } from '../../../../domain/rates/rate.ts';
import {
  amountSchema,
  dateSchema,
  idSchema,
  lineSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

const rateAmount = amountSchema.extend({ minor: amountSchema.shape.minor.max(highestRateMinor) });

const valuedTime = {
  entries: z.number().int(),
  /** As recorded. */
  seconds: z.number().int(),
  /** Net, one a currency, by the rounding rules that will bill the time. */
  amounts: z.array(moneySchema),
};

const leftReasons = ['submitted', 'approved', 'drafted', 'invoiced', 'own', 'closed', 'specific'] as const;

/** Billable time that a change gives another amount, and what in its reach keeps the amount that it has. */
export const rateEffectSchema = z
  .object({
    entries: z.number().int(),
    seconds: z.number().int(),
    before: z.array(moneySchema),
    after: z.array(moneySchema),
    left: z.array(
      z.object({
        /** `own`: typed for the entry. `specific`: a more specific rate wins. `closed`: behind the closing date. */
        reason: z.enum(leftReasons),
        ...valuedTime,
      }),
    ),
  })
  .meta({ id: 'RateEffect' });
export type RateEffectReply = z.infer<typeof rateEffectSchema>;

export const rateSchema = recordSchema
  .extend({
    scope: z.enum(rateScopes),
    scopeId: idSchema,
    /** A person or an agent; null for everyone. */
    actorId: idSchema.nullable(),
    /** For one hour. */
    amount: moneySchema,
    /** It holds from this local date until the next rate of the same scope and actor; 1900-01-01: from the beginning. */
    validFrom: dateSchema,
    source: z.string(),
    /** Filled in replies to writes. */
    effect: rateEffectSchema.nullable(),
  })
  .meta({ id: 'Rate' });
export type RateRecord = z.infer<typeof rateSchema>;

const sourceSchema = lineSchema.max(200);

export const createRateSchema = z
  .strictObject({
    id: idSchema.optional(),
    scope: z.enum(rateScopes),
    /** Left out for the organization. */
    scopeId: idSchema.optional(),
    actorId: idSchema.nullable().optional(),
    amount: rateAmount,
    /** Left out: the first rate of its scope and actor holds from the beginning, a later one from today. */
    validFrom: dateSchema.optional(),
    source: sourceSchema.optional(),
  })
  .meta({ id: 'CreateRate' });
export type CreateRate = z.infer<typeof createRateSchema>;

export const patchRateSchema = z
  .strictObject({ amount: rateAmount, validFrom: dateSchema, source: sourceSchema })
  .partial()
  .meta({ id: 'PatchRate' });
export type PatchRate = z.infer<typeof patchRateSchema>;

export const previewRateSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('add'), rate: createRateSchema }),
    z.strictObject({ act: z.literal('change'), id: idSchema, rate: patchRateSchema }),
    z.strictObject({ act: z.literal('remove'), id: idSchema }),
  ])
  .meta({ id: 'PreviewRate' });
export type PreviewRate = z.infer<typeof previewRateSchema>;

export const ratePreviewSchema = z
  .object({ validFrom: dateSchema, effect: rateEffectSchema })
  .meta({ id: 'RatePreview' });
export type RatePreview = z.infer<typeof ratePreviewSchema>;

export const listRatesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  /** Every rate that work on the project can have: of its tasks, its own, its client's, the organization's. */
  projectId: idSchema.optional(),
  /** Of the client, its projects and their tasks, and the organization's. */
  clientId: idSchema.optional(),
});
export type ListRates = z.infer<typeof listRatesSchema>;

export const ratePageSchema = pageSchema(rateSchema).meta({ id: 'RatePage' });

/** Billable time that no rate reaches and no invoice holds. */
export const missingRatesSchema = z
  .object({
    items: z.array(
      z.object({
        projectId: idSchema,
        projectName: z.string(),
        clientId: idSchema,
        clientName: z.string(),
        currency: z.string(),
        entries: z.number().int(),
        seconds: z.number().int(),
        firstDate: dateSchema,
        lastDate: dateSchema,
        /** A rate of the project from this date reaches all of it. */
        validFrom: dateSchema,
      }),
    ),
  })
  .meta({ id: 'MissingRates' });
export type MissingRates = z.infer<typeof missingRatesSchema>;
