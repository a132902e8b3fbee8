/** What a whole run need not run again, because it passed with the very same inputs. */
import { quotable, readGreenTests, writeGreenTests } from './green-tests.ts';
import type { TaskResult } from './repeat-failed.ts';
import { filesOf, type Suite } from './suites.ts';
import type { TestInputs } from './test-inputs.ts';
import { nothing } from './totals.ts';

export interface Quoted {
  /** Tests by file. */
  readonly passes: ReadonlyMap<string, number>;
  /** By suite, as if they had run. */
  readonly results: readonly TaskResult[];
}

export function findQuoted(root: string, suites: readonly Suite[], inputs: TestInputs): Quoted {
  const green = readGreenTests(root);
  const bySuite = suites.map((suite) => {
    const inputsOf = (file: string) => inputs.fingerprint(suite, file);
    return { suite, found: quotable(suite, filesOf(suite, root), { green, inputsOf }) };
  });
  return {
    passes: new Map(bySuite.flatMap(({ found }) => [...found])),
    results: bySuite.map(({ suite, found }) => resultOf(suite, [...found.values()])),
  };
}

function resultOf(suite: Suite, counts: readonly number[]): TaskResult {
  const passes = counts.reduce((sum, count) => sum + count, 0);
  const totals = { ...nothing, passes };
  return { suite: suite.name, totals, wallSeconds: 0, cpuSeconds: 0, fileSeconds: {} };
}

export function describeQuoted({ passes }: Quoted): string {
  const tests = [...passes.values()].reduce((sum, count) => sum + count, 0);
  return `Quoted: ${tests} tests of ${passes.size} files, which passed with these very inputs (all: -- --all).`;
}

/** Of mochas in which nothing failed: a file that passed beside one that failed says nothing of its own. */
export function recordGreen(
  root: string,
  {
    suites,
    results,
    inputs,
  }: { suites: readonly Suite[]; results: readonly TaskResult[]; inputs: TestInputs },
): void {
  const byName = new Map(suites.map((suite) => [suite.name, suite]));
  const green = results.flatMap(({ suite: name, totals, filePasses = {} }) => {
    const suite = byName.get(name);
    if (suite === undefined || totals.failures > 0) return [];
    const files = Object.entries(filePasses);
    return files.map(
      ([file, passes]) => [file, { inputs: inputs.fingerprint(suite, file), passes }] as const,
    );
  });
  writeGreenTests(root, Object.fromEntries(green));
}
