/** Transactions over the tables of sign-in: who loses a race is tried again on what the winner left. */
import type { Transaction } from 'kysely';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Database } from '../../../platform/db/index.ts';

const triesAtMost = 5;
const worthRetrying: ReadonlySet<string> = new Set(['conflict', 'unique', 'transaction-aborted']);

export async function inTransaction<S, T>(
  database: Pick<Database<S>, 'transaction'>,
  work: (trx: Transaction<S>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction(work);
    } catch (error) {
      const isLost = isDatabaseError(error) && worthRetrying.has(error.code);
      if (!isLost || tries === triesAtMost) throw error;
    }
  }
}
