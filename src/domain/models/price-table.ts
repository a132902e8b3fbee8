/**
 * What well-known models cost, by the public lists of their providers. Providers change their prices without notice:
 * whoever pays checks them against the provider's own list, and enters another where it differs (docs/models.md).
 */

import type { ModelClass, PrivacyClass } from './model-class.ts';
import type { ModelPrice } from './model-cost.ts';

/** The day on which the table was put together. */
export const asOf = '2026-11-20';

/** What is known of a model. */
export interface KnownModel {
  readonly id: string;
  readonly title: string;
  readonly class: ModelClass;
  readonly privacy: PrivacyClass;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly price: ModelPrice;
}

type Row = readonly [
  id: string,
  title: string,
  modelClass: ModelClass,
  contextTokens: number,
  maxOutputTokens: number,
  /** Whole cents of a US dollar for a million tokens. */
  inputCents: number,
  outputCents: number,
];

const rows: readonly Row[] = [
  ['gpt-5.1', 'GPT-5.1', 'premium', 400_000, 128_000, 125, 1_000],
  ['gpt-5', 'GPT-5', 'premium', 400_000, 128_000, 125, 1_000],
  ['gpt-5-mini', 'GPT-5 mini', 'standard', 400_000, 128_000, 25, 200],
  ['gpt-5-nano', 'GPT-5 nano', 'efficient', 400_000, 128_000, 5, 40],
  ['gpt-4.1', 'GPT-4.1', 'standard', 1_047_576, 32_768, 200, 800],
  ['gpt-4.1-mini', 'GPT-4.1 mini', 'efficient', 1_047_576, 32_768, 40, 160],
  ['gpt-4.1-nano', 'GPT-4.1 nano', 'efficient', 1_047_576, 32_768, 10, 40],
  ['gpt-4o', 'GPT-4o', 'standard', 128_000, 16_384, 250, 1_000],
  ['gpt-4o-mini', 'GPT-4o mini', 'efficient', 128_000, 16_384, 15, 60],
  ['o3', 'o3', 'premium', 200_000, 100_000, 200, 800],
  ['o4-mini', 'o4-mini', 'standard', 200_000, 100_000, 110, 440],
  ['claude-opus-4-5', 'Claude Opus 4.5', 'premium', 200_000, 64_000, 500, 2_500],
  ['claude-opus-4-1', 'Claude Opus 4.1', 'premium', 200_000, 32_000, 1_500, 7_500],
  ['claude-sonnet-4-5', 'Claude Sonnet 4.5', 'standard', 200_000, 64_000, 300, 1_500],
  ['claude-haiku-4-5', 'Claude Haiku 4.5', 'efficient', 200_000, 64_000, 100, 500],
  ['deepseek-chat', 'DeepSeek V3', 'efficient', 128_000, 8_192, 28, 42],
  ['mistral-large-latest', 'Mistral Large', 'standard', 128_000, 8_192, 200, 600],
  ['mistral-small-latest', 'Mistral Small', 'efficient', 128_000, 8_192, 10, 30],
];

const microUsdPerCent = 10_000;

/** The price table. */
export const knownModels: readonly KnownModel[] = rows.map(
  ([id, title, modelClass, contextTokens, maxOutputTokens, input, output]) => ({
    id,
    title,
    class: modelClass,
    privacy: 'cloud',
    contextTokens,
    maxOutputTokens,
    price: { inputMicroUsd: input * microUsdPerCent, outputMicroUsd: output * microUsdPerCent },
  }),
);

/** By its id; a dated version (`gpt-5-2026-08-07`, `claude-opus-4-5-20251101`) is the model that it is a version of. */
export function findKnownModel(id: string): KnownModel | undefined {
  const plain = id.replace(/-(?:20\d{6}|20\d\d-\d\d-\d\d|latest)$/, '');
  return knownModels.find((model) => model.id === id) ?? knownModels.find((model) => model.id === plain);
}
