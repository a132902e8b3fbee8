/** SQL of sign-ins whose password was right and which wait for a code, and of the codes that were used. */
import type { Selectable } from 'kysely';
import type { TeamDb, TeamSchema } from '../../../../team-schema.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';

export type ChallengeRow = Selectable<TeamSchema['sign_in_challenges']>;

export const challengeMs = 10 * 60_000;
const attemptsAtMost = 5;

/** Answers its secret, which is kept nowhere. */
export async function makeChallenge(
  db: TeamDb,
  {
    identityId,
    organizationId,
    now,
  }: { readonly identityId: string; readonly organizationId: string | undefined; readonly now: number },
): Promise<string> {
  const secret = makeSecret('vic_');
  await db.deleteFrom('sign_in_challenges').where('expires_at', '<', now).execute();
  await db
    .insertInto('sign_in_challenges')
    .values({
      token_hash: hashOfSecret(secret),
      identity_id: identityId,
      organization_id: organizationId ?? null,
      attempts: 0,
      made_at: now,
      expires_at: now + challengeMs,
      used_at: null,
    })
    .execute();
  return secret;
}

export async function findChallenge(
  db: TeamDb,
  secret: string,
  now: number,
): Promise<ChallengeRow | undefined> {
  return await db
    .selectFrom('sign_in_challenges')
    .selectAll()
    .where('token_hash', '=', hashOfSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', attemptsAtMost)
    .executeTakeFirst();
}

/** Counts before the code is looked at, so that many at once are counted; false for one too many. */
export async function countAttempt(db: TeamDb, { token_hash }: ChallengeRow): Promise<boolean> {
  const counted = await db
    .updateTable('sign_in_challenges')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('token_hash', '=', token_hash)
    .where('used_at', 'is', null)
    .where('attempts', '<', attemptsAtMost)
    .returning('token_hash')
    .executeTakeFirst();
  return counted !== undefined;
}

/** Of several that use it at once, one does. */
export async function useChallenge(db: TeamDb, { token_hash }: ChallengeRow, now: number): Promise<boolean> {
  const used = await db
    .updateTable('sign_in_challenges')
    .set({ used_at: now })
    .where('token_hash', '=', token_hash)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .executeTakeFirst();
  return used !== undefined;
}

/** What began with another password, or before a factor was changed. */
export async function endChallenges(db: TeamDb, identityId: string): Promise<void> {
  await db.deleteFrom('sign_in_challenges').where('identity_id', '=', identityId).execute();
}

/** False for a time step of which a code was used already, and for those before it. */
export async function claimStep(db: TeamDb, identityId: string, step: number): Promise<boolean> {
  const claimed = await db
    .updateTable('identity_two_factors')
    .set({ used_step: step })
    .where('identity_id', '=', identityId)
    .where((where) => where.or([where('used_step', 'is', null), where('used_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}
