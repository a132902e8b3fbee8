/**
 * The first administrator of a server: by the one link that its start prints, and by nothing else. It makes the practice, or
 * takes over the one that the database has.
 */

import { v7 as newId } from 'uuid';
import type { Database } from '../../../../platform/db/index.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';
import type { Reader, Schema, Trx } from '../../../../schema.ts';
import { teamRows } from '../../../../team-schema.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import type { FirstPlace } from '../organizations/first-place.ts';
import type { SetUpLink } from '../sessions.schema.ts';
import { inTransaction } from '../team-transaction.ts';
import {
  findIdentityByEmail,
  hasLogin,
  insertIdentity,
  insertMembership,
  setPassword,
} from './identities.repository.ts';
import { makeLink, requireLink, takeLink } from './one-time-links.ts';
import { findPasswordFault, type PasswordOwner } from './password-rules.ts';
import type { SignInPorts } from './sign-in.service.ts';

interface Administrator {
  readonly id: string;
  readonly organizationId: string;
}

/** People who administer an organization, whether they can sign in or not. */
export interface Administrators {
  /** The first one first. */
  list(rows: Reader): Promise<readonly Administrator[]>;
  /** The first one, or that of a new practice where there is none. */
  load(trx: Trx, first: FirstAdministrator): Promise<Administrator>;
  /** Of the first one's practice; empty where there is none. */
  practiceName(rows: Reader): Promise<string>;
}

interface FirstAdministrator {
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly ownerLanguage?: PersonLanguage | undefined;
  readonly practiceName?: string;
  readonly place: FirstPlace;
  readonly now: number;
}

export interface SetUpPorts extends SignInPorts {
  /** The same database, with the tables of every practice. */
  readonly practice: Database<Schema>;
  readonly administrators: Administrators;
}

type LinkPorts = Pick<SetUpPorts, 'practice' | 'clock' | 'administrators'>;

async function hasAdministrator({ administrators }: LinkPorts, rows: Reader): Promise<boolean> {
  const found = await administrators.list(rows);
  return await hasLogin(
    teamRows(rows),
    found.map(({ id }) => id),
  );
}

/** The secret of a new link; undefined where an administrator can sign in. */
export async function makeSetUpLink(ports: LinkPorts): Promise<string | undefined> {
  return await ports.practice.transaction(async (trx) => {
    if (await hasAdministrator(ports, trx)) return undefined;
    return await makeLink(teamRows(trx), { purpose: 'set-up', now: ports.clock() });
  });
}

const isSetUp = () => new ApiError('gone', 'This server is set up: sign in.');

export interface SetUpInput {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Of a practice that has none. */
  readonly organizationName?: string | undefined;
  /** Of a new practice. */
  readonly place: FirstPlace;
  readonly origin: Origin;
}

/** What the page of the link names. @throws ApiError `gone` */
export async function describeSetUp(ports: SetUpPorts, token: string): Promise<SetUpLink> {
  const { practice, clock, administrators } = ports;
  if (await hasAdministrator(ports, practice.query)) throw isSetUp();
  await requireLink(teamRows(practice.query), token, { purposes: ['set-up'], now: clock() });
  const takesOver = (await administrators.list(practice.query)).length > 0;
  return { organizationName: await administrators.practiceName(practice.query), takesOver };
}

/** @throws ApiError `gone`, `invalid` */
export async function setUp(
  ports: SetUpPorts,
  { token, name, email, password, organizationName, place, origin }: SetUpInput,
): Promise<OpenedSession> {
  const { practice, clock, library } = ports;
  const purposes = ['set-up'] as const;
  if (await hasAdministrator(ports, practice.query)) throw isSetUp();
  await requireLink(teamRows(practice.query), token, { purposes, now: clock() });
  const practiceName = organizationName ?? (await ports.administrators.practiceName(practice.query));
  requireGoodPassword(password, { email, name, organizationNames: [practiceName] });
  const hash = await library.hashPassword(password);
  return await inTransaction(practice, async (trx) => {
    const [db, now] = [teamRows(trx), clock()];
    await takeLink(db, token, { purposes, now });
    if (await hasAdministrator(ports, trx)) throw isSetUp();
    if (await findIdentityByEmail(db, email)) throw invalidField('email', 'is taken');
    const { id: userId, organizationId } = await ports.administrators.load(trx, {
      ownerName: name,
      ownerEmail: email,
      ownerLanguage: origin.language,
      ...(organizationName !== undefined && { practiceName: organizationName }),
      place,
      now,
    });
    const identityId = newId();
    const stamps = { created_at: now, updated_at: now };
    await insertIdentity(db, {
      id: identityId,
      name,
      email,
      email_verified: 0,
      language: origin.language ?? null,
      ...stamps,
    });
    await setPassword(db, identityId, { hash, now });
    await insertMembership(db, {
      identity_id: identityId,
      organization_id: organizationId,
      user_id: userId,
      created_at: now,
    });
    return await openSession(ports, db, { identityId, organizationId, origin, confirmedAt: 'now' });
  });
}

/** @throws ApiError `invalid` */
export function requireGoodPassword(password: string, owner: PasswordOwner, field = 'password'): void {
  const fault = findPasswordFault(password, owner);
  if (fault !== undefined) throw invalidField(field, fault);
}
