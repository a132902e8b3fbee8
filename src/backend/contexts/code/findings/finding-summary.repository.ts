/** Counts of findings, all of them by one statement that reads each row once. */
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../schema.ts';
import { type FilterScope, filtered } from './finding-filter.ts';
import type { FindingFilter } from './findings.schema.ts';

export type Facet = 'total' | 'severity' | 'state' | 'category' | 'source' | 'rule' | 'path' | 'assignee';

export interface CountRow {
  readonly facet: Facet;
  /** Of the facet `source`: all that see it, as JSON. */
  readonly value: string | null;
  readonly title: string | null;
  readonly count: number;
  /** How many of them are new since the baseline. */
  readonly fresh: number;
  /** Rank of the worst. */
  readonly worst: number;
}

/** More rules or files than this nobody reads as a list; filters reach the rest. */
const namedAtMost = 200;

const counts = sql`count(*) as count, sum(coalesce(is_new, 1)) as fresh, min(severity_rank) as worst`;

function facet(name: Facet, column: string, title = 'null'): RawBuilder<unknown> {
  const value = sql.raw(column);
  return sql`select ${sql.raw(`'${name}'`)} as facet, ${value} as value, cast(${sql.raw(title)} as text) as title, ${counts}
    from chosen group by ${value}`;
}

function mostOf(name: Facet, column: string, title = 'null'): RawBuilder<unknown> {
  return sql`select * from (${facet(name, column, title)} order by count desc, worst, value
    limit ${sql.raw(String(namedAtMost))}) as ${sql.raw(`most_${name}`)}`;
}

export async function countFindings(
  db: Reader,
  scope: FilterScope,
  filter: FindingFilter,
): Promise<readonly CountRow[]> {
  const chosen = filtered(
    db
      .selectFrom('findings')
      .select([
        'severity',
        'severity_rank',
        'state',
        'category',
        'seen_by',
        'rule_id',
        'rule_title',
        'path',
        'assignee',
        'is_new',
      ]),
    scope,
    filter,
  );
  const facets = [
    sql`select 'total' as facet, cast(null as text) as value, cast(null as text) as title, ${counts} from chosen having count(*) > 0`,
    facet('severity', 'severity'),
    facet('state', 'state'),
    facet('category', 'category'),
    facet('source', 'seen_by'),
    facet('assignee', 'assignee'),
    mostOf('rule', 'rule_id', 'max(rule_title)'),
    mostOf('path', 'path'),
  ];
  const { rows } =
    await sql<CountRow>`with chosen as ${chosen} ${sql.join(facets, sql` union all `)}`.execute(db);
  return rows;
}
