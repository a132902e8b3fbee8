/** SQL of how the members of one organization sign in. */
import type { TeamDb } from '../../../../team-schema.ts';

interface StandingRow {
  readonly user_id: string;
  readonly has_app: number;
  readonly passkeys: number;
}

/** Members with a login; their factors are those of the login. */
export async function listFactors(db: TeamDb, organizationId: string): Promise<readonly StandingRow[]> {
  const rows = await db
    .selectFrom('identity_memberships')
    .innerJoin('identities', 'identities.id', 'identity_memberships.identity_id')
    .leftJoin('identity_passkeys', 'identity_passkeys.identity_id', 'identities.id')
    .select(['identity_memberships.user_id', 'identities.two_factor_enabled as has_app'])
    .select((row) => row.fn.count('identity_passkeys.id').as('passkeys'))
    .where('identity_memberships.organization_id', '=', organizationId)
    .groupBy(['identity_memberships.user_id', 'identities.two_factor_enabled'])
    .orderBy('identity_memberships.user_id')
    .execute();
  return rows.map((row) => ({ ...row, passkeys: Number(row.passkeys) }));
}

/** By person, of sessions of this organization alone. */
export async function listLastUses(db: TeamDb, organizationId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sessions')
    .select('user_id')
    .select((row) => row.fn.max('used_at').as('used_at'))
    .where('organization_id', '=', organizationId)
    .groupBy('user_id')
    .execute();
  return new Map(rows.map(({ user_id, used_at }) => [user_id, Number(used_at)]));
}
