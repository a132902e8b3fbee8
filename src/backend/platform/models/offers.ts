/** The models of an organization with all that is known of them: by the settings, the price table, entered prices. */
import { askerOf, type KeyOwner, type KeySource } from '../../../domain/models/choose-key.ts';
import type { ModelOffer } from '../../../domain/models/choose-model.ts';
import type { ModelClass, PrivacyClass } from '../../../domain/models/model-class.ts';
import { freePrice, type ModelPrice } from '../../../domain/models/model-cost.ts';
import { findKnownModel, type KnownModel } from '../../../domain/models/price-table.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import { isLoopback } from './base-url.ts';
import type { BridgeOwner, BridgePort } from './bridge.ts';
import { type HealthBook, healthPlaceOf } from './health-book.ts';
import type { KeyRing } from './key-ring.ts';
import type { ConfiguredModel, ConfiguredProvider, ModelSettings } from './model-settings.ts';
import type { EnteredPrice, Spending } from './spending.ts';

export interface Offer extends ModelOffer {
  readonly provider: ConfiguredProvider;
  /** As the provider calls it. */
  readonly modelId: string;
  readonly maxOutputTokens: number;
  /** Said by somebody: a guess refuses nothing. */
  readonly isContextKnown: boolean;
  /** Of a window: its user lets it answer runs unchosen. */
  readonly answersRuns: boolean;
}

export interface OfferPorts {
  readonly settings: ModelSettings;
  readonly keys: KeyRing;
  readonly health: HealthBook;
  readonly spending: Pick<Spending, 'listPrices'>;
  /** Of windows that are connected. */
  readonly bridge?: BridgePort | undefined;
}

interface Facts {
  readonly class: ModelClass;
  readonly privacy: PrivacyClass;
}

/** A model of the user's own machine is local, and free, unless something else is said of it. */
function factsOf(model: ConfiguredModel, provider: ConfiguredProvider, known: KnownModel | undefined): Facts {
  const isOwn = isLoopback(provider.baseUrl);
  return {
    class: model.class ?? known?.class ?? (isOwn ? 'local' : 'standard'),
    privacy: model.privacy ?? (isOwn ? 'local' : 'cloud'),
  };
}

interface Given {
  readonly provider: ConfiguredProvider;
  readonly entered: readonly EnteredPrice[];
  readonly health: ModelOffer['health'];
  readonly answersBy: KeySource;
}

/** What a person entered comes before what stands in the table. */
function priceOf(id: string, model: ConfiguredModel, { provider, entered }: Given): ModelPrice | undefined {
  const price = entered.find((each) => each.model === id) ?? model.price;
  if (price !== undefined)
    return { inputMicroUsd: price.inputMicroUsd, outputMicroUsd: price.outputMicroUsd };
  if (isLoopback(provider.baseUrl) || provider.kind === 'editor') return freePrice;
  return findKnownModel(model.id)?.price;
}

function toOffer(model: ConfiguredModel, given: Given): Offer {
  const { provider, health, answersBy } = given;
  // A table of the providers' own models says nothing of a model of that name on one's own machine.
  const known = isLoopback(provider.baseUrl) ? undefined : findKnownModel(model.id);
  const id = `${provider.id}/${model.id}`;
  return {
    id,
    title: model.title ?? known?.title ?? model.id,
    providerId: provider.id,
    ...factsOf(model, provider, known),
    health,
    answersBy,
    price: priceOf(id, model, given),
    contextTokens: model.contextTokens ?? known?.contextTokens ?? 32_768,
    isContextKnown: (model.contextTokens ?? known?.contextTokens) !== undefined,
    maxOutputTokens: model.maxOutputTokens ?? known?.maxOutputTokens ?? 4_096,
    provider,
    modelId: model.id,
    isOnlyChosen: provider.kind === 'editor',
    answersRuns: model.answersRuns === true,
  };
}

/** Of the models of a window; no provider that is set up has this id. */
export const editorProviderId = 'editor';

/** Those of connected windows stand behind a provider of their own. */
async function bridgedProviders(
  bridge: BridgePort | undefined,
  owner: BridgeOwner,
): Promise<readonly ConfiguredProvider[]> {
  const models = (await bridge?.listModels(owner)) ?? [];
  if (models.length === 0) return [];
  return [{ id: editorProviderId, kind: 'editor', title: 'Editor', baseUrl: '', needsKey: false, models }];
}

function sourceOf(keys: Pick<KeyRing, 'find'>, asker: KeyOwner, provider: ConfiguredProvider): KeySource {
  if (provider.kind === 'editor') return 'window';
  const found = keys.find(asker, provider);
  if (found === undefined) return provider.needsKey ? 'missing' : 'organization';
  return found.of === 'person' ? 'person' : 'organization';
}

/** As `actor` may ask them: by their own keys, and the models of their windows are theirs alone. */
export async function listOffers(ports: OfferPorts, actor: Person): Promise<readonly Offer[]> {
  const { organizationId } = actor;
  const asker = askerOf(actor);
  const [providers, bridged, entered] = await Promise.all([
    ports.settings.listProviders(organizationId),
    asker.userId === undefined ? [] : bridgedProviders(ports.bridge, actor),
    ports.spending.listPrices(organizationId),
  ]);
  return [...providers, ...bridged].flatMap((provider) => {
    const { state: health } = ports.health.find(healthPlaceOf(ports.keys, asker, provider));
    const answersBy = sourceOf(ports.keys, asker, provider);
    return provider.models.map((model) => toOffer(model, { provider, entered, health, answersBy }));
  });
}
