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
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Reader } from '../../../schema.ts';
import {
  type ContactOwner,
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
  findClient(db: Reader, organizationId: string, id: string): Promise<object | undefined>;
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

function toNewRow(owner: ContactOwner, now: number, input: CreateContact & { primary: boolean }): ContactRow {
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

async function loadContact(db: Reader, caller: Caller, on: OnContact): Promise<ContactRow> {
  const row = await findContact(db, caller.actor.organizationId, on.contactId);
  if (row?.client_id !== on.clientId) {
    throw notFound('contact');
  }
  return row;
}

/** Whoever was primary in this role before steps back. */
async function stepBack(work: Work, owner: ContactOwner, next: ContactRow): Promise<void> {
  const { trx, now, log } = work;
  const former = await findPrimary(trx, owner, next.role);
  if (former === undefined || former.id === next.id) return;
  const changed = await updateContact(trx, former, { is_primary: 0, updated_at: now });
  await log({
    type: 'contact.changed',
    id: former.id,
    version: changed.version,
    before: toContact(former),
    after: toContact(changed),
  });
}

async function createContact(
  work: Work,
  owner: ContactOwner,
  input: CreateContact,
): Promise<Created<Contact>> {
  const { trx, now, log } = work;
  const existing = input.id ? await findContact(trx, owner.organizationId, input.id) : undefined;
  if (existing) {
    const asked = { ...input, primary: input.primary ?? existing.is_primary === 1 };
    return {
      created: false,
      record: requireSame(toContact(existing), toContact(toNewRow(owner, now, asked))),
    };
  }
  const primary = input.primary ?? (await findPrimary(trx, owner, input.role)) === undefined;
  const row = toNewRow(owner, now, { ...input, primary });
  if (primary) await stepBack(work, owner, row);
  await insertContact(trx, row);
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
    await insertContacts(work.trx, rows);
    await work.logAll(changes);
  };
}

async function patchContact(
  work: Work,
  { row, input }: { readonly row: ContactRow; readonly input: PatchContact },
): Promise<Contact> {
  const { trx, now, log } = work;
  const change = changedColumns<ContactRow>({
    name: input.name,
    role: input.role,
    email: input.email,
    phone: input.phone === '' ? null : input.phone,
    is_primary: input.primary === undefined ? undefined : Number(input.primary),
    updated_at: now,
  });
  const next = { ...row, ...change };
  const owner = { organizationId: row.organization_id, clientId: row.client_id };
  if (next.is_primary === 1) await stepBack(work, owner, next);
  const after = toContact(await updateContact(trx, row, change));
  await log({ type: 'contact.changed', id: row.id, version: after.version, before: toContact(row), after });
  return after;
}

async function removeContact({ trx, log }: Work, row: ContactRow): Promise<void> {
  await deleteContact(trx, row);
  await log({ type: 'contact.deleted', id: row.id, version: row.version + 1, before: toContact(row) });
}

/** The port of whoever deletes a client: its contacts go with it. */
export async function deleteContactsOf(work: Work, owner: ContactOwner): Promise<void> {
  for (const row of await listAllContacts(work.trx, owner)) await removeContact(work, row);
}

export function createContactsService({ db, unitOfWork, findClient }: ContactPorts): ContactsService {
  const ownerOf = async (reader: Reader, caller: Caller, clientId: string): Promise<ContactOwner> => {
    const { organizationId } = caller.actor;
    if (!(await findClient(reader, organizationId, clientId))) throw notFound('client');
    return { organizationId, clientId };
  };
  return {
    async list(caller, clientId, query) {
      const rows = await listContacts(db, await ownerOf(db, caller, clientId), query);
      return toPage(rows, query.limit, { item: toContact, key: (row) => [row.name, row.id] });
    },
    get: async (caller, on) => toContact(await loadContact(db, caller, on)),
    create: async (caller, clientId, input) =>
      await unitOfWork.write(caller.actor, async (work) =>
        createContact(work, await ownerOf(work.trx, caller, clientId), input),
      ),
    patch: async (caller, on, input) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadContact(work.trx, caller, on);
        requireVersion(row, on.expected);
        return await patchContact(work, { row, input });
      }),
    remove: async (caller, on) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadContact(work.trx, caller, on);
        requireVersion(row, on.expected);
        await removeContact(work, row);
      }),
  };
}
