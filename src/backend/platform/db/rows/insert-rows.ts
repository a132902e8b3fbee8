/** Many rows of one table: some in each statement, which is compiled once; while the database writes it, the next one is made. */
import type { CompiledQuery, Insertable, Kysely } from 'kysely';
import { ignore } from '../../../../workspace/ignore-error.ts';

/** Of thirty columns each: well below the number of parameters that a statement may have on either database. */
const rowsAStatement = 200;

/** All rows have the same columns, in one order. They are taken as they are written; nothing is where there is no row. */
export async function insertRows<S, Table extends keyof S & string>(
  db: Kysely<S>,
  table: Table,
  rows: Iterable<Insertable<S[Table]>>,
): Promise<void> {
  let whole: CompiledQuery | undefined;
  let columns: readonly string[] | undefined;
  let before: Promise<unknown> = Promise.resolve();
  for (const piece of piecesOf(rows)) {
    const isWhole = piece.length === rowsAStatement;
    // Of the first row: the text of a whole statement is that of the first one.
    columns ??= Object.keys(piece[0] ?? {});
    const query = (isWhole ? whole : undefined) ?? db.insertInto(table).values(piece).compile();
    if (isWhole) whole = query;
    const next = db.executeQuery({ ...query, parameters: readParameters(piece, columns, query) });
    next.catch((error: unknown) => ignore(error, 'it is thrown where the statement is waited for'));
    await before;
    before = next;
  }
  await before;
}

function* piecesOf<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let piece: Row[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < rowsAStatement) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function readParameters(
  rows: readonly object[],
  columns: readonly string[],
  { parameters }: CompiledQuery,
): readonly unknown[] {
  const values = rows.flatMap((row) => columns.map((column) => Reflect.get(row, column)));
  if (values.length === parameters.length) return values;
  throw new TypeError('The rows of one statement have the same columns.');
}
