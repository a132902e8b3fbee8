/** What an organization that requires a second factor asks of a session, before it opens anything. */
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamDb } from '../../../../team-schema.ts';
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

/** Before a factor is removed. @throws ApiError `state_forbids` */
export async function requireFactorLeft(db: TeamDb, identityId: string): Promise<void> {
  if ((await countFactors(db, identityId)) <= 1 && (await isRequiredOf(db, identityId)))
    throw new ApiError(
      'state_forbids',
      'Your organization requires a second factor, and this is your only one: add another one first.',
    );
}
