/** SQL of ending the second factor of a login: all of it, so that the password opens a session again. */
import type { TeamDb } from '../../../../team-schema.ts';
import { lockIdentity, type MembershipRow } from '../identities/identities.repository.ts';
import { endChallenges } from '../second-factor/challenges.repository.ts';
import { endSessions } from '../sessions.repository.ts';

export async function findMembershipOf(db: TeamDb, userId: string): Promise<MembershipRow | undefined> {
  return await db
    .selectFrom('identity_memberships')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Authenticator app, recovery codes, passkeys and all sessions, which may be of who has them now. Answers those that ended. */
export async function removeSecondFactor(
  db: TeamDb,
  { identityId, now }: { readonly identityId: string; readonly now: number },
): Promise<readonly string[]> {
  await lockIdentity(db, identityId);
  await db
    .updateTable('identities')
    .set({ two_factor_enabled: 0, updated_at: now })
    .where('id', '=', identityId)
    .execute();
  await db.deleteFrom('identity_two_factors').where('identity_id', '=', identityId).execute();
  await db.deleteFrom('identity_passkeys').where('identity_id', '=', identityId).execute();
  await endChallenges(db, identityId);
  return await endSessions(db, { identityId, reason: 'second_factor', now });
}
