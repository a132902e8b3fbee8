/**
 * The use cases of imports: look at a file, take it in as a whole or not at all, and undo it. Reading and writing go in
 * steps with turns for others between.
 */
import { v7 as newId } from 'uuid';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import type { Page } from '../../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import { countPresent, findTimeImport, listTimeImports, type TimeImportRow } from './imports.repository.ts';
import type { CreateTimeImport, ImportProgress, TimeImport } from './imports.schema.ts';
import type { OpenFile } from './open-file/open-file.ts';
import { openHere } from './open-file/open-here.ts';
import type { RunningImports } from './running-imports.ts';
import { takeImport } from './take-import.ts';
import { showTimeImport } from './time-import-view.ts';
import { undoImport } from './undo-import.ts';

export interface TimeImportsService {
  list(caller: Caller, query: PageQuery): Promise<Page<TimeImport>>;
  get(caller: Caller, id: string): Promise<TimeImport>;
  /**
   * A dry run answers what would be; else what has become of it, or why it is refused. `held`: a large file, which is read
   * elsewhere; that of the input is empty then.
   */
  create(caller: Caller, input: CreateTimeImport, held?: OpenFile): Promise<Created<TimeImport>>;
  progress(caller: Caller, id: string): Promise<ImportProgress>;
  /** Of one under way: nothing of it is kept. */
  cancel(caller: Caller, id: string): Promise<ImportProgress>;
  undo(caller: Caller, id: string): Promise<void>;
}

function sameOrRefuse(existing: TimeImportRow, hash: string): Created<TimeImport> {
  if (existing.content_hash !== hash) {
    throw new ApiError('id_taken', 'This id is taken by another import.', [
      { field: 'id', issue: 'is taken by another import' },
    ]);
  }
  return { created: false, record: showTimeImport(existing) };
}

async function requireTimeImport(
  ports: TimeImportPorts,
  { actor }: Caller,
  id: string,
): Promise<TimeImportRow> {
  const row = await findTimeImport(ports.reads(actor), id);
  if (!row) throw notFound('import');
  return row;
}

export function createTimeImportsService(ports: TimeImportPorts, runs: RunningImports): TimeImportsService {
  const progressOf = async (caller: Caller, id: string): Promise<ImportProgress> => {
    const running = runs.find(caller.actor.organizationId, id);
    if (running) return { id, step: running.step, fraction: running.fraction };
    await requireTimeImport(ports, caller, id);
    return { id, step: 'done', fraction: 1 };
  };
  return {
    async list({ actor }, query) {
      const rows = await listTimeImports(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: showTimeImport, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      const row = await requireTimeImport(ports, caller, id);
      return { ...showTimeImport(row), present: await countPresent(ports.reads(caller.actor), row) };
    },

    async create(caller, input, held) {
      const { organizationId } = caller.actor;
      const { id, file: text, ...content } = input;
      const file = held ?? openHere(text);
      const asked = { input, file, id: id ?? newId(), hash: await file.hashWith(content) };
      const existing = await findTimeImport(ports.reads(caller.actor), asked.id);
      if (existing && !input.dryRun) return sameOrRefuse(existing, asked.hash);
      return await runs.run(
        { ...asked, organizationId },
        async (running) => await takeImport(ports, caller, { ...asked, running }),
      );
    },

    progress: progressOf,

    async cancel(caller, id) {
      const progress = await progressOf(caller, id);
      if (!runs.cancel(caller.actor.organizationId, id)) {
        throw new ApiError('state_forbids', 'The import is done: undo it to take it back.');
      }
      return progress;
    },

    async undo(caller, id) {
      await ports.unitOfWork.write(caller.actor, async (work) => await undoImport(work, { ports, id }));
    },
  };
}
