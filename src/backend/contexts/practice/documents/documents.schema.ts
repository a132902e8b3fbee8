/** Documents on the wire. */
import * as z from 'zod';
import {
  documentSources,
  documentStates,
  documentTypes,
  mostDocumentText,
} from '../../../../domain/documents/document.ts';
import {
  idSchema,
  instantSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';

const contentSchema = textSchema.max(mostDocumentText).describe('Markdown.');
const numberSchema = z.number().int().positive();

export const documentSchema = recordSchema
  .extend({
    projectId: idSchema,
    type: z.enum(documentTypes),
    title: nameSchema,
    state: z.enum(documentStates),
    number: numberSchema.describe('Of the newest version of the text, from 1.'),
    approvedNumber: numberSchema.nullable().describe('Of the version that was approved last.'),
    reason: z.string().nullable().describe('Why it was sent back last.'),
    content: contentSchema.optional().describe('Markdown; left out in lists.'),
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof documentSchema>;

export const createDocumentSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    type: z.enum(documentTypes).default('other'),
    title: nameSchema,
    content: contentSchema.default(''),
  })
  .meta({ id: 'CreateDocument' });
export type CreateDocument = z.infer<typeof createDocumentSchema>;

/** A content that differs is a new version. */
export const patchDocumentSchema = z
  .strictObject({ title: nameSchema, content: contentSchema })
  .partial()
  .meta({ id: 'PatchDocument' });
export type PatchDocument = z.infer<typeof patchDocumentSchema>;

export const listDocumentsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  type: z.enum(documentTypes).optional(),
  state: z.enum(documentStates).optional(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('In the title or the newest text, whatever the case.'),
});
export type ListDocuments = z.infer<typeof listDocumentsSchema>;

export const documentPageSchema = pageSchema(documentSchema).meta({ id: 'DocumentPage' });

export const sendBackDocumentSchema = z.strictObject({ reason: textSchema.trim().min(1).max(2_000) });

export const documentVersionSchema = z
  .object({
    number: numberSchema,
    writtenBy: idSchema,
    source: z.enum(documentSources).describe('A person wrote it, or an agent that a person asked.'),
    createdAt: instantSchema,
    isApproved: z.boolean(),
  })
  .meta({ id: 'DocumentVersion' });
export type DocumentVersion = z.infer<typeof documentVersionSchema>;
export const documentVersionsSchema = z.object({ items: z.array(documentVersionSchema) });
export const documentVersionTextSchema = documentVersionSchema
  .extend({ content: contentSchema })
  .meta({ id: 'DocumentVersionText' });
export const versionParamsSchema = z.object({ id: idSchema, number: z.coerce.number().int().positive() });

export const documentCommentSchema = recordSchema
  .extend({
    documentId: idSchema,
    author: idSchema,
    number: numberSchema.describe('Of the version that it was written on.'),
    quote: z.string(),
    start: z
      .number()
      .int()
      .nonnegative()
      .nullable()
      .describe('Of the passage in the newest text, in UTF-16 code units; null: it is not there any more.'),
    text: z.string(),
    isResolved: z.boolean(),
  })
  .meta({ id: 'DocumentComment' });
export type DocumentComment = z.infer<typeof documentCommentSchema>;
export const documentCommentsSchema = z.object({ items: z.array(documentCommentSchema) });

const offsetSchema = z.number().int().nonnegative();
export const createDocumentCommentSchema = z
  .strictObject({
    id: idSchema.optional(),
    number: numberSchema.describe('Of the version that start and end are of.'),
    start: offsetSchema.describe('UTF-16 code units.'),
    end: offsetSchema,
    text: textSchema.trim().min(1).max(5_000),
  })
  .meta({ id: 'CreateDocumentComment' });
export type CreateDocumentComment = z.infer<typeof createDocumentCommentSchema>;
export const patchDocumentCommentSchema = z
  .strictObject({ isResolved: z.boolean() })
  .meta({ id: 'PatchDocumentComment' });
export const commentParamsSchema = z.object({ id: idSchema, commentId: idSchema });

export const exportDocumentSchema = z.strictObject({
  format: z.enum(['markdown', 'pdf']).default('markdown'),
  number: z.coerce.number().int().positive().optional().describe('Of the version; the newest when left out.'),
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;
