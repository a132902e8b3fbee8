/** Comments on places of a text. */
import { v7 as newId } from 'uuid';
import { anchorAt, findAnchor } from '../../../../domain/documents/anchor.ts';
import { personOf } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { requireSame } from '../../../platform/http/created.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { DocumentsService } from './document-use-cases.ts';
import type { DocumentPorts } from './documents.ports.ts';
import {
  type CommentRow,
  findComment,
  insertComment,
  listComments,
  updateComment,
} from './documents.repository.ts';
import type { DocumentComment } from './documents.schema.ts';
import { load, loadText } from './load-document.ts';

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

export function createComments({
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
        const row = await load(writes, id);
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
        const row = await load(writes, id);
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
