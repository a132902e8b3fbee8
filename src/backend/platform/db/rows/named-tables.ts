/** Rows of tables that are named as the program runs: for a library that speaks of its models by name. Values are as columns keep them. */
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';

type Row = Record<string, unknown>;
type AnySchema = Record<string, Row>;

export interface RowCondition {
  readonly column: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'like';
  readonly value: unknown;
  readonly joinedBy: 'AND' | 'OR';
}

interface RowQuery {
  readonly where: readonly RowCondition[];
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined;
}

export interface NamedTables {
  insert(table: string, row: Row): Promise<Row>;
  find(table: string, query: RowQuery): Promise<Row[]>;
  count(table: string, where: readonly RowCondition[]): Promise<number>;
  /** Answers the rows as they are after it. */
  update(table: string, where: readonly RowCondition[], change: Row): Promise<Row[]>;
  /** Answers the rows as they were. */
  remove(table: string, where: readonly RowCondition[]): Promise<Row[]>;
}

export function createNamedTables<S>(query: Kysely<S>): NamedTables {
  const db: Kysely<AnySchema> = query as never;
  return {
    insert: async (table, row) =>
      await db.insertInto(table).values(row).returningAll().executeTakeFirstOrThrow(),
    async find(table, { where, limit, offset, sortBy }) {
      let select = db.selectFrom(table).selectAll().where(conditionOf(where));
      if (sortBy !== undefined) select = select.orderBy(sortBy.field, sortBy.direction);
      if (limit !== undefined) select = select.limit(limit);
      if (offset !== undefined && limit !== undefined) select = select.offset(offset);
      return await select.execute();
    },
    async count(table, where) {
      const { count } = await db
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as('count'))
        .where(conditionOf(where))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    update: async (table, where, change) =>
      await db.updateTable(table).set(change).where(conditionOf(where)).returningAll().execute(),
    remove: async (table, where) =>
      await db.deleteFrom(table).where(conditionOf(where)).returningAll().execute(),
  };
}

/** As the library reads it: those joined by AND hold all, of those joined by OR one does. */
function conditionOf(where: readonly RowCondition[]) {
  return (build: ExpressionBuilder<AnySchema, string>): Expression<SqlBool> => {
    const of = (joinedBy: RowCondition['joinedBy']) =>
      where.filter((one) => one.joinedBy === joinedBy).map((one) => oneCondition(build, one));
    const some = of('OR');
    return build.and([...of('AND'), ...(some.length > 0 ? [build.or(some)] : [])]);
  };
}

function oneCondition(
  build: ExpressionBuilder<AnySchema, string>,
  { column, operator, value }: RowCondition,
): Expression<SqlBool> {
  if (value !== null) return build(column, operator, value);
  return build(column, operator === '!=' ? 'is not' : 'is', null);
}
