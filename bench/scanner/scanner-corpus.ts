/** TypeScript that others wrote, found below node_modules: the same files for every engine that is measured. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Linter } from 'eslint';
import typescript from 'typescript-eslint';
import type { GrammarFiles } from '../../src/scanner/model.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const root = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
// The plugin ships no types.
const security: {
  readonly configs: { readonly recommended: Linter.Config };
} = require('eslint-plugin-security');
const maxLength = 200_000;

/** Every nth file, so that a small corpus still mixes many projects. */
export function readCorpus(wanted: number): readonly SourceFile[] {
  const patterns = ['node_modules/*/src/**/*.ts', 'node_modules/@*/*/src/**/*.ts', 'src/**/*.ts'];
  const all = globSync(patterns, { cwd: root })
    .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('.generated.ts'))
    .sort();
  const stride = Math.max(1, Math.floor(all.length / wanted));
  return all
    .filter((_file, index) => index % stride === 0)
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ text }) => text.length < maxLength)
    .slice(0, wanted);
}

/** The file of the corpus whose length comes nearest to a number of lines, and that both engines can parse. */
export function longFile(lines: number): string {
  const distance = ({ text }: SourceFile) => Math.abs(text.split('\n').length - lines);
  const [nearest] = [...readCorpus(Number.MAX_SAFE_INTEGER)].sort(
    (one, other) => distance(one) - distance(other),
  );
  return nearest?.text ?? '';
}

/** Files of JavaScript as their authors wrote them, one behind the other, until there are so many lines. */
export function longScript(lines: number): string {
  const files = globSync('node_modules/eslint/lib/rules/*.js', { cwd: root }).sort();
  let text = '';
  for (const file of files) {
    if (text.split('\n').length >= lines) break;
    text += readFileSync(path.join(root, file), 'utf8');
  }
  return text;
}

export function readGrammarFiles(): GrammarFiles {
  const read = (name: string) => new Uint8Array(readFileSync(require.resolve(name)));
  return {
    runtimeWasm: read('web-tree-sitter/web-tree-sitter.wasm'),
    grammars: {
      typescript: read('tree-sitter-typescript/tree-sitter-typescript.wasm'),
      tsx: read('tree-sitter-typescript/tree-sitter-tsx.wasm'),
      javascript: read('tree-sitter-javascript/tree-sitter-javascript.wasm'),
      python: read('tree-sitter-python/tree-sitter-python.wasm'),
      terraform: read('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
    },
  };
}

/** eslint with eslint-plugin-security's recommended rules and the TypeScript parser, as its users set it up. */
export function createPeer(): (file: SourceFile) => number {
  const linter = new Linter();
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser: typescript.parser }, ...security.configs.recommended },
  ] as Linter.Config[];
  return ({ text }) => linter.verify(text, config, { filename: 'file.ts' }).length;
}
