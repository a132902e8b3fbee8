import type { CodeLanguage, Language } from './model.ts';

/** Languages that share one set of node shapes and one name space of libraries. */
export type LanguageFamily = 'script' | 'python';

const byExtension: Readonly<Record<string, CodeLanguage>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  py: 'python',
  pyi: 'python',
  pyw: 'python',
};

/** Language of a file by its name; undefined for one that the engine does not read. */
export function detectLanguage(path: string): CodeLanguage | undefined {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension[path.slice(dot + 1).toLowerCase()];
}

/** The family whose kinds, names and rules a language uses. */
export function familyOf(language: CodeLanguage): LanguageFamily {
  return language === 'python' ? 'python' : 'script';
}

/** Languages that are parsed by a grammar and followed by flow; the others are read as text or configuration. */
export const codeLanguages: readonly CodeLanguage[] = ['typescript', 'tsx', 'javascript', 'python'];

/** Whether a language has a grammar of its own. */
export function isCode(language: Language): language is CodeLanguage {
  return codeLanguages.some((each) => each === language);
}
