/** Events of documents: their content is the document without its text, which stands in its versions. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { documentCommentSchema, documentSchema } from './documents.schema.ts';

const changes = defineEvents(
  [
    'document.created',
    'document.changed',
    'document.submitted',
    'document.withdrawn',
    'document.approved',
    'document.sent-back',
    'document.deleted',
    'document.restored',
  ],
  { table: 'documents', content: documentSchema.omit({ content: true }) },
);
const comments = defineEvents(['document-comment.created', 'document-comment.changed'], {
  table: 'document_comments',
  content: documentCommentSchema.omit({ start: true }),
});

export const documentEvents = { ...changes, ...comments };

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof documentEvents, unknown> {}
}
