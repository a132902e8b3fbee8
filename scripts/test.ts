/**
 * `npm test [-- NAME…] [--fast] [--all]`: the gates and every suite of scripts/test/suites.ts, in one pool. A test that
 * fails stops no other; what failed is listed at the end, above the last line, `N passed, N failed`. Names choose suites
 * ("check" is the gates). What cannot run here is a failure. The fast run takes the test files that a change since the
 * last green whole run can reach; `--all` takes all of them, and in a whole run every database for every suite. A whole
 * run quotes what passed with the very same inputs before, unless it is told `--all`; a fresh clone has nothing to quote.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gates } from './check.ts';
import { runMain, ScriptError } from './main.ts';
import { projectRoot } from './paths.ts';
import { readDurations, writeDurations } from './test/durations.ts';
import { checkName, gateJobs } from './test/gate-jobs.ts';
import {
  changedSince,
  readGreenRun,
  type Snapshot,
  takeSnapshot,
  writeGreenRun,
} from './test/green-record.ts';
import { Needs } from './test/needs.ts';
import { describeQuoted, findQuoted, recordGreen } from './test/quoted-tests.ts';
import { type RunReport, runSuites } from './test/run-suites.ts';
import { type Selection, selectTests } from './test/select-tests.ts';
import { filesOf, type Suite, suites } from './test/suites.ts';
import { TestInputs } from './test/test-inputs.ts';
import { describeTimes } from './test/times.ts';
import { add, nothing } from './test/totals.ts';

interface Options {
  readonly names: readonly string[];
  readonly isFast: boolean;
  readonly isAll: boolean;
}

async function runAll(options: Options, now: Snapshot): Promise<RunReport> {
  const asked = suites.filter((suite) => isAsked(suite, options));
  // The fast run selects by what changed, and neither quotes nor records.
  const inputs = options.isFast ? undefined : TestInputs.read(projectRoot, now);
  const isQuoting = inputs !== undefined && isWhole(options) && !options.isAll;
  const quoted = isQuoting ? findQuoted(projectRoot, asked, inputs) : undefined;
  if (quoted !== undefined && quoted.passes.size > 0) console.log(describeQuoted(quoted));
  const isSelected =
    quoted === undefined ? selectionOf(asked, options, now) : (file: string) => !quoted.passes.has(file);
  const chosen = asked.filter((suite) => filesOf(suite, projectRoot).some(isSelected) || hasNoFile(suite));
  const report = await runChosen(chosen, { options, isSelected });
  if (inputs !== undefined) recordGreen(projectRoot, { suites: asked, results: report.results, inputs });
  return { ...report, results: [...(quoted?.results ?? []), ...report.results] };
}

/** It counts as a failure. */
function hasNoFile(suite: Suite): boolean {
  return filesOf(suite, projectRoot).length === 0;
}

async function runChosen(
  chosen: readonly Suite[],
  { options, isSelected }: { readonly options: Options; readonly isSelected: (file: string) => boolean },
): Promise<RunReport> {
  const needs = new Needs(projectRoot, [...new Set(chosen.flatMap((suite) => suite.needs))]);
  const durations = readDurations(projectRoot);
  const hasGates = options.names.length === 0 || options.names.includes(checkName);
  const built = needs.problemWith(['bundles']);
  return await runSuites(chosen, {
    root: projectRoot,
    durations,
    select: (files) => files.filter(isSelected),
    env: (suite) => environmentOf(suite, options),
    prepared: (suite) => needs.problemWith(suite.needs),
    beside: [...needs.begin(), ...(hasGates ? gateJobs(projectRoot, gates, { durations, built }) : [])],
    print: (text) => void process.stdout.write(text),
  });
}

/** All suites, on what ships. */
function isWhole({ names, isFast }: Options): boolean {
  return names.length === 0 && !isFast;
}

function selectionOf(asked: readonly Suite[], options: Options, now: Snapshot): (file: string) => boolean {
  const selection = select(asked, options, now);
  return (file) => selection === 'all' || selection.has(file);
}

function isAsked(suite: Suite, { names, isFast, isAll }: Options): boolean {
  if (names.length > 0) return names.includes(suite.name);
  return isFast ? suite.fast : isAll || suite.withAll !== true;
}

/** Only the fast run selects, and only beside a record of what was green. */
function select(asked: readonly Suite[], options: Options, now: Snapshot): Selection['files'] {
  if (!options.isFast || options.isAll || options.names.length > 0) return 'all';
  const before = readGreenRun(projectRoot);
  if (before === undefined) {
    console.log('All tests run: no green whole run is recorded in this clone.');
    return 'all';
  }
  const tests = asked.flatMap((suite) => filesOf(suite, projectRoot));
  const { files, reason } = selectTests(projectRoot, tests, changedSince(before, now));
  const count = files === 'all' ? 'All' : `${files.size} of ${tests.length}`;
  console.log(`${count} test files run: ${reason} since the last green whole run (all: -- --all).`);
  return files;
}

function environmentOf(suite: Suite, { isFast, isAll }: Options): Readonly<Record<string, string>> {
  if (isFast) return suite.fastEnv ?? {};
  return isAll ? { VIREO_TEST_DATABASES: 'sqljs,node-sqlite,postgres' } : {};
}

/** What the next run plans and selects by. */
function record(
  { results }: RunReport,
  options: Options,
  { isGreen, now }: { isGreen: boolean; now: Snapshot },
): void {
  if (!options.isFast)
    writeDurations(projectRoot, Object.assign({}, ...results.map((result) => result.fileSeconds)));
  const tookAll = isWhole(options) || (options.names.length === 0 && options.isAll);
  if (isGreen && tookAll) writeGreenRun(projectRoot, now);
}

function refuseUnknown(names: readonly string[]): void {
  const known = [checkName, ...suites.map(({ name }) => name)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ScriptError(`No suite is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    options: { fast: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  refuseUnknown(positionals);
  return { names: positionals, isFast: values.fast, isAll: values.all };
}

/** The head of a failure, under the line that names its file. */
function indent(failure: string): string {
  return failure
    .split('\n')
    .slice(0, 6)
    .map((line) => `  ${line}`)
    .join('\n');
}

await runMain(async () => {
  const options = readOptions();
  const startedAt = performance.now();
  rmSync(path.join(projectRoot, 'out/repeated'), { recursive: true, force: true });
  const now = takeSnapshot(projectRoot);
  const report = await runAll(options, now);
  const { passes, failures, failed } = report.results.map(({ totals }) => totals).reduce(add, nothing);
  const isGreen = failures === 0 && passes > 0;
  record(report, options, { isGreen, now });
  console.log(`\n${describeTimes(report.results, (performance.now() - startedAt) / 1000)}`);
  if (failed.length > 0) console.log(`\n── failed ──\n\n${failed.join('\n\n')}`);
  for (const { files, logs, failed: failedFirst } of report.flaky)
    console.log(`\nflaky: ${files.join(', ')} (${logs.join(', ')})\n${failedFirst.map(indent).join('\n')}`);
  console.log(`\n${passes} passed, ${failures} failed`);
  return isGreen ? 0 : 1;
});
