/** What an organization that requires a second factor asks of a session, before it opens anything. */
import type { ActorSession } from '../../../../../domain/policy/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamDb } from '../../../../team-schema.ts';
import { findSession } from '../sessions.repository.ts';
import { countFactors, isRequiredOf, requiresSecondFactor } from './rules.repository.ts';

/** `set-up`: the person has no second factor, and may set one up. `sign-in`: they have one, and did not sign in with it. */
export type FactorNeed = 'nothing' | 'set-up' | 'sign-in';

export interface FactorFacts {
  readonly identityId: string;
  readonly organizationId: string;
  readonly hasSecondFactor: boolean;
}

export async function findFactorNeed(db: TeamDb, facts: FactorFacts): Promise<FactorNeed> {
  const { identityId, organizationId, hasSecondFactor } = facts;
  if (!(await requiresSecondFactor(db, organizationId))) return 'nothing';
  if ((await countFactors(db, identityId)) === 0) return 'set-up';
  return hasSecondFactor ? 'nothing' : 'sign-in';
}

/** Before a session is opened. @throws ApiError `second_factor_needed` */
export async function requireFactorOfSignIn(db: TeamDb, facts: FactorFacts): Promise<void> {
  if ((await findFactorNeed(db, facts)) === 'sign-in')
    throw new ApiError(
      'second_factor_needed',
      'Your organization requires a second factor: sign in with your passkey, or the code of your app.',
    );
}

type OwnSession = Pick<ActorSession, 'id' | 'identityId'>;

/**
 * Before a factor, or recovery codes, are added to an account that has a factor: by a password alone, which opens sessions of
 * organizations that require none, they would pass in those that do. @throws ApiError `second_factor_needed`
 */
export async function requireOwnFactor(db: TeamDb, { id, identityId }: OwnSession): Promise<void> {
  if ((await countFactors(db, identityId)) === 0) return;
  if ((await findSession(db, id))?.has_second_factor !== 1)
    throw new ApiError(
      'second_factor_needed',
      'Your account has a second factor: sign in with it before you change what it has.',
    );
}

/** Before a factor is removed. @throws ApiError `state_forbids`, `second_factor_needed` */
export async function requireFactorLeft(db: TeamDb, session: OwnSession): Promise<void> {
  const { identityId } = session;
  if (!(await isRequiredOf(db, identityId))) return;
  await requireOwnFactor(db, session);
  if ((await countFactors(db, identityId)) <= 1)
    throw new ApiError(
      'state_forbids',
      'Your organization requires a second factor, and this is your only one: add another one first.',
    );
}
