/**
 * Every suite of `npm test`; their files run in one pool, the longest first. A test file belongs to exactly one of them
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
  /** Prepared once, before the first file that asks. */
  readonly needs: readonly NeedName[];
  /** Set in the fast run alone: one database in place of all, and fewer of the runs that take a scan each. */
  readonly fastEnv?: Readonly<Record<string, string>>;
  /**
   * Its files know nothing of one another: each has a mocha of its own, or `chunks` of neighbours share one. Without it
   * all files share one start that is most of their cost.
   */
  readonly spread?: 'files' | 'chunks';
  /**
   * Of a suite in chunks: files that start many processes, each in a mocha of its own. To start one takes 1 ms from a small
   * process, and 14 ms from one that has loaded 400 MB for other tests.
   */
  readonly apart?: RegExp;
  /** It waits for what a browser draws: a file that fails runs once more, alone, and is told as flaky when it then passes. */
  readonly inBrowser?: boolean;
  /** What its tests start as a whole, beside what they import or name: everything that ships, or a part of it. */
  readonly builtFrom?: RegExp;
  /** Part of `npm test -- --all` alone, or of a run that names it. */
  readonly withAll?: boolean;
  /** Guesses a file's time by its size, where no run has recorded it. */
  readonly secondsPerKilobyte: number;
}

const product = /^(?:src|webviews|demo)\//;
const pages = /^webviews\//;
const languageServer = /^src\/server\//;

export const suites: readonly Suite[] = [
  {
    name: 'unit',
    files: ['{src,webviews,scripts,demo,bench}/**/*.test.ts'],
    fast: true,
    needs: ['bundles'],
    fastEnv: { VIREO_TEST_DATABASES: 'sqljs', RUNS: '25' },
    spread: 'chunks',
    apart:
      /\/(?:prove|development-agent|unattended-agent|crew|planning-agent|publish-run|publish-refused|restore-backup|run-command)\.test\.ts$/,
    secondsPerKilobyte: 0.2,
  },
  {
    name: 'gates',
    files: ['test/gates/*.test.ts'],
    fast: true,
    // What they were built from: the gate of the notices would build them again.
    needs: ['bundles'],
    spread: 'files',
    secondsPerKilobyte: 3,
  },
  { name: 'corpus', files: ['test/corpus/*.test.ts'], fast: true, needs: [], secondsPerKilobyte: 2 },
  {
    name: 'api',
    files: ['test/api/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['bundles'],
    spread: 'files',
    secondsPerKilobyte: 2,
  },
  {
    name: 'cli',
    files: ['test/cli/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['bundles', 'shells'],
    spread: 'files',
    secondsPerKilobyte: 1.3,
  },
  {
    name: 'monitoring',
    files: ['test/monitoring/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['promtool'],
    secondsPerKilobyte: 2,
  },
  {
    name: 'lsp',
    files: ['test/lsp/**/*.test.ts'],
    fast: false,
    builtFrom: languageServer,
    needs: ['bundles'],
    spread: 'files',
    secondsPerKilobyte: 1,
  },
  {
    name: 'python',
    files: ['test/python/**/*.test.ts'],
    fast: false,
    builtFrom: languageServer,
    needs: ['bundles', 'python'],
    spread: 'files',
    secondsPerKilobyte: 8,
  },
  {
    name: 'hostile',
    files: ['test/hostile/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['bundles'],
    spread: 'files',
    secondsPerKilobyte: 3,
  },
  {
    name: 'torture',
    files: ['test/torture/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['bundles'],
    spread: 'files',
    secondsPerKilobyte: 4,
  },
  {
    name: 'webviews',
    files: ['test/webviews/**/*.test.ts'],
    fast: false,
    builtFrom: pages,
    needs: ['bundles', 'chromium'],
    spread: 'chunks',
    inBrowser: true,
    secondsPerKilobyte: 0.8,
  },
  {
    name: 'package',
    files: ['test/package/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['vsix', 'editor'],
    secondsPerKilobyte: 4,
  },
  {
    name: 'vscode',
    files: ['test/vscode/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['bundles', 'chromium', 'editor'],
    inBrowser: true,
    secondsPerKilobyte: 8,
  },
  {
    name: 'e2e',
    files: ['test/e2e/**/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['vsix', 'chromium', 'editor'],
    spread: 'files',
    inBrowser: true,
    secondsPerKilobyte: 5,
  },
  {
    name: 'benches',
    files: ['test/benches/*.test.ts'],
    fast: false,
    builtFrom: product,
    needs: ['vsix', 'chromium', 'editor'],
    inBrowser: true,
    withAll: true,
    secondsPerKilobyte: 300,
  },
];

/** The suite's test files below `root`, in order. */
export function filesOf(suite: Suite, root: string): readonly string[] {
  return globSync([...suite.files], { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
}
