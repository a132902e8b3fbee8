/** Which files the engine reads: by ending on disk, by language id in an editor. */
import { detectLanguage } from '../scanner/languages.ts';
import type { Language } from '../scanner/model.ts';

/** Endings that a scan reads, with their dot: what clients are asked to watch. */
export const scannedExtensions = [
  ...['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx'],
  ...['.py', '.pyi', '.pyw'],
] as const;

const byLanguageId: Readonly<Record<string, Language>> = {
  typescript: 'typescript',
  typescriptreact: 'tsx',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  python: 'python',
};

/** Language of a file, or undefined where there is no grammar for it. */
export function findLanguageOfPath(filePath: string): Language | undefined {
  return detectLanguage(filePath);
}

/** Language for an editor's language id, or undefined where there is no grammar for it. */
export function findLanguageOfId(languageId: string): Language | undefined {
  return Object.hasOwn(byLanguageId, languageId) ? byLanguageId[languageId] : undefined;
}
