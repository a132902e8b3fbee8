/** SQL of rules about tools: the organization's, and each person's own. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ActRuleTable } from './acts.tables.ts';

export type ActRulesRow = Selectable<ActRuleTable>;

/** Of the organization and of the person, as far as they wrote any. */
export async function findRules(reads: Reads, person: Person): Promise<readonly ActRulesRow[]> {
  return await ofPerson(reads.from('act_rules'), person);
}

/** They hold for whoever may not read them, too. */
export async function findRulesThatHold(reads: Reads, person: Person): Promise<readonly ActRulesRow[]> {
  return await ofPerson(reads.invariant('act_rules'), person);
}

async function ofPerson(
  rules: Rows<'act_rules'>,
  { organizationId, userId }: Person,
): Promise<readonly ActRulesRow[]> {
  return await rules.selectAll().where('id', 'in', [organizationId, userId]).execute();
}

export async function putRules(writes: Writes, row: ActRulesRow): Promise<void> {
  const { rules, updated_at, version } = row;
  await writes
    .insert('act_rules', row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rules, updated_at, version }))
    .execute();
}
