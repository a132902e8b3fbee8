/** How providers have been lately: kept here so that nothing has to be loaded to be told. */
import type { ModelFault } from './gateway.ts';

export interface ProviderHealth {
  readonly state: 'ok' | 'failing' | 'down';
  /** Of the last call, where it failed. */
  readonly fault?: ModelFault | undefined;
  /** Epoch milliseconds until which nothing is asked of it. */
  readonly downUntil?: number | undefined;
}

export interface HealthBook {
  find(organizationId: string, providerId: string): ProviderHealth;
  note(organizationId: string, providerId: string, health: ProviderHealth): void;
}

export function createHealthBook(now: () => number): HealthBook {
  // process-local: how providers have been lately, which each finds out for itself; on several: nothing.
  const book = new Map<string, ProviderHealth>();
  return {
    find(organizationId, providerId) {
      const health = book.get(`${organizationId} ${providerId}`) ?? { state: 'ok' };
      if (health.state !== 'down' || now() < (health.downUntil ?? 0)) return health;
      return { ...health, state: 'failing', downUntil: undefined };
    },
    note: (organizationId, providerId, health) => void book.set(`${organizationId} ${providerId}`, health),
  };
}
