import assert from 'node:assert/strict';
import { copyFileSync, globSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { typesGate } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree, type PlantedTree } from '../support/planted-tree.ts';

/** What must not compile where it stands: file → its text, and the error that is expected. */
const planted: Readonly<Record<string, readonly [text: string, error: string]>> = {
  'src/domain/planted-node.ts': ['export const where = process.cwd();', "Cannot find name 'process'"],
  'src/scanner/planted-browser.ts': ['export const title = document.title;', "Cannot find name 'document'"],
  'src/contract/planted-builtin.ts': ["export { readFileSync } from 'node:fs';", 'node:fs'],
  'src/pages/planted-browser.ts': ['export const title = document.title;', "Cannot find name 'document'"],
  'src/pages/planted-node.ts': ['export const where = process.cwd();', "Cannot find name 'process'"],
  'webviews/coach/host/planted-browser.ts': [
    'export const title = document.title;',
    "Cannot find name 'document'",
  ],
  'webviews/planted-node.ts': ['export const where = process.cwd();', "Cannot find name 'process'"],
  'src/backend/planted-browser.ts': ['export const title = document.title;', "Cannot find name 'document'"],
  'src/cli/planted-index.ts': [
    'export const first = (all: string[]): string => all[0];',
    "'string | undefined'",
  ],
  'src/workspace/planted-unused.ts': ['export {};\nconst unused = 1;', "'unused' is declared but"],
  'src/server/planted-enum.ts': ['export enum Colour { Red }', "'erasableSyntaxOnly'"],
  'src/backend/planted-optional.ts': [
    'export const value: { name?: string } = { name: undefined };',
    "'exactOptionalPropertyTypes: true'",
  ],
};

describe('types gate', () => {
  let tree: PlantedTree;
  let refusal: string;

  before(async () => {
    tree = createPlantedTree(
      Object.fromEntries(Object.entries(planted).map(([file, [text]]) => [file, text])),
    );
    copyProjectFiles(tree.root);
    refusal = await typesGate.run(tree.root);
  });
  after(() => tree[Symbol.dispose]());

  for (const [file, [, error]] of Object.entries(planted)) {
    it(`refuses ${file}`, () => {
      const lines = refusal.split('\n').filter((line) => line.startsWith(file));

      assert.ok(
        lines.some((line) => line.includes(error)),
        `${refusal}`,
      );
    });
  }
});

/** The project's own compiler settings over nothing but what is planted. */
function copyProjectFiles(root: string): void {
  const settings = globSync(['tsconfig*.json', '{src/*,webviews,scripts,demo,bench,test}/tsconfig*.json'], {
    cwd: projectRoot,
  });
  for (const file of settings) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(projectRoot, file), path.join(root, file));
  }
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
}
