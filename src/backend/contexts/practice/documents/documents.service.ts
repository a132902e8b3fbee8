/** The use cases of documents: texts in versions, approval, comments on passages. */
import { v7 as newId } from 'uuid';
import {
  type DocumentAct,
  type DocumentState,
  documentRestorableMs,
  stateAfter,
  stateOfNewText,
} from '../../../../domain/documents/document.ts';
import { mayDecideOwn } from '../../../../domain/policy/self-approval.ts';
import { text } from '../../../../words/text.ts';
import { type SaidWord, word } from '../../../../words/word.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { EventType } from '../../../platform/events/catalogue.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { judgeRecord } from '../../../platform/http/refusals/judge-record.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { createComments } from './document-comments.ts';
import type { DocumentsService } from './document-use-cases.ts';
import type { DocumentPorts } from './documents.ports.ts';
import {
  type DocumentRow,
  eraseDocument,
  findAnyDocument,
  insertDocument,
  insertVersion,
  listDocuments,
  listLongDeleted,
  listVersions,
  updateDocument,
  type VersionRow,
} from './documents.repository.ts';
import type { Document, DocumentVersion } from './documents.schema.ts';
import { exportDocument } from './export-document.ts';
import { load, loadText, stateWord } from './load-document.ts';

const eventOf: Readonly<Record<DocumentAct, EventType>> = {
  submit: 'document.submitted',
  withdraw: 'document.withdrawn',
  approve: 'document.approved',
  'send-back': 'document.sent-back',
};

export function toDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    version: row.version,
    projectId: row.project_id,
    type: row.type,
    title: row.title,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    state: row.state,
    number: row.number,
    approvedNumber: row.approved_number,
    reason: row.reason,
  };
}

function toVersion(
  row: Omit<VersionRow, 'content' | 'agent_content'>,
  document: DocumentRow,
): DocumentVersion {
  return {
    number: row.number,
    writtenBy: row.written_by,
    source: row.source,
    createdAt: toInstant(row.created_at),
    isApproved: document.approved_number === row.number,
  };
}

/** The state that the act leads to; undefined where it cannot be done in this one. */
function judgeAct({ actor }: Caller, act: DocumentAct, row: DocumentRow): DocumentState | undefined {
  const record = { organizationId: row.organization_id, state: row.state };
  return judgeRecord(actor, { act: `document.${act}`, record }) === 'state'
    ? undefined
    : stateAfter(row.state, act);
}

export function createDocumentsService(ports: DocumentPorts): DocumentsService {
  const exportFile: DocumentsService['exportFile'] = async (caller, id, { format, number }) => {
    const reads = ports.reads(caller.actor);
    const row = await load(reads, id);
    return await exportDocument(
      { ...ports, reads },
      { row, version: await loadText(reads, row, number), format },
    );
  };
  return { ...createRecords(ports), ...createApproval(ports), ...createComments(ports), exportFile };
}

type Records = Pick<DocumentsService, 'list' | 'get' | 'create' | 'patch' | 'remove' | 'restore'>;

function createRecords({ reads: readsOf, unitOfWork, findProject }: DocumentPorts): Records {
  return {
    async list(caller, query) {
      const rows = await listDocuments(readsOf(caller.actor), query);
      return toPage(rows, query.limit, { item: toDocument, key: (row) => [row.title, row.id] });
    },

    async get(caller, id) {
      const reads = readsOf(caller.actor);
      const row = await load(reads, id);
      return { ...toDocument(row), content: (await loadText(reads, row)).content };
    },

    async create(caller, { content, ...input }) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const { organizationId, userId } = personOf(caller);
        const existing = input.id ? await findAnyDocument(reads, input.id) : undefined;
        const row: DocumentRow = {
          id: input.id ?? newId(),
          organization_id: organizationId,
          project_id: input.projectId,
          type: input.type,
          title: input.title,
          state: stateOfNewText,
          number: 1,
          approved_number: null,
          reason: null,
          created_at: now,
          updated_at: now,
          version: 1,
          deleted_at: null,
        };
        if (existing && existing.deleted_at !== null)
          throw new ApiError('gone', text`${existing.title} was deleted: restore it.`);
        if (existing) {
          const there = { ...toDocument(existing), content: (await loadText(reads, existing)).content };
          return { created: false, record: requireSame(there, { ...toDocument(row), content }) };
        }
        if (!(await findProject(reads, input.projectId))) throw refuseNamed(reads, 'projects', 'projectId');
        await insertDocument(writes, row);
        await insertVersion(writes, {
          document_id: row.id,
          organization_id: organizationId,
          number: 1,
          content,
          written_by: userId,
          source: 'person',
          agent_content: null,
          created_at: now,
        });
        const after = toDocument(row);
        await log({ type: 'document.created', id: row.id, version: 1, after });
        return { created: true, record: { ...after, content } };
      });
    },

    async patch(caller, id, { title, content }, expected) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const { organizationId, userId } = personOf(caller);
        const row = await load(writes, id);
        requireVersion(row, expected);
        const newest = await loadText(reads, row);
        const isNewText = content !== undefined && content !== newest.content;
        if (isNewText)
          await insertVersion(writes, {
            document_id: id,
            organization_id: organizationId,
            number: row.number + 1,
            content,
            written_by: userId,
            source: 'person',
            agent_content: null,
            created_at: now,
          });
        const more = isNewText ? { number: row.number + 1, state: stateOfNewText, reason: null } : {};
        const change = { ...changedColumns<DocumentRow>({ title, updated_at: now }), ...more };
        const after = toDocument(await updateDocument(writes, row, change));
        await log({ type: 'document.changed', id, version: after.version, before: toDocument(row), after });
        return { ...after, content: isNewText ? content : newest.content };
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await load(writes, id);
        requireVersion(row, expected);
        if (row.approved_number !== null)
          throw new ApiError('conflict', text`${row.title} was approved: it is kept.`);
        const { version } = await updateDocument(writes, row, { deleted_at: now, updated_at: now });
        const long = await listLongDeleted(reads, now - documentRestorableMs);
        for (const one of long) await eraseDocument(writes, one.id);
        await log({ type: 'document.deleted', id, version, before: toDocument(row) });
      });
    },

    async restore(caller, id) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await findAnyDocument(writes, id);
        const isTooLate = row?.deleted_at != null && now - Number(row.deleted_at) > documentRestorableMs;
        if (row === undefined || isTooLate) throw notFound('document');
        const content = (await loadText(reads, row)).content;
        if (row.deleted_at === null) return { ...toDocument(row), content };
        const after = toDocument(await updateDocument(writes, row, { deleted_at: null, updated_at: now }));
        await log({ type: 'document.restored', id, version: after.version, after });
        return { ...after, content };
      });
    },
  };
}

interface Approving {
  readonly reads: Reads;
  readonly caller: Caller;
  readonly row: DocumentRow;
}

/** Who wrote of it since it was last approved does not approve it, unless the practice allows that. @throws ApiError `forbidden` */
async function requireOtherEyes(
  { countSignIns, loadSelfApproval }: Pick<DocumentPorts, 'countSignIns' | 'loadSelfApproval'>,
  { reads, caller, row }: Approving,
): Promise<void> {
  const unapproved = (await listVersions(reads, row)).filter(
    ({ number }) => number > (row.approved_number ?? 0),
  );
  if (!unapproved.some(({ written_by }) => written_by === personOf(caller).userId)) return;
  const selfApproval = await loadSelfApproval(reads);
  if (mayDecideOwn({ selfApproval, signInCount: await countSignIns(reads) })) return;
  throw new ApiError(
    'forbidden',
    'Nobody approves what they wrote themselves, unless nobody else can sign in or the settings of the practice allow it.',
  );
}

function createApproval({
  reads: readsOf,
  unitOfWork,
  ...approval
}: DocumentPorts): Pick<DocumentsService, 'act' | 'versions' | 'versionText'> {
  return {
    async act(caller, { id, act, reason, expected }) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const by = isDecision[act] ? writes.by('document:decide') : writes;
        const row = await load(by, id);
        requireVersion(row, expected);
        const state = judgeAct(caller, act, row);
        if (state === undefined)
          throw new ApiError(
            'conflict',
            text`${row.title} is ${stateWord(row.state)}: it cannot be ${word(pastOf[act])}.`,
          );
        if (act === 'approve') await requireOtherEyes(approval, { reads, caller, row });
        const approved = act === 'approve' ? { approved_number: row.number } : {};
        const change = { state, reason: reason ?? null, updated_at: now, ...approved };
        const after = toDocument(await updateDocument(by, row, change));
        await log({ type: eventOf[act], id, version: after.version, before: toDocument(row), after });
        return { ...after, content: (await loadText(reads, row)).content };
      });
    },

    async versions(caller, id) {
      const reads = readsOf(caller.actor);
      const row = await load(reads, id);
      return (await listVersions(reads, row)).map((version) => toVersion(version, row));
    },

    async versionText(caller, id, number) {
      const reads = readsOf(caller.actor);
      const row = await load(reads, id);
      const version = await loadText(reads, row, number);
      return { ...toVersion(version, row), content: version.content };
    },
  };
}

const isDecision: Readonly<Record<DocumentAct, boolean>> = {
  submit: false,
  withdraw: false,
  approve: true,
  'send-back': true,
};

const pastOf: Readonly<Record<DocumentAct, SaidWord>> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  approve: 'approved',
  'send-back': 'sent back',
};
