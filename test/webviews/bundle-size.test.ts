import assert from 'node:assert/strict';
import path from 'node:path';
import { type BuildResult, build, type Metafile } from 'esbuild';
import { readBudgets } from '../../scripts/budgets.ts';
import { pageOptions } from '../../scripts/build/bundle.ts';
import { type Bundle, listBundles } from '../../scripts/bundles.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

/** Kilobytes that a page loads, with what it shares; one careless import (a schema, every language of a highlighter) doubles them. */
const budgets = readBudgets(projectRoot);

function listPages(): readonly Bundle[] {
  return listBundles(projectRoot).filter(({ kind }) => kind === 'webview');
}

const names = listPages().map(({ output }) => path.basename(output, '.js'));

/** Bytes of a script and of what it imports. */
function sizeOf(output: string, { outputs }: Metafile): number {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { path: imported } of outputs[file]?.imports ?? []) load(imported);
  };
  load(output);
  return [...loaded].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
}

describe('the scripts of the pages', () => {
  let built: BuildResult<{ metafile: true; write: false }>;
  let scripts: typeof built.outputFiles;

  before(async () => {
    const options = pageOptions(projectRoot, listPages(), path.join(projectRoot, 'dist'));
    built = await build({ ...options, metafile: true, write: false });
    scripts = built.outputFiles.filter(({ path: file }) => file.endsWith('.js'));
  });

  it('have a budget each, and there is none of another page', () => {
    const pages = [...budgets.keys()].filter((name) => name.startsWith('page '));

    assert.deepEqual(
      pages,
      names.toSorted().map((name) => `page ${name}`),
    );
  });

  for (const name of names) {
    const limit = budgets.get(`page ${name}`)?.kilobytes ?? 0;
    it(`are below ${limit} kB for ${name}`, () => {
      const size = sizeOf(`dist/webviews/${name}.js`, built.metafile);

      assert.ok(size <= limit * 1000, `${Math.ceil(size / 1000)} kB`);
    });
  }

  it('neither evaluate text nor make frames', () => {
    for (const { text } of scripts)
      assert.doesNotMatch(text, /(?<![\w$.])eval\(|new Function\(|createElement\(["']iframe/);
  });
});

describe('a page with a schema', () => {
  for (const [how, source] of Object.entries({
    'of its own': "import * as z from 'zod';\nconsole.log(z.string());\n",
    'by a file of the contract': "import { readySchema } from './contract.ts';\nconsole.log(readySchema);\n",
  })) {
    it(`is refused: ${how}`, async () => {
      using tree = createPlantedTree({
        'webviews/planted/main.ts': source,
        'webviews/planted/contract.ts':
          "import * as z from 'zod';\nexport const readySchema = z.object({ type: z.literal('ready') });\n",
      });
      const page = {
        output: 'webviews/planted.js',
        entry: 'webviews/planted/main.ts',
        kind: 'webview',
      } as const;

      const built = build({ ...pageOptions(tree.root, [page], path.join(tree.root, 'dist')), write: false });

      await assert.rejects(built, /A page carries no zod: take the types alone of (main|contract)\.ts/);
    });
  }

  it('is let through where it takes the types alone', async () => {
    using tree = createPlantedTree({
      'webviews/planted/main.ts': "import type * as z from 'zod';\nexport type Text = z.ZodString;\n",
    });
    const page = {
      output: 'webviews/planted.js',
      entry: 'webviews/planted/main.ts',
      kind: 'webview',
    } as const;

    await build({ ...pageOptions(tree.root, [page], path.join(tree.root, 'dist')), write: false });
  });
});
