/** Documents as tools that write: a new one, a new text, and handing one in. Each can be undone while nobody changed it since. */
import { diffLines } from 'diff';
import * as z from 'zod';
import { documentTypes, mostDocumentText, stateAfter } from '../../../../domain/documents/document.ts';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { nameSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import { findMade, linkTo, projectIdField, shorten, wordsFor } from '../../../platform/tools/tool-fields.ts';
import type { DocumentsService } from './document-use-cases.ts';
import type { Document } from './documents.schema.ts';
import { documentOut, toDocumentOut } from './documents.tools.ts';
import { stateWord } from './load-document.ts';

type Documents = Pick<DocumentsService, 'get' | 'create' | 'patch' | 'remove' | 'act' | 'versionText'>;

const documentIdField = z.uuid().describe('Id of a document, from list_documents.');
const contentField = z.string().max(mostDocumentText).describe('The whole text, in Markdown.');
/** What a preview shows of a text. */
const mostPreviewed = 2_000;

export function documentWriteTools(documents: Documents): readonly Tool[] {
  return [addTool(documents), editTool(documents), submitTool(documents)];
}

const keptSchema = z.object({
  documentId: z.string(),
  version: z.number(),
  before: z.string().optional(),
});

function done(document: Document, before?: string) {
  return {
    output: toDocumentOut(document),
    links: [linkTo('project', document.projectId)],
    undo: { documentId: document.id, version: document.version, ...(before !== undefined && { before }) },
  };
}

function addTool(documents: Documents): Tool {
  return defineTool({
    name: 'add_document',
    title: 'Add Document',
    toolset: 'documents',
    description:
      'Adds a planning document to a project, as a draft. Take edit_document for one that is there.',
    effect: 'write',
    permission: 'document:write',
    input: z.strictObject({
      projectId: projectIdField,
      type: z.enum(documentTypes).default('other'),
      title: nameSchema,
      content: contentField,
    }),
    output: documentOut,
    async preview({ projectId, type, title, content }, use) {
      const say = wordsFor(use);
      return {
        title: say(`Add document, ${title}`, `Dokument anlegen, ${title}`),
        action: say('Add Document', 'Dokument anlegen'),
        changes: [
          { label: say('Title', 'Titel'), after: title },
          { label: say('Type', 'Art'), after: type },
          { label: say('Text', 'Text'), after: shorten(content, mostPreviewed) },
        ],
        links: [linkTo('project', projectId)],
      };
    },
    run: async (input, { caller, actId }) =>
      done((await documents.create(caller, { ...input, id: actId })).record),
    async findDone(_input, { caller, actId }) {
      const made = await findMade(async () => await documents.get(caller, actId));
      return made && done(made);
    },
    async undo(kept, { caller }) {
      const { documentId, version } = keptSchema.parse(kept);
      const there = await findMade(async () => await documents.get(caller, documentId));
      if (there !== undefined) await documents.remove(caller, documentId, version);
    },
  });
}

function editTool(documents: Documents): Tool {
  return defineTool({
    name: 'edit_document',
    title: 'Edit Document',
    toolset: 'documents',
    description:
      'Writes a new version of a document; earlier versions stay. Read it first: the text that you give replaces all of it.',
    effect: 'write',
    permission: 'document:write',
    input: z.strictObject({ documentId: documentIdField, content: contentField }),
    output: documentOut,
    async preview({ documentId, content }, use) {
      const document = await documents.get(use.caller, documentId);
      return previewEdit(document, content, use);
    },
    async run({ documentId, content }, { caller }) {
      const { content: before, version } = await documents.get(caller, documentId);
      return done(await documents.patch(caller, documentId, { content }, version), before);
    },
    async findDone({ documentId, content }, { caller }) {
      const document = await findMade(async () => await documents.get(caller, documentId));
      if (document?.content !== content || document.number < 2) return undefined;
      const { content: before } = await documents.versionText(caller, documentId, document.number - 1);
      return done(document, before);
    },
    async undo(kept, { caller }) {
      const { documentId, version, before } = keptSchema.parse(kept);
      if (before !== undefined) await documents.patch(caller, documentId, { content: before }, version);
    },
  });
}

function previewEdit({ title, projectId, content: before = '' }: Document, content: string, use: ToolUse) {
  const say = wordsFor(use);
  const parts = diffLines(before, content);
  const textOf = (side: 'added' | 'removed') =>
    shorten(
      parts
        .filter((part) => part[side])
        .map(({ value }) => value)
        .join(''),
      mostPreviewed,
    );
  const [removed, added] = [textOf('removed'), textOf('added')];
  return {
    title: say(`Edit document, ${title}`, `Dokument ändern, ${title}`),
    action: say('Save New Version', 'Neue Version speichern'),
    changes: [
      {
        label: say('Changed lines', 'Geänderte Zeilen'),
        ...(removed !== '' && { before: removed }),
        ...(added !== '' && { after: added }),
      },
    ],
    links: [linkTo('project', projectId)],
  };
}

function submitTool(documents: Documents): Tool {
  return defineTool({
    name: 'submit_document',
    title: 'Submit Document',
    toolset: 'documents',
    description:
      'Submits a draft for approval. Whoever may decide about documents approves it or sends it back.',
    effect: 'write',
    permission: 'document:write',
    input: z.strictObject({ documentId: documentIdField }),
    output: documentOut,
    async preview({ documentId }, use) {
      const say = wordsFor(use);
      const { title, state, projectId, number } = await documents.get(use.caller, documentId);
      if (stateAfter(state, 'submit') === undefined)
        throw new ApiError('conflict', text`${title} is ${stateWord(state)}: it cannot be submitted.`);
      return {
        title: say(`Submit document, ${title}`, `Dokument einreichen, ${title}`),
        action: say('Submit for Approval', 'Zur Freigabe einreichen'),
        changes: [{ label: say('Version', 'Version'), after: String(number) }],
        links: [linkTo('project', projectId)],
      };
    },
    run: async ({ documentId: id }, { caller }) => done(await documents.act(caller, { id, act: 'submit' })),
    async findDone({ documentId }, { caller }) {
      const document = await findMade(async () => await documents.get(caller, documentId));
      return document?.state === 'in-review' ? done(document) : undefined;
    },
    async undo(kept, { caller }) {
      const { documentId: id, version: expected } = keptSchema.parse(kept);
      await documents.act(caller, { id, act: 'withdraw', expected });
    },
  });
}
