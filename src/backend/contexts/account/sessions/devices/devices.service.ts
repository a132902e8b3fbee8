/**
 * Signing a program in by a browser (RFC 8628). Ours, since the identity library keeps both codes as they are: here a table has
 * hashes alone.
 */
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { OpenedSession, Origin } from '../open-session.ts';
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

export interface DevicesService {
  ask(asked: AskDevice, address: string): Promise<DeviceCode>;
  take(deviceCode: string, origin: Origin): Promise<OpenedSession>;
  /** What asks by a code, for the person to compare. */
  show(caller: Caller, asking: Asking): Promise<AskedDevice>;
  approve(caller: Caller, asking: Asking): Promise<void>;
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

  async function decide(caller: Caller, asking: Asking, state: 'approved' | 'denied'): Promise<void> {
    const row = await findByUser(caller, asking);
    const change = { state, decided_by: signedOf(caller).session.id };
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
