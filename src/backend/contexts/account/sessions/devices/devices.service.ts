/**
 * Signing a program in by a browser (RFC 8628). Ours, since the identity library keeps both codes as they are: here a table has
 * hashes alone. The session that a program gets is of the person and organization that approved it.
 */
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { TeamTrx } from '../../../../team-schema.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';
import { isLive, type SessionGate, type SessionGatePorts } from '../session-gate.ts';
import { endSessions, findSession, type SessionRow } from '../sessions.repository.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';
import { hashOfUserCode, makeUserCode, readUserCode } from './device-codes.ts';
import {
  changeDeviceCode,
  countDeviceCodes,
  type DeviceCodeRow,
  deleteOldDeviceCodes,
  findDeviceCode,
  findPendingCode,
  insertDeviceCode,
} from './devices.repository.ts';
import type { AskDevice, AskedDevice, DeviceCode } from './devices.schema.ts';

export interface DevicesPorts extends SessionGatePorts {
  readonly gate: SessionGate;
  readonly publicUrl: string;
  /** Of the hashes of codes that people type. */
  readonly deviceCodeKey: Buffer;
  /** Counts an attempt to guess a code. @throws ApiError `too_many_requests` */
  readonly guessCode: <T>(
    actor: Signed,
    address: string,
    check: () => Promise<T | undefined>,
  ) => Promise<T | undefined>;
  /** A code was used twice: the session that it opened is ended, and its person hears of it. */
  onReused(session: SessionRow): Promise<void>;
}

export interface Asking {
  readonly userCode: string;
  /** Of the network of the person who answers. */
  readonly address: string;
}

export interface DevicesService {
  ask(asked: AskDevice, address: string): Promise<DeviceCode>;
  /** @throws ApiError `authorization_pending`, `slow_down`, `access_denied`, `expired_token` */
  take(deviceCode: string, origin: Origin): Promise<OpenedSession>;
  /** What asks by a code, for the person to compare. */
  show(caller: Caller, asking: Asking): Promise<AskedDevice>;
  approve(caller: Caller, asking: Asking): Promise<void>;
  deny(caller: Caller, asking: Asking): Promise<void>;
}

const lastsMs = 10 * 60_000;
/** A used one that comes again is known for as long. */
const keptMs = 24 * 3_600_000;
const waitSeconds = 5;
/** What the way of a question may differ from that of the one before. */
const toleranceMs = 1_000;
const mostOfNetwork = 20;

export function createDevicesService(ports: DevicesPorts): DevicesService {
  const { database, clock, gate, publicUrl } = ports;

  /** One answer for a code that never was, was used or has run out. */
  const expired = () =>
    new ApiError('expired_token', 'This sign-in has run out, or was used. Start another one.');

  async function findByUser(caller: Caller, { userCode, address }: Asking): Promise<DeviceCodeRow> {
    const signed = signedOf(caller);
    const found = await ports.guessCode(signed, address, async () => {
      const code = readUserCode(userCode);
      if (code === undefined) return undefined;
      const userHash = hashOfUserCode(code, ports.deviceCodeKey);
      return await findPendingCode(database.query, { userHash, now: clock() });
    });
    if (found === undefined)
      throw invalidField('userCode', 'is not waiting for an answer: compare it with what your device shows');
    return found;
  }

  async function decide(caller: Caller, asking: Asking, state: 'approved' | 'denied'): Promise<void> {
    const row = await findByUser(caller, asking);
    const decided = await changeDeviceCode(database.query, row, {
      state,
      decided_by: signedOf(caller).session.id,
    });
    if (!decided) throw notFound('sign-in');
  }

  return {
    async ask({ device, kind }, address) {
      const [now, network] = [clock(), limitedAddress(address)];
      await deleteOldDeviceCodes(database.query, now - keptMs);
      if ((await countDeviceCodes(database.query, { network, now })) >= mostOfNetwork)
        throw new ApiError('too_many_requests', 'Too many sign-ins wait for an answer: try again in 60 s.');
      const [deviceCode, userCode] = [makeSecret('vdc_'), makeUserCode()];
      await insertDeviceCode(database.query, {
        device_hash: hashOfSecret(deviceCode),
        user_hash: hashOfUserCode(userCode, ports.deviceCodeKey),
        device,
        kind,
        address,
        network,
        state: 'pending',
        wait_seconds: waitSeconds,
        polled_at: null,
        made_at: now,
        expires_at: now + lastsMs,
        decided_by: null,
        session_id: null,
      });
      return {
        deviceCode,
        userCode,
        verificationUrl: new URL('/device', publicUrl).href,
        // Behind `#`: no log of a server has it.
        verificationUrlComplete: new URL(`/device#${userCode}`, publicUrl).href,
        expiresIn: lastsMs / 1_000,
        interval: waitSeconds,
      };
    },

    async take(deviceCode, origin) {
      const hash = hashOfSecret(deviceCode);
      const row = await findDeviceCode(database.query, hash);
      if (row?.state === 'used') await endReused(row);
      if (row === undefined || row.state === 'used' || Number(row.expires_at) <= clock()) throw expired();
      if (row.state === 'denied') throw denied();
      if (row.state === 'pending') throw await waitLonger(row);
      const opened = await inTransaction(database, async (trx) => await redeem(ports, trx, { row, origin }));
      if (opened === undefined) throw expired();
      return opened;
    },

    async show(caller, asking) {
      const row = await findByUser(caller, asking);
      return {
        userCode: readUserCode(asking.userCode) ?? '',
        device: row.device,
        kind: row.kind,
        address: row.address,
        isSameNetwork: row.network === limitedAddress(asking.address),
        askedAt: toInstant(Number(row.made_at)),
        expiresAt: toInstant(Number(row.expires_at)),
      };
    },

    approve: async (caller, asking) => await decide(caller, asking, 'approved'),
    deny: async (caller, asking) => await decide(caller, asking, 'denied'),
  };

  async function waitLonger(row: DeviceCodeRow): Promise<ApiError> {
    const now = clock();
    const waited = row.polled_at === null ? undefined : now - Number(row.polled_at);
    const isSoon = waited !== undefined && Math.abs(waited) < row.wait_seconds * 1_000 - toleranceMs;
    const seconds = isSoon ? row.wait_seconds + waitSeconds : row.wait_seconds;
    await changeDeviceCode(database.query, row, { polled_at: now, wait_seconds: seconds });
    return isSoon
      ? new ApiError('slow_down', `Ask every ${seconds} s.`)
      : new ApiError('authorization_pending', 'Nobody has approved it yet.');
  }

  /** Two have the code: the one who was first may be the wrong one. */
  async function endReused({ session_id }: DeviceCodeRow): Promise<void> {
    const session = session_id === null ? undefined : await findSession(database.query, session_id);
    if (session === undefined || !isLive(session, clock())) return;
    gate.ended(await endSessions(database.query, { sessionId: session.id, reason: 'reused', now: clock() }));
    await ports.onReused(session);
  }
}

const denied = () => new ApiError('access_denied', 'The sign-in was refused.');

/** Undefined for the one of two that comes second. */
async function redeem(
  ports: DevicesPorts,
  trx: TeamTrx,
  { row, origin }: { readonly row: DeviceCodeRow; readonly origin: Origin },
): Promise<OpenedSession | undefined> {
  if (!(await changeDeviceCode(trx, row, { state: 'used' }))) return undefined;
  const by = row.decided_by === null ? undefined : await findSession(trx, row.decided_by);
  // Who signed out, or lost the session that approved it, has signed nobody else in.
  if (by === undefined || !isLive(by, ports.clock())) throw denied();
  const { identity_id: identityId, organization_id: organizationId } = by;
  const opened = await openSession(ports, trx, {
    identityId,
    organizationId,
    origin: { ...origin, device: row.device },
  });
  await changeDeviceCode(trx, { ...row, state: 'used' }, { session_id: opened.sessionId });
  return opened;
}
