/**
 * A transaction that sits idle is taken back (ADR 2). While the thread prepares what is written next, a statement now and
 * then says that it is still at work; what an import may take altogether is bounded by the size of its file.
 */
import { sql } from 'kysely';
import { ignore } from '../../../../../../workspace/ignore-error.ts';
import type { Reader } from '../../../../../schema.ts';

/** Well within the lease of a transaction, on a busy machine, too. */
const everyMs = 20;

export async function keepTransaction<T>(db: Reader, wait: Promise<T>): Promise<T> {
  if (!db.isTransaction) return await wait;
  let touched: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    touched = sql`select 1`
      .execute(db)
      .catch((error: unknown) => ignore(error, 'what is written next tells it'));
  }, everyMs);
  try {
    return await wait;
  } finally {
    clearInterval(timer);
    await touched;
  }
}
