/**
 * Tests: how much there is of them, whether something runs them, whether it does so on each change. A coverage report
 * counts for more than the proportion of lines, which it makes a mere hint. Half as much test code as code is what
 * Visser et al. ask for at least (Building Maintainable Software, 2016, guideline "Automate Tests"), 80 % of the lines
 * covered what is asked for most often; OpenSSF Scorecard's check CI-Tests asks for the runs.
 */
import {
  byKeys,
  type Cause,
  clamp,
  count,
  effortOf,
  group,
  type PartRule,
  percent,
  worstPlaces,
} from './cause.ts';
import type { CoveredFile, TestFacts } from './model.ts';
import type { HealthThresholds } from './settings.ts';

const shares = { amount: 0.6, runner: 0.2, pipeline: 0.2 } as const;
/** Of the amount, where there is a report. */
const coverageShare = 0.75;

export const testsRule: PartRule<TestFacts> = {
  score(facts, thresholds) {
    // What runs no test is worth nothing.
    const runs = facts.testLines === 0 ? 0 : 1;
    return (
      shares.amount * amountOf(facts, thresholds) +
      runs * shares.runner * (facts.runner === undefined ? 0 : 1) +
      runs * shares.pipeline * (facts.pipeline === undefined ? 0 : 1)
    );
  },
  causes: (facts, thresholds) => [
    ...tooFew(facts, thresholds),
    ...uncovered(facts, thresholds),
    ...noRunner(facts),
    ...noPipeline(facts),
  ],
};

function amountOf(facts: TestFacts, thresholds: HealthThresholds): number {
  const wanted = facts.codeLines * thresholds.testProportion;
  const proportion = wanted === 0 ? 1 : clamp(facts.testLines / wanted);
  if (facts.coverage === undefined) return proportion;
  const { covered, total } = sumLines(facts.coverage.files);
  const reached = total === 0 ? 0 : clamp(covered / total / thresholds.coverage);
  return coverageShare * reached + (1 - coverageShare) * proportion;
}

function sumLines(files: readonly CoveredFile[]): { readonly covered: number; readonly total: number } {
  return {
    covered: files.reduce((sum, { coveredLines }) => sum + coveredLines, 0),
    total: files.reduce((sum, { totalLines }) => sum + totalLines, 0),
  };
}

/** Lines of one: to ask for fewer would be pedantic. */
const aTest = 20;

function tooFew(facts: TestFacts, { testProportion }: HealthThresholds): readonly Cause<TestFacts>[] {
  const wanted = Math.ceil(facts.codeLines * testProportion);
  if (facts.testLines >= wanted) return [];
  const missing = wanted - facts.testLines;
  const untested = [...facts.untested].sort(byKeys(({ file, lines }) => [-lines, file]));
  const named =
    untested.length === 0 ? '' : ` No test is named after ${count(untested.length, 'file')} of code.`;
  const what =
    facts.testLines === 0
      ? `There are no tests beside ${count(facts.codeLines, 'line')} of code.`
      : `${count(facts.testLines, 'line')} of tests beside ${group(facts.codeLines)} of code: ${percent(facts.testLines / facts.codeLines)}, where ${percent(testProportion)} would be enough.`;
  return [
    {
      id: 'few-tests',
      text: `${what}${named}`,
      remedy: missing < aTest ? 'Write a test.' : `Write about ${count(missing, 'line')} of tests.`,
      count: missing,
      places: worstPlaces(untested),
      // Some thirty lines an hour, with what they find.
      effort: effortOf(missing * 2),
      mend: (before) => ({ ...before, testLines: Math.max(before.testLines, wanted) }),
    },
  ];
}

function uncovered({ coverage }: TestFacts, thresholds: HealthThresholds): readonly Cause<TestFacts>[] {
  if (coverage === undefined) return [];
  const { covered, total } = sumLines(coverage.files);
  if (total > 0 && covered / total >= thresholds.coverage) return [];
  const missing = total - covered;
  const worst = coverage.files
    .filter(({ coveredLines, totalLines }) => totalLines > coveredLines)
    .sort(byKeys(({ file, coveredLines, totalLines }) => [coveredLines - totalLines, file]));
  return [
    {
      id: 'low-coverage',
      text: `Not covered by tests: ${group(missing)} of ${count(total, 'line')} (${coverage.report}); ${percent(thresholds.coverage)} covered would be enough.`,
      remedy: `Cover ${count(Math.max(0, Math.ceil(total * thresholds.coverage) - covered), 'line')} more, the least covered files first.`,
      count: missing,
      places: worstPlaces(worst),
      effort: effortOf(missing * 3),
      mend: (before) => ({ ...before, coverage: { ...coverage, files: coverage.files.map(toCovered) } }),
    },
  ];
}

function toCovered(file: CoveredFile): CoveredFile {
  const totalLines = Math.max(1, file.totalLines);
  return { ...file, totalLines, coveredLines: totalLines };
}

function noRunner({ runner }: TestFacts): readonly Cause<TestFacts>[] {
  if (runner !== undefined) return [];
  return [
    {
      id: 'no-test-runner',
      text: 'Nothing is set up that runs tests.',
      remedy: 'Set up a test runner.',
      count: 1,
      places: [],
      effort: 'minutes',
      mend: (before) => ({ ...before, runner: { name: '', file: '' } }),
    },
  ];
}

function noPipeline({ pipeline }: TestFacts): readonly Cause<TestFacts>[] {
  if (pipeline !== undefined) return [];
  return [
    {
      id: 'no-tests-in-pipeline',
      text: 'No pipeline runs the tests on each change.',
      remedy: 'Run the tests in a pipeline on each change.',
      count: 1,
      places: [],
      effort: 'hours',
      mend: (before) => ({ ...before, pipeline: { name: '', file: '' } }),
    },
  ];
}
