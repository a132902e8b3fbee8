/** The use cases of days off. */
import { v7 as newId } from 'uuid';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import { requireOwn, requireUser, type WorkingTimePorts } from './owner.ts';
import {
  type DaysOffRow,
  deleteDaysOff,
  findDaysOff,
  insertDaysOff,
  listDaysOff,
  updateDaysOff,
  type WorkingTimeReads,
} from './working-times.repository.ts';
import type { CreateDaysOff, DaysOff, ListDaysOff, PatchDaysOff } from './working-times.schema.ts';

export type DaysOffService = ResourceService<DaysOff, ListDaysOff, CreateDaysOff, PatchDaysOff>;

function toDaysOff(row: DaysOffRow): DaysOff {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    firstDate: row.first_date,
    lastDate: row.last_date,
    note: row.note,
  };
}

function toNewRow(caller: Caller, now: number, input: CreateDaysOff): DaysOffRow {
  const actor = personOf(caller);
  return {
    id: input.id ?? newId(),
    organization_id: actor.organizationId,
    user_id: input.userId ?? actor.userId,
    first_date: input.firstDate,
    last_date: input.lastDate,
    note: input.note ?? '',
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function requireOrder({ first_date, last_date }: DaysOffRow): void {
  if (last_date < first_date) {
    throw invalidField('lastDate', 'must not be before firstDate');
  }
}

async function loadDaysOff(reads: WorkingTimeReads, id: string): Promise<DaysOffRow> {
  const row = await findDaysOff(reads, id);
  if (!row) {
    throw notFound('day off');
  }
  return row;
}

async function createDaysOff(
  ports: WorkingTimePorts,
  caller: Caller,
  input: CreateDaysOff,
): Promise<Created<DaysOff>> {
  return await ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
    const row = toNewRow(caller, now, input);
    requireOwn(caller, row.user_id);
    requireOrder(row);
    const existing = input.id ? await findDaysOff(writes, input.id) : undefined;
    if (existing) {
      return { created: false, record: requireSame(toDaysOff(existing), toDaysOff(row)) };
    }
    await requireUser(reads, ports, row.user_id);
    await insertDaysOff(writes, row);
    const record = toDaysOff(row);
    await log({ type: 'days-off.created', id: row.id, version: row.version, after: record });
    return { created: true, record };
  });
}

export function createDaysOffService(ports: WorkingTimePorts): DaysOffService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listDaysOff(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toDaysOff, key: (row) => [row.first_date, row.id] });
    },

    get: async (caller, id) => toDaysOff(await loadDaysOff(ports.reads(caller.actor), id)),

    create: async (caller, input) => await createDaysOff(ports, caller, input),

    async patch(caller, id, input, expected) {
      return await unitOfWork.write(caller.actor, async ({ writes, now, log }) => {
        const row = await loadDaysOff(writes, id);
        requireVersion(row, expected);
        const change = changedColumns<DaysOffRow>({
          first_date: input.firstDate,
          last_date: input.lastDate,
          note: input.note,
          updated_at: now,
        });
        requireOrder({ ...row, ...change });
        const after = toDaysOff(await updateDaysOff(writes, row, change));
        await log({ type: 'days-off.changed', id, version: after.version, before: toDaysOff(row), after });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ writes, log }) => {
        const row = await loadDaysOff(writes, id);
        requireVersion(row, expected);
        await deleteDaysOff(writes, row);
        await log({ type: 'days-off.deleted', id, version: row.version + 1, before: toDaysOff(row) });
      });
    },
  };
}
