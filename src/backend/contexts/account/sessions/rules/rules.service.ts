/** An organization requires a second factor of its members: who has none can set one up, and nothing else. */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { factorRuleMail } from '../identities/account-words.ts';
import { loadIdentity, type PasswordPorts, sendTo } from '../identities/password.service.ts';
import { findSession } from '../sessions.repository.ts';
import { signedOf } from '../sessions.service.ts';
import { listMembers, requiresSecondFactor, setRule } from './rules.repository.ts';
import type { SignInRules } from './rules.schema.ts';

export interface RulesService {
  read(caller: Caller): Promise<SignInRules>;
  /** Its members hear of it by mail. */
  change(caller: Caller, rules: SignInRules): Promise<SignInRules>;
}

export function createRulesService(ports: PasswordPorts): RulesService {
  const { database, clock, publicUrl } = ports;

  async function announce(organizationId: string, isRequired: boolean): Promise<void> {
    for (const identityId of await listMembers(database.query, organizationId))
      await sendTo(ports, await loadIdentity(ports, identityId), factorRuleMail(isRequired, publicUrl));
  }

  return {
    async read(caller) {
      const { organizationId } = signedOf(caller);
      return { requiresSecondFactor: await requiresSecondFactor(database.query, organizationId) };
    },

    async change(caller, rules) {
      const { organizationId, userId, session } = signedOf(caller);
      const isRequired = rules.requiresSecondFactor;
      const own = await findSession(database.query, session.id);
      if (isRequired && own?.has_second_factor !== 1)
        throw new ApiError(
          'state_forbids',
          'Sign in with a second factor of your own first: this would lock you out.',
        );
      if ((await requiresSecondFactor(database.query, organizationId)) === isRequired) return rules;
      await setRule(database.query, {
        organization_id: organizationId,
        requires_second_factor: isRequired ? 1 : 0,
        changed_by: userId,
        changed_at: clock(),
      });
      inBackground(announce(organizationId, isRequired), 'Mail about a rule of sign-in');
      return rules;
    },
  };
}
