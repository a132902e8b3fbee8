/** Checks and the readers of a stack bring regular expressions of their own; they meet text of strangers as those of the rules do. */
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

/** By default a step that takes a quarter of a second, or an attack of one, reads as a slow expression: on a busy machine each may. */
const patience = { timeout: null, incubationTimeout: null, attackTimeout: 60_000 };

describe('the regular expressions of checks and stacks', () => {
  it('run in linear time', function () {
    this.timeout(300_000);
    const folders = ['src/scanner/checks', 'src/workspace/stack', 'src/cli/stack'];
    const files = folders.flatMap((folder) => globSync(`${folder}/**/!(*.test).ts`, { cwd: projectRoot }));
    // What repeats nothing without a bound takes no longer than its own length.
    const literals = [...new Set(files.flatMap(literalsOf))].filter((literal) => /[*+]|,\}/.test(literal));

    const slow = literals.filter((literal) => {
      const end = literal.lastIndexOf('/');
      const flags = literal.slice(end + 1).replace('g', '');
      return checkSync(literal.slice(1, end), flags, patience).status !== 'safe';
    });

    assert.ok(literals.length > 20);
    assert.deepEqual(slow, []);
  });
});
