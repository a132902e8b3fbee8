/**
 * Which model answers, and which comes next where it fails, in this order of weight: privacy is a condition, then whether it
 * rests, by whose key it answers, the health, the size of the context, the class, the price. A model that the user chose is
 * the first, whatever else holds.
 */
import { type KeySource, keySources } from './choose-key.ts';
import { classFor } from './complexity.ts';
import { isAsPrivate, type ModelClass, type PrivacyClass } from './model-class.ts';
import type { ModelPrice } from './model-cost.ts';

/** A model that may be asked. */
export interface ModelOffer {
  /** Of the provider and the model together, unlike any other. */
  readonly id: string;
  readonly title: string;
  readonly providerId: string;
  readonly class: ModelClass;
  readonly privacy: PrivacyClass;
  /** `down`: it failed several times in a row, and is let rest. */
  readonly health: 'ok' | 'failing' | 'down';
  /** Absent: none is listed, and none was entered. */
  readonly price?: ModelPrice | undefined;
  readonly contextTokens: number;
  /** By whose key it answers who asks; of the organization when absent. */
  readonly answersBy?: KeySource;
  /** Answers where a person chose it, never by itself nor in place of another. */
  readonly isOnlyChosen?: boolean;
}

/** What is asked, as far as the choice goes. */
export interface ModelQuestion {
  readonly complexity: number;
  /** Estimated, of all that is sent. */
  readonly tokens: number;
  /** Of a project or a person. */
  readonly privacy?: PrivacyClass | undefined;
  /** Id of a model. */
  readonly chosen?: string | undefined;
  /** BCP 47. */
  readonly locale: string;
}

/** In the order in which they are asked; none where no model fits. */
export interface ModelChoice<Offer extends ModelOffer> {
  readonly candidates: readonly Offer[];
  /** A sentence on why the first was chosen. */
  readonly reason: string;
}

/** How far each class is from the wanted one: a stronger one is nearer than a weaker one. */
const distances: Readonly<Record<Exclude<ModelClass, 'local'>, Readonly<Record<ModelClass, number>>>> = {
  premium: { premium: 0, standard: 1, efficient: 2, local: 3 },
  standard: { standard: 0, premium: 1, efficient: 2, local: 3 },
  efficient: { efficient: 0, local: 0, standard: 1, premium: 2 },
};

const unhealth = { ok: 0, failing: 1, down: 2 } as const;

/** One without a price comes last: it cannot be used before one is entered. */
function priceRank({ price }: ModelOffer): number {
  return price === undefined ? Number.POSITIVE_INFINITY : price.inputMicroUsd * 3 + price.outputMicroUsd;
}

function ranks(offer: ModelOffer, { complexity, tokens }: ModelQuestion): readonly number[] {
  return [
    offer.health === 'down' ? 1 : 0,
    keySources.indexOf(offer.answersBy ?? 'organization'),
    unhealth[offer.health],
    offer.contextTokens < tokens ? 1 : 0,
    distances[classFor(complexity)][offer.class],
    priceRank(offer),
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((rank, index) => rank !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

function sorted<Offer extends ModelOffer>(offers: readonly Offer[], question: ModelQuestion): Offer[] {
  const ranked = offers.map((offer) => ({ offer, rank: ranks(offer, question) }));
  return ranked
    .toSorted((one, other) => compare(one.rank, other.rank) || (one.offer.id < other.offer.id ? -1 : 1))
    .map(({ offer }) => offer);
}

/**
 * One that a person chose stands alone: no other answers in its place unless they choose it. Else what follows is as private as the first: a
 * fault sends nothing to where it would not have gone.
 */
export function chooseModels<Offer extends ModelOffer>(
  offers: readonly Offer[],
  question: ModelQuestion,
): ModelChoice<Offer> {
  const { chosen, privacy = 'cloud' } = question;
  const order = sorted(offers, question);
  const fitting = order.filter((offer) => offer.isOnlyChosen !== true && isAsPrivate(offer.privacy, privacy));
  const first = chosen === undefined ? fitting[0] : order.find(({ id }) => id === chosen);
  if (first === undefined) return { candidates: [], reason: '' };
  if (chosen !== undefined) return { candidates: [first], reason: reasonFor(first, question) };
  const rest = fitting.filter((offer) => offer !== first && isAsPrivate(offer.privacy, first.privacy));
  const isBeside = (offer: Offer) => offer.providerId === first.providerId;
  const candidates = [first, ...rest.filter(isBeside), ...rest.filter((offer) => !isBeside(offer))];
  return { candidates, reason: reasonFor(first, question) };
}

const classWords = {
  en: { premium: 'a premium model', standard: 'a standard model', efficient: 'an efficient or local model' },
  de: {
    premium: 'ein Modell der Spitzenklasse',
    standard: 'ein Modell der Standardklasse',
    efficient: 'ein sparsames oder lokales Modell',
  },
} as const;

const privacyWords = {
  en: { restricted: ', without names', local: ', on your own machine' },
  de: { restricted: ', ohne Namen', local: ', auf deinem Rechner' },
} as const;

function reasonFor(first: ModelOffer, { chosen, complexity, privacy, locale }: ModelQuestion): string {
  const language = locale.toLowerCase().startsWith('de') ? 'de' : 'en';
  if (chosen === first.id) {
    return language === 'de' ? `Du hast ${first.title} gewählt.` : `You chose ${first.title}.`;
  }
  const wanted = classWords[language][classFor(complexity)];
  const demand = privacy === undefined || privacy === 'cloud' ? '' : privacyWords[language][privacy];
  return language === 'de'
    ? `Schwierigkeit ${complexity} von 10: ${wanted}${demand}; ${first.title} passt am besten.`
    : `Complexity ${complexity} of 10: ${wanted}${demand}; ${first.title} fits best.`;
}
