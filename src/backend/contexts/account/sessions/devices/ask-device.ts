/** A program asks to be signed in: it gets two codes of ten minutes, of which hashes are kept. */
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import type { Clock } from '../../../../platform/clock.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamDatabase } from '../../../../team-schema.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';
import { hashOfUserCode, makeUserCode } from './device-codes.ts';
import { countDeviceCodes, deleteOldDeviceCodes, insertDeviceCode } from './devices.repository.ts';
import type { AskDevice, DeviceCode } from './devices.schema.ts';

export interface AskPorts {
  readonly database: TeamDatabase;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Of the hashes of codes that people type. */
  readonly deviceCodeKey: Buffer;
}

const lastsMs = 10 * 60_000;
/** A used one that is sent again is known for as long. */
const keptMs = 24 * 3_600_000;
export const waitSeconds = 5;
const mostOfNetwork = 20;

/** @throws ApiError `too_many_requests` */
export async function askDevice(
  { database: { query }, clock, publicUrl, deviceCodeKey }: AskPorts,
  { device, kind }: AskDevice,
  address: string,
): Promise<DeviceCode> {
  const [now, network] = [clock(), limitedAddress(address)];
  await deleteOldDeviceCodes(query, now - keptMs);
  if ((await countDeviceCodes(query, { network, now })) >= mostOfNetwork)
    throw new ApiError('too_many_requests', 'Too many sign-ins wait for an answer: try again in 60 s.');
  const [deviceCode, userCode] = [makeSecret('vdc_'), makeUserCode()];
  await insertDeviceCode(query, {
    device_hash: hashOfSecret(deviceCode),
    user_hash: hashOfUserCode(userCode, deviceCodeKey),
    device,
    kind,
    address,
    network,
    state: 'pending',
    wait_seconds: waitSeconds,
    polled_at: null,
    made_at: now,
    expires_at: now + lastsMs,
    organization_id: null,
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
}
