/**
 * SQL of rounding, entry by entry: the same as domain/rounding, which a test holds it to. Figures of a rule are written as
 * literals: SQLite takes a bound number for one with decimals, and divides it so.
 */
import { type RawBuilder, sql } from 'kysely';
import type { RoundingRule } from '../../../../domain/rounding.ts';
import type { RuledProjects } from './project-roundings.ts';

const seconds = sql.ref<number>('time_entries.seconds');

/** What billable entries are billed as, in seconds: those of projects that are not named as they were recorded. */
export function sumRounded(ruled: readonly RuledProjects[]): RawBuilder<number> {
  const cases = ruled.map(
    ({ rule, projectIds }) =>
      sql`when time_entries.project_id in (${sql.join(projectIds)}) then ${roundEntry(rule)}`,
  );
  const arms = sql.join([sql`when time_entries.billable = 0 then 0`, ...cases], sql` `);
  return sql<number>`sum(case ${arms} else ${seconds} end)`;
}

function roundEntry(rule: RoundingRule): RawBuilder<number> {
  const least = sql.lit(rule.minimumSeconds ?? 0);
  const stepped = toStep(rule);
  return sql<number>`case when ${seconds} = 0 then 0 when ${stepped} < ${least} then ${least} else ${stepped} end`;
}

/** Division is that of whole numbers. */
function toStep({ mode, stepSeconds }: RoundingRule): RawBuilder<number> {
  const step = sql.lit(stepSeconds);
  switch (mode) {
    case 'none':
      return seconds;
    case 'down':
      return sql`(${seconds} / ${step} * ${step})`;
    case 'up':
      return sql`((${seconds} + ${sql.lit(stepSeconds - 1)}) / ${step} * ${step})`;
    case 'nearest':
      return sql`((${seconds} * 2 + ${step}) / ${sql.lit(stepSeconds * 2)} * ${step})`;
  }
}
