/**
 * What is bundled into what. One table for the build, the third-party notices, the dependency rules and the tests.
 *
 * A lazy entry is a module of the extension that must not weigh on activation: the extension says
 * `await import('./path/to/module.ts')` and gets types, while the build leaves it out of dist/extension.js
 * and requires its own bundle beside it at that moment. Such a bundle has a copy of what it imports, so a
 * lazy module holds no state that another bundle must see.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { copiedAssets, serverEntries, startedEntries, workerEntries } from '../src/workspace/assets.ts';
import { listFeatureBundles, startedBundle, tableBundles } from './manifest/features.ts';

export interface Bundle {
  /** Path below dist/. */
  readonly output: string;
  /** Path in the sources, or the name of a package. */
  readonly entry: string;
  readonly kind: 'node' | 'extension' | 'package' | 'webview';
}

/** Processes, each started by path. */
export const processEntries: Readonly<Record<string, string>> = {
  ...startedEntries,
  ...serverEntries,
  'backend.js': 'src/backend/main-local.ts',
  'cli.js': 'src/cli/main.ts',
};

export const extensionEntry = { output: 'extension.js', entry: 'src/extension/extension.ts' } as const;

/** Packages whose data a generator writes into our sources: they ship, although no bundle imports them. */
export const copiedData: readonly string[] = ['linguist-languages'];

/** What rules say in German: read where the editor is, by the extension and the language server. */
export const germanTexts: Readonly<Record<string, string>> = {
  'rule-texts-de.js': 'src/contract/rule-texts/german.generated.ts',
};

/** Parts of the extension's platform that are loaded after activation; those of a feature stand in what it contributes. */
const lazyPlatformEntries: Readonly<Record<string, string>> = {
  'language-client.js': 'src/extension/platform/language-client.ts',
  'paint-page.js': 'src/extension/platform/pages/paint-page.ts',
  'refused-to.js': 'src/extension/platform/rights/refused-to.ts',
  'workspace-files.js': 'src/extension/platform/files/workspace-files.ts',
  'pick-project.js': 'src/extension/platform/practice/pick-project.ts',
  'api-client.js': 'src/api-client/index.ts',
  'connection.js': 'src/connection/index.ts',
  'rule-titles.js': 'src/contract/rule-titles.generated.ts',
  'shown-findings.js': 'src/contract/rule-texts/shown-findings.ts',
  ...germanTexts,
};

/** Parts of the extension that are loaded after activation. */
export function listLazyExtensionEntries(root: string): Readonly<Record<string, string>> {
  return { ...lazyPlatformEntries, ...tableBundles, ...startedBundle, ...listFeatureBundles(root) };
}

/** Packages that many of the extension's bundles stand on: each is one bundle, which they share. */
export const sharedPackages: Readonly<Record<string, string>> = {
  'zod.js': 'zod',
};

/** Parts of the backend and its work process that idle ones never read: the providers of models, SMTP, and the engine of graphs. */
export const lazyBackendEntries: Readonly<Record<string, string>> = {
  'shell-reader.js': 'src/workspace/shell/shell-reader.ts',
  'models.js': 'src/backend/platform/models/engine/open-engine.ts',
  'mail.js': 'src/backend/platform/mail/transport/send-by-smtp.ts',
  'graphs.js': 'src/backend/work/graphs/langgraph/langgraph-engine.ts',
  'demo.js': 'src/backend/demo/build-demo.ts',
};

/** The command line behind its entry: `vireo time`, which starts at once, and all of it. */
export const lazyCliEntries: Readonly<Record<string, string>> = {
  'cli-time.js': 'src/cli/time-program.ts',
  'cli-whole.js': 'src/cli/program.ts',
};

/** Everything that begins a bundle; webviews are found by their folder. */
export function listBundles(root: string): readonly Bundle[] {
  return [
    { ...extensionEntry, kind: 'extension' },
    ...bundlesOf(listLazyExtensionEntries(root), 'extension'),
    ...Object.entries(sharedPackages).map(
      ([output, name]): Bundle => ({ output, entry: name, kind: 'package' }),
    ),
    ...bundlesOf(processEntries, 'node'),
    ...bundlesOf(lazyBackendEntries, 'node'),
    ...bundlesOf(lazyCliEntries, 'node'),
    ...bundlesOf(workerEntries, 'node'),
    ...listViews(root).map(
      (view): Bundle => ({
        output: `webviews/${view}.js`,
        entry: `webviews/${view}/main.ts`,
        kind: 'webview',
      }),
    ),
  ];
}

/** Files copied into dist/ as they are: name below dist/ → path in the clone. */
export function listAssets(): Readonly<Record<string, string>> {
  return {
    ...copiedAssets,
    'webviews/codicon.css': 'node_modules/@vscode/codicons/dist/codicon.css',
    'webviews/codicon.ttf': 'node_modules/@vscode/codicons/dist/codicon.ttf',
  };
}

function bundlesOf(entries: Readonly<Record<string, string>>, kind: Bundle['kind']): Bundle[] {
  return Object.entries(entries).map(([output, entry]) => ({ output, entry, kind }));
}

function listViews(root: string): string[] {
  const folder = path.join(root, 'webviews');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'main.ts')))
    .map((entry) => entry.name)
    .sort();
}
