/** How many findings stood on each day, out of their history. */
import { type RawBuilder, sql } from 'kysely';
import { severities } from '../../../../scanner/model.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { isSeenBy } from './finding-sources.ts';
import { type FindingTrend, mostDays, type TrendQuery } from './findings.schema.ts';

const dayMs = 86_400_000;

interface TrendRow {
  /** Days since 1970; one before the first that was asked for stands for all that came before it. */
  readonly day: number;
  readonly rank: number;
  /** Came to stand, and ceased to. */
  readonly found: number;
  readonly resolved: number;
}

interface Days {
  readonly first: number;
  readonly last: number;
}

function conditionsOf(query: TrendQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`history.standing <> 0`];
  if (query.projectId) conditions.push(sql`findings.project_id = ${query.projectId}`);
  if (query.source) conditions.push(isSeenBy(query.source));
  return sql.join(conditions, sql` and `);
}

async function readTrend(
  reads: Reads,
  { query, days }: { readonly query: TrendQuery; readonly days: Days },
): Promise<readonly TrendRow[]> {
  const first = sql.raw(String(days.first));
  const day = sql`case when history.at / ${sql.raw(String(dayMs))} < ${first} then ${first} - 1
    else history.at / ${sql.raw(String(dayMs))} end`;
  return await reads.run(sql<TrendRow>`
    select day, severity_rank as rank, sum(case when standing > 0 then 1 else 0 end) as found,
      sum(case when standing < 0 then 1 else 0 end) as resolved
    from (select ${day} as day, findings.severity_rank, history.standing
      from finding_history as history join findings on findings.id = history.finding_id
      where ${reads.condition('finding_history', 'history')} and ${conditionsOf(query)} and history.at < ${sql.raw(String((days.last + 1) * dayMs))}) as steps
    group by day, severity_rank`);
}

function toCounts(counts: readonly number[]): FindingTrend['items'][number]['open'] {
  const [critical = 0, high = 0, medium = 0, low = 0, info = 0] = counts;
  return { critical, high, medium, low, info };
}

function daysOf({ from, to }: TrendQuery, now: number): Days {
  const last = to === undefined ? Math.floor(now / dayMs) : Date.parse(to) / dayMs;
  const first = from === undefined ? last - 29 : Date.parse(from) / dayMs;
  return { first: Math.max(first, last - mostDays + 1), last };
}

export async function loadTrend(
  reads: Reads,
  { query, now }: { readonly query: TrendQuery; readonly now: number },
): Promise<FindingTrend> {
  const days = daysOf(query, now);
  const rows = Map.groupBy(await readTrend(reads, { query, days }), ({ day }) => day);
  const open = severities.map(() => 0);
  const items: FindingTrend['items'] = [];
  for (let day = days.first - 1; day <= days.last; day += 1) {
    const steps = rows.get(day) ?? [];
    for (const { rank, found, resolved } of steps) open[rank] = (open[rank] ?? 0) + found - resolved;
    const found = steps.reduce((sum, step) => sum + step.found, 0);
    const resolved = steps.reduce((sum, step) => sum + step.resolved, 0);
    const date = new Date(day * dayMs).toISOString().slice(0, 10);
    if (day >= days.first) items.push({ date, open: toCounts(open), found, resolved });
  }
  return { items };
}
