/**
 * Help for who lost their app, codes and passkeys: an administrator ends the second factor of a login that is of their
 * organization alone. The password is still asked for, and an organization that requires a second factor has another one set up.
 */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import { text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { UnitOfWork, Work } from '../../../../platform/unit-of-work.ts';
import { type TeamDb, teamRows } from '../../../../team-schema.ts';
import { judgeOf, loadUser, requireActs, toUser, type UserRow } from '../../users/index.ts';
import { factorResetMail } from '../identities/account-words.ts';
import { findIdentity, type IdentityRow, listMemberships } from '../identities/identities.repository.ts';
import { type PasswordPorts, sendTo } from '../identities/password.service.ts';
import { countFactors } from '../rules/rules.repository.ts';
import { findMembershipOf, removeSecondFactor } from './help.repository.ts';

export interface HelpPorts extends PasswordPorts {
  readonly unitOfWork: Pick<UnitOfWork, 'write'>;
}

export interface HelpService {
  /** The person hears of it by mail. */
  resetSecondFactor(caller: Caller, userId: string): Promise<void>;
}

export function createHelpService(ports: HelpPorts): HelpService {
  return {
    async resetSecondFactor(caller, userId) {
      const identity = await ports.unitOfWork.write(
        caller.actor,
        async (work) => await reset(ports, work, { caller, userId }),
      );
      inBackground(sendTo(ports, identity, factorResetMail(ports.publicUrl)), 'Mail about a second factor');
    },
  };
}

async function reset(
  { gate }: HelpPorts,
  work: Work,
  { caller, userId }: { readonly caller: Caller; readonly userId: string },
): Promise<IdentityRow> {
  const judge = await judgeOf(work.reads, caller);
  const row = await loadUser(work.reads, userId);
  requireActs(judge, 'second_factor', row.role);
  if (row.id === judge.self.id)
    throw new ApiError('state_forbids', 'Your own second factor is changed on the page /second-factor.');
  const db = teamRows(work.trx);
  const identity = await loadOwnIdentity(db, row);
  const ended = await removeSecondFactor(db, { identityId: identity.id, now: work.now });
  work.afterCommit(() => gate.ended(ended));
  await work.log({
    type: 'user.second_factor_reset',
    id: row.id,
    version: row.version,
    after: toUser(row),
  });
  return identity;
}

/** @throws ApiError `state_forbids` where it is no login of this organization alone, or has no second factor */
async function loadOwnIdentity(db: TeamDb, { id, name }: UserRow): Promise<IdentityRow> {
  const membership = await findMembershipOf(db, id);
  const identity = membership && (await findIdentity(db, membership.identity_id));
  if (identity === undefined) throw new ApiError('state_forbids', text`${name} has no sign-in here.`);
  if ((await listMemberships(db, identity.id)).length > 1)
    throw new ApiError(
      'state_forbids',
      text`The account of ${name} is not of this organization alone: the operator of the server ends its second factor.`,
    );
  if ((await countFactors(db, identity.id)) === 0)
    throw new ApiError('state_forbids', text`${name} has no second factor.`);
  return identity;
}
