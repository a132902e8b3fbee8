import assert from 'node:assert/strict';
import path from 'node:path';
import { type BuildResult, build, type Metafile } from 'esbuild';
import { pageOptions } from '../../scripts/build/bundle.ts';
import { type Bundle, listBundles } from '../../scripts/bundles.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

/** Kilobytes that a page loads, with what it shares; one careless import (a schema, every language of a highlighter) doubles them. */
const usualLimit = 100;
/** Of pages that weigh more, or are known to weigh less. */
const limits: Readonly<Record<string, number>> = {
  approvals: 90,
  // With the rules of e-invoices, by which it says what a format lacks.
  business: 240,
  // Its rail says what client and practice still lack.
  client: 106,
  // With the card of check-ins, which is loaded where there is one to show, and chips and completions (14); the parts of
  // the page are classes of their own.
  coach: 340,
  // One kB of every page is what it leaves out for a role that may not do it; one says whose time counts, in both languages.
  dashboard: 128,
  // With the highlighter of code and its six languages, which is loaded once there is code to show.
  explain: 337,
  goals: 85,
  invoice: 152,
  look: 108,
  models: 85,
  money: 85,
  // With whose time counts, in both languages.
  reports: 102,
  // With the form of a rule, the shipped texts that it shows in the fields for others, and an edited text beside the new one.
  reminders: 112,
  // With the form in which an agent is asked, which becomes this page, and the one in which changes are published. What all
  // pages weigh together did not rise for it.
  run: 130,
  // With the findings of an area, the code of the one that is opened, and cards of advice.
  scanner: 117,
  stack: 73,
  week: 205,
};

/** All page scripts, each counted once; Reminders and Recurring Invoices brought 87, each with a form; Members & Keys 31; Set Up Email 20, with a form; the Scanner's opened findings 5; the coach's chips and completions 14. */
const totalLimit = 1_351;

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

  it('have limits of their own only where there is such a page', () => {
    const gone = Object.keys(limits).filter((name) => !names.includes(name));

    assert.deepEqual(gone, []);
  });

  for (const name of names) {
    const limit = limits[name] ?? usualLimit;
    it(`are below ${limit} kB for ${name}`, () => {
      const size = sizeOf(`dist/webviews/${name}.js`, built.metafile);

      assert.ok(size <= limit * 1000, `${Math.ceil(size / 1000)} kB`);
    });
  }

  it(`are below ${totalLimit} kB together`, () => {
    const size = scripts.reduce((sum, { contents }) => sum + contents.length, 0);

    assert.ok(size <= totalLimit * 1000, `${Math.ceil(size / 1000)} kB`);
  });

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
