/**
 * Imports of findings from the logs of other tools. What a log no longer names is resolved, since a log speaks for all
 * that its tool has looked at; unless it says that it is a part, or that the tool did not come to its end.
 */
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { ScannedRevision } from '../../../../../contract/revisions/scanned-revision.ts';
import type { ViewReason } from '../../../../../domain/revisions/decide-record.ts';
import { asText } from '../../../../../words/text.ts';
import type { HeldLog } from '../../../../../workspace/readings/readings.ts';
import type { ImportedSource, ReadLog } from '../../../../../workspace/sarif-import/read-log.ts';
import { checkLog, LogRefused } from '../../../../../workspace/sarif-import/refused-log.ts';
import { createTurns } from '../../../../../workspace/sarif-import/turns.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Page } from '../../../../platform/http/resource-routes.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { WorkError } from '../../../../platform/work/work-error.ts';
import { findingsImported } from '../findings.events.ts';
import type { FindingPorts } from '../findings.ports.ts';
import { keepFindings } from '../keep-findings.ts';
import { requireProject } from '../require-project.ts';
import { placeRun } from '../revisions/place-run.ts';
import { importedRevision } from './imported-revision.ts';
import { findImport, type ImportRow, insertImport, listImports } from './imports.repository.ts';
import {
  type CreateImport,
  type FindingImport,
  findingImportSchema,
  type ListImports,
} from './imports.schema.ts';
import { readLogSchema } from './read-log-schema.ts';

export interface ImportsService {
  list(caller: Caller, query: ListImports): Promise<Page<FindingImport>>;
  get(caller: Caller, id: string): Promise<FindingImport>;
  /** The same id with the same content again answers the import that is there. */
  create(caller: Caller, input: CreateImport, held?: HeldLog): Promise<Created<FindingImport>>;
  /** Has a large body parsed apart: its log is held there, and is empty in what comes back. */
  openLog(bytes: Uint8Array, gone?: AbortSignal): Promise<HeldLog>;
}

const { sources, losses, notes } = findingImportSchema.shape;

function toImport(row: ImportRow): FindingImport {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    importedBy: row.imported_by,
    sources: sources.parse(JSON.parse(row.sources)),
    losses: losses.parse(JSON.parse(row.losses)),
    notes: notes.parse(JSON.parse(row.notes)),
  };
}

async function readOrRefuse(
  { work }: FindingPorts,
  { log, source, root }: CreateImport,
  { folder, held }: { readonly folder: string | null; readonly held: HeldLog | undefined },
): Promise<ReadLog> {
  const options = { folder: folder ?? undefined, source, root };
  try {
    if (held !== undefined) return await held.read(options);
    // What is nested without end can be sent nowhere.
    await checkLog(log, createTurns());
    return await work.ask({ kind: 'read-log', log, options }, readLogSchema);
  } catch (error) {
    throw toRefusal(error) ?? error;
  }
}

function toRefusal(error: unknown): ApiError | undefined {
  if (!LogRefused.is(error) && !(WorkError.is(error) && error.code === 'refused')) return undefined;
  const why = LogRefused.is(error) ? error.code : error.refusal;
  return why === 'too-many' || why === 'too-large'
    ? new ApiError('too_large', asText(error.message), [{ field: 'log', issue: error.message }], error)
    : invalidField('log', asText(error.message));
}

interface Importing {
  /** Several people bring findings in. */
  readonly isShared: boolean;
  readonly caller: Caller;
  readonly input: CreateImport;
  readonly id: string;
  readonly hash: string;
}

/** What one tool has brought, laid over what its last log left. */
async function keepSource(work: Work, importing: Importing, source: ImportedSource) {
  const { caller, input, id } = importing;
  const { tool, toolVersion, results, title, findings } = source;
  const isComplete = source.isComplete && !input.partial;
  const said = { source: source.source, title, tool, toolVersion, results };
  const revision = importedRevision(source.revision, input.revision);
  const notOnRecord = await whyNotOnRecord(work, importing, { source: source.source, isComplete, revision });
  if (notOnRecord !== undefined)
    return { ...said, added: 0, again: 0, reopened: 0, resolved: 0, isComplete, notOnRecord };
  const unread = new Set(source.unreadRules);
  const kept = await keepFindings(work, {
    organizationId: caller.actor.organizationId,
    projectId: input.projectId,
    runId: id,
    actor: personOf(caller).userId,
    source: source.source,
    sourceTitle: title,
    findings,
    hasRead: (_path, ruleId) => isComplete && !unread.has(ruleId),
  });
  return { ...said, ...kept, isComplete };
}

/** By the rule of a scan, and so without a commit only while none is on record: unless its sender means it to be, whatever it is of. */
async function whyNotOnRecord(
  work: Work,
  { isShared, caller, input: { projectId, anyRevision = false }, id }: Importing,
  {
    source,
    isComplete,
    revision,
  }: {
    readonly source: string;
    readonly isComplete: boolean;
    readonly revision: ScannedRevision | undefined;
  },
): Promise<ViewReason | undefined> {
  if (!isShared || anyRevision) return undefined;
  const { organizationId } = caller.actor;
  const run = { organizationId, projectId, runId: id, source, revision, isWhole: isComplete };
  const placed = await placeRun(work, run);
  return placed.kind === 'view' ? placed.why : undefined;
}

async function keep(work: Work, importing: Importing, read: ReadLog): Promise<FindingImport> {
  const { caller, input, id, hash } = importing;
  const brought = [];
  for (const source of read.sources) brought.push(await keepSource(work, importing, source));
  const row: ImportRow = {
    id,
    organization_id: caller.actor.organizationId,
    project_id: input.projectId,
    imported_by: personOf(caller).userId,
    content_hash: hash,
    sources: JSON.stringify(brought),
    losses: JSON.stringify(read.losses),
    notes: JSON.stringify(read.notes),
    created_at: work.now,
    updated_at: work.now,
    version: 1,
  };
  await insertImport(work.writes, row);
  const created = toImport(row);
  await work.log({ type: findingsImported, id, version: 1, after: created });
  return created;
}

function hashOf({ id: _id, ...content }: CreateImport, held: HeldLog | undefined): string {
  const whole = JSON.stringify({ ...content, ...(held && { log: held.hash }) });
  return createHash('sha256').update(whole).digest('hex');
}

function sameOrRefuse(existing: ImportRow, hash: string): Created<FindingImport> {
  if (existing.content_hash !== hash) {
    throw new ApiError('id_taken', 'This id is taken by another import.', [
      { field: 'id', issue: 'is taken by another import' },
    ]);
  }
  return { created: false, record: toImport(existing) };
}

async function create(
  ports: FindingPorts,
  caller: Caller,
  { input, held }: { readonly input: CreateImport; readonly held: HeldLog | undefined },
): Promise<Created<FindingImport>> {
  const project = await requireProject(ports, caller, input.projectId);
  // Reading waits for files, which no transaction may; and what is nested without end is refused by it.
  const read = await readOrRefuse(ports, input, { folder: project.folder, held });
  const isShared = ports.projectFolders === 'machines';
  const importing = { isShared, caller, input, id: input.id ?? newId(), hash: hashOf(input, held) };
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const existing = await findImport(work.writes, importing.id);
    return existing
      ? sameOrRefuse(existing, importing.hash)
      : { created: true, record: await keep(work, importing, read) };
  });
}

export function createImportsService(ports: FindingPorts): ImportsService {
  return {
    async list({ actor }, query) {
      const rows = await listImports(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: toImport, key: (row) => [row.created_at, row.id] });
    },

    async get({ actor }, id) {
      const row = await findImport(ports.reads(actor), id);
      if (!row) {
        throw notFound('import');
      }
      return toImport(row);
    },

    create: async (caller, input, held) => await create(ports, caller, { input, held }),

    openLog: async (bytes, gone) => await ports.readings.openLog(bytes, gone),
  };
}
