/** Spending on the wire. Amounts are whole millionths of a US dollar; `…Text` is the same in the practice's currency. */
import * as z from 'zod';
import { capScopes } from '../../../../domain/spending/caps.ts';
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  localeSchema,
  pageQuerySchema,
  pageSchema,
} from '../../../platform/http/wire.ts';

const microUsdSchema = z.number().int().min(0).max(1e15);

export const dollarRateSchema = z
  .strictObject({
    currency: currencySchema,
    /** How much of it a US dollar is. */
    perDollar: z
      .string()
      .regex(/^\d{1,7}(?:\.\d{1,6})?$/, 'must be a decimal such as "0.8612"')
      .refine((text) => Number(text) > 0, 'must be more than 0'),
    /** Day whose rate it is. */
    on: dateSchema,
  })
  .meta({ id: 'DollarRate' });

const capSchema = z.strictObject({
  scope: z.enum(capScopes),
  /** Of a person or a project; empty: for each without one of its own. */
  targetId: z.union([z.literal(''), idSchema]).default(''),
  microUsd: microUsdSchema,
});

export const putCapSchema = capSchema
  .extend({
    /** Null: the cap is taken away; the one of a message, a day and a month is then the default. */
    microUsd: microUsdSchema.nullable(),
  })
  .refine(({ scope, targetId }) => targetId === '' || scope === 'user' || scope === 'project', {
    path: ['targetId'],
    error: 'is for the scopes user and project only',
  })
  .meta({ id: 'PutSpendCap' });
export type PutCap = z.infer<typeof putCapSchema>;

export const putPriceSchema = z
  .strictObject({
    /** Id of the model, as the provider has it. */
    model: z.string().min(1).max(200),
    /** Of a million tokens; 0 for a model on this machine. */
    inputMicroUsd: microUsdSchema,
    outputMicroUsd: microUsdSchema,
  })
  .meta({ id: 'PutModelPrice' });

export const spentSchema = z.object({ microUsd: z.number().int(), text: z.string() });

const capStateSchema = capSchema.extend({
  text: z.string(),
  isDefault: z.boolean(),
  /** Of the scope now: for a message, a person and a project that of the largest. */
  spent: spentSchema,
  reserved: spentSchema,
});

const sumSchema = z.object({ key: z.string(), calls: z.number().int(), spent: spentSchema });

export const spendingSchema = z
  .object({
    /** Day and month of the practice's zone. */
    today: z.string(),
    /** Null: amounts are shown in US dollars. */
    rate: dollarRateSchema.nullable(),
    currency: z.string(),
    day: z.object({ spent: spentSchema, reserved: spentSchema, calls: z.number().int() }),
    month: z.object({
      spent: spentSchema,
      reserved: spentSchema,
      calls: z.number().int(),
      /** At the pace so far. */
      expected: spentSchema,
    }),
    caps: z.array(capStateSchema),
    /** Today, the most expensive first. */
    byModel: z.array(sumSchema),
    byClass: z.array(sumSchema),
    prices: z.array(putPriceSchema.extend({ enteredAt: instantSchema })),
  })
  .meta({ id: 'Spending' });
export type SpendingView = z.infer<typeof spendingSchema>;

export const spendCallSchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    messageId: z.string(),
    projectId: z.string().nullable(),
    task: z.string(),
    about: z.string(),
    model: z.string(),
    modelClass: z.string(),
    /** Null while it is under way; then the cost is the most that it can be. */
    inputTokens: z.number().int().nullable(),
    outputTokens: z.number().int().nullable(),
    cost: spentSchema,
    state: z.enum(['reserved', 'settled', 'estimated']),
  })
  .meta({ id: 'SpendCall' });
export type SpendCall = z.infer<typeof spendCallSchema>;
export const spendCallPageSchema = pageSchema(spendCallSchema).meta({ id: 'SpendCallPage' });

export const localeQuerySchema = z.object({ locale: localeSchema.default('en') });
export const listSpendCallsSchema = pageQuerySchema.extend({ locale: localeSchema.default('en') });
