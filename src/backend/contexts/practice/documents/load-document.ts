/** Documents and their texts, as they are kept. */
import type { DocumentState } from '../../../../domain/documents/document.ts';
import type { Text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type DocumentRow, findDocument, findVersion, type VersionRow } from './documents.repository.ts';

export async function load(rows: Pick<Reads, 'from'>, id: string): Promise<DocumentRow> {
  const row = await findDocument(rows, id);
  if (row === undefined) throw notFound('document');
  return row;
}

export async function loadText(reads: Reads, row: DocumentRow, number = row.number): Promise<VersionRow> {
  const version = await findVersion(reads, row, number);
  if (version === undefined) throw notFound('version');
  return version;
}

/** In a sentence. */
export const stateWord = (state: DocumentState): Text => word(state === 'in-review' ? 'in review' : state);
