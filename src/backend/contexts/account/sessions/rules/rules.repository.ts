/** SQL of what an organization requires of a sign-in, and of which factors an identity has. */
import type { Selectable } from 'kysely';
import type { TeamDb, TeamSchema } from '../../../../team-schema.ts';

export type RuleRow = Selectable<TeamSchema['sign_in_rules']>;

export async function requiresSecondFactor(db: TeamDb, organizationId: string): Promise<boolean> {
  const rule = await db
    .selectFrom('sign_in_rules')
    .select('requires_second_factor')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return rule?.requires_second_factor === 1;
}

/** Of any organization that it belongs to. */
export async function isRequiredOf(db: TeamDb, identityId: string): Promise<boolean> {
  const rule = await db
    .selectFrom('sign_in_rules')
    .innerJoin(
      'identity_memberships',
      'identity_memberships.organization_id',
      'sign_in_rules.organization_id',
    )
    .select('sign_in_rules.organization_id')
    .where('identity_memberships.identity_id', '=', identityId)
    .where('requires_second_factor', '=', 1)
    .executeTakeFirst();
  return rule !== undefined;
}

export async function setRule(db: TeamDb, row: RuleRow): Promise<void> {
  const { organization_id: _, ...change } = row;
  await db
    .insertInto('sign_in_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(change))
    .execute();
}

/** An authenticator app, and passkeys. */
export async function countFactors(db: TeamDb, identityId: string): Promise<number> {
  const identity = await db
    .selectFrom('identities')
    .select('two_factor_enabled')
    .where('id', '=', identityId)
    .executeTakeFirst();
  const { count } = await db
    .selectFrom('identity_passkeys')
    .select((row) => row.fn.countAll().as('count'))
    .where('identity_id', '=', identityId)
    .executeTakeFirstOrThrow();
  return Number(count) + (identity?.two_factor_enabled ?? 0);
}

export async function listMembers(db: TeamDb, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('identity_memberships')
    .select('identity_id')
    .where('organization_id', '=', organizationId)
    .orderBy('identity_id')
    .execute();
  return rows.map(({ identity_id }) => identity_id);
}
