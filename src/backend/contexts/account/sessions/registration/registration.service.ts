/**
 * Registering without an invitation, where the operator has opened it. An address is stored with a link, and no login exists
 * before the mail was answered: who opens the link names themselves, sets the password and gets an organization of their own.
 */
import { v7 as newId } from 'uuid';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';
import type { Trx } from '../../../../schema.ts';
import { type TeamDb, teamRows } from '../../../../team-schema.ts';
import type { OperatorMail } from '../identities/account-mail.ts';
import { hasAccountMail, registerMail } from '../identities/account-words.ts';
import {
  findIdentityByEmail,
  insertIdentity,
  insertMembership,
  releaseAddress,
  setPassword,
} from '../identities/identities.repository.ts';
import {
  deleteOldLinks,
  endLinks,
  endLinksTo,
  isLinkDue,
  makeLink,
  requireLink,
  takeLink,
} from '../identities/one-time-links.ts';
import type { PasswordPorts } from '../identities/password.service.ts';
import type { MakeMails } from '../identities/proof-mails.ts';
import { requireGoodPassword, type SetUpPorts } from '../identities/set-up.ts';
import { noteOpened, type OpenedSession, type Origin, openSession } from '../open-session.ts';
import type { FirstPlace } from '../organizations/first-place.ts';
import { endChallenges } from '../second-factor/challenges.repository.ts';
import { endSessions } from '../sessions.repository.ts';
import { inTransaction } from '../team-transaction.ts';

export interface NewOrganization {
  readonly name: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly ownerLanguage?: PersonLanguage | undefined;
  readonly place: FirstPlace;
  readonly now: number;
}

export interface RegistrationPorts extends PasswordPorts, Pick<SetUpPorts, 'practice'> {
  /** Whether the operator lets strangers register. */
  readonly openRegistration: boolean;
  readonly operator: OperatorMail;
  /** With its first administrator. */
  createOrganization(
    trx: Trx,
    organization: NewOrganization,
  ): Promise<{ readonly id: string; readonly organizationId: string }>;
}

export interface Registration {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly organizationName: string;
  readonly place: FirstPlace;
  readonly origin: Origin;
}

export interface RegistrationService {
  /** Answers before it looks whether there is such an account, and the same. */
  register(asked: {
    readonly email: string;
    readonly language: PersonLanguage | undefined;
    readonly address: string;
  }): Promise<void>;
  confirm(registration: Registration): Promise<OpenedSession>;
}

const purposes = ['register'] as const;

export function createRegistrationService(ports: RegistrationPorts): RegistrationService {
  const { practice, clock, library, backOff, operator } = ports;
  return {
    async register({ email, language, address }) {
      requireOpenRegistration(ports);
      await backOff.beginRegistration(address);
      const sender = await operator.find();
      if (sender === undefined)
        throw new ApiError(
          'state_forbids',
          'This server sends no mail, so nobody can register: its operator sets up an email account first.',
        );
      await ports.proofMails.ask(sender, { about: 'register', email, language });
    },

    async confirm({ token, name, password, organizationName, place, origin }) {
      requireOpenRegistration(ports);
      const link = await requireLink(ports.database.query, token, { purposes, now: clock() });
      const owner = { email: link.email ?? '', name, organizationNames: [organizationName] };
      requireGoodPassword(password, owner);
      const hash = await library.hashPassword(password);
      const { opened, ended } = await inTransaction(practice, async (trx) => {
        const [db, now] = [teamRows(trx), clock()];
        const { email } = await takeLink(db, token, { purposes, now });
        const before = email === null ? undefined : await findIdentityByEmail(db, email);
        if (email === null || before?.email_verified === 1)
          throw new ApiError('conflict', 'This address has an account by now: sign in.');
        await endLinksTo(db, { purpose: 'register', email });
        const ended = before === undefined ? [] : await release(db, before.id, now);
        const owner = {
          name: organizationName,
          ownerName: name,
          ownerEmail: email,
          ownerLanguage: origin.language,
          place,
          now,
        };
        const { id: userId, organizationId } = await ports.createOrganization(trx, owner);
        const identityId = newId();
        const stamps = { created_at: now, updated_at: now };
        await insertIdentity(db, {
          id: identityId,
          name,
          email,
          email_verified: 1,
          language: origin.language ?? null,
          ...stamps,
        });
        await setPassword(db, identityId, { hash, now });
        const member = { identity_id: identityId, organization_id: organizationId, user_id: userId };
        await insertMembership(db, { ...member, created_at: now });
        const opening = { identityId, organizationId, origin, confirmedAt: 'now' } as const;
        return { opened: await openSession(ports, db, opening), ended };
      });
      ports.gate.ended(ended);
      return noteOpened(ports.gate, opened);
    },
  };
}

/** Who made that account never answered a mail at the address: it ends with its sessions and links. Answers those sessions. */
async function release(db: TeamDb, identityId: string, now: number): Promise<readonly string[]> {
  await releaseAddress(db, identityId, now);
  await endLinks(db, identityId);
  await endChallenges(db, identityId);
  return await endSessions(db, { identityId, reason: 'password', now });
}

/** @throws ApiError `forbidden` */
export function requireOpenRegistration({ openRegistration }: Pick<RegistrationPorts, 'openRegistration'>) {
  if (!openRegistration)
    throw new ApiError(
      'forbidden',
      'This server takes no registrations: ask an administrator of your organization to invite you.',
    );
}

/** As much is done for an address that has an account; its link is mailed to nobody then. */
export const makeRegistrationMails: MakeMails<'register'> = async (
  db,
  { email, language = 'en' },
  { now, publicUrl },
) => {
  await deleteOldLinks(db, { purpose: 'register', now });
  if (!(await isLinkDue(db, { purpose: 'register', email }, now))) return [];
  const token = await makeLink(db, { purpose: 'register', email, now });
  const identity = await findIdentityByEmail(db, email);
  if (identity?.email_verified === 1)
    return [{ name: identity.name, email, ...hasAccountMail(publicUrl)[identity.language ?? language] }];
  const link = new URL(`/new-organization#${token}`, publicUrl).href;
  return [{ email, ...registerMail(link, identity !== undefined)[language] }];
};
