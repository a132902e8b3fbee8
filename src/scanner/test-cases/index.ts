/** Reads which tests a file has, and what they assert, off its syntax tree. TypeScript, JavaScript and Python. */
import { detectLanguage, familyOf } from '../languages.ts';
import type { GrammarFiles } from '../model.ts';
import { loadGrammars } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import { readSyntax } from '../syntax/syntax.ts';
import type { TestsOfFile } from './model.ts';
import { readPythonTests } from './python-tests.ts';
import { readScriptTests } from './script-tests.ts';

export type { Assertion, TestCase, TestsOfFile } from './model.ts';

/** Undefined for a language without a grammar, and for a text that the parser gives up. */
export type TestReader = (path: string, text: string) => TestsOfFile | undefined;

export async function createTestReader(files: GrammarFiles): Promise<TestReader> {
  const { code } = await loadGrammars(files);
  return (path, text) => {
    const language = detectLanguage(path);
    if (language === undefined) return undefined;
    const tree = parseText(code[language].parser, text);
    if (tree === undefined) return undefined;
    const syntax = readSyntax(tree, text, code[language]);
    tree.delete();
    return familyOf(language) === 'python' ? readPythonTests(syntax) : readScriptTests(syntax);
  };
}
