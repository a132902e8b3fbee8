/**
 * The use cases of imports: look at a file, take it in as a whole or not at all, and undo it. Reading goes in steps
 * with turns for others between; writing is one transaction.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { canonicalJson } from '../../../../../domain/canonical-json.ts';
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import type { Page } from '../../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { Problem, ReadFile, ReadOptions } from '../readers/source-row.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import {
  countPresent,
  findTimeImport,
  holdImports,
  listTimeImports,
  type TimeImportRow,
} from './imports.repository.ts';
import {
  type CreateTimeImport,
  type ImportProgress,
  type ImportResult,
  type TimeImport,
  timeImportSchema,
} from './imports.schema.ts';
import { lookAt } from './look-at-import.ts';
import type { Looking } from './looking.ts';
import { type RunningImport, RunningImports } from './running-imports.ts';
import { showTimeImport, toTimeImport } from './time-import-view.ts';
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

async function findZone(ports: TimeImportPorts, { actor }: Caller, said: string | undefined) {
  const zone = said ?? (await ports.loadPractice(ports.db, actor.organizationId)).zone;
  if (!isTimeZone(zone)) throw invalidField('zone', `${zone} is not a time zone of the IANA database`);
  return zone;
}

async function readInTurns(
  input: CreateTimeImport,
  known: Pick<ReadOptions, 'zone' | 'today'>,
  running: RunningImport,
): Promise<ReadFile> {
  const { format, dateOrder, decimal, currency, fileName, skipInvalid } = input;
  // Loaded with the first import: an idle backend needs none of the readers.
  const { readFileInSteps } = await import('../readers/read-file.ts');
  const steps = readFileInSteps(input.file, {
    ...{ format, dateOrder, decimal, currency, fileName, skipInvalid },
    ...known,
  });
  // What is only looked at is done when it is read.
  const share = input.dryRun ? 1 : 0.5;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    running.advance('reading', step.value * share);
    await nextTurn();
    running.signal.throwIfAborted();
  }
}

function toAnswer(row: Omit<TimeImportRow, 'result'>, result: ImportResult): TimeImport {
  return { ...toTimeImport(row, result), state: result.problems.length > 0 ? 'refused' : 'preview' };
}

function hashOf({ id: _id, ...content }: CreateTimeImport): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

interface Asked {
  readonly input: CreateTimeImport;
  readonly id: string;
  readonly hash: string;
}

function toRow({ actor }: Caller, { input, id, hash }: Asked, now: number): Omit<TimeImportRow, 'result'> {
  return {
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
}

async function take(
  ports: TimeImportPorts,
  caller: Caller,
  { running, ...asked }: Asked & { readonly running: RunningImport },
): Promise<Created<TimeImport>> {
  const { input } = asked;
  const { signal } = running;
  const zone = await findZone(ports, caller, input.zone);
  const read = await readInTurns(input, { zone, today: localDate(ports.clock(), zone) }, running);
  const looking = { ports, actor: caller.actor, input, read, signal };
  const bare = toRow(caller, asked, ports.clock());
  if (input.dryRun) {
    return { created: false, record: toAnswer(bare, (await lookAt(ports.db, looking)).result) };
  }
  if (read.problems.length > 0) throw refusal(read.problems);
  running.advance('writing', 0.5);
  const onProgress = (fraction: number) => running.advance('writing', 0.5 + fraction / 2);
  const record = await ports.unitOfWork.write(caller.actor, (work) =>
    lookAndWrite(work, { looking, bare, onProgress }),
  );
  return { created: true, record };
}

/**
 * Others that import into the practice wait, so that what was looked at is what is written to. What cannot be answered is
 * not kept: the answer is checked before anything is written.
 */
async function lookAndWrite(
  work: Work,
  {
    looking,
    bare,
    onProgress,
  }: { looking: Looking; bare: Omit<TimeImportRow, 'result'>; onProgress: (fraction: number) => void },
): Promise<TimeImport> {
  const { ports, actor, signal } = looking;
  await holdImports(work.trx, actor.organizationId);
  const { resolved, taken, result } = await lookAt(work.trx, looking);
  if (result.problems.length > 0) throw refusal(result.problems);
  const answer = timeImportSchema.parse(toTimeImport(bare, result));
  const row = { ...bare, result: JSON.stringify(result) };
  await writeImport(work, { ports, actor, row, resolved, taken, signal, onProgress });
  return answer;
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
  const row = await findTimeImport(ports.db, actor.organizationId, id);
  if (!row) throw notFound('import');
  return row;
}

export function createTimeImportsService(ports: TimeImportPorts): TimeImportsService {
  const runs = new RunningImports();
  const progressOf = async (caller: Caller, id: string): Promise<ImportProgress> => {
    const running = runs.find(caller.actor.organizationId, id);
    if (running) return { id, step: running.step, fraction: running.fraction };
    await requireTimeImport(ports, caller, id);
    return { id, step: 'done', fraction: 1 };
  };
  return {
    async list({ actor }, query) {
      const rows = await listTimeImports(ports.db, actor.organizationId, query);
      return toPage(rows, query.limit, { item: showTimeImport, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      const row = await requireTimeImport(ports, caller, id);
      return { ...showTimeImport(row), present: await countPresent(ports.db, row) };
    },

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
