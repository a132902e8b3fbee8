/** A program takes its tokens, once, after a person has approved it. Its session is of that person, in the organization that they named. */

import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamTrx } from '../../../../team-schema.ts';
import { lockIdentity } from '../identities/identities.repository.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import { hashOfSecret } from '../secret-text.ts';
import { isLive, type SessionGate, type SessionGatePorts } from '../session-gate.ts';
import { endSessionTree, findSession, type SessionRow } from '../sessions.repository.ts';
import { inTransaction } from '../team-transaction.ts';
import { waitSeconds } from './ask-device.ts';
import { changeDeviceCode, type DeviceCodeRow, findDeviceCode } from './devices.repository.ts';

export interface TakePorts extends SessionGatePorts {
  readonly gate: SessionGate;
  /** A code was used twice: the session that it opened is ended, and its person hears of it. */
  onReused(session: SessionRow): Promise<void>;
}

/** What the way of a question may differ from that of the one before. */
const toleranceMs = 1_000;

/** One answer for a code that never was, was used or has run out. */
const expired = () =>
  new ApiError('expired_token', 'This sign-in has run out, or was used. Start another one.');
const denied = () => new ApiError('access_denied', 'The sign-in was refused.');

/** @throws ApiError `authorization_pending`, `slow_down`, `access_denied`, `expired_token` */
export async function takeDevice(
  ports: TakePorts,
  deviceCode: string,
  origin: Origin,
): Promise<OpenedSession> {
  const { database, clock } = ports;
  const row = await findDeviceCode(database.query, hashOfSecret(deviceCode));
  if (row?.state === 'used') await endReused(ports, row);
  if (row === undefined || row.state === 'used' || Number(row.expires_at) <= clock()) throw expired();
  if (row.state === 'denied') throw denied();
  if (row.state === 'pending') throw await waitLonger(ports, row);
  const opened = await inTransaction(database, async (trx) => await redeem(ports, trx, { row, origin }));
  if (opened === undefined) throw expired();
  return opened;
}

async function waitLonger({ database, clock }: TakePorts, row: DeviceCodeRow): Promise<ApiError> {
  const now = clock();
  const waited = row.polled_at === null ? undefined : now - Number(row.polled_at);
  const isSoon = waited !== undefined && Math.abs(waited) < row.wait_seconds * 1_000 - toleranceMs;
  const seconds = isSoon ? row.wait_seconds + waitSeconds : row.wait_seconds;
  await changeDeviceCode(database.query, row, { polled_at: now, wait_seconds: seconds });
  return isSoon
    ? new ApiError('slow_down', text`Ask every ${seconds} s.`)
    : new ApiError('authorization_pending', 'Nobody has approved it yet.');
}

/** Two have the code: the one who was first may be the wrong one. */
async function endReused(ports: TakePorts, { session_id }: DeviceCodeRow): Promise<void> {
  const { query } = ports.database;
  const session = session_id === null ? undefined : await findSession(query, session_id);
  const now = ports.clock();
  if (session === undefined || !isLive(session, now)) return;
  const ending = { reason: 'reused', now } as const;
  const end = async (trx: TeamTrx) => await endSessionTree(trx, session, ending);
  ports.gate.ended(await inTransaction(ports.database, end));
  await ports.onReused(session);
}

/** Undefined for the one of two that comes second. */
async function redeem(
  ports: TakePorts,
  trx: TeamTrx,
  { row, origin }: { readonly row: DeviceCodeRow; readonly origin: Origin },
): Promise<OpenedSession | undefined> {
  if (!(await changeDeviceCode(trx, row, { state: 'used' }))) return undefined;
  const by = row.decided_by === null ? undefined : await findLocked(trx, row.decided_by);
  // A session that has ended signs nothing in.
  if (by === undefined || !isLive(by, ports.clock())) throw denied();
  const { identity_id: identityId } = by;
  const organizationId = row.organization_id ?? by.organization_id;
  const device = { ...origin, device: row.device };
  const opened = await openSession(ports, trx, {
    identityId,
    organizationId,
    origin: device,
    hasSecondFactor: by.has_second_factor === 1,
    // Who takes tokens proves nothing: the proof is that of the browser that approved it.
    confirmedAt: Number(by.confirmed_at),
  });
  await changeDeviceCode(trx, { ...row, state: 'used' }, { session_id: opened.sessionId });
  return opened;
}

/** As it is once nothing ends it at the same time. */
async function findLocked(trx: TeamTrx, sessionId: string): Promise<SessionRow | undefined> {
  const found = await findSession(trx, sessionId);
  if (found === undefined) return undefined;
  await lockIdentity(trx, found.identity_id);
  return await findSession(trx, sessionId);
}
