/** Providers and models on the wire. No reply has a key in it. */
import * as z from 'zod';
import { modelClasses, privacyClasses } from '../../../../domain/models/model-class.ts';
import { asIssue } from '../../../platform/http/refusals/schema-issues.ts';
import {
  idSchema,
  lineSchema,
  localeSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { findUrlFault } from '../../../platform/models/base-url.ts';
import { modelFaults } from '../../../platform/models/gateway.ts';
import { providerPresets } from '../../../platform/models/presets.ts';

const modelIdSchema = lineSchema.min(1).max(200);
const tokensSchema = z.number().int().min(1).max(10_000_000);
/** Of a million tokens, in whole millionths of a US dollar. */
const microUsdSchema = z.number().int().min(0).max(1_000_000_000_000);

export const modelPriceSchema = z
  .strictObject({ inputMicroUsd: microUsdSchema, outputMicroUsd: microUsdSchema })
  .meta({ id: 'ModelPrice' });

export const configuredModelSchema = z
  .strictObject({
    /** As the provider calls it. */
    id: modelIdSchema,
    title: nameSchema.optional(),
    class: z.enum(modelClasses).optional(),
    /** `local` only where the provider is on the own machine or network. */
    privacy: z.enum(privacyClasses).optional(),
    contextTokens: tokensSchema.optional(),
    maxOutputTokens: tokensSchema.optional(),
    price: modelPriceSchema.optional(),
  })
  .meta({ id: 'ConfiguredModel' });

const modelsSchema = z.array(configuredModelSchema).max(50);
export const storedModelsSchema = modelsSchema;

const baseUrlSchema = z
  .string()
  .max(500)
  .superRefine((url, context) => {
    const fault = findUrlFault(url);
    if (fault !== undefined) context.addIssue(asIssue(fault));
  });

const fields = {
  kind: z.enum(['openai', 'anthropic', 'compatible']),
  title: nameSchema,
  baseUrl: baseUrlSchema,
  needsKey: z.boolean(),
  models: modelsSchema,
};

/** As events have it. */
export const providerRecordSchema = recordSchema.extend(fields).meta({ id: 'ModelProviderRecord' });
export type ProviderRecord = z.infer<typeof providerRecordSchema>;

const stateSchema = z.object({
  /** `rejected`: the provider has not taken it. */
  key: z.enum(['present', 'missing', 'rejected', 'not_needed']),
  /** Whose key answers the caller: their own, or that of their organization or of the environment. */
  keyOf: z.enum(['person', 'organization', 'environment']).nullable(),
  health: z.enum(['ok', 'failing', 'down']),
  /** Of the last call, where it failed. */
  fault: z.enum(modelFaults).nullable(),
});
export type ProviderState = z.infer<typeof stateSchema>;

export const modelProviderSchema = providerRecordSchema
  .extend(stateSchema.shape)
  .meta({ id: 'ModelProvider' });
export type ModelProvider = z.infer<typeof modelProviderSchema>;

export const createModelProviderSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** A provider that is known: what is not said is taken from it. */
    preset: z.enum(Object.keys(providerPresets) as [keyof typeof providerPresets]).optional(),
    kind: fields.kind.optional(),
    title: fields.title.optional(),
    baseUrl: fields.baseUrl.optional(),
    /** Left out without a preset: it does. */
    needsKey: fields.needsKey.optional(),
    models: modelsSchema,
  })
  .meta({ id: 'CreateModelProvider' });
export type CreateModelProvider = z.infer<typeof createModelProviderSchema>;

/** An address on another host takes the key away: it was given for the one before. */
export const patchModelProviderSchema = z
  .strictObject({
    title: fields.title,
    baseUrl: fields.baseUrl,
    needsKey: fields.needsKey,
    models: modelsSchema,
  })
  .partial()
  .meta({ id: 'PatchModelProvider' });
export type PatchModelProvider = z.infer<typeof patchModelProviderSchema>;

export const listModelProvidersSchema = z.strictObject(pageQuerySchema.shape);
export type ListModelProviders = z.infer<typeof listModelProvidersSchema>;
export const modelProviderPageSchema = pageSchema(modelProviderSchema).meta({ id: 'ModelProviderPage' });

export const putModelKeySchema = z
  .strictObject({
    /** Kept in the memory of the backend while it runs; on a server also in its database, sealed. */
    key: z
      .string()
      .min(8)
      .max(1_000)
      .regex(/^[\x21-\x7e]+$/, 'is printable ASCII without spaces'),
  })
  .meta({ id: 'PutModelKey' });

export const testModelProviderSchema = z
  .strictObject({
    /** Its first model when absent. */
    model: modelIdSchema.optional(),
    locale: localeSchema.optional(),
  })
  .meta({ id: 'TestModelProvider' });
export type TestModelProvider = z.infer<typeof testModelProviderSchema>;

export const modelTestSchema = z
  .object({
    ok: z.boolean(),
    model: z.string().nullable(),
    /** Until the first word. */
    latencyMs: z.number().int(),
    costMicroUsd: z.number().int(),
    fault: z.enum(modelFaults).nullable(),
    /** What is wrong and what to do, in a sentence. */
    message: z.string().nullable(),
  })
  .meta({ id: 'ModelTest' });
export type ModelTest = z.infer<typeof modelTestSchema>;

export const offeredModelSchema = z
  .object({
    /** What a question names to be answered by it. */
    id: z.string(),
    title: z.string(),
    providerId: z.string(),
    providerTitle: z.string(),
    class: z.enum(modelClasses),
    privacy: z.enum(privacyClasses),
    /** Null: none is listed, and none was entered; it is asked nothing. */
    price: modelPriceSchema.nullable(),
    contextTokens: z.number().int(),
    maxOutputTokens: z.number().int(),
    ...stateSchema.shape,
  })
  .meta({ id: 'OfferedModel' });
export type OfferedModel = z.infer<typeof offeredModelSchema>;

export const offeredModelsSchema = z
  .object({
    items: z.array(offeredModelSchema),
    /** Day of the price table. */
    pricesAsOf: z.iso.date(),
  })
  .meta({ id: 'OfferedModels' });
export type OfferedModels = z.infer<typeof offeredModelsSchema>;
