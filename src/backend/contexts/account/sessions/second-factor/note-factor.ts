/** What a second factor that was proved changes about sessions. */
import type { TeamTrx } from '../../../../team-schema.ts';
import { lockIdentity } from '../identities/identities.repository.ts';
import type { PasswordPorts } from '../identities/password.service.ts';
import { endSessions, updateSession } from '../sessions.repository.ts';
import type { Signed } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';

interface Noted {
  /** The account had none before: its other sessions, which a password alone opened, end. */
  readonly isFirst?: boolean;
  readonly confirmed_at?: number;
  /** What the proof uses up, in the same transaction: it throws where that was used before. */
  readonly useUp?: (trx: TeamTrx) => Promise<void>;
}

/** The person of a session has proved a second factor since it was opened. */
export async function noteFactor(
  { database, gate, clock }: Pick<PasswordPorts, 'database' | 'gate' | 'clock'>,
  { id, identityId }: Pick<Signed['session'], 'id' | 'identityId'>,
  { isFirst = false, useUp, ...more }: Noted = {},
): Promise<void> {
  const ended = await inTransaction(database, async (trx) => {
    await lockIdentity(trx, identityId);
    await useUp?.(trx);
    await updateSession(trx, id, { has_second_factor: 1, ...more });
    if (!isFirst) return [];
    return await endSessions(trx, { identityId, except: id, reason: 'second_factor', now: clock() });
  });
  gate.forget([id]);
  gate.ended(ended);
}
