/** Checks bring regular expressions of their own; they meet text of strangers as those of the rules do. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { projectRoot } from '../paths.ts';

/** Regular expression literals of a file. */
function literalsOf(file: string): string[] {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) literals.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return literals;
}

describe('the regular expressions of checks', () => {
  it('run in linear time', function () {
    this.timeout(120_000);
    const files = globSync('src/scanner/checks/**/*.ts', { cwd: projectRoot });
    const literals = [...new Set(files.flatMap(literalsOf))];

    const slow = literals.filter((literal) => {
      const end = literal.lastIndexOf('/');
      const flags = literal.slice(end + 1).replace('g', '');
      return checkSync(literal.slice(1, end), flags, { timeout: 10_000 }).status !== 'safe';
    });

    assert.ok(literals.length > 100);
    assert.deepEqual(slow, []);
  });
});
