/** Links that end mails without a sign-in (RFC 8058): they say of whom and of what, and are signed. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { findKey, findKeyOf, putKey } from '../channels/deliveries.repository.ts';
import { linkKeyPlace } from '../channels/stored-secrets.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';

export interface UnsubscribeFrom {
  readonly organizationId: string;
  readonly userId: string;
  /** A type, or `digest`. */
  readonly what: string;
}

type LinkPorts = Pick<NotificationPorts, 'publicUrl' | 'reads' | 'writes' | 'seal'>;

/** Undefined where nobody reaches this backend from outside. */
export async function unsubscribeUrlOf(ports: LinkPorts, from: UnsubscribeFrom): Promise<string | undefined> {
  if (ports.publicUrl === undefined) return undefined;
  const token = toToken(from, await loadKey(ports, from.organizationId));
  return new URL(`/api/v1/unsubscribe/${token}`, ports.publicUrl).href;
}

/** Undefined where nobody here signed it, or of a type that is not known. */
export async function readToken(
  { db, notices, seal }: Pick<NotificationPorts, 'db' | 'notices' | 'seal'>,
  token: string,
): Promise<UnsubscribeFrom | undefined> {
  const parts = Buffer.from(token, 'base64url');
  if (parts.length !== tokenBytes) return undefined;
  const organizationId = toId(parts.subarray(0, 16));
  const userId = toId(parts.subarray(16, 32));
  const mark = parts.subarray(32, 40);
  const what = [...notices().keys(), 'digest'].find((each) => markOf(each).equals(mark));
  const sealed = await findKeyOf(db, organizationId);
  const key = sealed && seal.open(linkKeyPlace(organizationId), sealed);
  if (what === undefined || key === undefined) return undefined;
  const from = { organizationId, userId, what };
  return isSame(token, toToken(from, key)) ? from : undefined;
}

/** Ids, a mark of the type, and a signature of 128 bits: a path takes no more than 100 characters. */
const tokenBytes = 16 + 16 + 8 + 16;

function toToken({ organizationId, userId, what }: UnsubscribeFrom, key: string): string {
  const said = Buffer.concat([fromId(organizationId), fromId(userId), markOf(what)]);
  const signature = createHmac('sha256', key).update(said).digest().subarray(0, 16);
  return Buffer.concat([said, signature]).toString('base64url');
}

function markOf(what: string): Buffer {
  return createHash('sha256').update(what).digest().subarray(0, 8);
}

function fromId(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function toId(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A new one where the one that is kept cannot be opened: links of old mail end nothing then. */
async function loadKey({ reads, writes, seal }: LinkPorts, organizationId: string): Promise<string> {
  const actor = noteKeeperOf(organizationId);
  const place = linkKeyPlace(organizationId);
  const kept = await findKey(reads(actor));
  const known = kept === undefined ? undefined : seal.open(place, kept);
  if (known !== undefined) return known;
  const made = randomBytes(32).toString('base64');
  await putKey(writes(actor), seal.seal(place, made), kept);
  const stays = await findKey(reads(actor));
  return (stays && seal.open(place, stays)) ?? made;
}
