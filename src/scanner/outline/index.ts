/** Reads what a file offers to others, and which routes it answers. TypeScript, JavaScript and Python. */
import { detectLanguage, familyOf } from '../languages.ts';
import type { GrammarFiles } from '../model.ts';
import { loadGrammars } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import type { Outline } from './outline.ts';
import { readPythonOutline } from './python-outline.ts';
import { readScriptOutline } from './script-outline.ts';

export type { CommentPlace, Outline, OutlineRoute, OutlineSymbol, ThrownError } from './outline.ts';

/** Undefined for a language without a grammar, a text that the parser gives up, and one with syntax errors. */
export type OutlineReader = (path: string, text: string) => Outline | undefined;

export async function createOutlineReader(files: GrammarFiles): Promise<OutlineReader> {
  const { code } = await loadGrammars(files);
  return (path, text) => {
    const language = detectLanguage(path);
    if (language === undefined) return undefined;
    const tree = parseText(code[language].parser, text);
    if (tree === undefined) return undefined;
    try {
      const { rootNode } = tree;
      if (rootNode.hasError) return undefined;
      return familyOf(language) === 'python' ? readPythonOutline(rootNode) : readScriptOutline(rootNode);
    } finally {
      tree.delete();
    }
  };
}
