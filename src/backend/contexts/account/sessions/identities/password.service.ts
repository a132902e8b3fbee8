/** Passwords that are changed or forgotten, and addresses that answer a mail. Links come from the public address alone. */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { TeamDb, TeamTrx } from '../../../../team-schema.ts';
import { removeSecondFactor } from '../help/help.repository.ts';
import { endChallenges } from '../second-factor/challenges.repository.ts';
import { isLive, type SessionGate, sessionEnded } from '../session-gate.ts';
import { endSessions, findSession } from '../sessions.repository.ts';
import { type SessionsPorts, type Signed, signedOf } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';
import type { OperatorMail, SendAccountMail } from './account-mail.ts';
import { inLanguageOf, type MailWords, passwordChangedMail, resetMail, verifyMail } from './account-words.ts';
import {
  findIdentity,
  findIdentityByEmail,
  type IdentityRow,
  listMemberships,
  lockIdentity,
  setPassword,
  verifyEmail,
} from './identities.repository.ts';
import { deleteOldLinks, endLinks, isLinkDue, makeLink, requireLink, takeLink } from './one-time-links.ts';
import { isPresent, type PasswordOwner } from './password-rules.ts';
import type { MailMaking, MakeMails, ProofMail, ProofMails } from './proof-mails.ts';
import { requireGoodPassword } from './set-up.ts';
import type { SignInPorts } from './sign-in.service.ts';

export interface PasswordPorts extends SignInPorts, Pick<SessionsPorts, 'guess'> {
  readonly gate: SessionGate;
  readonly sendMail: SendAccountMail;
  readonly operator: OperatorMail;
  readonly proofMails: ProofMails;
  readonly publicUrl: string;
}

interface NewPassword {
  readonly password: string;
  readonly newPassword: string;
}

export interface PasswordService {
  /** Ends all other sessions. */
  change(caller: Caller, input: NewPassword, address: string): Promise<void>;
  /** Answers before it looks whether there is such an account. @throws ApiError `state_forbids` where the server sends none */
  askReset(email: string, address: string): Promise<void>;
  /** Ends all sessions. */
  reset(input: { readonly token: string; readonly password: string }): Promise<void>;
  /** A link to the address of who asks. */
  askVerification(caller: Caller): Promise<void>;
  verify(token: string): Promise<void>;
}

const resets = ['reset', 'operator-reset'] as const;

export function createPasswordService(ports: PasswordPorts): PasswordService {
  const { database, clock, gate, library } = ports;

  async function setAndEnd(identity: IdentityRow, password: string, more: Ending): Promise<void> {
    const hash = await library.hashPassword(password);
    const now = clock();
    const ended = await inTransaction(database, async (trx) => {
      await lockIdentity(trx, identity.id);
      if (more.except !== undefined) await requireOpen(trx, more.except, now);
      const taken =
        more.token === undefined ? [] : await takeReset(trx, identity, { token: more.token, now });
      await setPassword(trx, identity.id, { hash, now });
      await endLinks(trx, identity.id);
      await endChallenges(trx, identity.id);
      const rest = { identityId: identity.id, except: more.except, reason: 'password', now } as const;
      return [...taken, ...(await endSessions(trx, rest))];
    });
    gate.ended(ended);
    inBackground(sendTo(ports, identity, passwordChangedMail(ports.publicUrl)), 'Mail about a password');
  }

  return {
    async change(caller, { password, newPassword }, address) {
      const actor = signedOf(caller);
      const identity = await loadIdentity(ports, actor.session.identityId);
      await requirePassword(ports, actor, { password, address });
      const owner = await ownerOf(ports, identity);
      requireGoodPassword(newPassword, { ...owner, present: password }, 'newPassword');
      await setAndEnd(identity, newPassword, { except: actor.session.id });
    },

    async askReset(email, address) {
      const sender = await ports.operator.find();
      if (sender === undefined)
        throw new ApiError(
          'state_forbids',
          'This server sends no mail, so it resets no password by itself: ask its operator, who can make a link.',
        );
      await ports.backOff.beginReset(address);
      await ports.proofMails.ask(sender, { about: 'reset', email });
    },

    async reset({ token, password }) {
      const requireReset = async () =>
        await requireLink(database.query, token, { purposes: resets, now: clock() });
      const { identity_id } = await requireReset();
      const identity = await loadIdentity(ports, identity_id ?? '');
      requireGoodPassword(password, await ownerOf(ports, identity));
      if (await library.checkPassword(identity.id, password)) {
        // Of two at once that set the same one, the second has a used link.
        await requireReset();
        throw invalidField('password', isPresent);
      }
      await setAndEnd(identity, password, { token });
    },

    async askVerification(caller) {
      const { identityId } = signedOf(caller).session;
      await ports.proofMails.ask(await requireSender(ports), { about: 'verify', identityId });
    },

    async verify(token) {
      await inTransaction(database, async (trx) => {
        const { identity_id, email } = await takeLink(trx, token, { purposes: ['verify'], now: clock() });
        await verifyEmail(trx, { id: identity_id ?? '', email: email ?? '' });
      });
    },
  };
}

/** What a stranger tries first of this account. */
async function ownerOf(
  { database, findOrganizationName }: PasswordPorts,
  { id, email, name }: IdentityRow,
): Promise<PasswordOwner> {
  const organizationNames: string[] = [];
  for (const { organization_id } of await listMemberships(database.query, id))
    organizationNames.push(await findOrganizationName(database.query, organization_id));
  return { email, name, organizationNames };
}

/** That of who is signed in. @throws ApiError `forbidden`, `too_many_requests` */
export async function requirePassword(
  { guess, library }: Pick<SessionsPorts, 'guess' | 'library'>,
  actor: Signed,
  { password, address }: { readonly password: string; readonly address: string },
): Promise<void> {
  const isSame = await guess(actor, address, async () =>
    (await library.checkPassword(actor.session.identityId, password)) ? true : undefined,
  );
  if (isSame === undefined) throw new ApiError('forbidden', 'This is not your password.');
}

/** Answers the sessions that end. What the operator handed over proves no address. */
async function takeReset(
  trx: TeamTrx,
  identity: IdentityRow,
  { token, now }: { readonly token: string; readonly now: number },
): Promise<readonly string[]> {
  const { purpose } = await takeLink(trx, token, { purposes: resets, now });
  const isConfirmed = (await findIdentity(trx, identity.id))?.email_verified === 1;
  if (purpose === 'reset') await verifyEmail(trx, identity);
  // Who made an account with an unconfirmed address may be another person than who opens the link.
  return isConfirmed ? [] : await removeSecondFactor(trx, { identityId: identity.id, now });
}

/** A session that another change of the password has ended changes it no more. @throws ApiError `unauthenticated` */
async function requireOpen(trx: TeamTrx, sessionId: string, now: number): Promise<void> {
  const session = await findSession(trx, sessionId);
  if (session === undefined || !isLive(session, now)) throw sessionEnded();
}

interface Ending {
  /** Stays open. */
  readonly except?: string;
  /** Of the mail that was answered. */
  readonly token?: string;
}

export async function loadIdentity(
  { database }: Pick<PasswordPorts, 'database'>,
  id: string,
): Promise<IdentityRow> {
  const identity = await findIdentity(database.query, id);
  if (identity === undefined) throw new ApiError('gone', 'This account was deleted.');
  return identity;
}

/** An address that never answered a mail has no reset by mail. */
export const makeResetMails: MakeMails<'reset'> = async (db, { email }, making) => {
  await deleteOldLinks(db, { purpose: 'reset', now: making.now });
  const identity = await findIdentityByEmail(db, email);
  return identity?.email_verified === 1 ? await makeLinkMail(db, { identity, purpose: 'reset' }, making) : [];
};

export const makeVerificationMails: MakeMails<'verify'> = async (db, { identityId }, making) => {
  const identity = await findIdentity(db, identityId);
  return identity === undefined ? [] : await makeLinkMail(db, { identity, purpose: 'verify' }, making);
};

const mails = { reset: resetMail, verify: verifyMail } as const;

async function makeLinkMail(
  db: TeamDb,
  { identity, purpose }: { readonly identity: IdentityRow; readonly purpose: 'reset' | 'verify' },
  { now, publicUrl }: MailMaking,
): Promise<readonly ProofMail[]> {
  const { id: identityId, name, email } = identity;
  // Of two at once, one leaves.
  await lockIdentity(db, identityId);
  if (!(await isLinkDue(db, { purpose, identityId }, now))) return [];
  const token = await makeLink(db, { purpose, identityId, email, now });
  const words = mails[purpose](new URL(`/${purpose}#${token}`, publicUrl).href);
  return [{ name, email, ...inLanguageOf(identity, words) }];
}

/** For what proves and opens nothing: the first of the person's organizations that has set up mail, or the operator's. */
async function findSender(
  { database, findMember, operator }: PasswordPorts,
  { id }: Pick<IdentityRow, 'id'>,
): Promise<string | undefined> {
  for (const row of await listMemberships(database.query, id)) {
    const member = { organizationId: row.organization_id, userId: row.user_id };
    if ((await findMember(database.query, member)) === undefined) continue;
    if (await operator.isSetUp(member.organizationId)) return member.organizationId;
  }
  return await operator.find();
}

/** Whose mail proves addresses and opens accounts. @throws ApiError `state_forbids` */
export async function requireSender({ operator }: Pick<PasswordPorts, 'operator'>): Promise<string> {
  const sender = await operator.find();
  if (sender !== undefined) return sender;
  throw new ApiError(
    'state_forbids',
    'This server sends no mail, so no link can be sent: the first organization of the server sets up an email account, by "Vireo: Set Up Email…" in the editor.',
  );
}

/** A warning or a note. False where neither an organization of the person nor the operator has set up mail. */
export async function sendTo(
  ports: PasswordPorts,
  identity: IdentityRow,
  words: MailWords,
): Promise<boolean> {
  const organizationId = await findSender(ports, identity);
  const { name, email } = identity;
  return (
    organizationId !== undefined &&
    (await ports.sendMail({ organizationId, name, email, ...inLanguageOf(identity, words) }))
  );
}
