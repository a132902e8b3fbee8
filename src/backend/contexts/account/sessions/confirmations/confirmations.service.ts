/**
 * Proves again who asks by a passkey, where the program that asks is no browser: it gets a link of five minutes, the person opens
 * it, compares a code and uses a passkey of the same account; the proof is that of the session that asked, and of no other.
 */
import { v7 as newId } from 'uuid';
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import { text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { TeamTrx } from '../../../../team-schema.ts';
import { makeUserCode } from '../devices/device-codes.ts';
import { loadIdentity } from '../identities/password.service.ts';
import { findPasskeyFault } from '../passkeys/passkey-rules.ts';
import { listPasskeys } from '../passkeys/passkeys.repository.ts';
import type { PasskeyAssertion } from '../passkeys/passkeys.schema.ts';
import { noteFactor } from '../second-factor/note-factor.ts';
import type { FactorPorts } from '../second-factor/prove-factor.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';
import { isLive } from '../session-gate.ts';
import { findSession, type SessionRow } from '../sessions.repository.ts';
import { signedOf } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';
import {
  answerConfirmation,
  type ConfirmationRow,
  findConfirmation,
  replaceConfirmation,
} from './confirmations.repository.ts';
import type { AskedConfirmation, Confirmation, ShownConfirmation } from './confirmations.schema.ts';

const lastsMs = 5 * 60_000;

interface Proof {
  readonly token: string;
  readonly response: PasskeyAssertion;
  /** Of the browser that the ceremony began in. */
  readonly challenge: string | undefined;
}

export interface ConfirmationsService {
  ask(caller: Caller, address: string): Promise<AskedConfirmation>;
  /** What became of one that this session asked for. */
  find(caller: Caller, id: string): Promise<Confirmation>;
  /** Who opens the link reads what asks, and from where. */
  show(token: string, address: string): Promise<ShownConfirmation>;
  give(proof: Proof): Promise<void>;
  deny(token: string): Promise<void>;
}

export function createConfirmationsService(ports: FactorPorts): ConfirmationsService {
  const { database, clock, library, publicUrl } = ports;
  const fault = findPasskeyFault(publicUrl);

  /** @throws ApiError `not_found` for one that was answered, ran out, or whose session has ended */
  async function requirePending(token: string): Promise<{ row: ConfirmationRow; session: SessionRow }> {
    const row = await findConfirmation(database.query, { hash: hashOfSecret(token) });
    const isPending = row?.state === 'pending' && Number(row.expires_at) > clock();
    const session = row && isPending ? await findSession(database.query, row.session_id) : undefined;
    if (row === undefined || session === undefined || !isLive(session, clock())) throw notWaiting();
    return { row, session };
  }

  return {
    async ask(caller, address) {
      if (fault !== undefined) throw new ApiError('state_forbids', fault);
      const { id: sessionId, identityId } = signedOf(caller).session;
      if ((await listPasskeys(database.query, identityId)).length === 0)
        throw new ApiError('state_forbids', 'Your account has no passkey: confirm by your password.');
      const [token, now] = [makeSecret('vco_'), clock()];
      const row: ConfirmationRow = {
        id: newId(),
        token_hash: hashOfSecret(token),
        session_id: sessionId,
        code: makeUserCode(),
        address,
        state: 'pending',
        made_at: now,
        expires_at: now + lastsMs,
      };
      await inTransaction(database, async (trx) => await replaceConfirmation(trx, row));
      // Behind `#`: no log of a server has it.
      const url = new URL(`/confirm#${token}`, publicUrl).href;
      return { id: row.id, url, code: row.code, expiresAt: toInstant(row.expires_at) };
    },

    async find(caller, id) {
      const row = await findConfirmation(database.query, { id });
      if (row === undefined || row.session_id !== signedOf(caller).session.id)
        throw new ApiError('not_found', 'This session asked for no such proof.');
      const isOver = row.state === 'pending' && Number(row.expires_at) <= clock();
      return { state: isOver ? 'expired' : row.state };
    },

    async show(token, address) {
      const { row, session } = await requirePending(token);
      const { email } = await loadIdentity(ports, session.identity_id);
      return {
        code: row.code,
        email,
        device: session.device,
        address: row.address,
        isSameNetwork: limitedAddress(row.address) === limitedAddress(address),
        askedAt: toInstant(Number(row.made_at)),
      };
    },

    async give({ token, response, challenge }) {
      const { row, session } = await requirePending(token);
      const identityId =
        challenge === undefined ? undefined : await library.passkeys.signIn({ response, challenge });
      if (identityId !== session.identity_id) throw new ApiError('forbidden', refused);
      const now = clock();
      const useUp = async (trx: TeamTrx): Promise<void> => {
        if (!(await answerConfirmation(trx, row.id, { state: 'confirmed', now }))) throw notWaiting();
      };
      await noteFactor(ports, { id: session.id, identityId }, { confirmed_at: now, useUp });
    },

    async deny(token) {
      const { row } = await requirePending(token);
      await answerConfirmation(database.query, row.id, { state: 'denied', now: clock() });
    },
  };
}

const refused = text`This passkey is not of the account that asks, or its proof has run out: try once more.`;

function notWaiting(): ApiError {
  return new ApiError(
    'not_found',
    'Nothing waits for this link: it holds for five minutes and works once. Ask again in your editor.',
  );
}
