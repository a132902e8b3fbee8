/** Documents as tools: what stands in them, to be answered from. */
import * as z from 'zod';
import { documentStates, documentTypes } from '../../../../domain/documents/document.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import { limitField, linkOut, linkTo, listOut, projectIdField } from '../../../platform/tools/tool-fields.ts';
import type { DocumentsService } from './document-use-cases.ts';
import type { Document } from './documents.schema.ts';

export const documentOut = z.object({
  id: z.string(),
  projectId: z.string(),
  type: z.enum(documentTypes),
  title: z.string(),
  state: z.enum(documentStates),
  version: z.number().int().describe('Of the newest text.'),
  approvedVersion: z.number().int().nullable(),
  link: linkOut,
});

export function toDocumentOut(document: Document): z.output<typeof documentOut> {
  const { id, projectId, type, title, state, number, approvedNumber } = document;
  const link = linkTo('project', projectId);
  return { id, projectId, type, title, state, version: number, approvedVersion: approvedNumber, link };
}

/** What a model is shown of one text. */
const mostShown = 20_000;

export function documentTools(service: Pick<DocumentsService, 'list' | 'get'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_documents',
      title: 'List Documents',
      toolset: 'documents',
      description:
        'Planning documents of projects (charter, requirements, risks, criteria, roadmap) and how far their approval is; also those with a text in them.',
      effect: 'read',
      permission: 'document:read',
      input: z.strictObject({
        projectId: projectIdField.optional(),
        type: z.enum(documentTypes).optional(),
        state: z.enum(documentStates).optional(),
        text: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .optional()
          .describe('In the title or the text, whatever the case.'),
        limit: limitField,
      }),
      output: listOut(documentOut),
      async run(query, { caller }) {
        const page = await service.list(caller, query);
        const items = page.items.map(toDocumentOut);
        return { output: { items, cut: page.nextCursor !== null }, links: [] };
      },
    }),
    defineTool({
      name: 'read_document',
      title: 'Read Document',
      toolset: 'documents',
      description: 'The newest text of a document, in Markdown.',
      effect: 'read',
      permission: 'document:read',
      input: z.strictObject({ documentId: z.uuid().describe('Id of a document, from list_documents.') }),
      output: documentOut.extend({ content: z.string(), isCut: z.boolean() }),
      async run({ documentId }, { caller }) {
        const document = await service.get(caller, documentId);
        const { content = '' } = document;
        return {
          output: {
            ...toDocumentOut(document),
            content: content.slice(0, mostShown),
            isCut: content.length > mostShown,
          },
          links: [linkTo('project', document.projectId)],
        };
      },
    }),
  ];
}
