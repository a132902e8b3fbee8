/**
 * The one way a use case writes: a transaction, the events of its changes in the same transaction,
 * and their publication once it is committed (never before, never when it is rolled back). A use case may
 * run more than once: when it loses a race it is tried again on what the winner left.
 */
import type { WireEvent } from '../../contract/events.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Schema, Trx } from '../schema.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import { type DatabaseErrorCode, isDatabaseError, isPrimaryKeyTaken } from './db/database-error.ts';
import { type Change, type EventDeclarations, findContentFault } from './events/catalogue.ts';
import type { EventHub } from './events/event-hub.ts';
import { appendEvent } from './events/event-log.ts';

export interface Work {
  readonly trx: Trx;
  /** One instant for the whole transaction, epoch milliseconds. */
  readonly now: number;
  /** Logs a change; subscribers hear of it after the commit. */
  log(change: Change): Promise<void>;
  /** `seq` of the first change that was logged; undefined before it. */
  firstSeq(): number | undefined;
  /** Done once it is committed, before anybody hears of it; not at all where it is rolled back. */
  afterCommit(act: () => void): void;
}

export interface UnitOfWork {
  write<T>(actor: Actor, work: (work: Work) => Promise<T>): Promise<T>;
}

/** Others that write the same rows at once each win once; then it is our turn. */
const maxTries = 10;

/**
 * Another transaction changed the row first, or took what a unique index gives once, which a use case may have
 * caught; or the machine was so busy that the lease ran out. Nothing of it is left, so it is begun again.
 */
const worthRetrying: ReadonlySet<string> = new Set<DatabaseErrorCode>([
  'conflict',
  'unique',
  'lease-expired',
  'transaction-aborted',
]);

/** A taken id is looked at again once, to find the record that a racing request made; then it is somebody else's. */
function isWorthRetrying(error: unknown, tries: number): boolean {
  return (
    isDatabaseError(error) && worthRetrying.has(error.code) && (tries === 1 || !isPrimaryKeyTaken(error))
  );
}

async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === maxTries || !isWorthRetrying(error, tries)) {
        throw error;
      }
    }
  }
}

export function createUnitOfWork(ports: {
  readonly database: Database<Schema>;
  readonly hub: EventHub;
  readonly clock: Clock;
  /** Of all slices. */
  readonly events: () => EventDeclarations;
  /** Hears of a change that is not as its type declares; tests throw. */
  readonly onFault: (fault: string) => void;
}): UnitOfWork {
  const transact = async <T>(actor: Actor, work: (work: Work) => Promise<T>) => {
    const events: WireEvent[] = [];
    const acts: (() => void)[] = [];
    const result = await ports.database.transaction(async (trx) => {
      const now = ports.clock();
      const log = async (change: Change) => {
        const declaration = ports.events()[change.type];
        const fault = findContentFault(change, declaration);
        if (fault !== undefined) ports.onFault(fault);
        const stamp = { actor, at: now, firstSeq: events[0]?.seq, declaration };
        events.push(await appendEvent(trx, stamp, change));
      };
      const afterCommit = (act: () => void) => void acts.push(act);
      return await work({ trx, now, log, firstSeq: () => events[0]?.seq, afterCommit });
    });
    for (const act of acts) act();
    return { result, events };
  };
  return {
    async write(actor, work) {
      const { result, events } = await withRetries(() => transact(actor, work));
      ports.hub.publish(actor.organizationId, events);
      return result;
    },
  };
}
