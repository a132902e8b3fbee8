/** The use cases of what is remembered; each memory is of its person, who alone reads, edits and erases it. */
import { v7 as newId } from 'uuid';
import { text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
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
  eraseProposal(work: Work, of: { readonly userId: string; readonly id: string }): Promise<void>;
  /** Takes what was remembered out of what was sent for the person's questions. */
  eraseSentMemory(work: Work): Promise<void>;
}

/** Wherever the words of a memory were kept beside it. */
async function eraseCopies(
  { eraseProposal, eraseSentMemory }: MemoryPorts,
  work: Work,
  { id, user_id: userId }: MemoryRow,
): Promise<void> {
  await eraseProposal(work, { userId, id });
  await eraseSentMemory(work);
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
export async function loadMemoryTexts(reads: Reads): Promise<readonly string[]> {
  const rows = await listMemories(reads, { limit: memoriesAtMost });
  return rows.slice(0, memoriesAtMost).map(({ text }) => text);
}

async function loadMemory(reads: Reads, id: string): Promise<MemoryRow> {
  const row = await findMemory(reads, id);
  if (row === undefined) throw notFound('memory');
  return row;
}

/** @throws ApiError `conflict` where there is no room for the text beside what is remembered, but for `replaced`. */
async function requireRoomFor(reads: Reads, { text: wanted, replaced }: Wanted): Promise<void> {
  const all = await listMemories(reads, { limit: memoriesAtMost });
  const others = all.filter(({ id }) => id !== replaced);
  if (others.length >= memoriesAtMost)
    throw new ApiError('conflict', text`There are ${memoriesAtMost} memories already: erase some first.`);
  const characters = others.reduce((sum, row) => sum + row.text.length, wanted.length);
  if (characters > charactersAtMost)
    throw new ApiError(
      'conflict',
      text`What is remembered may have ${charactersAtMost} characters in all: shorten or erase some first.`,
    );
}

interface Wanted {
  readonly text: string;
  readonly replaced?: string;
}

async function create(
  { unitOfWork }: MemoryPorts,
  caller: Caller,
  { saidBy, ...input }: CreateMemory & Pick<Memory, 'saidBy'>,
): Promise<Created<Memory>> {
  const actor = personOf(caller);
  return await unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
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
    const existing = input.id === undefined ? undefined : await findMemory(reads, input.id);
    if (existing !== undefined)
      return { created: false, record: requireSame(toMemory(existing), toMemory(row)) };
    await requireRoomFor(reads, input);
    await insertMemory(writes, row);
    await log({ type: 'memory.created', id: row.id, version: row.version });
    return { created: true, record: toMemory(row) };
  });
}

export function createMemoryService(ports: MemoryPorts): MemoryService {
  const { unitOfWork } = ports;
  return {
    async list({ actor }, query) {
      const rows = await listMemories(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: toMemory, key: (row) => [row.created_at, row.id] });
    },

    get: async ({ actor }, id) => toMemory(await loadMemory(ports.reads(actor), id)),

    create: async (caller, input) => await create(ports, caller, { ...input, saidBy: 'user' }),

    keep: async (caller, input) => (await create(ports, caller, { ...input, saidBy: 'assistant' })).record,

    requireRoom: async ({ actor }, text) => await requireRoomFor(ports.reads(actor), { text }),

    async patch({ actor }, id, { text }, expected) {
      return await unitOfWork.write(actor, async (work) => {
        const { reads, writes, now, log } = work;
        const row = await loadMemory(reads, id);
        requireVersion(row, expected);
        await requireRoomFor(reads, { text, replaced: id });
        const after = await updateMemory(writes, row, { text, updated_at: now });
        await eraseCopies(ports, work, row);
        await log({ type: 'memory.changed', id, version: after.version });
        return toMemory(after);
      });
    },

    async remove({ actor }, id, expected) {
      await unitOfWork.write(actor, async (work) => {
        const { reads, writes, log } = work;
        const row = await loadMemory(reads, id);
        requireVersion(row, expected);
        await deleteMemory(writes, row);
        await eraseCopies(ports, work, row);
        await log({ type: 'memory.erased', id, version: row.version + 1 });
      });
    },
  };
}
