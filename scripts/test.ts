/**
 * `npm test [-- NAME…] [--fast]`: the gates, then every suite of scripts/test/suites.ts, one after the other.
 * A suite that fails does not stop the next; what failed is told again at the end, above the last line,
 * `N passed, N failed`. Names choose suites ("check" is the gates). What cannot run here is a failure.
 */
import { parseArgs } from 'node:util';
import { checkAll, gates } from './check.ts';
import { runMain, ScriptError } from './main.ts';
import { projectRoot } from './paths.ts';
import { Needs } from './test/needs.ts';
import { add, failure, runSuite, type Totals } from './test/run-suite.ts';
import { type Suite, suites } from './test/suites.ts';

const checkName = 'check';

async function runAll(names: readonly string[], fast: boolean): Promise<Totals> {
  const chosen = suites.filter((suite) =>
    names.length > 0 ? names.includes(suite.name) : suite.fast || !fast,
  );
  const needs = new Needs(projectRoot);
  needs.fetchSoon(chosen.flatMap((suite) => suite.needs));
  let totals: Totals = { passes: 0, failures: 0, failed: [] };
  if (names.length === 0 || names.includes(checkName)) totals = add(totals, await timed(checkName, runGates));
  for (const suite of chosen)
    totals = add(totals, await timed(suite.name, () => runPrepared(suite, needs, fast)));
  return totals;
}

async function runGates(): Promise<Totals> {
  const refused = await checkAll(projectRoot);
  return {
    passes: gates.length - refused.length,
    failures: refused.length,
    failed: refused.map((gate) => `gate: ${gate}`),
  };
}

async function runPrepared(suite: Suite, needs: Needs, fast: boolean): Promise<Totals> {
  const problem = await needs.problemWith(suite.needs);
  return problem === undefined
    ? runSuite(suite, projectRoot, { fast })
    : failure(`${suite.name} cannot run: ${problem}`);
}

async function timed(name: string, run: () => Promise<Totals>): Promise<Totals> {
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();
  const totals = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${name}: ${totals.passes} passed, ${totals.failures} failed, ${seconds} s`);
  return totals;
}

function refuseUnknown(names: readonly string[]): void {
  const known = [checkName, ...suites.map(({ name }) => name)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ScriptError(`No suite is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
}

await runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { fast: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  refuseUnknown(positionals);
  const { passes, failures, failed } = await runAll(positionals, values.fast);
  if (failed.length > 0) console.log(`\n── failed ──\n\n${failed.join('\n\n')}`);
  console.log(`\n${passes} passed, ${failures} failed`);
  return failures === 0 && passes > 0 ? 0 : 1;
});
