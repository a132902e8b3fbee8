/** Ids of the rows that an actor may see of a table that is not known before, as that of a notification's subject. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from '../../schema.ts';
import type { Reads } from './reads.ts';
import type { TableName } from './table-scope.ts';

/** For `in`. */
export function reachedIds(
  reads: Reads,
  table: TableName,
): SelectQueryBuilder<Schema, TableName, { id: string }> {
  return reads.from(table).select(sql<string>`id`.as('id'));
}
