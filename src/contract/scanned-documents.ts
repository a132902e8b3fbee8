/**
 * Which documents of an editor are scanned: by its language id, or by name where editors differ about the id.
 * The extension selects by this list, the server reads by it.
 */
import type { Language } from '../scanner/model.ts';

/** The scanner's language by the editor's id; editors name some by what they are for (`dockercompose`). */
export const languageByDocumentId: Readonly<Record<string, Language>> = {
  typescript: 'typescript',
  typescriptreact: 'tsx',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  python: 'python',
  dockerfile: 'dockerfile',
  yaml: 'yaml',
  dockercompose: 'yaml',
  'github-actions-workflow': 'yaml',
  terraform: 'terraform',
  'terraform-vars': 'terraform',
  tf: 'terraform',
  // Texts without a grammar of ours that often hold credentials.
  ...textDocuments(['dotenv', 'env', 'properties', 'ini', 'toml', 'json', 'jsonc', 'xml', 'sql', 'hcl']),
  ...textDocuments(['shellscript', 'powershell', 'bat', 'makefile']),
};

/** Glob of documents that are scanned whatever their language id. */
export const scannedDocumentPattern = '**/.env*';

const scannedName = /(?:^|[/\\])\.env(?:\.[\w-]+)*$/i;

/** Language of a document by id and path; undefined where it is not scanned. */
export function findLanguageOfDocument(languageId: string, filePath: string): Language | undefined {
  if (Object.hasOwn(languageByDocumentId, languageId)) return languageByDocumentId[languageId];
  return scannedName.test(filePath) ? 'text' : undefined;
}

function textDocuments(ids: readonly string[]): Readonly<Record<string, Language>> {
  return Object.fromEntries(ids.map((id) => [id, 'text']));
}
