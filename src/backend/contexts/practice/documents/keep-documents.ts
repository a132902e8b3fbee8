/** Documents that an agent wrote, as drafts of its project: a new text is brought into what people made of the last one. */
import { v7 as newId } from 'uuid';
import { type DocumentType, stateOfNewText } from '../../../../domain/documents/document.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { mergeTexts } from '../../../platform/text/merge-texts.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  type DocumentRow,
  findVersion,
  insertDocument,
  insertVersion,
  listVersions,
  updateDocument,
} from './documents.repository.ts';
import { toDocument } from './documents.service.ts';

export interface WrittenDocument {
  readonly type: DocumentType;
  readonly title: string;
  /** Markdown. */
  readonly content: string;
}

export interface DocumentsOfRun {
  readonly organizationId: string;
  readonly projectId: string;
  /** Who asked the agent. */
  readonly writtenBy: string;
  readonly documents: readonly WrittenDocument[];
}

export interface KeptDocument {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly outcome: 'created' | 'changed' | 'unchanged';
  /** Places that the agent would have changed, and a person had: theirs stay. */
  readonly kept: number;
}

/** A type that has a document of an agent gets a new version of it; one that people alone wrote stays as it is. */
export async function keepDocuments(unit: Work, run: DocumentsOfRun): Promise<readonly KeptDocument[]> {
  const all: KeptDocument[] = [];
  for (const written of run.documents) {
    const before = await findWritten(unit.reads, run, written.type);
    all.push(
      before === undefined ? await create(unit, run, written) : await renew(unit, { run, written, before }),
    );
  }
  return all;
}

interface Before {
  readonly row: DocumentRow;
  /** As the agent wrote it last. */
  readonly base: string;
}

/** The newest document of the type that an agent has written. */
async function findWritten(
  reads: Reads,
  { projectId }: DocumentsOfRun,
  type: DocumentType,
): Promise<Before | undefined> {
  const rows = await reads
    .from('documents')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('type', '=', type)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  for (const row of rows) {
    const last = (await listVersions(reads, row)).find(({ source }) => source === 'agent');
    const version = last && (await findVersion(reads, row, last.number));
    if (version !== undefined) return { row, base: version.agent_content ?? version.content };
  }
  return undefined;
}

async function create(
  { writes, now, log }: Work,
  { organizationId, projectId, writtenBy }: DocumentsOfRun,
  { type, title, content }: WrittenDocument,
): Promise<KeptDocument> {
  const id = newId();
  const row: DocumentRow = {
    id,
    organization_id: organizationId,
    project_id: projectId,
    type,
    title,
    state: stateOfNewText,
    number: 1,
    approved_number: null,
    reason: null,
    deleted_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertDocument(writes, row);
  await insertVersion(writes, {
    document_id: id,
    organization_id: organizationId,
    number: 1,
    content,
    written_by: writtenBy,
    source: 'agent',
    agent_content: content,
    created_at: now,
  });
  await log({ type: 'document.created', id, version: 1, after: toDocument(row) });
  return { id, title, number: 1, outcome: 'created', kept: 0 };
}

interface Renewed {
  readonly run: DocumentsOfRun;
  readonly written: WrittenDocument;
  readonly before: Before;
}

async function renew(
  { reads, writes, now, log }: Work,
  { run, written, before }: Renewed,
): Promise<KeptDocument> {
  const { row, base } = before;
  const { id, title, number } = row;
  const current = (await findVersion(reads, row, number))?.content ?? '';
  const { text, kept } = mergeTexts(base, current, written.content);
  if (text === current) return { id, title, number, outcome: 'unchanged', kept };
  const next = number + 1;
  await insertVersion(writes, {
    document_id: id,
    organization_id: row.organization_id,
    number: next,
    content: text,
    written_by: run.writtenBy,
    source: 'agent',
    agent_content: written.content,
    created_at: now,
  });
  const change = { number: next, state: stateOfNewText, reason: null, updated_at: now };
  const after = toDocument(await updateDocument(writes, row, change));
  await log({ type: 'document.changed', id, version: after.version, before: toDocument(row), after });
  return { id, title, number: next, outcome: 'changed', kept };
}
