/**
 * Knows whether the running code was called from within a transaction of this database. The outer `query`
 * used there would wait for its own transaction for ever (SQLite) or read past it (PostgreSQL): refused alike.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseError } from './database-error.ts';

interface Running {
  state: 'starting' | 'open' | 'ended';
}

export class TransactionScope {
  readonly #storage = new AsyncLocalStorage<Running>();
  #closed = false;

  /** From now on nobody gets a connection. False when that was so already. */
  close(): boolean {
    const first = !this.#closed;
    this.#closed = true;
    return first;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.assertOutside();
    const running: Running = { state: 'starting' };
    try {
      return await this.#storage.run(running, work);
    } finally {
      running.state = 'ended';
    }
  }

  /** Called where a connection is asked for: the transaction's own is the first, any other is a mistake. */
  claim(): void {
    this.#assertNotClosed();
    const running = this.#storage.getStore();
    if (running?.state === 'open') throw outerUse();
    if (running?.state === 'starting') running.state = 'open';
  }

  assertOutside(): void {
    this.#assertNotClosed();
    const running = this.#storage.getStore();
    if (running && running.state !== 'ended') throw outerUse();
  }

  assertInside(): void {
    if (this.#storage.getStore()?.state === 'open') return;
    throw new DatabaseError(
      'nested-use',
      'Begin transactions with Database.transaction, not on the query builder.',
    );
  }

  #assertNotClosed(): void {
    if (this.#closed) throw new DatabaseError('closed', 'The database is closed.');
  }
}

function outerUse(): DatabaseError {
  return new DatabaseError(
    'nested-use',
    'The database itself was used inside a transaction: pass the transaction on and use that.',
  );
}
