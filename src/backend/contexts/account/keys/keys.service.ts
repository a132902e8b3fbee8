/** The use cases of keys. */
import { v7 as newId } from 'uuid';
import { findGrant, type Permission } from '../../../../domain/authorization.ts';
import { text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { KeyGate } from './key-gate.ts';
import { hashOf, makeKeyText, writeKey } from './key-text.ts';
import { toKey } from './key-view.ts';
import {
  endSecrets,
  findKey,
  insertKey,
  insertSecret,
  type KeyRow,
  listKeys,
  listSecrets,
  listUses,
  updateKey,
} from './keys.repository.ts';
import type {
  CreateKey,
  Key,
  KeyUse,
  KeyVerdict,
  ListKeys,
  MadeKey,
  PatchKey,
  RotateKey,
} from './keys.schema.ts';

export interface KeysService {
  list(caller: Caller, query: ListKeys): Promise<Page<Key>>;
  get(caller: Caller, id: string): Promise<Key>;
  create(caller: Caller, input: CreateKey): Promise<Created<MadeKey>>;
  patch(caller: Caller, id: string, input: PatchKey, expected?: number): Promise<Key>;
  /** From the next request on it opens nothing. It stays in the list of those that were revoked. */
  remove(caller: Caller, id: string, expected?: number): Promise<void>;
  /** Another secret, the one of before for some hours more. */
  rotate(caller: Caller, id: string, input: RotateKey): Promise<MadeKey>;
  validate(caller: Caller, text: string): Promise<KeyVerdict>;
  /** Of the last 90 days. */
  listUse(caller: Caller, id: string): Promise<KeyUse>;
}

const hourMs = 3_600_000;
const shownDays = 90;

export interface KeysPorts extends SlicePorts {
  readonly gate: KeyGate;
  /** Ends what is open by any secret of the key: what may be open connects again. */
  endConnections(keyId: string): void;
}

export function createKeysService(ports: KeysPorts): KeysService {
  const { unitOfWork, clock, gate, endConnections } = ports;
  return {
    list: async ({ actor }, query) => await listPage(ports.reads(actor), query, clock()),

    get: async ({ actor }, id) => await show(ports.reads(actor), await load(ports.reads(actor), id), clock()),

    create: async (caller, input) =>
      await unitOfWork.write(caller.actor, async (work) => await create(work, caller, input)),

    patch: async (caller, id, input, expected) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadOwned(work, caller, { id, expected });
        const { name, addresses, perMinute } = input;
        return await change(work, row, {
          type: 'key.changed',
          with: {
            ...(name !== undefined && { name }),
            ...(addresses !== undefined && { addresses: JSON.stringify(addresses) }),
            ...(perMinute !== undefined && { per_minute: perMinute }),
          },
          onCommit: () => {
            gate.forget(id);
            // From where it may be open is asked as it connects.
            if (addresses !== undefined) endConnections(id);
          },
        });
      }),

    remove: async (caller, id, expected) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadOwned(work, caller, { id, expected });
        if (row.revoked_at !== null) return;
        const revoked = { type: 'key.revoked', with: { revoked_at: work.now } } as const;
        const onCommit = () => {
          gate.forget(id);
          endConnections(id);
        };
        await change(work, row, { ...revoked, onCommit });
      }),

    rotate: async (caller, id, { overlapHours }) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadOwned(work, caller, { id });
        if (row.revoked_at !== null)
          throw new ApiError('state_forbids', 'The key was revoked: make another one.');
        await endSecrets(work.writes, id, work.now + overlapHours * hourMs);
        const key = await addSecret(work, row);
        const rotated = { type: 'key.rotated', with: {} } as const;
        const onCommit = () => {
          gate.forget(id);
          // Nothing is open by the new one yet; with hours left each connection ends as its secret does.
          if (overlapHours === 0) endConnections(id);
        };
        return { ...(await change(work, row, { ...rotated, onCommit })), key };
      }),

    async validate({ actor }, text) {
      const keyId = await gate.findKeyId(text);
      const row = keyId === undefined ? undefined : await findKey(ports.reads(actor), keyId);
      if (row === undefined) return { isValid: false, key: null };
      return { isValid: true, key: await show(ports.reads(actor), row, clock()) };
    },

    async listUse({ actor }, id) {
      await load(ports.reads(actor), id);
      await gate.flush();
      const since = new Date(clock() - shownDays * 24 * hourMs).toISOString().slice(0, 10);
      const rows = await listUses(ports.reads(actor), id, since);
      return { items: rows.map(({ day, route, uses }) => ({ day, route, uses: Number(uses) })) };
    },
  };
}

async function listPage(reads: Reads, query: ListKeys, now: number): Promise<Page<Key>> {
  const rows = await listKeys(reads, query);
  const shown = rows.slice(0, query.limit);
  const secrets = await listSecrets(
    reads,
    shown.map(({ id }) => id),
  );
  const page = toPage(rows, query.limit, { item: ({ id }) => id, key: ({ name, id }) => [name, id] });
  const of = (row: KeyRow) => secrets.filter(({ key_id }) => key_id === row.id);
  return { ...page, items: shown.map((row) => toKey(row, of(row), now)) };
}

async function load(rows: Pick<Reads, 'from'>, id: string): Promise<KeyRow> {
  const row = await findKey(rows, id);
  if (!row) throw notFound('key');
  return row;
}

/** The organization's own are an administrator's to change. */
async function loadOwned(
  { writes }: Work,
  caller: Caller,
  { id, expected }: { readonly id: string; readonly expected?: number | undefined },
): Promise<KeyRow> {
  const row = await load(writes, id);
  if (row.owner === 'organization') requireAll(caller);
  requireVersion(row, expected);
  return row;
}

function requireAll({ grant }: Caller): void {
  if (grant !== 'all')
    throw new ApiError('forbidden', 'Only an administrator changes keys of the organization.', [
      { field: 'owner', issue: 'must be "person"' },
    ]);
}

async function show(reads: Reads, row: KeyRow, now: number): Promise<Key> {
  return toKey(row, await listSecrets(reads, [row.id]), now);
}

/** No more than its maker has. */
function requireHeld(caller: Caller, scopes: readonly Permission[]): void {
  const { role } = personOf(caller);
  for (const [at, scope] of scopes.entries())
    if (findGrant(role, scope) === undefined)
      throw invalidField(`scopes.${at}`, text`"${scope}" is not yours to give`);
}

async function create(work: Work, caller: Caller, input: CreateKey): Promise<Created<MadeKey>> {
  const { organizationId, userId } = personOf(caller);
  if (input.owner === 'organization') requireAll(caller);
  requireHeld(caller, input.scopes);
  const { writes, reads, now, log } = work;
  const expiresAt = input.expiresAt === undefined ? null : Date.parse(input.expiresAt);
  const existing = input.id === undefined ? undefined : await findKey(reads, input.id);
  if (existing) return { created: false, record: await showExisting(work, existing, input) };
  if (expiresAt !== null && expiresAt <= now) throw invalidField('expiresAt', 'must lie ahead');
  const row: KeyRow = {
    id: input.id ?? newId(),
    organization_id: organizationId,
    user_id: userId,
    owner: input.owner,
    name: input.name,
    scopes: JSON.stringify([...new Set(input.scopes)].sort()),
    addresses: JSON.stringify(input.addresses),
    per_minute: input.perMinute,
    expires_at: expiresAt,
    revoked_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertKey(writes, row);
  const key = await addSecret(work, row);
  const record = await show(reads, row, now);
  await log({ type: 'key.created', id: row.id, version: 1, after: record });
  return { created: true, record: { ...record, key } };
}

/** A request that is repeated: what was answered once is not answered again. */
async function showExisting({ reads, now }: Work, row: KeyRow, { name }: CreateKey): Promise<MadeKey> {
  if (row.name === name) return { ...(await show(reads, row, now)), key: null };
  throw new ApiError('id_taken', 'This id is taken by another key.', [{ field: 'id', issue: 'is taken' }]);
}

async function addSecret({ writes, now }: Work, row: KeyRow): Promise<string> {
  const text = makeKeyText();
  await insertSecret(writes, {
    organization_id: row.organization_id,
    key_id: row.id,
    prefix: text.id,
    secret_hash: hashOf(text),
    made_at: now,
    ends_at: null,
    used_at: null,
  });
  return writeKey(text);
}

interface Change {
  readonly type: 'key.changed' | 'key.rotated' | 'key.revoked';
  readonly with: Parameters<typeof updateKey>[2];
  onCommit(): void;
}

async function change(work: Work, row: KeyRow, { type, with: columns, onCommit }: Change): Promise<Key> {
  const { reads, writes, now, log } = work;
  const before = await show(reads, row, now);
  const changed = await updateKey(writes, row, { ...columns, updated_at: now });
  const after = await show(reads, changed, now);
  await log({ type, id: row.id, version: changed.version, before, after });
  work.afterCommit(onCommit);
  return after;
}
