/** A version of a document as a file. */
import * as z from 'zod';
import { findUnprintableLetter } from '../../../../domain/invoice-print/unprintable-text.ts';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { DocumentPorts } from './documents.ports.ts';
import type { DocumentRow, VersionRow } from './documents.repository.ts';
import type { ExportDocument } from './documents.schema.ts';

export interface DocumentFile {
  /** In characters that every file system takes: `Charter-v3.pdf`. */
  readonly name: string;
  readonly type: string;
  readonly content: string | Buffer;
}

export interface ExportedVersion {
  readonly row: DocumentRow;
  readonly version: VersionRow;
  readonly format: ExportDocument['format'];
}

/** Throws ApiError `invalid`, naming lines, where the text has letters that a PDF cannot show. */
export async function exportDocument(
  ports: Pick<DocumentPorts, 'work' | 'findProject'> & { readonly reads: Reads },
  { row, version, format }: ExportedVersion,
): Promise<DocumentFile> {
  const base = toFileName(row.title);
  const name = `${base || row.type}-v${version.number}`;
  if (format === 'markdown')
    return { name: `${name}.md`, type: 'text/markdown; charset=utf-8', content: version.content };
  requirePrintable(row.title, version.content);
  const project = await ports.findProject(ports.reads, row.project_id);
  const facts = [
    ...(project && findUnprintableLetter(project.name) === undefined ? [project.name] : []),
    `Version ${version.number}`,
    ...(row.approved_number === version.number ? ['approved'] : []),
    new Date(version.created_at).toISOString().slice(0, 10),
  ];
  const { title } = row;
  const task = {
    kind: 'document-pdf',
    title,
    facts,
    content: version.content,
    writtenAt: version.created_at,
  } as const;
  const content = Buffer.from(await ports.work.ask(task, z.string()), 'base64');
  return { name: `${name}.pdf`, type: 'application/pdf', content };
}

/** In letters that every file system and header takes. */
function toFileName(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}

function requirePrintable(title: string, content: string): void {
  const lines = [
    ['title', title] as const,
    ...content.split('\n').map((line, at) => [text`line ${at + 1}`, line] as const),
  ];
  const details = lines.flatMap(([place, line]) => {
    const found = findUnprintableLetter(line);
    if (found === undefined) return [];
    const why =
      found.kind === 'glyph'
        ? text`the font of PDFs has no “${found.letter}” (${found.name})`
        : text`a PDF cannot show text from right to left`;
    return [{ field: 'content', issue: text`${place}: ${why}` }];
  });
  if (details.length > 0)
    throw new ApiError(
      'invalid',
      'This text cannot be a PDF. Replace what is named, or export Markdown.',
      details.slice(0, 20),
    );
}
