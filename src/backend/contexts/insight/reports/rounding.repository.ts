/**
 * SQL of rounding, entry by entry: the same as domain/rounding, which a test holds it to. Figures of a rule are written as
 * literals: SQLite takes a bound number for one with decimals, and divides it so.
 */
import { type RawBuilder, sql } from 'kysely';
import { isExact, type RoundingRule } from '../../../../domain/rounding.ts';
import type { ProjectRoundings } from './project-roundings.ts';

const seconds = sql.ref<number>('time_entries.seconds');
const none = sql.lit(0);

/** What rounding adds to billable entries, or takes, in seconds; nothing where a rule adds entries up first. */
export function sumRounding(roundings: ProjectRoundings): RawBuilder<number> {
  return sumBillable(roundings, (rule) =>
    addsUp(rule) ? none : sql<number>`${roundEntry(rule)} - ${seconds}`,
  );
}

/** How many billable entries are of a rule that adds them up before it rounds. */
export function countAddedUp(roundings: ProjectRoundings): RawBuilder<number> {
  return sumBillable(roundings, (rule) => sql.lit(addsUp(rule) ? 1 : 0));
}

function addsUp(rule: RoundingRule): boolean {
  return rule.scope !== 'entry' && !isExact(rule);
}

function sumBillable(
  { usual, others }: ProjectRoundings,
  of: (rule: RoundingRule) => RawBuilder<number>,
): RawBuilder<number> {
  const cases = others.map(
    ({ rule, projectIds }) => sql`when time_entries.project_id in (${sql.join(projectIds)}) then ${of(rule)}`,
  );
  const arms = sql.join([sql`when time_entries.billable = 0 then 0`, ...cases], sql` `);
  return sql<number>`sum(case ${arms} else ${of(usual)} end)`;
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
