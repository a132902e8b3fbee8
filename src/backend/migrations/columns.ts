/** Column types and sets that every migration shares. */
import type { CreateTableBuilder } from 'kysely';

/** UUIDv7 as text: the same on SQLite and PostgreSQL. */
export const id = 'varchar(36)' as const;

type Stamped<Columns extends string> = Columns | 'created_at' | 'updated_at' | 'version';

/** When the record was made and last changed (epoch milliseconds), and its version for ETag and If-Match. */
export function stamps<Table extends string, Columns extends string>(
  table: CreateTableBuilder<Table, Columns>,
): CreateTableBuilder<Table, Stamped<Columns>> {
  return table
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull());
}
