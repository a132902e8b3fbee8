/** Checks and the readers of a stack bring regular expressions of their own; they meet text of strangers as those of the rules do. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Expression } from './proven-regexes.ts';

const folders = ['src/scanner/checks', 'src/workspace/stack', 'src/cli/stack'];

/** Regular expression literals of those folders that repeat something without a bound; others take no longer than their own length. */
export function sourceExpressions(root: string): Expression[] {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/!(*.test).ts`, { cwd: root }));
  const literals = new Set(files.flatMap((file) => literalsOf(path.join(root, file))));
  return [...literals].filter((literal) => /[*+]|,\}/.test(literal)).map(expressionOf);
}

function literalsOf(file: string): string[] {
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) literals.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return literals;
}

function expressionOf(literal: string): Expression {
  const end = literal.lastIndexOf('/');
  return { source: literal.slice(1, end), flags: literal.slice(end + 1).replace('g', '') };
}
