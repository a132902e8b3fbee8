/**
 * Takes a file in as a whole or not at all. It is looked at beside what others do, and written where nothing has changed
 * since; else it is looked at again.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { Reader } from '../../../../schema.ts';
import type { Problem, ReadOptions } from '../readers/source-row.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import { insertTimeImport, type TimeImportRow } from './imports.repository.ts';
import {
  type CreateTimeImport,
  type ImportResult,
  type TimeImport,
  timeImportSchema,
} from './imports.schema.ts';
import type { LookPorts, LookQuestion } from './looking.ts';
import type { LookedFile, OpenFile } from './open-file/open-file.ts';
import { refusal } from './refusal.ts';
import { areAsLookedBy, rememberRecords } from './resolve/looked-by.ts';
import type { RunningImport } from './running-imports.ts';
import { toTimeImport } from './time-import-view.ts';
import { RecordsMoved } from './unfinished/records-moved.ts';
import { findUnfinished } from './unfinished/unfinished-imports.repository.ts';
import { beginApart, goOnApart } from './unfinished/write-apart.ts';
import { addPeople, type Writing, writeImport } from './write-import.ts';

interface Asked {
  readonly input: CreateTimeImport;
  readonly id: string;
  readonly hash: string;
}

export interface Taking extends Asked {
  readonly file: OpenFile;
  readonly running: RunningImport;
}

/** A file that was read, by whom, and its row without what came of it. */
interface Importing {
  readonly ports: TimeImportPorts;
  readonly caller: Caller;
  readonly taking: Taking;
  readonly bare: Omit<TimeImportRow, 'result'>;
}

/** More are written in several transactions, since others would wait. */
const rowsAtOnce = 1_000;
const recordsAtOnce = 50;
/** Then others change the records all the time, and have to wait. */
const looksBeside = 3;
/** Attempts to write, each for some seconds. */
const writtenAtMost = 3;
const lookForOtherEveryMs = 100;

async function findZone(ports: TimeImportPorts, { actor }: Caller, said: string | undefined) {
  const zone = said ?? (await ports.loadPractice(ports.reads(actor))).zone;
  if (!isTimeZone(zone)) throw invalidField('zone', text`${zone} is not a time zone of the IANA database`);
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
    { format, dateOrder, decimal, currency, fileName, skipInvalid, ...known },
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

function toRow(caller: Caller, { input, id, hash }: Asked, now: number): Omit<TimeImportRow, 'result'> {
  const { organizationId, userId } = personOf(caller);
  return {
    id,
    organization_id: organizationId,
    imported_by: userId,
    file_name: input.fileName,
    content_hash: hash,
    undone_at: null,
    writing_until: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

export async function takeImport(
  ports: TimeImportPorts,
  caller: Caller,
  taking: Taking,
): Promise<Created<TimeImport>> {
  const { input, running } = taking;
  const zone = await findZone(ports, caller, input.zone);
  const problems = await read(taking, { zone, today: localDate(ports.clock(), zone) });
  const importing = { ports, caller, taking, bare: toRow(caller, taking, ports.clock()) };
  if (input.dryRun) {
    await waitForOther(importing);
    await ports.rights.renew(caller.actor);
    const { result } = await look(importing, { db: ports.db, reads: ports.reads(caller.actor) });
    // A large file is looked at for longer than what was read of its importer holds.
    await ports.rights.renew(caller.actor);
    return { created: false, record: toAnswer(importing.bare, result) };
  }
  if (problems.length > 0) throw refusal(problems);
  running.advance('writing', 0.5);
  return { created: true, record: await lookAndWrite(importing) };
}

interface Records {
  readonly db: Reader;
  readonly reads: Reads;
}

async function look({ ports, caller, taking }: Importing, { db, reads }: Records): Promise<LookedFile> {
  const { file, input, running } = taking;
  const actor = personOf(caller);
  const asked: LookPorts = {
    clock: ports.clock,
    loadPractice: async () => await ports.loadPractice(reads),
    loadRuleBook: async () => await ports.loadRuleBook(reads),
    mayDecideOwn: async () => await ports.mayDecideOwn(reads),
  };
  return await file.look(db, { actor, input: lookInput(input) }, { ports: asked, signal: running.signal });
}

async function lookAndWrite(importing: Importing): Promise<TimeImport> {
  let written = 0;
  for (let looks = 1; ; looks += 1) {
    await waitForOther(importing);
    try {
      return await (looks <= looksBeside ? lookThenWrite(importing) : lookWithin(importing));
    } catch (error) {
      if (!(error instanceof RecordsMoved)) throw error;
      if (error.isWritten) written += 1;
      if (written === writtenAtMost) throw alwaysMoving();
    }
  }
}

function alwaysMoving(): ApiError {
  return new ApiError(
    'state_forbids',
    'Rates, rules or timesheets were changed each time the file was being imported. Nothing of it was kept: import it again.',
  );
}

/** One import of a practice is written after the other. What a process that died has left, the job of it clears. */
async function waitForOther({ ports, caller: { actor }, taking }: Importing): Promise<void> {
  for (;;) {
    taking.running.signal.throwIfAborted();
    await ports.rights.renew(actor);
    const other = await findUnfinished(ports.reads(actor));
    if (other === undefined) return;
    await delay(lookForOtherEveryMs);
  }
}

/** Everything that a look depends on is told of when it changes. */
async function lookThenWrite(importing: Importing): Promise<TimeImport> {
  const { ports, caller } = importing;
  await ports.rights.renew(caller.actor);
  const records = { db: ports.db, reads: ports.reads(caller.actor) };
  const before = await rememberRecords(records.reads, ports);
  const looked = await look(importing, records);
  return await write(importing, async (work) => {
    await requireAlone(work);
    if (!(await areAsLookedBy(work.reads, ports, before))) {
      throw new RecordsMoved({ isWritten: false });
    }
    return looked;
  });
}

/** In the transaction that writes or begins to, so that nothing can change; others wait meanwhile. */
async function lookWithin(importing: Importing): Promise<TimeImport> {
  return await write(importing, async (work) => {
    await requireAlone(work);
    return await look(importing, { db: work.trx, reads: work.reads });
  });
}

/** Others that import wait, and whatever they logged before is seen. */
async function requireAlone(work: Work): Promise<void> {
  await work.holdLog();
  if ((await findUnfinished(work.reads)) !== undefined) throw new RecordsMoved({ isWritten: false });
}

/** All of it in the first transaction, or where that would take long what begins it, and the rest in others. */
async function write(importing: Importing, lookIn: (work: Work) => Promise<LookedFile>): Promise<TimeImport> {
  const { ports, caller } = importing;
  const { answer, writing, begun } = await ports.unitOfWork.write(caller.actor, async (work) => {
    const looked = await lookIn(work);
    const prepared = prepare(importing, looked);
    if (isLarge(looked)) return { ...prepared, begun: await beginApart(work, prepared.writing) };
    await writeAtOnce(work, prepared.writing);
    return { ...prepared, begun: undefined };
  });
  if (begun !== undefined) await goOnApart(writing, begun);
  return answer;
}

function isLarge({ rowCount, named, sheets }: LookedFile): boolean {
  const { clients, projects, tasks } = named;
  const records = clients.length + projects.length + tasks.length + sheets.length;
  return rowCount > rowsAtOnce || records > recordsAtOnce;
}

/** What cannot be answered is not kept: the answer is checked before anything is written. */
function prepare(
  { ports, caller, taking: { running }, bare }: Importing,
  looked: LookedFile,
): { readonly answer: TimeImport; readonly writing: Writing } {
  const { result } = looked;
  if (result.problems.length > 0) throw refusal(result.problems);
  const onProgress = (fraction: number) => running.advance('writing', 0.5 + fraction / 2);
  const row = { ...bare, result: JSON.stringify(result) };
  return {
    answer: timeImportSchema.parse(toTimeImport(bare, result)),
    writing: { ports, actor: personOf(caller), row, looked, signal: running.signal, onProgress },
  };
}

async function writeAtOnce(work: Work, writing: Writing): Promise<void> {
  await insertTimeImport(work.writes, writing.row);
  await addPeople(work, writing);
  const { finish } = await writeImport({ run: async (write) => await write(work) }, writing);
  await finish(work);
}
