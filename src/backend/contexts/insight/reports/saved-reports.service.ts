/** The use cases of saved reports; each is of the person that saved it, whatever they may see of others. */
import { v7 as newId } from 'uuid';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import {
  deleteSavedReport,
  findSavedReport,
  insertSavedReport,
  listSavedReports,
  type SavedReportRow,
  updateSavedReport,
} from './saved-reports.repository.ts';
import type {
  CreateSavedReport,
  ListSavedReports,
  PatchSavedReport,
  SavedReport,
} from './saved-reports.schema.ts';

export type SavedReportsService = ResourceService<
  SavedReport,
  ListSavedReports,
  CreateSavedReport,
  PatchSavedReport
>;

function toSavedReport(row: SavedReportRow): SavedReport {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    query: JSON.parse(row.query),
  };
}

function toNewRow(caller: Caller, now: number, input: CreateSavedReport): SavedReportRow {
  const actor = personOf(caller);
  return {
    id: input.id ?? newId(),
    organization_id: actor.organizationId,
    user_id: actor.userId,
    name: input.name,
    query: JSON.stringify(input.query),
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

async function loadSavedReport(rows: Pick<Reads, 'from'>, id: string): Promise<SavedReportRow> {
  const row = await findSavedReport(rows, id);
  if (!row) throw notFound('saved report');
  return row;
}

async function createSavedReport(
  { unitOfWork }: SlicePorts,
  caller: Caller,
  input: CreateSavedReport,
): Promise<Created<SavedReport>> {
  return await unitOfWork.write(caller.actor, async ({ writes, now, log }) => {
    const row = toNewRow(caller, now, input);
    const existing = input.id ? await findSavedReport(writes, input.id) : undefined;
    if (existing) {
      return { created: false, record: requireSame(toSavedReport(existing), toSavedReport(row)) };
    }
    await insertSavedReport(writes, row);
    const record = toSavedReport(row);
    await log({ type: 'saved-report.created', id: row.id, version: row.version, after: record });
    return { created: true, record };
  });
}

export function createSavedReportsService(ports: SlicePorts): SavedReportsService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listSavedReports(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toSavedReport, key: (row) => [row.name, row.id] });
    },

    get: async (caller, id) => toSavedReport(await loadSavedReport(ports.reads(caller.actor), id)),

    create: async (caller, input) => await createSavedReport(ports, caller, input),

    async patch(caller, id, input, expected) {
      return await unitOfWork.write(caller.actor, async ({ writes, now, log }) => {
        const row = await loadSavedReport(writes, id);
        requireVersion(row, expected);
        const query = input.query && JSON.stringify(input.query);
        const change = changedColumns<SavedReportRow>({ name: input.name, query, updated_at: now });
        const after = toSavedReport(await updateSavedReport(writes, row, change));
        await log({
          type: 'saved-report.changed',
          id,
          version: after.version,
          before: toSavedReport(row),
          after,
        });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ writes, log }) => {
        const row = await loadSavedReport(writes, id);
        requireVersion(row, expected);
        await deleteSavedReport(writes, row);
        await log({ type: 'saved-report.deleted', id, version: row.version + 1, before: toSavedReport(row) });
      });
    },
  };
}
