/**
 * Every suite of `npm test`, in the order in which they run. A test file belongs to exactly one of them
 * (test/gates/suites.test.ts holds that), so none is forgotten and none runs twice.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import type { NeedName } from './needs.ts';

export interface Suite {
  readonly name: string;
  readonly files: readonly string[];
  readonly exclude?: readonly string[];
  /** Also part of `npm run test:fast`. */
  readonly fast: boolean;
  /** Prepared once, before the first suite that asks. */
  readonly needs: readonly NeedName[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Suites that want a PostgreSQL server, a browser or a kill -9 are known by their file name or folder. */
const postgresFiles = ['src/**/*.pg.test.ts'];

export const suites: readonly Suite[] = [
  {
    name: 'unit',
    files: ['{src,webviews,scripts,demo,bench}/**/*.test.ts'],
    exclude: postgresFiles,
    fast: true,
    needs: [],
    env: { VIREO_TEST_DATABASES: 'sqlite' },
  },
  { name: 'gates', files: ['test/gates/*.test.ts'], fast: true, needs: [] },
  {
    name: 'postgres',
    files: postgresFiles,
    fast: false,
    needs: [],
    env: { VIREO_TEST_DATABASES: 'postgres' },
  },
  { name: 'api', files: ['test/api/**/*.test.ts'], fast: false, needs: ['bundles'] },
  { name: 'cli', files: ['test/cli/**/*.test.ts'], fast: false, needs: ['bundles'] },
  { name: 'lsp', files: ['test/lsp/**/*.test.ts'], fast: false, needs: ['bundles'] },
  { name: 'hostile', files: ['test/hostile/**/*.test.ts'], fast: false, needs: ['bundles'] },
  { name: 'torture', files: ['test/torture/**/*.test.ts'], fast: false, needs: ['bundles'] },
  { name: 'webviews', files: ['test/webviews/**/*.test.ts'], fast: false, needs: ['bundles', 'chromium'] },
  { name: 'package', files: ['test/package/**/*.test.ts'], fast: false, needs: ['vsix', 'editor'] },
  { name: 'vscode', files: ['test/vscode/*.test.ts'], fast: false, needs: ['bundles', 'chromium', 'editor'] },
  { name: 'e2e', files: ['test/e2e/**/*.test.ts'], fast: false, needs: ['vsix', 'chromium', 'editor'] },
];

/** The suite's test files below `root`, in order. */
export function filesOf(suite: Suite, root: string): readonly string[] {
  return globSync([...suite.files], { cwd: root, exclude: [...(suite.exclude ?? [])] })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
}
