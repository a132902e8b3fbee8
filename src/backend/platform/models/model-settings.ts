/** Which providers and models there are: set up by people of the organization or by the environment, never by a workspace. */
import type { ModelClass, PrivacyClass } from '../../../domain/models/model-class.ts';
import type { ModelPrice } from '../../../domain/models/model-cost.ts';

/** How a provider is spoken to; `editor`: by the bridge of a connected window. */
export const providerKinds = ['openai', 'anthropic', 'compatible', 'editor'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** What is not said of a model is taken from the price table. */
export interface ConfiguredModel {
  /** As the provider calls it. */
  readonly id: string;
  readonly title?: string | undefined;
  readonly class?: ModelClass | undefined;
  readonly privacy?: PrivacyClass | undefined;
  readonly contextTokens?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly price?: ModelPrice | undefined;
  /** Of a window: also runs of its user's agents, where no key answers. */
  readonly answersRuns?: boolean | undefined;
}

export interface ConfiguredProvider {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly title: string;
  readonly baseUrl: string;
  /** Nothing is sent without a key. */
  readonly needsKey: boolean;
  readonly models: readonly ConfiguredModel[];
}

export interface ModelSettings {
  listProviders(organizationId: string): Promise<readonly ConfiguredProvider[]>;
}
