/** Sign-in of a server: its tables, its keys, the door of people, and the slices that the app mounts. */
import { hkdfSync } from 'node:crypto';
import { account } from '../contexts/account/context.ts';
import {
  createOrganization,
  type FirstStart,
  findFirstOrganization,
  findPracticeName,
  listAdministrators,
  listOrganizationNames,
  loadAdministrator,
} from '../contexts/account/first-start.ts';
import { findPerson } from '../contexts/account/read-actor-again.ts';
import { findMembershipOf } from '../contexts/account/sessions/help/help.repository.ts';
import {
  createAccountMail,
  createOperatorMail,
  type OperatorMail,
} from '../contexts/account/sessions/identities/account-mail.ts';
import { createBackOff } from '../contexts/account/sessions/identities/back-off.ts';
import { findIdentity, lockIdentity } from '../contexts/account/sessions/identities/identities.repository.ts';
import type { Invitations } from '../contexts/account/sessions/identities/join.ts';
import { type Administrators, makeSetUpLink } from '../contexts/account/sessions/identities/set-up.ts';
import {
  createOperatorGate,
  type OperatorGate,
  operatorMark,
} from '../contexts/account/sessions/operators/operator-gate.ts';
import { settleIn } from '../contexts/account/sessions/organizations/first-place.ts';
import { makeMissingSlugs, makeSlug } from '../contexts/account/sessions/organizations/slugs.ts';
import type { RegistrationPorts } from '../contexts/account/sessions/registration/registration.service.ts';
import { createSessionGate, type SessionGate } from '../contexts/account/sessions/session-gate.ts';
import { endSessions, type SessionRow } from '../contexts/account/sessions/sessions.repository.ts';
import { sessionsSlice } from '../contexts/account/sessions/sessions.slice.ts';
import type {
  EndOfMembership,
  FindMember,
  FindOrganizationName,
  IdentityLibrary,
  TeamAccounts,
} from '../contexts/account/sessions/team-options.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import type { Host } from '../platform/host.ts';
import type { Authenticate } from '../platform/http/actor.ts';
import { createReads } from '../platform/reach/reads.ts';
import { createSeal, installationKeyBytes, keyInMemory } from '../platform/secrets/seal.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { practiceRows, type TeamDb, teamDatabase, teamRows } from '../team-schema.ts';
import { openAccessTokens } from './access-tokens.ts';

export interface TeamAccountOptions {
  /** With the tables of every practice. */
  readonly database: Database<Schema>;
  readonly clock: Clock;
  /** `https://time.example.com`: of links, and the one origin that browsers may write from. */
  readonly publicUrl: string;
  readonly openRegistration: boolean;
  /** Addresses of those who run the server. */
  readonly operators?: readonly string[] | undefined;
  /** Of other pages that may ask, by keys alone. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Of the installation, 32 characters at least: the same at each start, in no table. */
  readonly secret: string;
  readonly library: IdentityLibrary;
  /** Settings of a practice that the first administrator makes. */
  readonly firstStart: Omit<FirstStart, 'now' | 'ownerName'>;
}

const shortestSecret = 32;

export async function openTeamAccounts(options: TeamAccountOptions): Promise<TeamAccounts> {
  const { database: practice, clock, publicUrl, openRegistration, library, firstStart } = options;
  if (options.secret.length < shortestSecret)
    throw new Error(`The secret of the installation has fewer than ${shortestSecret} characters.`);
  await migrateTeam(practice);
  const database = teamDatabase(practice);
  await makeMissingSlugs(database, await listOrganizationNames(practice.query), clock);
  const tokens = await openAccessTokens({ database, clock, seal: sealOf(options.secret) });
  const findMember: FindMember = async (rows, { organizationId, userId }) =>
    (await findPerson(readsOf(rows, organizationId), userId))?.role;
  const findOrganizationName: FindOrganizationName = async (rows, organizationId) =>
    await account.findOrganizationName(readsOf(rows, organizationId));
  const administrators = administratorsOf(firstStart);
  const ports = {
    database,
    practice,
    clock,
    tokens,
    library,
    administrators,
    findMember,
    findOrganizationName,
  };
  const gate = createSessionGate(ports);
  const backOff = createBackOff(ports);
  const operatorGate = createOperatorGate({ database, clock, gate, operators: options.operators ?? [] });
  let operator: OperatorMail | undefined;
  return {
    authenticate: doorOf(gate, operatorGate),
    async takeSetUp() {
      const secret = await makeSetUpLink(ports);
      return secret === undefined ? undefined : new URL(`/set-up#${secret}`, publicUrl).href;
    },
    takeOperators: operatorGate.takeOperators,
    async findRegistrationFault() {
      if (!openRegistration || (await operator?.find()) !== undefined) return undefined;
      return 'Registration is open, but this server sends no mail: nobody can register until the first organization has set up an email account.';
    },
    team: {
      publicUrl,
      openRegistration,
      allowedOrigins: options.allowedOrigins,
      isOpen: async (id) => (await gate.isOpen(id)) || (await operatorGate.isOpen(id)),
      onDeactivated: [endSessionsWith(gate)],
      onEnded: gate.onEnded,
      mount(host) {
        const sendMail = createAccountMail(host);
        operator = createOperatorMail(host, async () => await findFirstOrganization(practice.query));
        const onReused = async ({ identity_id, organization_id, device }: SessionRow) => {
          const identity = await findIdentity(database.query, identity_id);
          if (identity === undefined) return;
          const { name, email } = identity;
          await sendMail({ organizationId: organization_id, name, email, ...reusedMail(device, publicUrl) });
        };
        return [
          sessionsSlice.mount({
            ...ports,
            gate,
            backOff,
            onReused,
            host,
            unitOfWork: host.unitOfWork,
            sendMail,
            operator,
            operatorGate,
            openRegistration,
            createOrganization: createNamed(firstStart),
            publicUrl,
            deviceCodeKey: keyOf(options.secret, 'vireo device codes'),
            invitations: invitationsOf(host, clock),
          }),
        ];
      },
    },
  };
}

/** The practice that the first administrator makes has its short name from its beginning. */
function administratorsOf(firstStart: TeamAccountOptions['firstStart']): Administrators {
  return {
    list: listAdministrators,
    load: async (trx, { place, ...first }) => {
      const found = await loadAdministrator(trx, { ...firstStart, ...settleIn(firstStart, place), ...first });
      const name = await findPracticeName(trx);
      await makeSlug(teamRows(trx), { id: found.organizationId, name, now: first.now });
      return found;
    },
    practiceName: findPracticeName,
  };
}

/** An organization with its short name. */
function createNamed(firstStart: TeamAccountOptions['firstStart']): RegistrationPorts['createOrganization'] {
  return async (trx, { name, place, ...owner }) => {
    const start = { ...firstStart, ...settleIn(firstStart, place), ...owner, practiceName: name };
    const made = await createOrganization(trx, start);
    await makeSlug(teamRows(trx), { id: made.organizationId, name, now: owner.now });
    return made;
  };
}

/** An operator's token is no cookie: a browser never sends it by itself. */
function doorOf(gate: SessionGate, operatorGate: OperatorGate): Authenticate {
  return async (token, asked) =>
    token.startsWith(operatorMark) && asked.by !== 'cookie'
      ? await operatorGate.open(token)
      : await gate.open(token, asked);
}

function invitationsOf({ reads, unitOfWork }: Host, clock: Clock): Invitations<FoundInvitation> {
  const productOf = (organizationId: string) =>
    ({ kind: 'system', organizationId, task: 'sign-in' }) as const;
  return {
    find: async (secret) => await account.findInvitation(reads(productOf('')), secret, clock()),
    inviterOf: async (invitation) =>
      await account.findInviter(reads(productOf(invitation.organizationId)), invitation),
    accept: async (invitation, who, then) =>
      await unitOfWork.write(productOf(invitation.organizationId), async (work) => {
        const userId = await account.acceptInvitation(work, { invitation, ...who });
        return await then(teamRows(work.trx), userId);
      }),
  };
}

function readsOf(rows: TeamDb, organizationId: string) {
  const actor = { kind: 'system', organizationId, task: 'sign-in' } as const;
  return createReads({ db: practiceRows(rows), actor, scopes: {} });
}

type FoundInvitation = Parameters<typeof account.acceptInvitation>[1]['invitation'];

function endSessionsWith(gate: SessionGate): EndOfMembership {
  return async ({ trx, now, afterCommit }, who) => {
    const db = teamRows(trx);
    const membership = await findMembershipOf(db, who.userId);
    if (membership !== undefined) await lockIdentity(db, membership.identity_id);
    const ended = await endSessions(db, { ...who, reason: 'deactivated', now });
    afterCommit(() => gate.ended(ended));
  };
}

function sealOf(secret: string) {
  return createSeal(keyInMemory(keyOf(secret, 'vireo access tokens')));
}

function keyOf(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', use, installationKeyBytes));
}

function reusedMail(device: string, publicUrl: string) {
  return {
    subject: 'Vireo signed a device out',
    text: `A sign-in of "${device}" was used by two programs at once, as happens when it was copied. Vireo has ended it.\n\nIf you did not expect this, sign in at ${publicUrl}, change your password and end the other sessions.\n`,
  };
}
