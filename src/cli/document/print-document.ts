/** Documents as a person reads them. */
import type { Document, DocumentComment, DocumentVersion } from '../../api-client/index.ts';
import { type NamedProject, nameOf } from '../backend/find-project.ts';
import { shortId } from '../backend/short-id.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'TITLE' },
  { title: 'TYPE' },
  { title: 'STATE' },
  { title: 'VERSION', isFigure: true },
  { title: 'APPROVED', isFigure: true },
  { title: 'PROJECT' },
];

export function printDocuments(documents: readonly Document[], projects: readonly NamedProject[]): string {
  const names = new Map(projects.map((named) => [named.project.id, nameOf(named)]));
  const rows = documents.map((document) => [
    shortId(document),
    document.title,
    document.type,
    document.state.replace('-', ' '),
    String(document.number),
    document.approvedNumber?.toString() ?? '',
    names.get(document.projectId) ?? '',
  ]);
  return printColumns(columns, rows);
}

const versionColumns: readonly Column[] = [
  { title: 'VERSION', isFigure: true },
  { title: 'WRITTEN' },
  { title: 'BY' },
  { title: '' },
];

export function printVersions(versions: readonly DocumentVersion[]): string {
  const rows = versions.map(({ number, createdAt, source, isApproved }) => [
    String(number),
    createdAt.slice(0, 16).replace('T', ' '),
    source,
    isApproved ? 'approved' : '',
  ]);
  return printColumns(versionColumns, rows);
}

const commentColumns: readonly Column[] = [
  { title: 'ID' },
  { title: 'ON' },
  { title: 'COMMENT' },
  { title: 'STATE' },
];
const shownOfQuote = 40;

export function printComments(comments: readonly DocumentComment[]): string {
  const rows = comments.map((comment) => [
    shortId(comment),
    comment.quote.length > shownOfQuote ? `${comment.quote.slice(0, shownOfQuote - 1)}…` : comment.quote,
    comment.text,
    comment.isResolved ? 'resolved' : comment.start === null ? 'passage removed' : 'open',
  ]);
  return printColumns(commentColumns, rows);
}
