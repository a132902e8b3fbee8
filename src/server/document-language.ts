/** Which language an open document is scanned in. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findLanguageOfDocument } from '../contract/scanned-documents.ts';
import type { Language } from '../scanner/model.ts';
import { findLanguageOfPath } from '../workspace/languages.ts';
import { pathOf } from './paths.ts';

/**
 * By the client's language id. Some clients send none, or one that is not in the list: then the file name decides, as in
 * a scan of the workspace. A text without a grammar needs an id of the list. Undefined where it is not scanned.
 */
export function languageOf({
  languageId,
  uri,
}: Pick<TextDocument, 'languageId' | 'uri'>): Language | undefined {
  const filePath = pathOf(uri);
  const known = findLanguageOfDocument(languageId, filePath);
  if (known !== undefined) return known;
  const named = findLanguageOfPath(filePath);
  return named === 'text' ? undefined : named;
}
