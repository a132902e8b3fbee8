/** How much there is of tests, and what has none. */
import path from 'node:path';
import type { Measured, TestFacts } from '../../contract/health.ts';
import { type CoverageReport, findCoverageReport } from './coverage-report.ts';
import type { ProjectFile, ProjectFiles } from './file-facts.ts';
import { readHealthFacts } from './project-facts.ts';
import { toTestSetup } from './test-setup.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A report that is older than the code by more is of other code. */
const staleMs = 7 * dayMs;

export async function measureTests(
  folder: string,
  files: ProjectFiles,
  signal?: AbortSignal,
): Promise<Measured<TestFacts>> {
  const code = files.read.filter(({ role }) => role === 'code');
  const tests = files.read.filter(({ role }) => role === 'test');
  const codeLines = sumLines(code);
  if (codeLines === 0) return { kind: 'not-assessed', why: 'There is no code that tests could be about.' };
  const coverage = await findCoverageReport(folder);
  const facts: TestFacts = {
    codeLines,
    testLines: sumLines(tests),
    ...toTestSetup(await readHealthFacts(files.all, signal)),
    coverage: coverage === undefined || isStale(coverage, code) ? undefined : coverage,
    untested: findUntested(code, tests),
  };
  return { kind: 'measured', facts };
}

function sumLines(files: readonly ProjectFile[]): number {
  return files.reduce((sum, { lines }) => sum + lines, 0);
}

function isStale({ writtenAtMs }: CoverageReport, code: readonly ProjectFile[]): boolean {
  const newest = code.reduce((so, { changedAtMs }) => Math.max(so, changedAtMs), 0);
  return newest - writtenAtMs > staleMs;
}

/** Less is seldom worth a test of its own. */
const fewLines = 30;

/** Files that no test is named after: `cart.ts` by `cart.test.ts`, `test_cart.py`, `CartTest.java`, in whatever folder. */
function findUntested(code: readonly ProjectFile[], tests: readonly ProjectFile[]): TestFacts['untested'] {
  const named = new Set(tests.map(({ file }) => subjectOf(file)));
  return code
    .filter(({ file, lines }) => lines >= fewLines && !named.has(subjectOf(file)))
    .map(({ file, lines }) => ({ file, lines }));
}

/** What a file is about by its name, without what marks tests. */
function subjectOf(file: string): string {
  const name = path.posix.basename(file).replace(/\.[a-z]+$/i, '');
  return name
    .replace(/^test_/, '')
    .replace(/(?:[._-](?:tests?|spec)|Tests?|Spec|IT)$/, '')
    .toLowerCase();
}
