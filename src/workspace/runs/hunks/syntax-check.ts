/** The parsers that look at an edit before it is offered: code by its grammar, JSON and YAML by theirs. */
import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { detectLanguage } from '../../../scanner/languages.ts';
import type { GrammarFiles } from '../../../scanner/model.ts';
import { loadGrammars } from '../../../scanner/syntax/grammar.ts';
import { findSyntaxErrors } from '../../../scanner/syntax/syntax-errors.ts';
import type { SyntaxCheck, SyntaxProblem } from './new-errors.ts';

export async function createSyntaxCheck(files: GrammarFiles): Promise<SyntaxCheck> {
  const { code } = await loadGrammars(files);
  return (path, text) => {
    const language = detectLanguage(path);
    if (language !== undefined) return findSyntaxErrors(code[language], text);
    if (/\.jsonc?$/i.test(path)) return jsonProblems(text);
    return /\.ya?ml$/i.test(path) ? yamlProblems(text) : undefined;
  };
}

/** Comments and trailing commas are no problem: many tools allow them in their `.json`. */
function jsonProblems(text: string): readonly SyntaxProblem[] {
  const errors: ParseError[] = [];
  parseJson(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  return errors.map(({ error, offset, length }) => ({
    ...placeOf(text, offset),
    source: `${error} ${text.slice(offset, offset + length)}`,
  }));
}

function yamlProblems(text: string): readonly SyntaxProblem[] {
  return parseAllDocuments(text).flatMap(({ errors }) =>
    errors.map(({ code, pos: [offset] }) => ({
      ...placeOf(text, offset),
      source: `${code} ${text.slice(offset, offset + 40)}`,
    })),
  );
}

function placeOf(text: string, offset: number): { lineZeroBased: number; columnZeroBased: number } {
  const lines = text.slice(0, offset).split('\n');
  return { lineZeroBased: lines.length - 1, columnZeroBased: lines.at(-1)?.length ?? 0 };
}
