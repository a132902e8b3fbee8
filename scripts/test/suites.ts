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
  /** Also part of `npm run test:fast`. */
  readonly fast: boolean;
  /** Prepared once, before the first suite that asks. */
  readonly needs: readonly NeedName[];
  /** Set in the fast run alone: one database in place of all, and fewer of the runs that take a scan each. */
  readonly fastEnv?: Readonly<Record<string, string>>;
  /**
   * Its files know nothing of one another, and none measures: they run on all cores, each where one is free. `workers`
   * is one mocha with a worker for each core; of `processes` each file has a mocha of its own, which must end by itself.
   */
  readonly spread?: 'workers' | 'processes';
}

export const suites: readonly Suite[] = [
  {
    name: 'unit',
    files: ['{src,webviews,scripts,demo,bench}/**/*.test.ts'],
    fast: true,
    needs: ['bundles'],
    fastEnv: { VIREO_TEST_DATABASES: 'sqljs', RUNS: '25' },
    spread: 'workers',
  },
  { name: 'gates', files: ['test/gates/*.test.ts'], fast: true, needs: [], spread: 'processes' },
  { name: 'corpus', files: ['test/corpus/*.test.ts'], fast: true, needs: [] },
  { name: 'api', files: ['test/api/**/*.test.ts'], fast: false, needs: ['bundles'], spread: 'processes' },
  {
    name: 'cli',
    files: ['test/cli/**/*.test.ts'],
    fast: false,
    needs: ['bundles', 'shells'],
    spread: 'processes',
  },
  { name: 'lsp', files: ['test/lsp/**/*.test.ts'], fast: false, needs: ['bundles'], spread: 'processes' },
  {
    name: 'hostile',
    files: ['test/hostile/**/*.test.ts'],
    fast: false,
    needs: ['bundles'],
    spread: 'processes',
  },
  {
    name: 'torture',
    files: ['test/torture/**/*.test.ts'],
    fast: false,
    needs: ['bundles'],
    spread: 'processes',
  },
  {
    name: 'webviews',
    files: ['test/webviews/**/*.test.ts'],
    fast: false,
    needs: ['bundles', 'chromium'],
    spread: 'processes',
  },
  { name: 'package', files: ['test/package/**/*.test.ts'], fast: false, needs: ['vsix', 'editor'] },
  { name: 'vscode', files: ['test/vscode/*.test.ts'], fast: false, needs: ['bundles', 'chromium', 'editor'] },
  {
    name: 'e2e',
    files: ['test/e2e/**/*.test.ts'],
    fast: false,
    needs: ['vsix', 'chromium', 'editor'],
    spread: 'processes',
  },
];

/** The suite's test files below `root`, in order. */
export function filesOf(suite: Suite, root: string): readonly string[] {
  return globSync([...suite.files], { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
}
