/** The use cases of what is remembered; each memory is of its person, who alone reads, edits and erases it. */
import { v7 as newId } from 'uuid';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reader, Trx } from '../../../schema.ts';
import {
  deleteMemory,
  findMemory,
  insertMemory,
  listMemories,
  type MemoryRow,
  updateMemory,
} from './memory.repository.ts';
import type { CreateMemory, ListMemories, Memory, PatchMemory } from './memory.schema.ts';

export interface MemoryPorts extends SlicePorts {
  /** Takes what was proposed out of the proposal that a memory came from, which has its id. */
  eraseProposal(trx: Trx, owner: Person, id: string): Promise<void>;
  /** Takes what was remembered out of what was sent for the person's questions. */
  eraseSentMemory(trx: Trx, owner: Person): Promise<void>;
}

/** Wherever the words of a memory were kept beside it. */
async function eraseCopies(
  { eraseProposal, eraseSentMemory }: MemoryPorts,
  trx: Trx,
  { owner, id }: { readonly owner: Person; readonly id: string },
): Promise<void> {
  await eraseProposal(trx, owner, id);
  await eraseSentMemory(trx, owner);
}

/** All of them go before a model with each question. */
const memoriesAtMost = 40;
const charactersAtMost = 4_000;

export interface MemoryService extends ResourceService<Memory, ListMemories, CreateMemory, PatchMemory> {
  /** What an assistant proposed and the person kept. */
  keep(caller: Caller, input: Required<CreateMemory>): Promise<Memory>;
  /** Refuses what `keep` would refuse. */
  requireRoom(caller: Caller, text: string): Promise<void>;
}

function toMemory(row: MemoryRow): Memory {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    text: row.text,
    saidBy: row.source,
  };
}

/** Texts as they go before a model, the oldest first. */
export async function loadMemoryTexts(db: Reader, owner: Person): Promise<readonly string[]> {
  const rows = await listMemories(db, owner, { limit: memoriesAtMost });
  return rows.slice(0, memoriesAtMost).map(({ text }) => text);
}

async function loadMemory(db: Reader, { actor }: Caller, id: string): Promise<MemoryRow> {
  const row = await findMemory(db, actor, id);
  if (row === undefined) throw notFound('memory');
  return row;
}

/** @throws ApiError `conflict` where there is no room for the text beside what is remembered, but for `replaced`. */
async function requireRoomFor(db: Reader, owner: Person, { text, replaced }: Wanted): Promise<void> {
  const all = await listMemories(db, owner, { limit: memoriesAtMost });
  const others = all.filter(({ id }) => id !== replaced);
  if (others.length >= memoriesAtMost)
    throw new ApiError('conflict', `There are ${memoriesAtMost} memories already: erase some first.`);
  const characters = others.reduce((sum, row) => sum + row.text.length, text.length);
  if (characters > charactersAtMost)
    throw new ApiError(
      'conflict',
      `What is remembered may have ${charactersAtMost} characters in all: shorten or erase some first.`,
    );
}

interface Wanted {
  readonly text: string;
  readonly replaced?: string;
}

async function create(
  { unitOfWork }: MemoryPorts,
  { actor }: Caller,
  { saidBy, ...input }: CreateMemory & Pick<Memory, 'saidBy'>,
): Promise<Created<Memory>> {
  return await unitOfWork.write(actor, async ({ trx, now, log }) => {
    const row: MemoryRow = {
      id: input.id ?? newId(),
      organization_id: actor.organizationId,
      user_id: actor.userId,
      text: input.text,
      source: saidBy,
      created_at: now,
      updated_at: now,
      version: 1,
    };
    const existing = input.id === undefined ? undefined : await findMemory(trx, actor, input.id);
    if (existing !== undefined)
      return { created: false, record: requireSame(toMemory(existing), toMemory(row)) };
    await requireRoomFor(trx, actor, input);
    await insertMemory(trx, row);
    await log({ type: 'memory.created', id: row.id, version: row.version });
    return { created: true, record: toMemory(row) };
  });
}

export function createMemoryService(ports: MemoryPorts): MemoryService {
  const { db, unitOfWork } = ports;
  return {
    async list({ actor }, query) {
      const rows = await listMemories(db, actor, query);
      return toPage(rows, query.limit, { item: toMemory, key: (row) => [row.created_at, row.id] });
    },

    get: async (caller, id) => toMemory(await loadMemory(db, caller, id)),

    create: async (caller, input) => await create(ports, caller, { ...input, saidBy: 'user' }),

    keep: async (caller, input) => (await create(ports, caller, { ...input, saidBy: 'assistant' })).record,

    requireRoom: async ({ actor }, text) => await requireRoomFor(db, actor, { text }),

    async patch(caller, id, { text }, expected) {
      const { actor } = caller;
      return await unitOfWork.write(actor, async ({ trx, now, log }) => {
        const row = await loadMemory(trx, caller, id);
        requireVersion(row, expected);
        await requireRoomFor(trx, actor, { text, replaced: id });
        const after = await updateMemory(trx, row, { text, updated_at: now });
        await eraseCopies(ports, trx, { owner: actor, id });
        await log({ type: 'memory.changed', id, version: after.version });
        return toMemory(after);
      });
    },

    async remove(caller, id, expected) {
      const { actor } = caller;
      await unitOfWork.write(actor, async ({ trx, log }) => {
        const row = await loadMemory(trx, caller, id);
        requireVersion(row, expected);
        await deleteMemory(trx, row);
        await eraseCopies(ports, trx, { owner: actor, id });
        await log({ type: 'memory.erased', id, version: row.version + 1 });
      });
    },
  };
}
