/** Spreads committed events, and the progress of jobs, to whoever listens in this process. */
import type { Notification, WireEvent } from '../../../contract/events.ts';

export type Listener = (notification: Notification) => void;

export interface EventHub {
  publish(organizationId: string, notifications: readonly Notification[]): void;
  /** Returns the end of the subscription. */
  subscribe(organizationId: string, listener: Listener): () => void;
  /** Of every organization. */
  subscribeAll(listener: (organizationId: string, notification: Notification) => void): () => void;
}

export function createEventHub(): EventHub {
  // process-local: listeners are connected to this process; on several: a hub that hears of what the
  // others committed.
  const listeners = new Map<string, Set<Listener>>();
  // process-local: as those; on several: the same hub.
  const ofAll = new Set<(organizationId: string, notification: Notification) => void>();
  return {
    publish(organizationId, notifications) {
      for (const listener of listeners.get(organizationId) ?? []) {
        for (const notification of notifications) {
          listener(notification);
        }
      }
      for (const listener of ofAll)
        for (const notification of notifications) listener(organizationId, notification);
    },
    subscribeAll(listener) {
      ofAll.add(listener);
      return () => void ofAll.delete(listener);
    },
    subscribe(organizationId, listener) {
      const own = listeners.get(organizationId) ?? new Set();
      listeners.set(organizationId, own.add(listener));
      return () => {
        own.delete(listener);
      };
    },
  };
}

export type { WireEvent };
