/** The use cases of sessions: refresh, list, confirm, end. */
import type { ActorSession, UserActor } from '../../../../domain/policy/actor.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { TeamTrx } from '../../../team-schema.ts';
import { keepRefreshToken, loadAccount, signAccess } from './open-session.ts';
import { findFactorNeed } from './rules/second-factor-needed.ts';
import { hashOfSecret, successorOf } from './secret-text.ts';
import {
  factsOf,
  isLive,
  nextExpiry,
  type SessionGate,
  type SessionGatePorts,
  sessionEnded,
  sessionMs,
} from './session-gate.ts';
import {
  deleteOldSessions,
  type Ending,
  endSessionTree,
  findRefreshToken,
  findSession,
  listSessions,
  type RefreshRow,
  type SessionRow,
  updateSession,
  useRefreshToken,
} from './sessions.repository.ts';
import type { Access, Account, Session } from './sessions.schema.ts';
import type { IdentityLibrary } from './team-options.ts';
import { inTransaction } from './team-transaction.ts';

/** A client that never got the answer asks again for as long. */
const repeatedMs = 30_000;
const keptMs = 30 * 24 * 3_600_000;

export interface SessionsPorts extends SessionGatePorts {
  readonly gate: SessionGate;
  readonly library: Pick<IdentityLibrary, 'checkPassword'>;
  /** A refresh token was used twice: its session is ended, and its person hears of it. */
  onReused(session: SessionRow): Promise<void>;
  /** Counts an attempt to guess the password of who is signed in. @throws ApiError `too_many_requests` */
  readonly guess: <T>(
    actor: UserActor,
    address: string,
    check: () => Promise<T | undefined>,
  ) => Promise<T | undefined>;
}

export interface SessionsService {
  refresh(token: string): Promise<Access>;
  me(caller: Caller): Promise<Account>;
  list(caller: Caller): Promise<Session[]>;
  revoke(caller: Caller, id: string): Promise<void>;
  /** Ends the session of who asks. */
  signOut(caller: Caller): Promise<void>;
  /** Proves again who asks, for five minutes. */
  confirm(caller: Caller, password: string, address: string): Promise<void>;
}

export interface Signed extends UserActor {
  readonly session: ActorSession;
}

/** @throws ApiError `forbidden` */
export function signedOf(caller: Caller): Signed {
  const person = personOf(caller);
  if (person.kind !== 'user') throw new ApiError('forbidden', 'Only a person who is signed in may do this.');
  const { session } = person;
  if (session === undefined)
    throw new ApiError('state_forbids', 'Nobody is signed in here: this is of a server.');
  return { ...person, session };
}

export function createSessionsService(ports: SessionsPorts): SessionsService {
  const { database, clock, gate, library } = ports;

  async function end(session: Pick<SessionRow, 'id' | 'identity_id'>, reason: Ending['reason']) {
    const ending = { reason, now: clock() };
    gate.ended(await inTransaction(database, async (trx) => await endSessionTree(trx, session, ending)));
  }

  return {
    async refresh(token) {
      const { outcome, session }: Rotated = await inTransaction(
        database,
        async (trx) => await rotate(ports, trx, token),
      );
      if (outcome !== undefined) {
        // It opens nothing any more: their organization asks for a second factor, which they have set up since.
        if ((await findFactorNeed(database.query, factsOf(session))) === 'sign-in') {
          await end(session, 'signed_out');
          throw sessionEnded();
        }
        gate.forget([session.id]);
        return await signAccess(ports, toSigned(session), outcome);
      }
      if (session !== undefined) {
        await end(session, 'reused');
        await ports.onReused(session);
      }
      throw sessionEnded();
    },

    async me(caller) {
      const { session, organizationId } = signedOf(caller);
      return await loadAccount(ports, database.query, { identityId: session.identityId, organizationId });
    },

    async list(caller) {
      const { session } = signedOf(caller);
      const rows = await listSessions(database.query, session.identityId, clock());
      return rows.map((row) => toSession(row, session.id));
    },

    async revoke(caller, id) {
      const { session } = signedOf(caller);
      const row = await findSession(database.query, id);
      if (row === undefined || row.identity_id !== session.identityId) throw notFound('session');
      await end(row, id === session.id ? 'signed_out' : 'revoked');
    },

    async signOut(caller) {
      const { id, identityId } = signedOf(caller).session;
      await end({ id, identity_id: identityId }, 'signed_out');
      await deleteOldSessions(database.query, clock() - keptMs);
    },

    async confirm(caller, password, address) {
      const actor = signedOf(caller);
      const isSame = await ports.guess(actor, address, async () =>
        (await library.checkPassword(actor.session.identityId, password)) ? true : undefined,
      );
      if (isSame === undefined) throw new ApiError('forbidden', 'This is not your password.');
      await updateSession(database.query, actor.session.id, { confirmed_at: clock() });
      gate.forget([actor.session.id]);
    },
  };
}

type Rotated =
  | { readonly outcome: string; readonly session: SessionRow }
  /** `session`: of a token that was used before, and must end. */
  | { readonly outcome: undefined; readonly session: SessionRow | undefined };

const nothing: Rotated = { outcome: undefined, session: undefined };

async function rotate({ clock }: SessionsPorts, trx: TeamTrx, token: string): Promise<Rotated> {
  const now = clock();
  const hash = hashOfSecret(token);
  const found = await findRefreshToken(trx, hash);
  const session = found && (await findSession(trx, found.session_id));
  if (found === undefined || session === undefined || !isLive(session, now)) return nothing;
  if (now - Number(found.made_at) >= sessionMs) return nothing;
  const successor = successorOf(token, found.salt);
  if (await useRefreshToken(trx, hash, now)) {
    await keepRefreshToken(trx, { token: successor, sessionId: session.id, now });
    await updateSession(trx, session.id, { expires_at: nextExpiry(session, now), used_at: now });
    return { outcome: successor, session };
  }
  const isRepeated = await mayRepeat(trx, { hash, successor, now });
  return { outcome: isRepeated ? successor : undefined, session } as Rotated;
}

/** The last token alone, whose successor nobody has used, and soon after. */
async function mayRepeat(
  trx: TeamTrx,
  { hash, successor, now }: { readonly hash: string; readonly successor: string; readonly now: number },
): Promise<boolean> {
  const used = await findRefreshToken(trx, hash);
  const next = await findRefreshToken(trx, hashOfSecret(successor));
  if (!isUsed(used) || next === undefined || isUsed(next)) return false;
  return Math.abs(now - Number(used?.used_at)) < repeatedMs;
}

function isUsed(row: RefreshRow | undefined): boolean {
  return row !== undefined && row.used_at !== null;
}

function toSigned({ id, identity_id: identityId, organization_id: organizationId }: SessionRow) {
  return { id, identityId, organizationId };
}

function toSession(row: SessionRow, currentId: string): Session {
  return {
    id: row.id,
    organizationId: row.organization_id,
    device: row.device,
    address: row.address,
    createdAt: toInstant(Number(row.created_at)),
    usedAt: toInstant(Number(row.used_at)),
    expiresAt: toInstant(Number(row.expires_at)),
    isCurrent: row.id === currentId,
  };
}
