/** How providers have been lately: kept here so that nothing has to be loaded to be told. */
import type { KeyOwner } from '../../../domain/models/choose-key.ts';
import type { ModelFault } from './gateway.ts';
import type { KeyRing } from './key-ring.ts';
import type { ConfiguredProvider } from './model-settings.ts';

export interface ProviderHealth {
  readonly state: 'ok' | 'failing' | 'down';
  /** Of the last call, where it failed. */
  readonly fault?: ModelFault | undefined;
  /** Epoch milliseconds until which nothing is asked of it. */
  readonly downUntil?: number | undefined;
}

export interface HealthPlace extends KeyOwner {
  readonly providerId: string;
}

export interface HealthBook {
  find(place: HealthPlace): ProviderHealth;
  note(place: HealthPlace, health: ProviderHealth): void;
  /** Of this key alone: what others meet by theirs stays known. */
  forget(place: HealthPlace): void;
  /** As with any key of it, of whomever. */
  forgetAll(organizationId: string, providerId: string): void;
}

/** What fails by a person's own key, or in their window, is theirs: others ask the same provider by another. */
export function healthPlaceOf(
  keys: Pick<KeyRing, 'find'>,
  asker: KeyOwner,
  provider: Pick<ConfiguredProvider, 'id' | 'baseUrl' | 'kind'>,
): HealthPlace {
  const { organizationId, userId } = asker;
  const isOwn = provider.kind === 'editor' || keys.find(asker, provider)?.of === 'person';
  return { organizationId, providerId: provider.id, ...(isOwn && { userId }) };
}

export function createHealthBook(now: () => number): HealthBook {
  // process-local: how providers have been lately, which each finds out for itself; on several: nothing.
  const book = new Map<string, { readonly place: HealthPlace; readonly health: ProviderHealth }>();
  return {
    find(place) {
      const { health } = book.get(healthName(place)) ?? { health: { state: 'ok' } };
      if (health.state !== 'down' || now() < (health.downUntil ?? 0)) return health;
      return { ...health, state: 'failing', downUntil: undefined };
    },
    note: (place, health) => void book.set(healthName(place), { place, health }),
    forget: (place) => void book.delete(healthName(place)),
    forgetAll(organizationId, providerId) {
      for (const [name, { place }] of book)
        if (place.organizationId === organizationId && place.providerId === providerId) book.delete(name);
    },
  };
}

/** One name for each that has a health of its own. */
export function healthName({ organizationId, providerId, userId = '' }: HealthPlace): string {
  return `${organizationId} ${providerId} ${userId}`;
}
