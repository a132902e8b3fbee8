/** The use cases of weekly patterns. */
import { v7 as newId } from 'uuid';
import { standardPattern } from '../../../../domain/working-time.ts';
import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Holidays } from '../../../platform/holidays/holidays.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { requireOwn, requireUser, type WorkingTimePorts } from './owner.ts';
import {
  deleteWorkingTime,
  findWorkingTime,
  findWorkingTimeFrom,
  insertWorkingTime,
  listWorkingTimes,
  toPattern,
  updateWorkingTime,
  type WorkingTimeReads,
  type WorkingTimeRow,
} from './working-times.repository.ts';
import type {
  CreateWorkingTime,
  ListWorkingTimes,
  PatchWorkingTime,
  WorkingTime,
} from './working-times.schema.ts';

export interface WorkingTimesPorts extends WorkingTimePorts {
  readonly holidays: Pick<Holidays, 'suggest'>;
}

export type WorkingTimesService = ResourceService<
  WorkingTime,
  ListWorkingTimes,
  CreateWorkingTime,
  PatchWorkingTime
>;

function toWorkingTime(row: WorkingTimeRow): WorkingTime {
  const { weekdaySeconds, ...pattern } = toPattern(row);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    ...pattern,
    weekdaySeconds: [...weekdaySeconds],
  };
}

function toNewRow(caller: Caller, now: number, input: CreateWorkingTime): WorkingTimeRow {
  const actor = personOf(caller);
  return {
    id: input.id ?? newId(),
    organization_id: actor.organizationId,
    user_id: input.userId === undefined ? actor.userId : input.userId,
    valid_from: input.validFrom,
    weekday_seconds: JSON.stringify(input.weekdaySeconds),
    day_start: input.dayStart ?? standardPattern.dayStart,
    holiday_region: input.holidayRegion ?? null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

async function loadWorkingTimeRow(reads: WorkingTimeReads, id: string): Promise<WorkingTimeRow> {
  const row = await findWorkingTime(reads, id);
  if (!row) {
    throw notFound('working time');
  }
  return row;
}

/** A region without known holidays would have none without a word. */
async function requireRegion(
  { holidays }: WorkingTimesPorts,
  { holidayRegion }: Pick<PatchWorkingTime, 'holidayRegion'>,
): Promise<void> {
  if (holidayRegion === undefined || holidayRegion === null) return;
  const meant = await holidays.suggest(holidayRegion);
  if (meant === undefined) return;
  const known =
    meant.length === 0 ? 'a country is known by two letters, such as DE' : `known are ${meant.join(', ')}`;
  throw invalidField('holidayRegion', text`the holidays of ${holidayRegion} are not known: ${known}`);
}

/** One of each owner begins on a day: a change of it is a change of that one. */
async function requireFree(reads: Reads, row: WorkingTimeRow): Promise<void> {
  const taken = await findWorkingTimeFrom(reads, row);
  if (taken && taken.id !== row.id) {
    throw new ApiError('conflict', text`Another working time begins on ${row.valid_from}: change that one.`, [
      { field: 'validFrom', issue: text`is that of ${taken.id}` },
    ]);
  }
}

async function createWorkingTime(
  ports: WorkingTimesPorts,
  caller: Caller,
  input: CreateWorkingTime,
): Promise<Created<WorkingTime>> {
  await requireRegion(ports, input);
  return await ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
    const row = toNewRow(caller, now, input);
    requireOwn(caller, row.user_id);
    const existing = input.id ? await findWorkingTime(writes, input.id) : undefined;
    if (existing) {
      return { created: false, record: requireSame(toWorkingTime(existing), toWorkingTime(row)) };
    }
    await requireUser(reads, ports, row.user_id);
    await requireFree(reads, row);
    await insertWorkingTime(writes, row);
    const record = toWorkingTime(row);
    await log({ type: 'working-time.created', id: row.id, version: row.version, after: record });
    return { created: true, record };
  });
}

function toChange(now: number, input: PatchWorkingTime): Partial<WorkingTimeRow> {
  return changedColumns<WorkingTimeRow>({
    valid_from: input.validFrom,
    weekday_seconds: input.weekdaySeconds && JSON.stringify(input.weekdaySeconds),
    day_start: input.dayStart,
    holiday_region: input.holidayRegion,
    updated_at: now,
  });
}

export function createWorkingTimesService(ports: WorkingTimesPorts): WorkingTimesService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listWorkingTimes(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toWorkingTime, key: (row) => [row.valid_from, row.id] });
    },

    get: async (caller, id) => toWorkingTime(await loadWorkingTimeRow(ports.reads(caller.actor), id)),

    create: async (caller, input) => await createWorkingTime(ports, caller, input),

    async patch(caller, id, input, expected) {
      await requireRegion(ports, input);
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await loadWorkingTimeRow(writes, id);
        requireOwn(caller, row.user_id);
        requireVersion(row, expected);
        const change = toChange(now, input);
        await requireFree(reads, { ...row, ...change });
        const after = toWorkingTime(await updateWorkingTime(writes, row, change));
        const { version } = after;
        await log({ type: 'working-time.changed', id, version, before: toWorkingTime(row), after });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ writes, log }) => {
        const row = await loadWorkingTimeRow(writes, id);
        requireOwn(caller, row.user_id);
        requireVersion(row, expected);
        await deleteWorkingTime(writes, row);
        const version = row.version + 1;
        await log({ type: 'working-time.deleted', id, version, before: toWorkingTime(row) });
      });
    },
  };
}
