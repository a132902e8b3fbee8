/** SQL of rules about tools: the organization's, and each person's own. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ActRuleTable } from './acts.tables.ts';

export type ActRulesRow = Selectable<ActRuleTable>;

/** Of the organization and of the person, as far as they wrote any. */
export async function findRules(
  db: Reader,
  { organizationId, userId }: Pick<Person, 'organizationId' | 'userId'>,
): Promise<readonly ActRulesRow[]> {
  return await db
    .selectFrom('act_rules')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [organizationId, userId])
    .execute();
}

export async function putRules(trx: Trx, row: ActRulesRow): Promise<void> {
  const { rules, updated_at, version } = row;
  await trx
    .insertInto('act_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rules, updated_at, version }))
    .execute();
}
