/** SQL of the record that speaks for its flaw, as `leadingRecord` of domain/figures chooses it. */
import { sql } from 'kysely';

/** 1 for that record, among all records of a flaw that the statement reads. */
export const leadingRank = sql<number>`row_number() over (
  partition by project_id, path, fingerprint
  order by case when state in ('confirmed', 'dismissed') then 0 when state = 'open' then 1 else 2 end,
    case when state in ('confirmed', 'dismissed') then coalesce(decided_at, 0) else 0 end desc, id)`;
