/** SQL of the rate that a project charges on a day: everyone's, its own or its client's. */
import { type RawBuilder, sql } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';

/** Minor units for one hour, of a statement that reads `projects`; null where none holds. */
export function rateOfProject(reads: Reads, date: string): RawBuilder<number | null> {
  return sql<number | null>`(
    select rates.minor from rates
    where ${reads.wholeCondition('rates', 'rates')} and rates.actor is null
      and rates.currency = projects.currency and rates.valid_from <= ${date}
      and rates.scope_id in (projects.id, projects.client_id, projects.organization_id)
    order by case rates.scope when 'project' then 1 when 'client' then 2 else 3 end, rates.valid_from desc
    limit 1
  )`;
}
