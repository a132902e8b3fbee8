import assert from 'node:assert/strict';
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { lintGate } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree, type PlantedTree } from '../support/planted-tree.ts';

/** File → its text, and the rule that must refuse it. */
const planted: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'src/server/any.ts': ['export const value: any = 1;\n', 'lint/suspicious/noExplicitAny'],
  'src/server/empty-catch.ts': [
    'export function quiet(work: () => void): void {\n  try {\n    work();\n  } catch {}\n}\n',
    'lint/suspicious/noEmptyBlockStatements',
  ],
  'src/server/assertion.ts': [
    'export const first = (all: string[]) => all[0]!;\n',
    'lint/style/noNonNullAssertion',
  ],
  'src/server/default.ts': ['export default 1;\n', 'lint/style/noDefaultExport'],
  'src/server/console.ts': ["console.log('hello');\n", 'lint/suspicious/noConsole'],
  'src/server/CamelCase.ts': ['export const value = 1;\n', 'lint/style/useFilenamingConvention'],
  'src/domain/clock.ts': ["import 'node:fs';\n", 'lint/style/noRestrictedImports'],
  'src/cli/editor.ts': ["import 'vscode';\n", 'lint/style/noRestrictedImports'],
  'src/pages/editor.ts': ["import 'vscode';\n", 'lint/style/noRestrictedImports'],
  'src/server/zod.ts': [
    "import { z } from 'zod';\n\nexport const text = z.string();\n",
    'lint/style/noRestrictedImports',
  ],
  'src/extension/zod.ts': [
    "import { z } from 'zod';\n\nexport const text = z.string();\n",
    'lint/style/noRestrictedImports',
  ],
  'webviews/zod.ts': [
    "import * as z from 'zod';\n\nexport const text = z.string();\n",
    'lint/style/noRestrictedImports',
  ],
  'src/server/format.ts': ['export   const value = "double" ;\n', 'format'],
};

describe('lint and format gate', () => {
  let tree: PlantedTree;
  let refusal: string;

  before(async () => {
    tree = createPlantedTree(
      Object.fromEntries(Object.entries(planted).map(([file, [text]]) => [file, text])),
    );
    for (const file of ['biome.json', '.gitignore'])
      copyFileSync(path.join(projectRoot, file), path.join(tree.root, file));
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(tree.root, 'node_modules'));
    refusal = await lintGate.run(tree.root);
  });
  after(() => tree[Symbol.dispose]());

  for (const [file, [, rule]] of Object.entries(planted)) {
    it(`refuses ${file} by ${rule}`, () => {
      const headings = refusal.split('\n').filter((line) => line.startsWith(file));

      assert.ok(
        headings.some((line) => line.includes(` ${rule} `)),
        refusal,
      );
    });
  }

  it('passes a tree without a fault', async () => {
    using clean = createPlantedTree({ 'src/server/clean.ts': 'export const value = 1;\n' });
    for (const file of ['biome.json', '.gitignore'])
      copyFileSync(path.join(projectRoot, file), path.join(clean.root, file));

    assert.equal(await lintGate.run(clean.root), '');
  });
});
