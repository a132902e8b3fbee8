/**
 * Opens requests with a key: whose it is, and whether it may ask now. What was read of a key holds for a second, so that one
 * that is revoked by another process is refused within it; in this process at once.
 */
import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Role } from '../../../../domain/authorization.ts';
import type { KeyActor, Person } from '../../../../domain/policy/actor.ts';
import { text } from '../../../../words/text.ts';
import type { Asked } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { requireAllowed } from '../../../platform/http/limits/limit-headers.ts';
import type { Limits } from '../../../platform/limits/limits.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { isOver, nobody, roleOf, toKeyActor } from './find-key-actor.ts';
import { hashOf, type KeyText, readKey } from './key-text.ts';
import { addUses, type FoundKey, findByPrefix, noteUse, type UseRow } from './keys.repository.ts';

export interface KeyGate {
  /** @returns undefined for what opens nothing. @throws ApiError where it is too often used, or from elsewhere */
  open(token: string, asked: Asked): Promise<KeyActor | undefined>;
  /** Of a key that is taken now, from any address. */
  findKeyId(text: string): Promise<string | undefined>;
  /** What is known of it was changed. */
  forget(keyId: string): void;
  /** Writes what was counted and is on no record yet. */
  flush(): Promise<void>;
  /** The same as the backend ends; counts are lost where its database is closed already. */
  end(): Promise<void>;
}

export interface KeyGatePorts extends Pick<SlicePorts, 'clock' | 'reads' | 'writes'> {
  readonly limits: Limits;
  /** Who made it; undefined where they are no longer there. */
  findPerson(reads: Reads, userId: string): Promise<Person | undefined>;
}

const holdsMs = 1_000;
const writeEveryMs = 60_000;
const mostKnown = 1_000;
const minuteMs = 60_000;

interface Known extends FoundKey {
  readonly role: Role;
  readonly readAt: number;
}

export function createKeyGate(ports: KeyGatePorts): KeyGate {
  // process-local: what was read of keys, for a second; on several: each its own.
  const known = new Map<string, Known>();
  const uses = countUses(ports);

  async function read(prefix: string): Promise<Known | undefined> {
    const now = ports.clock();
    const before = known.get(prefix);
    // A clock that was set back holds nothing for longer.
    if (before && Math.abs(now - before.readAt) < holdsMs) return before;
    known.delete(prefix);
    const found = await findByPrefix(ports.reads(nobody('')), prefix);
    const role = found && (await roleOf(ports, ports.reads(nobody(found.row.organization_id)), found));
    if (found === undefined || role === undefined) return undefined;
    const fresh = { ...found, role, readAt: now };
    if (known.size >= mostKnown) known.clear();
    known.set(prefix, fresh);
    return fresh;
  }

  async function findTaken(text: KeyText): Promise<Known | undefined> {
    const found = await read(text.id);
    if (found === undefined || !isSame(found.secret.secret_hash, hashOf(text))) return undefined;
    return isOver(found, ports.clock()) ? undefined : found;
  }

  return {
    async open(token, asked) {
      const text = readKey(token);
      const found = text && (await findTaken(text));
      if (found === undefined) return undefined;
      const { row } = found;
      requireAddress(row.addresses, asked.address);
      await requireLimit(ports, found, asked);
      await uses.note(found, asked.route);
      return toKeyActor(found);
    },
    async findKeyId(text) {
      const read = readKey(text);
      const found = read && (await findTaken(read));
      return found?.row.id;
    },
    forget(keyId) {
      for (const [prefix, { row }] of known) if (row.id === keyId) known.delete(prefix);
    },
    flush: uses.flush,
    end: async () => await uses.flush().catch(() => undefined),
  };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** @throws ApiError `forbidden` */
function requireAddress(stored: string, address: string): void {
  const allowed: readonly string[] = JSON.parse(stored);
  if (allowed.length === 0) return;
  const list = new BlockList();
  for (const each of allowed) {
    const [network = '', length] = each.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(length), family);
  }
  // IPv4 as a socket of both families names it.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4'))
    throw new ApiError('forbidden', text`This key is not taken from ${plain}.`);
}

/** @throws LimitError */
async function requireLimit(
  { limits, clock }: KeyGatePorts,
  { row }: FoundKey,
  { noteLimit }: Asked,
): Promise<void> {
  const rule = { capacity: row.per_minute, fillMs: minuteMs };
  const limited = await limits.take(`key:${row.id}`, rule, clock());
  noteLimit?.(limited);
  requireAllowed(limited, text`This key`);
}

interface Counted {
  readonly row: Omit<UseRow, 'uses'>;
  uses: number;
}

/** Of each key one write a minute at most; what was counted since is written with the next use, or at the end. */
function countUses({ clock, writes }: Pick<KeyGatePorts, 'clock' | 'writes'>) {
  // process-local: counted and not written yet; on several: each its own, the sums add up.
  const counted = new Map<string, Counted>();
  const writtenAt = new Map<string, number>();
  const usedAt = new Map<string, { readonly organizationId: string; readonly at: number }>();

  async function flush(): Promise<void> {
    const [pending, used] = [[...counted.values()], [...usedAt]];
    counted.clear();
    usedAt.clear();
    for (const [prefix, { organizationId, at }] of used)
      await noteUse(writes(nobody(organizationId)), prefix, at);
    for (const { row, uses } of pending)
      await addUses(writes(nobody(row.organization_id)), [{ ...row, uses }]);
  }

  return {
    flush,
    async note({ row, secret }: Known, route: string): Promise<void> {
      const now = clock();
      const use = { organization_id: row.organization_id, key_id: row.id, day: dayOf(now), route };
      const name = [use.key_id, use.day, route].join(' ');
      const before = counted.get(name);
      if (before) before.uses += 1;
      else counted.set(name, { row: use, uses: 1 });
      usedAt.set(secret.prefix, { organizationId: row.organization_id, at: now });
      if (Math.abs(now - (writtenAt.get(row.id) ?? 0)) < writeEveryMs) return;
      writtenAt.set(row.id, now);
      await flush();
    },
  };
}

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);
