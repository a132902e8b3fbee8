/**
 * The message of a kind that holds a secret, as a link that opens an account: sealed while it waits, and emptied at its end, so that
 * neither the table nor the files of the store open anything.
 */
import { releaseStoredFiles } from '../../files/stored-files.repository.ts';
import type { Seal } from '../../secrets/seal.ts';
import type { SecretPlace } from '../../secrets/secrets.ts';
import type { Work } from '../../unit-of-work.ts';
import type { MailKind } from '../mail.ts';
import type { MailRow } from './mails.repository.ts';

export interface SealPorts {
  readonly seal: Seal;
  findKind(name: string): MailKind | undefined;
}

type Place = Pick<MailRow, 'id' | 'organization_id' | 'kind'>;

function placeOf({ id, organization_id: organizationId }: Place): SecretPlace {
  return { organizationId, kind: 'mail', name: id };
}

export function holdsSecret(
  { findKind }: Pick<SealPorts, 'findKind'>,
  { kind }: Pick<MailRow, 'kind'>,
): boolean {
  return findKind(kind)?.holdsSecret === true;
}

export function sealBody(ports: SealPorts, place: Place, body: string): string {
  return holdsSecret(ports, place) ? ports.seal.seal(placeOf(place), body) : body;
}

export function sealMessage(ports: SealPorts, place: Place, message: Buffer): Buffer {
  if (!holdsSecret(ports, place)) return message;
  return Buffer.from(ports.seal.seal(placeOf(place), message.toString('latin1')), 'latin1');
}

/** Undefined where its key is not here, as after a restore on another machine. */
export function openMessage(ports: SealPorts, row: Place, stored: Buffer): Buffer | undefined {
  if (!holdsSecret(ports, row)) return stored;
  const opened = ports.seal.open(placeOf(row), stored.toString('latin1'));
  return opened === undefined ? undefined : Buffer.from(opened, 'latin1');
}

export function openBody(
  { seal }: Pick<SealPorts, 'seal'>,
  row: Place & Pick<MailRow, 'body'>,
): string | undefined {
  return seal.open(placeOf(row), row.body);
}

/** Of one that may have been sent a person decides yet. */
const ends: readonly MailRow['state'][] = ['sent', 'dropped', 'refused'];

/** What such a mail loses as it gets to an end. */
export function emptiedAt(
  ports: Pick<SealPorts, 'findKind'>,
  row: MailRow,
  state: MailRow['state'] | undefined,
) {
  const isOver = state !== undefined && ends.includes(state);
  return isOver && holdsSecret(ports, row) ? { body: '', message_sha256: '' } : {};
}

/** No other record names it: what is sealed is never the same twice. A sweep removes it from the disk. */
export async function releaseMessage({ writes }: Work, before: MailRow, after: MailRow): Promise<void> {
  if (before.message_sha256 !== after.message_sha256)
    await releaseStoredFiles(writes, [before.message_sha256], ['mails.message_sha256']);
}
