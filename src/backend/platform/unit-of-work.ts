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
import { drawSeqs, holdSeqs, insertEvents, type PreparedChange, toPrepared } from './events/append-events.ts';
import { type Change, type EventDeclarations, findContentFault, subjectOf } from './events/catalogue.ts';
import type { EventHub } from './events/event-hub.ts';
import { noteInsertedRows } from './reach/inserted-rows.ts';
import { createReads, type Reads } from './reach/reads.ts';
import type { Scopes } from './reach/table-scope.ts';
import { createWrites, type Writes } from './reach/writes.ts';
import type { Rights } from './rights/rights.ts';
import { Turns } from './turns.ts';

export interface Work {
  readonly trx: Trx;
  /** Rows as the actor of this transaction may see them. */
  readonly reads: Reads;
  /** Rows as another actor of the organization may see and change them, such as an assignee; what is logged stays this actor's. */
  as(actor: Actor): Pick<Work, 'reads' | 'writes'>;
  /** Rows as the actor of this transaction may change them. */
  readonly writes: Writes;
  /** One instant for the whole transaction, epoch milliseconds. */
  readonly now: number;
  /** Logs a change; subscribers hear of it after the commit. */
  log(change: Change): Promise<void>;
  /** As `log` for each in order, in a fraction of the statements. */
  logAll(changes: readonly PreparedChange[]): Promise<void>;
  /**
   * Nobody else of the organization logs a change until this transaction ends, and what others logged before is there to be
   * read. A transaction may have written what it has yet to log. On SQLite that is so anyway.
   */
  holdLog(): Promise<void>;
  /** `seq` of the first change that was logged; undefined before it. */
  firstSeq(): number | undefined;
  /** Done once it is committed, before anybody hears of it; not at all where it is rolled back. */
  afterCommit(act: () => void): void;
}

export interface UnitOfWork {
  /** The changes of many items as they are logged, with turns for others: before the transaction that logs them. */
  prepare<Item>(items: Iterable<Item>, toChange: (item: Item) => Change): Promise<readonly PreparedChange[]>;
  /** By the rights of `actor` as they are in this transaction, where they were read more than a second ago. */
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

/** What is prepared until others have their turn takes a few milliseconds. */
const preparedAtOnce = 100;

interface UnitPorts {
  readonly database: Pick<Database<Schema>, 'transaction'>;
  readonly hub: EventHub;
  readonly clock: Clock;
  /** Of all slices. */
  readonly events: () => EventDeclarations;
  /** Of all slices. */
  readonly scopes: () => Scopes;
  /** Hears of a change that is not as its type declares; tests throw. */
  readonly onFault: (fault: string) => void;
  /** Absent where the product alone acts. */
  readonly rights?: Pick<Rights, 'enter' | 'requireOpen'> | undefined;
}

/** The changes of one transaction, in order. */
class TransactionLog {
  readonly events: WireEvent[] = [];
  readonly #actor: Actor;

  constructor(actor: Actor) {
    this.#actor = actor;
  }

  get firstSeq(): number | undefined {
    return this.events[0]?.seq;
  }

  async append(trx: Trx, at: number, changes: readonly PreparedChange[]): Promise<void> {
    if (changes.length === 0) return;
    const seq = await drawSeqs(trx, this.#actor.organizationId, changes.length);
    const stamp = { actor: this.#actor, at, firstSeq: this.firstSeq ?? seq, seq };
    for (const [index, { type, id, version }] of changes.entries()) {
      this.events.push({ seq: seq + index, type, id, version });
    }
    await insertEvents(trx, stamp, changes);
  }
}

function prepareChange({ events, onFault }: UnitPorts, change: Change): PreparedChange {
  const declaration = events()[change.type];
  const fault = findContentFault(change, declaration);
  if (fault !== undefined) onFault(fault);
  return toPrepared(change, subjectOf(change, declaration));
}

export function createUnitOfWork(ports: UnitPorts): UnitOfWork {
  const transact = async <T>(actor: Actor, work: (work: Work) => Promise<T>) => {
    const log = new TransactionLog(actor);
    const acts: (() => void)[] = [];
    await ports.rights?.requireOpen(actor);
    const result = await ports.database.transaction(async (trx) => {
      const scopes = ports.scopes();
      const leave = await ports.rights?.enter((each) => createReads({ db: trx, actor: each, scopes }), actor);
      try {
        const now = ports.clock();
        const rows = { db: trx, actor, scopes };
        const inserted = noteInsertedRows(rows);
        const noted = [inserted];
        const done = await work({
          trx,
          reads: createReads(rows),
          as(other) {
            const theirs = { ...rows, actor: other };
            const ofThem = noteInsertedRows(theirs);
            noted.push(ofThem);
            return { reads: createReads(theirs), writes: createWrites({ ...theirs, inserted: ofThem }) };
          },
          writes: createWrites({ ...rows, inserted }),
          now,
          log: async (change) => await log.append(trx, now, [prepareChange(ports, change)]),
          logAll: async (changes) => await log.append(trx, now, changes),
          holdLog: async () => await holdSeqs(trx, actor.organizationId),
          firstSeq: () => log.firstSeq,
          afterCommit: (act) => void acts.push(act),
        });
        for (const each of noted) await each.requireReached();
        return done;
      } finally {
        leave?.();
      }
    });
    for (const act of acts) act();
    return { result, events: log.events };
  };
  return {
    async prepare(items, toChange) {
      const turns = new Turns(preparedAtOnce);
      const prepared: PreparedChange[] = [];
      for (const item of items) {
        prepared.push(prepareChange(ports, toChange(item)));
        await turns.after(1);
      }
      return prepared;
    },
    async write(actor, work) {
      const { result, events } = await withRetries(() => transact(actor, work));
      ports.hub.publish(actor.organizationId, events);
      return result;
    },
  };
}
