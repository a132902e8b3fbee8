/** The use cases of documents: texts in versions, approval, comments on passages. */
import { v7 as newId } from 'uuid';
import { anchorAt, findAnchor } from '../../../../domain/documents/anchor.ts';
import {
  type DocumentAct,
  documentRestorableMs,
  stateAfter,
  stateOfNewText,
} from '../../../../domain/documents/document.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { EventType } from '../../../platform/events/catalogue.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { DocumentPorts } from './documents.ports.ts';
import {
  type CommentRow,
  type DocumentRow,
  eraseDocument,
  findAnyDocument,
  findComment,
  findDocument,
  findVersion,
  insertComment,
  insertDocument,
  insertVersion,
  listComments,
  listDocuments,
  listLongDeleted,
  listVersions,
  updateComment,
  updateDocument,
  type VersionRow,
} from './documents.repository.ts';
import type {
  CreateDocument,
  CreateDocumentComment,
  Document,
  DocumentComment,
  DocumentVersion,
  ExportDocument,
  ListDocuments,
  PatchDocument,
} from './documents.schema.ts';
import { type DocumentFile, exportDocument } from './export-document.ts';

export interface OnDocument {
  readonly id: string;
  readonly act: DocumentAct;
  readonly reason?: string | undefined;
  readonly expected?: number | undefined;
}

export interface DocumentsService
  extends ResourceService<Document, ListDocuments, CreateDocument, PatchDocument> {
  /** Throws `conflict` where it cannot be done in the state that the document is in. */
  act(caller: Caller, on: OnDocument): Promise<Document>;
  /** Undoes a deletion; throws `not_found` for what was not deleted, or too long ago. */
  restore(caller: Caller, id: string): Promise<Document>;
  /** Throws `invalid` where the text has letters that a PDF cannot show. */
  exportFile(caller: Caller, id: string, query: ExportDocument): Promise<DocumentFile>;
  versions(caller: Caller, id: string): Promise<readonly DocumentVersion[]>;
  versionText(
    caller: Caller,
    id: string,
    number: number,
  ): Promise<DocumentVersion & { readonly content: string }>;
  comments(caller: Caller, id: string): Promise<readonly DocumentComment[]>;
  comment(caller: Caller, id: string, input: CreateDocumentComment): Promise<Created<DocumentComment>>;
  resolve(
    caller: Caller,
    on: { readonly id: string; readonly commentId: string; readonly isResolved: boolean },
  ): Promise<DocumentComment>;
}

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

function toStoredComment(row: CommentRow): Omit<DocumentComment, 'start'> {
  return {
    id: row.id,
    version: row.version,
    documentId: row.document_id,
    author: row.author,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    number: row.number,
    quote: row.quote,
    text: row.text,
    isResolved: row.resolved_at !== null,
  };
}

function toComment(row: CommentRow, content: string): DocumentComment {
  const anchor = { quote: row.quote, before: row.text_before, after: row.text_after };
  return { ...toStoredComment(row), start: findAnchor(content, anchor) ?? null };
}

async function load(reads: Reads, id: string): Promise<DocumentRow> {
  const row = await findDocument(reads, id);
  if (row === undefined) throw notFound('document');
  return row;
}

async function loadText(reads: Reads, row: DocumentRow, number = row.number): Promise<VersionRow> {
  const version = await findVersion(reads, row, number);
  if (version === undefined) throw notFound('version');
  return version;
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
          throw new ApiError('gone', `${existing.title} was deleted: restore it.`);
        if (existing) {
          const there = { ...toDocument(existing), content: (await loadText(reads, existing)).content };
          return { created: false, record: requireSame(there, { ...toDocument(row), content }) };
        }
        if (!(await findProject(reads, input.projectId)))
          throw invalidField('projectId', 'there is no such project');
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
        const row = await load(reads, id);
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
        const row = await load(reads, id);
        requireVersion(row, expected);
        if (row.approved_number !== null)
          throw new ApiError('conflict', `${row.title} was approved: it is kept.`);
        const { version } = await updateDocument(writes, row, { deleted_at: now, updated_at: now });
        const long = await listLongDeleted(reads, now - documentRestorableMs);
        for (const one of long) await eraseDocument(writes, one.id);
        await log({ type: 'document.deleted', id, version, before: toDocument(row) });
      });
    },

    async restore(caller, id) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await findAnyDocument(reads, id);
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

function createApproval({
  reads: readsOf,
  unitOfWork,
}: DocumentPorts): Pick<DocumentsService, 'act' | 'versions' | 'versionText'> {
  return {
    async act(caller, { id, act, reason, expected }) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await load(reads, id);
        requireVersion(row, expected);
        const state = stateAfter(row.state, act);
        if (state === undefined)
          throw new ApiError('conflict', `${row.title} is ${row.state}: it cannot be ${pastOf[act]}.`);
        const approved = act === 'approve' ? { approved_number: row.number } : {};
        const change = { state, reason: reason ?? null, updated_at: now, ...approved };
        const by = isDecision[act] ? writes.by('document:decide') : writes;
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

const pastOf: Readonly<Record<DocumentAct, string>> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  approve: 'approved',
  'send-back': 'sent back',
};

function createComments({
  reads: readsOf,
  unitOfWork,
}: DocumentPorts): Pick<DocumentsService, 'comments' | 'comment' | 'resolve'> {
  return {
    async comments(caller, id) {
      const reads = readsOf(caller.actor);
      const row = await load(reads, id);
      const { content } = await loadText(reads, row);
      return (await listComments(reads, row)).map((comment) => toComment(comment, content));
    },

    async comment(caller, id, { number, start, end, text, ...input }) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const { organizationId, userId } = personOf(caller);
        const row = await load(reads, id);
        const { content } = await loadText(reads, row);
        const existing = input.id ? await findComment(reads, input.id) : undefined;
        if (number > row.number) throw invalidField('number', 'there is no such version');
        const { content: seen } = await loadText(reads, row, number);
        if (start >= end || end > seen.length)
          throw invalidField('end', 'must be behind start, within the text');
        const { quote, before, after } = anchorAt(seen, { start, end });
        const made: CommentRow = {
          id: input.id ?? newId(),
          organization_id: organizationId,
          document_id: id,
          author: userId,
          number,
          quote,
          text_before: before,
          text_after: after,
          text,
          resolved_at: null,
          created_at: now,
          updated_at: now,
          version: 1,
        };
        if (existing)
          return {
            created: false,
            record: requireSame(toComment(existing, content), toComment(made, content)),
          };
        await insertComment(writes, made);
        const told = toStoredComment(made);
        await log({ type: 'document-comment.created', id: made.id, version: 1, after: told });
        return { created: true, record: toComment(made, content) };
      });
    },

    async resolve(caller, { id, commentId, isResolved }) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await load(reads, id);
        const comment = await findComment(reads, commentId);
        if (comment?.document_id !== id) throw notFound('comment');
        const change = { resolved_at: isResolved ? (comment.resolved_at ?? now) : null, updated_at: now };
        const changed = await updateComment(writes, comment, change);
        const sides = { before: toStoredComment(comment), after: toStoredComment(changed) };
        await log({
          type: 'document-comment.changed',
          id: commentId,
          version: changed.version,
          ...sides,
        });
        return toComment(changed, (await loadText(reads, row)).content);
      });
    },
  };
}
