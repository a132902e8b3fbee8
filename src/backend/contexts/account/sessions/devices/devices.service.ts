/**
 * Signing a program in by a browser (RFC 8628). Ours, since the identity library keeps both codes as they are: here a table has
 * hashes alone.
 */
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { loadAccount, type OpenedSession, type Origin } from '../open-session.ts';
import { requireFactorOfSignIn } from '../rules/second-factor-needed.ts';
import { findSession } from '../sessions.repository.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import { type AskPorts, askDevice } from './ask-device.ts';
import { hashOfUserCode, readUserCode } from './device-codes.ts';
import { changeDeviceCode, type DeviceCodeRow, findPendingCode } from './devices.repository.ts';
import type { AskDevice, AskedDevice, DeviceCode } from './devices.schema.ts';
import { type TakePorts, takeDevice } from './take-device.ts';

export interface DevicesPorts extends AskPorts, TakePorts {
  /** Counts an attempt to guess a code. @throws ApiError `too_many_requests` */
  readonly guessCode: <T>(
    actor: Signed,
    address: string,
    check: () => Promise<T | undefined>,
  ) => Promise<T | undefined>;
}

export interface Asking {
  readonly userCode: string;
  /** Of the network of the person who answers. */
  readonly address: string;
}

export interface Approving extends Asking {
  /** That of the session where it is left out. */
  readonly organizationId?: string | undefined;
}

export interface DevicesService {
  ask(asked: AskDevice, address: string): Promise<DeviceCode>;
  take(deviceCode: string, origin: Origin): Promise<OpenedSession>;
  /** What asks by a code, for the person to compare. */
  show(caller: Caller, asking: Asking): Promise<AskedDevice>;
  approve(caller: Caller, asking: Approving): Promise<void>;
  deny(caller: Caller, asking: Asking): Promise<void>;
}

export function createDevicesService(ports: DevicesPorts): DevicesService {
  const { database, clock } = ports;

  /** @throws ApiError `invalid`, `too_many_requests` */
  async function findByUser(caller: Caller, { userCode, address }: Asking): Promise<DeviceCodeRow> {
    const found = await ports.guessCode(signedOf(caller), address, async () => {
      const code = readUserCode(userCode);
      if (code === undefined) return undefined;
      const userHash = hashOfUserCode(code, ports.deviceCodeKey);
      return await findPendingCode(database.query, { userHash, now: clock() });
    });
    if (found === undefined)
      throw invalidField('userCode', 'is not waiting for an answer: compare it with what your device shows');
    return found;
  }

  async function decide(caller: Caller, asking: Approving, state: 'approved' | 'denied'): Promise<void> {
    const row = await findByUser(caller, asking);
    const actor = signedOf(caller);
    const { organizationId = actor.organizationId } = asking;
    if (state === 'approved') await requireOpens(ports, actor, organizationId);
    const change = { state, decided_by: actor.session.id, organization_id: organizationId };
    if (!(await changeDeviceCode(database.query, row, change))) throw notFound('sign-in');
  }

  return {
    ask: async (asked, address) => await askDevice(ports, asked, address),
    take: async (deviceCode, origin) => await takeDevice(ports, deviceCode, origin),
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
}

/** Before it is approved, so that the person hears of it and not the program. @throws ApiError `forbidden`, `second_factor_needed` */
async function requireOpens(
  ports: DevicesPorts,
  { session: { id, identityId } }: Signed,
  organizationId: string,
): Promise<void> {
  const { query } = ports.database;
  await loadAccount(ports, query, { identityId, organizationId });
  const own = await findSession(query, id);
  const hasSecondFactor = own?.has_second_factor === 1;
  await requireFactorOfSignIn(query, { identityId, organizationId, hasSecondFactor });
}
