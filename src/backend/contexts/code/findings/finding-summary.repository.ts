/**
 * Counts of findings, all of them by one statement. A flaw of several records counts once, as the record has it that
 * speaks for it (domain/figures/open-findings.ts), but at each source that sees it.
 */
import { expressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schema } from '../../../schema.ts';
import { leadingRank } from '../model/leading-finding.ts';
import { filtered } from './finding-filter.ts';
import type { FindingFilter } from './findings.schema.ts';

export type Facet =
  | 'total'
  | 'severity'
  | 'state'
  | 'category'
  | 'source'
  | 'rule'
  | 'path'
  | 'assignee'
  | 'finder'
  | 'confidence';

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

interface FacetOptions {
  readonly title?: string;
  readonly of?: 'chosen' | 'records';
}

function facet(
  name: Facet,
  column: string,
  { title = 'null', of = 'chosen' }: FacetOptions = {},
): RawBuilder<unknown> {
  const value = sql.raw(column);
  return sql`select ${sql.raw(`'${name}'`)} as facet, ${value} as value, cast(${sql.raw(title)} as text) as title, ${counts}
    ${of === 'chosen' ? sql`from chosen` : sql`from records`} group by ${value}`;
}

function mostOf(name: Facet, column: string, title?: string): RawBuilder<unknown> {
  return sql`select * from (${facet(name, column, title === undefined ? {} : { title })} order by count desc, worst, value
    limit ${sql.raw(String(namedAtMost))}) as ${sql.raw(`most_${name}`)}`;
}

/** Under the name of the table, so that the filter of lists holds. */
function ranked(reads: Reads, { projectId }: FindingFilter) {
  const all = reads.from('findings').selectAll().select(leadingRank.as('rank'));
  const own = projectId === undefined ? all : all.where('project_id', '=', projectId);
  return expressionBuilder<Schema>().selectFrom(own.as('findings'));
}

/** A source has one record of a flaw at most, and a filter of it may leave out the one that speaks. */
function isOfOneSource({ source, runId }: FindingFilter): boolean {
  return source !== undefined || runId !== undefined;
}

export async function countFindings(reads: Reads, filter: FindingFilter): Promise<readonly CountRow[]> {
  const records = filtered(
    ranked(reads, filter).select([
      'rank',
      'confidence',
      'source',
      'source_title',
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
    reads.actor,
    filter,
  );
  const facets = [
    sql`select 'total' as facet, cast(null as text) as value, cast(null as text) as title, ${counts} from chosen having count(*) > 0`,
    facet('severity', 'severity'),
    facet('state', 'state'),
    facet('category', 'category'),
    facet('source', 'seen_by', { of: 'records' }),
    facet('finder', 'source', { title: 'max(source_title)' }),
    facet('confidence', 'confidence'),
    facet('assignee', 'assignee'),
    mostOf('rule', 'rule_id', 'max(rule_title)'),
    mostOf('path', 'path'),
  ];
  return await reads.run(
    sql<CountRow>`with records as ${records}, chosen as (select * from records${isOfOneSource(filter) ? sql`` : sql` where rank = 1`}) ${sql.join(facets, sql` union all `)}`,
  );
}
