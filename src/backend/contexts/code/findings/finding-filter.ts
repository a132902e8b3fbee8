/** The filter of a list of findings as conditions of SQL, the same for the list and for its summary. */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, actorName } from '../../../../domain/policy/actor.ts';
import type { Schema } from '../../../schema.ts';
import { isSeenBy } from './finding-sources.ts';
import type { FindingFilter } from './findings.schema.ts';

type Select<Row> = SelectQueryBuilder<Schema, 'findings', Row>;

function listOf<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? value : [value as Value];
}

function anyOf(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

function withFields<Row>(select: Select<Row>, filter: FindingFilter): Select<Row> {
  let chosen = select;
  if (filter.projectId) chosen = chosen.where('project_id', '=', filter.projectId);
  if (filter.runId) chosen = chosen.where('run_id', '=', filter.runId);
  if (filter.state) chosen = chosen.where('state', 'in', listOf(filter.state));
  if (filter.severity) chosen = chosen.where('severity', 'in', listOf(filter.severity));
  if (filter.category) chosen = chosen.where('category', '=', filter.category);
  if (filter.source) chosen = chosen.where(anyOf(listOf(filter.source).map(isSeenBy)));
  if (filter.ruleId) chosen = chosen.where('rule_id', 'in', listOf(filter.ruleId));
  if (filter.updatedSince) chosen = chosen.where('updated_at', '>=', Date.parse(filter.updatedSince));
  return filter.path ? chosen.where('path', '=', filter.path) : chosen;
}

/** Compared character by character: `like` takes upper and lower case alike on one database and not on the other. */
function below(folder: string): ReturnType<typeof sql<SqlBool>> {
  const prefix = `${folder.replace(/\/+$/, '')}/`;
  return sql<SqlBool>`substr(path, 1, ${[...prefix].length}) = ${prefix}`;
}

function holding(text: string): ReturnType<typeof sql<SqlBool>> {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const columns = ['message', 'rule_id', "coalesce(rule_title, '')", 'path', 'seen_by'];
  const parts = columns.map(
    (column) => sql<SqlBool>`lower(${sql.raw(column)}) like lower(${pattern}) escape '\\'`,
  );
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

/** What an empty list of values leaves is nothing, as the caller asked; who that is, `me` says. */
export function filtered<Row>(select: Select<Row>, actor: Actor, filter: FindingFilter): Select<Row> {
  let chosen = withFields(select, filter);
  const { assignee, folder, isNew, q } = filter;
  if (assignee === 'none') chosen = chosen.where('assignee', 'is', null);
  else if (assignee) chosen = chosen.where('assignee', '=', assignee === 'me' ? actorName(actor) : assignee);
  if (folder) chosen = chosen.where(below(folder));
  if (isNew !== undefined) {
    chosen = chosen.where(sql<SqlBool>`coalesce(is_new, 1) = ${isNew ? 1 : 0}`);
  }
  return q ? chosen.where(holding(q)) : chosen;
}
