/** The use cases of addresses that mail does not reach. */
import { v7 as newId } from 'uuid';
import { recipientKey } from '../../../../domain/mail/mail-address.ts';
import { text } from '../../../../words/text.ts';
import { ApiError, notFound } from '../../http/api-error.ts';
import { requireSame } from '../../http/created.ts';
import { toPage } from '../../http/cursor.ts';
import { toInstant } from '../../http/instant.ts';
import type { ResourceService } from '../../http/resource-routes.ts';
import { requireVersion } from '../../http/versions.ts';
import type { SlicePorts } from '../../ports.ts';
import type { Reads } from '../../reach/reads.ts';
import {
  deleteUnreachable,
  findUnreachable,
  findUnreachableById,
  insertUnreachable,
  listUnreachable,
  type UnreachableRow,
} from './unreachable.repository.ts';
import type { CreateUnreachable, ListUnreachable, UnreachableAddress } from './unreachable.schema.ts';

export type UnreachableService = Omit<
  ResourceService<UnreachableAddress, ListUnreachable, CreateUnreachable, never>,
  'patch'
>;

function toRecord(row: UnreachableRow): UnreachableAddress {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    address: row.address,
    reason: row.reason,
  };
}

async function load(reads: Reads, id: string): Promise<UnreachableRow> {
  const row = await findUnreachableById(reads, id);
  if (!row) throw notFound('address that is not reachable');
  return row;
}

export function createUnreachableService(ports: SlicePorts): UnreachableService {
  return {
    async list({ actor }, query) {
      const rows = await listUnreachable(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: toRecord, key: (row) => [row.address, row.id] });
    },
    get: async ({ actor }, id) => toRecord(await load(ports.reads(actor), id)),
    async create({ actor }, input) {
      return await ports.unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
        const address = recipientKey(input);
        const known = input.id === undefined ? undefined : await findUnreachableById(reads, input.id);
        const at = known?.created_at ?? now;
        const row = {
          id: input.id ?? newId(),
          organization_id: actor.organizationId,
          address,
          reason: input.reason,
          created_at: at,
          updated_at: at,
          version: 1,
        };
        if (known) return { created: false, record: requireSame(toRecord(known), toRecord(row)) };
        if (await findUnreachable(reads, [address])) {
          throw new ApiError('conflict', text`${address} is marked already.`);
        }
        await insertUnreachable(writes, row);
        await log({ type: 'unreachable-address.created', id: row.id, version: 1, after: toRecord(row) });
        return { created: true, record: toRecord(row) };
      });
    },
    async remove({ actor }, id, expected) {
      await ports.unitOfWork.write(actor, async ({ reads, writes, log }) => {
        const row = await load(reads, id);
        requireVersion(row, expected);
        await deleteUnreachable(writes, row);
        await log({
          type: 'unreachable-address.deleted',
          id,
          version: row.version + 1,
          before: toRecord(row),
        });
      });
    },
  };
}
