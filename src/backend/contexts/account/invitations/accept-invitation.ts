/** The port of sign-in: who holds the secret of an invitation becomes a member, once. */
import { v7 as newId } from 'uuid';
import type { Role } from '../../../../domain/authorization.ts';
import { mayActOnMembership } from '../../../../domain/policy/memberships.ts';
import { type Text, text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { PersonLanguage } from '../../../platform/http/language/person-language.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { findStanding, insertUser, toUser, type UserRow } from '../users/index.ts';
import { hashSecret, stateOf, toInvitation } from './invitation-view.ts';
import { findBySecret, lockInvitation, updateInvitation } from './invitations.repository.ts';
import type { Invitation } from './invitations.schema.ts';

export interface FoundInvitation {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: Role;
  readonly state: Invitation['state'];
  readonly secretHash: string;
  readonly invitedBy: string;
}

/** Of any organization, before it is known who asks. */
export async function findInvitation(
  reads: Reads,
  secret: string,
  now: number,
): Promise<FoundInvitation | undefined> {
  const secretHash = hashSecret(secret);
  const row = await findBySecret(reads, secretHash);
  if (row === undefined) return undefined;
  const { id, organization_id: organizationId, email, role, invited_by: invitedBy } = row;
  return { id, organizationId, email, role, state: stateOf(row, now), secretHash, invitedBy };
}

/** Their name; empty where they are of the organization no longer. */
export async function findInviter(reads: Reads, { invitedBy }: FoundInvitation): Promise<string> {
  return (await findStanding(reads, invitedBy))?.name ?? '';
}

/**
 * In a transaction of the organization, by the product itself. Of two at once one wins.
 * @param joining the name and address of the account that joins, which may be another one than was invited
 * @returns the person who they are from now on. @throws ApiError `gone` where it no longer holds
 */
export async function acceptInvitation(
  work: Work,
  {
    invitation,
    name,
    email,
    language,
  }: {
    readonly invitation: FoundInvitation;
    readonly name: string;
    readonly email: string;
    readonly language: PersonLanguage | null;
  },
): Promise<string> {
  const { reads, writes, now, log } = work;
  const before = await lockInvitation(reads, invitation);
  if (before === undefined) throw gone(text`does not hold any more`);
  const state = stateOf(before, now);
  if (state !== 'pending') throw gone(state === 'expired' ? text`has expired` : text`was ${word(state)}`);
  await requireStillGiven(reads, { role: before.role, invitedBy: before.invited_by });
  const row: UserRow = {
    id: newId(),
    organization_id: before.organization_id,
    name,
    email,
    role: before.role,
    approval_limit_minor: null,
    approval_limit_currency: null,
    deactivated_at: null,
    language,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertUser(writes, row);
  await log({ type: 'user.created', id: row.id, version: 1, after: toUser(row) });
  const after = await updateInvitation(writes, before, {
    accepted_at: now,
    accepted_by: row.id,
    updated_at: now,
  });
  await log({
    type: 'invitation.accepted',
    id: before.id,
    version: after.version,
    before: toInvitation(before, now),
    after: toInvitation(after, now),
  });
  return row.id;
}

const gone = (how: Text) =>
  new ApiError('gone', text`The invitation ${how}: ask whom it came from for another one.`);

/** Who invited may have lost what they gave. */
async function requireStillGiven(
  reads: Reads,
  { role, invitedBy }: { readonly role: Role; readonly invitedBy: string },
): Promise<void> {
  const inviter = await findStanding(reads, invitedBy);
  if (inviter === undefined || !mayActOnMembership(inviter.role, 'invite', role))
    throw gone(text`does not hold any more`);
}
