/**
 * The use cases of imports: look at a file, take it in as a whole or not at all, and undo it. Reading goes in steps
 * with turns for others between; writing is one transaction.
 */
import { v7 as newId } from 'uuid';
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import type { Page } from '../../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { Problem, ReadOptions } from '../readers/source-row.ts';
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
import type { LookQuestion } from './looking.ts';
import type { OpenFile } from './open-file/open-file.ts';
import { openHere } from './open-file/open-here.ts';
import { type RunningImport, RunningImports } from './running-imports.ts';
import { showTimeImport, toTimeImport } from './time-import-view.ts';
import { undoImport } from './undo-import.ts';
import { writeImport } from './write-import.ts';

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

async function read(
  { input, file, running }: Taking,
  known: Pick<ReadOptions, 'zone' | 'today'>,
): Promise<readonly Problem[]> {
  const { format, dateOrder, decimal, currency, fileName, skipInvalid } = input;
  // What is only looked at is done when it is read.
  const share = input.dryRun ? 1 : 0.5;
  return await file.read(
    { ...{ format, dateOrder, decimal, currency, fileName, skipInvalid }, ...known },
    { signal: running.signal, onProgress: (fraction) => running.advance('reading', fraction * share) },
  );
}

function toAnswer(row: Omit<TimeImportRow, 'result'>, result: ImportResult): TimeImport {
  return { ...toTimeImport(row, result), state: result.problems.length > 0 ? 'refused' : 'preview' };
}

/** What the thread of a large file needs of the request: it has the file. */
function lookInput({ map, takeStates, skipInvalid }: CreateTimeImport): LookQuestion['input'] {
  return { map, takeStates, skipInvalid };
}

interface Asked {
  readonly input: CreateTimeImport;
  readonly id: string;
  readonly hash: string;
}

interface Taking extends Asked {
  readonly file: OpenFile;
  readonly running: RunningImport;
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

async function take(ports: TimeImportPorts, caller: Caller, taking: Taking): Promise<Created<TimeImport>> {
  const { input, file, running } = taking;
  const zone = await findZone(ports, caller, input.zone);
  const problems = await read(taking, { zone, today: localDate(ports.clock(), zone) });
  const bare = toRow(caller, taking, ports.clock());
  if (input.dryRun) {
    const { result } = await file.look(
      ports.db,
      { actor: caller.actor, input: lookInput(input) },
      { ports, signal: running.signal },
    );
    return { created: false, record: toAnswer(bare, result) };
  }
  if (problems.length > 0) throw refusal(problems);
  running.advance('writing', 0.5);
  const record = await ports.unitOfWork.write(caller.actor, (work) =>
    lookAndWrite(work, { ports, caller, taking, bare }),
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
    ports,
    caller: { actor },
    taking: { file, input, running },
    bare,
  }: { ports: TimeImportPorts; caller: Caller; taking: Taking; bare: Omit<TimeImportRow, 'result'> },
): Promise<TimeImport> {
  const { signal } = running;
  const onProgress = (fraction: number) => running.advance('writing', 0.5 + fraction / 2);
  await holdImports(work.trx, actor.organizationId);
  const looked = await file.look(work.trx, { actor, input: lookInput(input) }, { ports, signal });
  const { result } = looked;
  if (result.problems.length > 0) throw refusal(result.problems);
  const answer = timeImportSchema.parse(toTimeImport(bare, result));
  const row = { ...bare, result: JSON.stringify(result) };
  await writeImport(work, { ports, actor, row, looked, signal, onProgress });
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

    async create(caller, input, held) {
      const { organizationId } = caller.actor;
      const { id, file: text, ...content } = input;
      const file = held ?? openHere(text);
      const asked = { input, file, id: id ?? newId(), hash: await file.hashWith(content) };
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
