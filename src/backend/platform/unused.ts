/** Records that nothing points at, by the columns that slices declare. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { ColumnName } from './slice.ts';

/** A query of ids, one column. */
export type IdsOf = Expression<string>;

/** A membership is no use of its project or its person: it goes with them. */
const goesAlong: ReadonlySet<ColumnName> = new Set(['project_members.project_id', 'project_members.user_id']);

/** True of a row of `table` whose id stands in none of the columns. */
export function isUnused(table: string, columns: readonly ColumnName[]): Expression<SqlBool> {
  const using = columns.filter((column) => !goesAlong.has(column));
  const nowhere = using.map((column) => {
    const [user = '', name = ''] = column.split('.');
    return sql`not exists (
      select 1 from ${sql.table(user)} as used where used.${sql.ref(name)} = ${sql.table(table)}.id)`;
  });
  return sql<SqlBool>`(${sql.join([sql`1 = 1`, ...nowhere], sql` and `)})`;
}

/** True where no row of the organization has the value in one of the columns. */
export function isNamedNowhere(
  { organizationId, value }: { readonly organizationId: string; readonly value: string },
  columns: readonly ColumnName[],
): Expression<SqlBool> {
  const nowhere = columns.map((column) => {
    const [user = '', name = ''] = column.split('.');
    return sql`not exists (
      select 1 from ${sql.table(user)} as used
      where used.organization_id = ${organizationId} and used.${sql.ref(name)} = ${value})`;
  });
  return sql<SqlBool>`(${sql.join([sql`1 = 1`, ...nowhere], sql` and `)})`;
}

/** What an owner is asked to delete. */
export interface Unused {
  readonly ids: IdsOf;
  /** Where their ids may stand. */
  readonly columns: readonly ColumnName[];
}
