/**
 * The use cases of imports: look at a file, take it in as a whole or not at all, and take it back. Reading goes in steps
 * with turns for others between; writing is one transaction.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { isTimeZone } from '../../../domain/zones.ts';
import type { Caller } from '../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../platform/http/api-error.ts';
import type { Created } from '../../platform/http/created.ts';
import { toPage } from '../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../platform/http/instant.ts';
import type { Page } from '../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../platform/http/wire.ts';
import { checkImportRules } from './check-import-rules.ts';
import { hashRows } from './hash-rows.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import {
  findHashes,
  findTimeImport,
  listTimeImports,
  loadKnown,
  type TimeImportRow,
} from './imports.repository.ts';
import {
  type CreateTimeImport,
  type ImportProgress,
  type ImportResult,
  resultSchema,
  type TimeImport,
} from './imports.schema.ts';
import { readFileInSteps } from './readers/read-file.ts';
import { Report } from './readers/report.ts';
import type { Problem, ReadFile } from './readers/source-row.ts';
import { type HashedRow, type Resolved, resolveRows } from './resolve-rows.ts';
import { type RunningImport, RunningImports } from './running-imports.ts';
import { summarise } from './summarise.ts';
import { undoImport } from './undo-import.ts';
import { writeImport } from './write-import.ts';

export interface TimeImportsService {
  list(caller: Caller, query: PageQuery): Promise<Page<TimeImport>>;
  get(caller: Caller, id: string): Promise<TimeImport>;
  /** A dry run answers what would be; else what has become of it, or why it is refused. */
  create(caller: Caller, input: CreateTimeImport): Promise<Created<TimeImport>>;
  progress(caller: Caller, id: string): Promise<ImportProgress>;
  /** Of one under way: nothing of it is kept. */
  cancel(caller: Caller, id: string): Promise<ImportProgress>;
  undo(caller: Caller, id: string): Promise<void>;
}

/** Everything of an import that is not in the database yet. */
interface Looked {
  readonly read: ReadFile;
  readonly resolved: Resolved;
  readonly result: ImportResult;
}

function toTimeImport(row: TimeImportRow): TimeImport {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    importedBy: row.imported_by,
    fileName: row.file_name,
    state: row.undone_at === null ? 'done' : 'undone',
    undoneAt: toInstantOrNull(row.undone_at),
    ...resultSchema.parse(JSON.parse(row.result)),
  };
}

function sayWhere({ row, column, value, message }: Problem): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`].filter(
    Boolean,
  );
  const where = place.length === 0 ? 'The file' : place.join(', ');
  return `${where}${value ? `: "${value}"` : ''} ${message}`;
}

/** The whole file is refused for one of them; each names the field of the request that settles it. */
function refusal(problems: readonly Problem[]): ApiError {
  const details = problems.map((problem) => ({ field: problem.option ?? 'file', issue: sayWhere(problem) }));
  const first = details[0];
  const settled = first && first.field !== 'file' ? ` (${first.field} settles it)` : '';
  return new ApiError('invalid', `Nothing was imported. ${first?.issue ?? ''}${settled}.`, details);
}

const hashesAStatement = 500;

async function readInTurns(input: CreateTimeImport, zone: string, running: RunningImport): Promise<ReadFile> {
  const { format, dateOrder, decimal, currency } = input;
  const steps = readFileInSteps(input.file, { format, zone, dateOrder, decimal, currency });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    running.fraction = step.value;
    await nextTurn();
    running.signal.throwIfAborted();
  }
}

/** What is not there yet; what is, is told. */
async function findFresh(
  ports: TimeImportPorts,
  read: ReadFile,
  at: { organizationId: string; report: Report; signal: AbortSignal },
) {
  const fresh: HashedRow[] = [];
  let chunk: HashedRow[] = [];
  const look = async () => {
    const hashes = chunk.map(({ hash }) => hash);
    const there = chunk.length === 0 ? new Set() : await findHashes(ports.db, at.organizationId, hashes);
    for (const row of chunk) {
      if (!there.has(row.hash)) fresh.push(row);
      else
        at.report.lose('already_there', 'An earlier import brought these rows: they are not added again.', {
          row: row.source.row,
        });
    }
    chunk = [];
    at.signal.throwIfAborted();
  };
  for (const row of hashRows(read.rows)) {
    chunk.push(row);
    if (chunk.length === hashesAStatement) await look();
  }
  await look();
  return fresh;
}

async function lookAt(
  ports: TimeImportPorts,
  caller: Caller,
  { input, running }: { input: CreateTimeImport; running: RunningImport },
): Promise<Looked> {
  const { organizationId, userId } = caller.actor;
  const practice = await ports.loadPractice(ports.db, organizationId);
  const zone = input.zone ?? practice.zone;
  if (!isTimeZone(zone)) throw invalidField('zone', `${zone} is not a time zone of the IANA database`);
  const read = await readInTurns(input, zone, running);
  const report = new Report();
  const fresh = await findFresh(ports, read, { organizationId, report, signal: running.signal });
  const known = await loadKnown(ports.db, organizationId);
  const resolved = resolveRows(fresh, { known, practice, map: input.map ?? {}, me: userId, report });
  const book = await ports.loadRuleBook(ports.db, organizationId);
  checkImportRules(resolved.rows, { book, report, now: ports.clock() });
  const result = summarise({ read, resolved, report });
  return { read, resolved: report.isRefused ? { ...resolved, rows: [] } : resolved, result };
}

function toAnswer(row: Omit<TimeImportRow, 'result'>, result: ImportResult): TimeImport {
  const empty = { ...row, result: JSON.stringify(result) };
  return { ...toTimeImport(empty), state: result.problems.length > 0 ? 'refused' : 'preview' };
}

function hashOf({ id: _id, ...content }: CreateTimeImport): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

interface Asked {
  readonly input: CreateTimeImport;
  readonly id: string;
  readonly hash: string;
}

async function take(
  ports: TimeImportPorts,
  caller: Caller,
  { input, id, hash, running }: Asked & { readonly running: RunningImport },
): Promise<Created<TimeImport>> {
  const { actor } = caller;
  const { resolved, result } = await lookAt(ports, caller, { input, running });
  const now = ports.clock();
  const bare = {
    id,
    organization_id: actor.organizationId,
    imported_by: actor.userId,
    file_name: input.fileName,
    content_hash: hash,
    undone_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  if (input.dryRun) return { created: false, record: toAnswer(bare, result) };
  if (result.problems.length > 0) throw refusal(result.problems);
  running.step = 'writing';
  running.fraction = 0;
  const row = { ...bare, result: JSON.stringify(result) };
  const onProgress = (fraction: number) => {
    running.fraction = fraction;
  };
  await ports.unitOfWork.write(actor, async (work) => {
    await writeImport(work, { ports, actor, row, resolved, signal: running.signal, onProgress });
  });
  return { created: true, record: toTimeImport(row) };
}

function sameOrRefuse(existing: TimeImportRow, hash: string): Created<TimeImport> {
  if (existing.content_hash !== hash) {
    throw new ApiError('id_taken', 'This id is taken by another import.', [
      { field: 'id', issue: 'is taken by another import' },
    ]);
  }
  return { created: false, record: toTimeImport(existing) };
}

async function loadTimeImport(ports: TimeImportPorts, { actor }: Caller, id: string): Promise<TimeImport> {
  const row = await findTimeImport(ports.db, actor.organizationId, id);
  if (!row) throw notFound('import');
  return toTimeImport(row);
}

export function createTimeImportsService(ports: TimeImportPorts): TimeImportsService {
  const runs = new RunningImports();
  const progressOf = async (caller: Caller, id: string): Promise<ImportProgress> => {
    const running = runs.find(caller.actor.organizationId, id);
    if (running) return { id, step: running.step, fraction: running.fraction };
    await loadTimeImport(ports, caller, id);
    return { id, step: 'done', fraction: 1 };
  };
  return {
    async list({ actor }, query) {
      const rows = await listTimeImports(ports.db, actor.organizationId, query);
      return toPage(rows, query.limit, { item: toTimeImport, key: (row) => [row.created_at, row.id] });
    },

    get: async (caller, id) => await loadTimeImport(ports, caller, id),

    async create(caller, input) {
      const { organizationId } = caller.actor;
      const asked = { input, id: input.id ?? newId(), hash: hashOf(input) };
      const existing = await findTimeImport(ports.db, organizationId, asked.id);
      if (existing && !input.dryRun) return sameOrRefuse(existing, asked.hash);
      return await runs.run(
        { ...asked, organizationId },
        async (running) => await take(ports, caller, { ...asked, running }),
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
      await ports.unitOfWork.write(
        caller.actor,
        async (work) => await undoImport(work, { ports, caller, id }),
      );
    },
  };
}
