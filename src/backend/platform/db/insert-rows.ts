/** Many rows of one table: some in each statement, which is compiled once; while the database writes it, the next one is made. */
import type { CompiledQuery, Insertable, Transaction } from 'kysely';
import { ignore } from '../../../workspace/ignore-error.ts';

/** Of thirty columns each: well below the number of parameters that a statement may have on either database. */
const rowsAStatement = 200;

/** All rows have the same columns, in one order. Nothing is written where there is no row. */
export async function insertRows<S, Table extends keyof S & string>(
  trx: Transaction<S>,
  table: Table,
  rows: readonly Insertable<S[Table]>[],
): Promise<void> {
  const compile = (piece: typeof rows) => trx.insertInto(table).values(piece).compile();
  let whole: CompiledQuery | undefined;
  let before: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < rows.length; start += rowsAStatement) {
    const piece = rows.slice(start, start + rowsAStatement);
    const isWhole = piece.length === rowsAStatement;
    const query = (isWhole ? whole : undefined) ?? compile(piece);
    if (isWhole) whole = query;
    const next = trx.executeQuery({ ...query, parameters: readParameters(piece, query) });
    next.catch((error: unknown) => ignore(error, 'it is thrown where the statement is waited for'));
    await before;
    before = next;
  }
  await before;
}

function readParameters(rows: readonly object[], { parameters }: CompiledQuery): readonly unknown[] {
  const columns = Object.keys(rows[0] ?? {}) as never[];
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  if (values.length === parameters.length) return values;
  throw new TypeError('The rows of one statement have the same columns.');
}
