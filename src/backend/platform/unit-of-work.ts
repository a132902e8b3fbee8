/**
 * The one way a use case writes: a transaction, the events of its changes in the same transaction,
 * and their publication once it is committed (never before, never when it is rolled back).
 */
import type { WireEvent } from '../../contract/events.ts';
import type { Clock } from '../clock.ts';
import type { Schema, Trx } from '../schema.ts';
import type { Database } from './db/database.ts';
import type { EventHub } from './events/event-hub.ts';
import { appendEvent, type Change } from './events/event-log.ts';
import type { Actor } from './http/actor.ts';

export interface Work {
  readonly trx: Trx;
  /** One instant for the whole transaction, epoch milliseconds. */
  readonly now: number;
  /** Logs a change; subscribers hear of it after the commit. */
  log(change: Change): Promise<void>;
}

export interface UnitOfWork {
  write<T>(actor: Actor, work: (work: Work) => Promise<T>): Promise<T>;
}

export function createUnitOfWork(ports: {
  readonly database: Database<Schema>;
  readonly hub: EventHub;
  readonly clock: Clock;
}): UnitOfWork {
  return {
    async write(actor, work) {
      const events: WireEvent[] = [];
      const result = await ports.database.transaction(async (trx) => {
        // A transaction may be tried again: only the events of the try that committed count.
        events.length = 0;
        const now = ports.clock();
        return await work({
          trx,
          now,
          async log(change) {
            events.push(await appendEvent(trx, actor, now, change));
          },
        });
      });
      ports.hub.publish(actor.organizationId, events);
      return result;
    },
  };
}
