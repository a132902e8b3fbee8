/**
 * Joining by an invitation: who holds its link sets the password of a new login. The one who invited has the link, too, so the
 * address counts as unconfirmed until it answers a mail; a login that is there already is never taken over by an equal address.
 */
import { v7 as newId } from 'uuid';
import type { Role } from '../../../../../domain/authorization.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';
import type { TeamDb } from '../../../../team-schema.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import type { InvitationLink } from '../sessions.schema.ts';
import {
  findIdentityByEmail,
  insertIdentity,
  insertMembership,
  setPassword,
} from './identities.repository.ts';
import { requireGoodPassword } from './set-up.ts';
import type { SignInPorts } from './sign-in.service.ts';

interface Invitation {
  readonly organizationId: string;
  readonly email: string;
  readonly role: Role;
  readonly state: string;
}

export interface Invitations<Found extends Invitation = Invitation> {
  find(secret: string): Promise<Found | undefined>;
  /** Empty where they are of the organization no longer. */
  inviterOf(invitation: Found): Promise<string>;
  /** Of two at once one wins; `then` is in its transaction. @throws ApiError `gone` */
  accept<T>(
    invitation: Found,
    who: { readonly name: string; readonly email: string; readonly language: PersonLanguage | null },
    then: (db: TeamDb, userId: string) => Promise<T>,
  ): Promise<T>;
}

export interface JoinPorts extends SignInPorts {
  readonly invitations: Invitations;
}

export interface JoinInput {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly origin: Origin;
}

/** @throws ApiError `gone`, `conflict`, `invalid` */
export async function join(
  ports: JoinPorts,
  { token, name, password, origin }: JoinInput,
): Promise<OpenedSession> {
  const { invitations, library, database, clock, findOrganizationName } = ports;
  const invitation = requirePending(await invitations.find(token));
  const email = invitation.email.toLowerCase();
  // First, so that who looks for accounts by bad passwords learns nothing, and by a good one uses the invitation up.
  const organizationName = await findOrganizationName(database.query, invitation.organizationId);
  requireGoodPassword(password, { email, name, organizationNames: [organizationName] });
  await requireNew(database.query, email);
  const hash = await library.hashPassword(password);
  const language = origin.language ?? null;
  return await invitations.accept(invitation, { name, email, language }, async (db, userId) => {
    const now = clock();
    await requireNew(db, email);
    const identityId = newId();
    const { organizationId } = invitation;
    await insertIdentity(db, {
      id: identityId,
      name,
      email,
      email_verified: 0,
      language,
      created_at: now,
      updated_at: now,
    });
    await setPassword(db, identityId, { hash, now });
    const member = { identity_id: identityId, organization_id: organizationId, user_id: userId };
    await insertMembership(db, { ...member, created_at: now });
    return await openSession(ports, db, { identityId, organizationId, origin, confirmedAt: 'now' });
  });
}

/** What the page of the link names. @throws ApiError `gone` */
export async function describeInvitation(
  { invitations, findOrganizationName, database }: JoinPorts,
  token: string,
): Promise<InvitationLink> {
  const invitation = requirePending(await invitations.find(token));
  const { organizationId, email, role } = invitation;
  const organizationName = await findOrganizationName(database.query, organizationId);
  return { organizationName, invitedBy: await invitations.inviterOf(invitation), email, role };
}

/** @throws ApiError `gone` */
export function requirePending<Found extends Invitation>(invitation: Found | undefined): Found {
  if (invitation?.state === 'pending') return invitation;
  throw new ApiError('gone', 'This invitation no longer holds: ask whom it came from for another one.');
}

/** @throws ApiError `conflict` */
async function requireNew(db: TeamDb, email: string): Promise<void> {
  if (await findIdentityByEmail(db, email))
    throw new ApiError(
      'conflict',
      'This address has an account: sign in with it, and join by the same link.',
    );
}
