/** Passkeys: registered by who is signed in, and a way to sign in that counts as both factors. */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import { type Text, text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { passkeyMail } from '../identities/account-words.ts';
import { lockIdentity } from '../identities/identities.repository.ts';
import { loadIdentity, type PasswordPorts, requirePassword, sendTo } from '../identities/password.service.ts';
import { noteOpened, type OpenedSession, type Opening, type Origin, openSession } from '../open-session.ts';
import { countFactors } from '../rules/rules.repository.ts';
import { requireFactorLeft, requireOwnFactor } from '../rules/second-factor-needed.ts';
import { noteFactor } from '../second-factor/note-factor.ts';
import { type FactorPorts, requireFactorProof } from '../second-factor/prove-factor.ts';
import type { PasswordAndFactor } from '../second-factor/totp.service.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import type { PasskeyCeremony } from '../team-options.ts';
import { inTransaction } from '../team-transaction.ts';
import { findPasskeyFault } from './passkey-rules.ts';
import {
  deletePasskey,
  findPasskey,
  hasCredential,
  listPasskeys,
  type PasskeyRow,
  renamePasskey,
} from './passkeys.repository.ts';
import type { Passkey, PasskeyAssertion, PasskeyAttestation, PasskeyList } from './passkeys.schema.ts';

export interface PasskeySignIn {
  readonly response: PasskeyAssertion;
  /** Of the browser that the ceremony began in. */
  readonly challenge: string | undefined;
  readonly organizationId?: string | undefined;
  readonly origin: Origin;
}

export interface NewPasskey {
  readonly name: string;
  readonly response: PasskeyAttestation;
  readonly challenge: string | undefined;
}

export interface PasskeysService {
  list(caller: Caller): Promise<PasskeyList>;
  begin(caller: Caller): Promise<PasskeyCeremony>;
  register(caller: Caller, added: NewPasskey): Promise<Passkey>;
  rename(caller: Caller, id: string, name: string): Promise<Passkey>;
  remove(caller: Caller, id: string, proof: PasswordAndFactor): Promise<void>;
  beginSignIn(): Promise<PasskeyCeremony>;
  signIn(asked: PasskeySignIn): Promise<OpenedSession>;
  /** Proves again who asks, as a password does. */
  confirm(caller: Caller, proof: Pick<PasskeySignIn, 'response' | 'challenge'>): Promise<void>;
}

const mostPasskeys = 20;

export function createPasskeysService(ports: FactorPorts): PasskeysService {
  const { database, clock, library, publicUrl } = ports;
  const fault = findPasskeyFault(publicUrl);

  async function identityOf({ response, challenge }: Pick<PasskeySignIn, 'response' | 'challenge'>) {
    requireNamed(fault);
    return challenge === undefined ? undefined : await library.passkeys.signIn({ response, challenge });
  }

  const identityIdOf = (caller: Caller) => signedOf(caller).session.identityId;

  return {
    async list(caller) {
      const rows = await listPasskeys(database.query, identityIdOf(caller));
      return { items: rows.map(toPasskey), unavailable: fault === undefined ? null : String(fault) };
    },

    async begin(caller) {
      requireNamed(fault);
      const { session } = signedOf(caller);
      const { identityId } = session;
      await requireOwnFactor(database.query, session);
      if ((await listPasskeys(database.query, identityId)).length >= mostPasskeys)
        throw new ApiError(
          'state_forbids',
          text`An account has ${mostPasskeys} passkeys at most: remove one.`,
        );
      return await library.passkeys.beginRegistration(identityId);
    },

    async register(caller, { name, response, challenge }) {
      requireNamed(fault);
      const { session } = signedOf(caller);
      const { identityId } = session;
      await requireOwnFactor(database.query, session);
      const isFirst = (await countFactors(database.query, identityId)) === 0;
      const id =
        challenge === undefined
          ? undefined
          : await library.passkeys.register(identityId, { name, response, challenge });
      const row = id === undefined ? undefined : await findPasskey(database.query, { identityId, id });
      if (row === undefined)
        throw new ApiError('forbidden', 'This passkey was not taken: begin again, in the same browser.');
      await noteFactor(ports, session, { isFirst });
      await announce(ports, { identityId, name, what: 'added' });
      return toPasskey(row);
    },

    async rename(caller, id, name) {
      const row = await renamePasskey(database.query, { identityId: identityIdOf(caller), id }, name);
      if (row === undefined) throw notFound('passkey');
      return toPasskey(row);
    },

    remove: async (caller, id, proof) => await removePasskey(ports, signedOf(caller), { id, ...proof }),

    async beginSignIn() {
      requireNamed(fault);
      return await library.passkeys.beginSignIn();
    },

    async signIn({ organizationId, origin, ...proof }) {
      const identityId = await identityOf(proof);
      if (identityId === undefined) throw notOpened();
      const opening = { identityId, organizationId, origin };
      return noteOpened(ports.gate, await openByPasskey(ports, opening, proof.response.id));
    },

    async confirm(caller, proof) {
      const { session } = signedOf(caller);
      if ((await identityOf(proof)) !== session.identityId) throw new ApiError('forbidden', refused);
      await noteFactor(ports, session, { confirmed_at: clock() });
    },
  };
}

async function removePasskey(
  ports: FactorPorts,
  actor: Signed,
  { id, password, ...proof }: PasswordAndFactor & { readonly id: string },
): Promise<void> {
  const { query } = ports.database;
  const { identityId } = actor.session;
  await requirePassword(ports, actor, { password, address: proof.origin.address });
  if ((await findPasskey(query, { identityId, id })) === undefined) throw notFound('passkey');
  await requireFactorLeft(query, actor.session);
  await requireFactorProof(ports, await loadIdentity(ports, identityId), proof);
  const row = await deletePasskey(query, { identityId, id });
  if (row === undefined) throw notFound('passkey');
  await announce(ports, { identityId, name: row.name ?? '', what: 'removed' });
}

const notOpened = () => new ApiError('unauthenticated', refused);
async function openByPasskey(
  ports: PasswordPorts,
  opening: Omit<Opening, 'hasSecondFactor' | 'confirmedAt'>,
  credentialId: string,
): Promise<OpenedSession> {
  const { identityId } = opening;
  return await inTransaction(ports.database, async (trx) => {
    await lockIdentity(trx, identityId);
    // It may have been removed since, with all sessions.
    if (!(await hasCredential(trx, { identityId, credentialId }))) throw notOpened();
    return await openSession(ports, trx, { ...opening, hasSecondFactor: true, confirmedAt: 'now' });
  });
}

const refused = text`This passkey does not open this account, or its proof has run out: try once more.`;

/** @throws ApiError `state_forbids` */
function requireNamed(fault: Text | undefined): void {
  if (fault !== undefined) throw new ApiError('state_forbids', fault);
}

interface Change {
  readonly identityId: string;
  readonly name: string;
  readonly what: 'added' | 'removed';
}

async function announce(ports: PasswordPorts, { identityId, name, what }: Change): Promise<void> {
  const { publicUrl } = ports;
  const identity = await loadIdentity(ports, identityId);
  inBackground(sendTo(ports, identity, passkeyMail({ name, what }, publicUrl)), 'Mail about a passkey');
}

function toPasskey({ id, name, created_at, backed_up }: PasskeyRow): Passkey {
  return {
    id,
    name: name ?? '',
    createdAt: toInstant(Number(created_at)),
    isBackedUp: backed_up === 1,
  };
}
