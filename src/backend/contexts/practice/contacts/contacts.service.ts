/** The use cases of contacts. Each role of a client has one primary contact at most. */
import { v7 as newId } from 'uuid';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  type ContactRow,
  deleteContact,
  findContact,
  findPrimary,
  insertContact,
  insertContacts,
  listAllContacts,
  listContacts,
  updateContact,
} from './contacts.repository.ts';
import type { Contact, CreateContact, PatchContact } from './contacts.schema.ts';

export interface ContactPorts extends SlicePorts {
  findClient(reads: Reads, id: string): Promise<object | undefined>;
}

/** One contact of a client, as a route names it. */
export interface OnContact {
  readonly clientId: string;
  readonly contactId: string;
  readonly expected?: number | undefined;
}

export interface ContactsService {
  list(caller: Caller, clientId: string, query: PageQuery): Promise<Page<Contact>>;
  get(caller: Caller, on: OnContact): Promise<Contact>;
  /** The same id with the same content again answers the record that is there. */
  create(caller: Caller, clientId: string, input: CreateContact): Promise<Created<Contact>>;
  patch(caller: Caller, on: OnContact, input: PatchContact): Promise<Contact>;
  remove(caller: Caller, on: OnContact): Promise<void>;
}

export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    clientId: row.client_id,
    name: row.name,
    role: row.role,
    email: row.email,
    phone: row.phone,
    primary: row.is_primary === 1,
  };
}

function toNewRow(
  owner: { readonly organizationId: string; readonly clientId: string },
  now: number,
  input: CreateContact & { primary: boolean },
): ContactRow {
  return {
    id: input.id ?? newId(),
    organization_id: owner.organizationId,
    client_id: owner.clientId,
    name: input.name,
    role: input.role,
    email: input.email ?? null,
    phone: input.phone || null,
    is_primary: input.primary ? 1 : 0,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

async function loadContact(reads: Reads, on: OnContact): Promise<ContactRow> {
  const row = await findContact(reads, on.contactId);
  if (row?.client_id !== on.clientId) {
    throw notFound('contact');
  }
  return row;
}

/** Whoever was primary in this role before steps back. */
async function stepBack({ reads, writes, now, log }: Work, next: ContactRow): Promise<void> {
  const former = await findPrimary(reads, next.client_id, next.role);
  if (former === undefined || former.id === next.id) return;
  const changed = await updateContact(writes, former, { is_primary: 0, updated_at: now });
  await log({
    type: 'contact.changed',
    id: former.id,
    version: changed.version,
    before: toContact(former),
    after: toContact(changed),
  });
}

async function createContact(work: Work, clientId: string, input: CreateContact): Promise<Created<Contact>> {
  const { reads, writes, now, log } = work;
  const owner = { organizationId: reads.actor.organizationId, clientId };
  const existing = input.id ? await findContact(reads, input.id) : undefined;
  if (existing) {
    const asked = { ...input, primary: input.primary ?? existing.is_primary === 1 };
    return {
      created: false,
      record: requireSame(toContact(existing), toContact(toNewRow(owner, now, asked))),
    };
  }
  const primary = input.primary ?? (await findPrimary(reads, clientId, input.role)) === undefined;
  const row = toNewRow(owner, now, { ...input, primary });
  if (primary) await stepBack(work, row);
  await insertContact(writes, row);
  const record = toContact(row);
  await log({ type: 'contact.created', id: row.id, version: row.version, after: record });
  return { created: true, record };
}

export interface FirstContact {
  readonly clientId: string;
  readonly contact: CreateContact;
}

/** The port of whoever makes many clients: each gets the one contact that it has, which is primary. */
export async function prepareFirstContacts(
  { unitOfWork, clock }: Pick<SlicePorts, 'unitOfWork' | 'clock'>,
  organizationId: string,
  given: readonly FirstContact[],
): Promise<(work: Work) => Promise<void>> {
  const now = clock();
  const rows = given.map(({ clientId, contact }) =>
    toNewRow({ organizationId, clientId }, now, { ...contact, primary: true }),
  );
  const changes = await unitOfWork.prepare(rows, (row) => ({
    type: 'contact.created',
    id: row.id,
    version: row.version,
    after: toContact(row),
  }));
  return async (work) => {
    await insertContacts(work.writes, rows);
    await work.logAll(changes);
  };
}

async function patchContact(
  work: Work,
  { row, input }: { readonly row: ContactRow; readonly input: PatchContact },
): Promise<Contact> {
  const { writes, now, log } = work;
  const change = changedColumns<ContactRow>({
    name: input.name,
    role: input.role,
    email: input.email,
    phone: input.phone === '' ? null : input.phone,
    is_primary: input.primary === undefined ? undefined : Number(input.primary),
    updated_at: now,
  });
  const next = { ...row, ...change };
  if (next.is_primary === 1) await stepBack(work, next);
  const after = toContact(await updateContact(writes, row, change));
  await log({ type: 'contact.changed', id: row.id, version: after.version, before: toContact(row), after });
  return after;
}

async function removeContact({ writes, log }: Work, row: ContactRow): Promise<void> {
  await deleteContact(writes, row);
  await log({ type: 'contact.deleted', id: row.id, version: row.version + 1, before: toContact(row) });
}

/** The port of whoever deletes a client: its contacts go with it. */
export async function deleteContactsOf(work: Work, clientId: string): Promise<void> {
  for (const row of await listAllContacts(work.reads, clientId)) await removeContact(work, row);
}

export function createContactsService({
  reads: readsOf,
  unitOfWork,
  findClient,
}: ContactPorts): ContactsService {
  const requireClient = async (reads: Reads, clientId: string): Promise<void> => {
    if (!(await findClient(reads, clientId))) throw notFound('client');
  };
  return {
    async list(caller, clientId, query) {
      const reads = readsOf(caller.actor);
      await requireClient(reads, clientId);
      const rows = await listContacts(reads, clientId, query);
      return toPage(rows, query.limit, { item: toContact, key: (row) => [row.name, row.id] });
    },
    get: async (caller, on) => toContact(await loadContact(readsOf(caller.actor), on)),
    create: async (caller, clientId, input) =>
      await unitOfWork.write(caller.actor, async (work) => {
        await requireClient(work.reads, clientId);
        return await createContact(work, clientId, input);
      }),
    patch: async (caller, on, input) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadContact(work.reads, on);
        requireVersion(row, on.expected);
        return await patchContact(work, { row, input });
      }),
    remove: async (caller, on) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadContact(work.reads, on);
        requireVersion(row, on.expected);
        await removeContact(work, row);
      }),
  };
}
