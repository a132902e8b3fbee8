/** SQL of what the log says of an import and of its time, by all who changed it since. */
import type { RawBuilder, SqlBool } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface Log {
  /** Of events in a statement that names them. */
  condition(table: 'events', alias?: string): RawBuilder<SqlBool>;
}

export const logOf = (reads: Reads): Log => ({
  condition: (table, alias) => reads.wholeCondition('events', 'import', alias ?? table),
});
