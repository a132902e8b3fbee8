/**
 * Where the files lie that a process opens by path: workers, grammars, WebAssembly.
 * In a bundle all of them lie beside the entry, in dist/; from sources they are found in the clone.
 * This table is the one manifest: the build copies and bundles by it, a test finds each in the .vsix.
 */
import { fileURLToPath } from 'node:url';

/** Set to true by the bundler. */
declare const vireoBundled: boolean | undefined;

/** Name in dist/ → entry in the sources. Each becomes a bundle of its own. */
export const workerEntries = {
  'sqlite-worker.js': 'src/backend/platform/db/sqlite-worker.ts',
  'calendar-worker.js': 'src/backend/contexts/time/proposals/calendar/calendar-worker.ts',
  'import-worker.js': 'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts',
  'holiday-worker.js': 'src/backend/platform/holidays/holiday-worker.ts',
  'scan-worker.js': 'src/workspace/scan-worker.ts',
  'regex-worker.js': 'src/workspace/rules/regex-worker.ts',
  'reading-worker.js': 'src/workspace/readings/reading-worker.ts',
  'interactive-worker.js': 'src/server/interactive-worker.ts',
  'assessment-worker.js': 'src/server/dependencies/assessment-worker.ts',
} as const;

/** Name in dist/ → entry in the sources: processes that another one starts by path. */
export const startedEntries = {
  'server.js': 'src/server/main.ts',
  'backend.js': 'src/backend/main-local.ts',
  'proxy.js': 'src/backend/main-proxy.ts',
  'scan-process.js': 'src/workspace/scan-process/scan-process.ts',
  'work.js': 'src/backend/work/main.ts',
  'backup.js': 'src/backend/local/backup/main.ts',
  'mcp.js': 'src/cli/mcp/main.ts',
} as const;

/** The same of a server's main process, which ships with the command line's own package alone. */
export const serverEntries = {
  'backend-team.js': 'src/backend/main-team.ts',
} as const;

/** Name in dist/ → file of the clone, copied as it is. */
export const copiedAssets = {
  'web-tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-typescript.wasm': 'node_modules/tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-tsx.wasm': 'node_modules/tree-sitter-typescript/tree-sitter-tsx.wasm',
  'tree-sitter-javascript.wasm': 'node_modules/tree-sitter-javascript/tree-sitter-javascript.wasm',
  'tree-sitter-python.wasm': 'node_modules/tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-bash.wasm': 'node_modules/tree-sitter-bash/tree-sitter-bash.wasm',
  'tree-sitter-terraform.wasm':
    'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
  'sql-wasm-debug.wasm': 'node_modules/sql.js/dist/sql-wasm-debug.wasm',
  'sql-wasm-debug.js': 'node_modules/sql.js/dist/sql-wasm-debug.js',
  'holidays.json': 'node_modules/date-holidays/data/holidays.json',
  'DejaVuSans.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'data/sRGB_IEC61966_2_1.icc': 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc',
  'rule-examples.json': 'src/scanner/rules/examples.generated.json',
} as const;

export type AssetName =
  | keyof typeof workerEntries
  | keyof typeof startedEntries
  | keyof typeof serverEntries
  | keyof typeof copiedAssets;

const sources: Readonly<Record<AssetName, string>> = {
  ...workerEntries,
  ...startedEntries,
  ...serverEntries,
  ...copiedAssets,
};

/** Absolute path of an asset, in a bundle or in a clone. */
export function assetPath(name: AssetName): string {
  const bundled = typeof vireoBundled !== 'undefined' && vireoBundled;
  const relative = bundled ? `./${name}` : `../../${sources[name]}`;
  return fileURLToPath(new URL(relative, import.meta.url));
}
