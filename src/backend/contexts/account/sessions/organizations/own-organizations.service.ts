/**
 * The organizations of an account: which there are, and a session of another one. A session is of one organization, so switching
 * opens another session; it proves nothing, and a program gets one only after its person has proved who they are.
 */

import { text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { requireConfirmed } from '../../../../platform/http/authorization.ts';
import { type TeamDb, teamRows } from '../../../../team-schema.ts';
import {
  type IdentityRow,
  insertMembership,
  listMemberships,
  lockIdentity,
} from '../identities/identities.repository.ts';
import { type JoinPorts, requirePending } from '../identities/join.ts';
import { loadIdentity, type PasswordPorts } from '../identities/password.service.ts';
import { loadAccount, type OpenedSession, openSession } from '../open-session.ts';
import { type RegistrationPorts, requireOpenRegistration } from '../registration/registration.service.ts';
import { isLive, sessionEnded } from '../session-gate.ts';
import { endSessions, findSession } from '../sessions.repository.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';
import type { FirstPlace } from './first-place.ts';
import type { OwnOrganization, OwnOrganizationList } from './own-organizations.schema.ts';
import { listSlugs, setSlug } from './slugs.ts';

export interface OwnOrganizationsPorts
  extends PasswordPorts,
    Pick<JoinPorts, 'invitations'>,
    Pick<RegistrationPorts, 'practice' | 'openRegistration' | 'createOrganization'> {}

export interface NewOwnOrganization extends FirstPlace {
  readonly name: string;
}

export interface SwitchTo {
  readonly organizationId: string;
  /** Of a sign-in before. */
  readonly deviceToken: string | undefined;
  /** Of the network. */
  readonly address: string;
}

export interface OwnOrganizationsService {
  list(caller: Caller): Promise<OwnOrganizationList>;
  /** A browser's session is replaced; a program keeps the one that it has, with which the other one ends. */
  switch(caller: Caller, input: SwitchTo): Promise<OpenedSession>;
  /** Who asks is its administrator. */
  create(caller: Caller, input: NewOwnOrganization): Promise<OwnOrganization>;
  /** Its short name. */
  rename(caller: Caller, slug: string): Promise<void>;
  /** Joins by the link of an invitation with the account that one has. */
  accept(caller: Caller, token: string): Promise<OwnOrganization>;
}

const mostOrganizations = 50;

export function createOwnOrganizationsService(ports: OwnOrganizationsPorts): OwnOrganizationsService {
  const { database, practice, clock, gate, invitations } = ports;

  async function listOf({ session, organizationId }: Signed): Promise<OwnOrganization[]> {
    const { memberships } = await loadAccount(ports, database.query, { identityId: session.identityId });
    const items: OwnOrganization[] = [];
    const slugs = await listSlugs(
      database.query,
      memberships.map((one) => one.organizationId),
    );
    for (const membership of memberships) {
      const slug = slugs.get(membership.organizationId) ?? null;
      const name = await ports.findOrganizationName(database.query, membership.organizationId);
      items.push({ ...membership, name, slug, isCurrent: membership.organizationId === organizationId });
    }
    return items;
  }

  async function showNew(actor: Signed, organizationId: string): Promise<OwnOrganization> {
    const found = (await listOf(actor)).find((one) => one.organizationId === organizationId);
    if (found === undefined) throw new ApiError('gone', 'This membership has ended already.');
    return found;
  }

  return {
    async list(caller) {
      return { items: await listOf(signedOf(caller)), canCreate: ports.openRegistration };
    },

    async switch(caller, input) {
      const { opened, ended } = await switchSession(ports, signedOf(caller), input);
      gate.ended(ended);
      return opened;
    },

    async create(caller, { name, ...place }) {
      requireOpenRegistration(ports);
      const actor = signedOf(caller);
      const identity = await loadIdentity(ports, actor.session.identityId);
      if (identity.email_verified !== 1)
        throw new ApiError('state_forbids', 'Confirm your address first: the page Account sends you a link.');
      const organizationId = await inTransaction(practice, async (trx) => {
        const [db, now] = [teamRows(trx), clock()];
        const memberships = await listMemberships(db, identity.id);
        if (memberships.length >= mostOrganizations)
          throw new ApiError(
            'state_forbids',
            text`An account is of ${mostOrganizations} organizations at most.`,
          );
        const made = await ports.createOrganization(trx, { name, ...ownerOf(identity), place, now });
        await insertMembership(db, {
          identity_id: identity.id,
          organization_id: made.organizationId,
          user_id: made.id,
          created_at: now,
        });
        return made.organizationId;
      });
      return await showNew(actor, organizationId);
    },

    async rename(caller, slug) {
      const { organizationId: id } = signedOf(caller);
      await inTransaction(database, async (trx) => await setSlug(trx, { id, slug, now: clock() }));
    },

    async accept(caller, token) {
      const actor = signedOf(caller);
      const invitation = requirePending(await invitations.find(token));
      const { id: identityId, name, email, language } = await loadIdentity(ports, actor.session.identityId);
      const { organizationId } = invitation;
      await invitations.accept(invitation, { name, email, language }, async (db, userId) => {
        await requireNoMembership(db, identityId, organizationId);
        const member = { identity_id: identityId, organization_id: organizationId, user_id: userId };
        await insertMembership(db, { ...member, created_at: clock() });
      });
      return await showNew(actor, organizationId);
    },
  };
}

const ownerOf = ({ name, email, language }: IdentityRow) => ({
  ownerName: name,
  ownerEmail: email,
  ownerLanguage: language ?? undefined,
});

async function switchSession(
  ports: OwnOrganizationsPorts,
  actor: Signed,
  { organizationId, deviceToken, address }: SwitchTo,
): Promise<{ readonly opened: OpenedSession; readonly ended: readonly string[] }> {
  if (organizationId === actor.organizationId)
    throw new ApiError('state_forbids', 'You are in this organization already.');
  return await inTransaction(ports.database, async (trx) => {
    const now = ports.clock();
    await lockIdentity(trx, actor.session.identityId);
    const own = await findSession(trx, actor.session.id);
    if (own === undefined || !isLive(own, now)) throw sessionEnded();
    const isBrowser = own.cookie_hash !== null;
    if (!isBrowser) requireConfirmed(actor);
    const next = await openSession(ports, trx, {
      identityId: own.identity_id,
      organizationId,
      origin: { address, isBrowser, device: own.device, deviceToken },
      hasSecondFactor: own.has_second_factor === 1,
      confirmedAt: Number(own.confirmed_at),
      endsAt: Number(own.ends_at),
      openedBy: isBrowser ? undefined : own.id,
    });
    const before = isBrowser ? await endSessions(trx, { sessionId: own.id, reason: 'switched', now }) : [];
    // Of two at once, one switches.
    if (isBrowser && before.length === 0) throw sessionEnded();
    return { opened: next, ended: before };
  });
}

/** @throws ApiError `conflict` */
async function requireNoMembership(db: TeamDb, identityId: string, organizationId: string): Promise<void> {
  const memberships = await listMemberships(db, identityId);
  if (memberships.some(({ organization_id }) => organization_id === organizationId))
    throw new ApiError(
      'conflict',
      'This account is of that organization already. Where its membership has ended, an administrator reactivates it.',
    );
}
