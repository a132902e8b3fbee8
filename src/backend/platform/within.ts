/** What a scope asks of the rows of a statement, as SQL. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '../../domain/policy/scope.ts';
import type { Schema } from '../schema.ts';

/** A table whose rows are of one person each. */
type PersonTable = {
  [T in keyof Schema]: 'organization_id' | 'user_id' extends keyof Schema[T] ? T : never;
}[keyof Schema] &
  string;

interface WithinOptions {
  /** A row without a person is everybody's, as the practice's working time is. */
  readonly orNobodys?: boolean;
  /** What says the organization where another index than that of its column is to be taken. */
  readonly organization?: (id: string) => RawBuilder<unknown>;
}

export function within(
  scope: Scope,
  table: PersonTable,
  { orNobodys = false, organization = hasId(`${table}.organization_id`) }: WithinOptions = {},
): RawBuilder<SqlBool> {
  const person = sql.ref(`${table}.user_id`);
  const conditions = scope.conditions({
    organization,
    person: (id) => (orNobodys ? sql`(${person} = ${id} or ${person} is null)` : sql`${person} = ${id}`),
    nothing: () => sql`1 = 0`,
  });
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

const hasId = (column: string) => (id: string) => sql`${sql.ref(column)} = ${id}`;
