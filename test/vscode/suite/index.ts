/**
 * Runs inside the extension host: collects the suites beside it into one mocha and writes a report.
 * The report is the truth. An exit code is not: a host that was killed reports 0 as well.
 */

import { Console } from 'node:console';
import { appendFileSync, globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import type Mocha from 'mocha';
import type { HostReport, HostTest } from '../../support/vscode/host-report.ts';

export async function run(): Promise<void> {
  const { VIREO_HOST_REPORT: reportFile, VIREO_HOST_OUTPUT: outputFile } = process.env;
  if (reportFile === undefined || outputFile === undefined)
    throw new Error('Start this through test/support/vscode.');
  redirectConsole(outputFile);
  // mocha is an ES module: a CommonJS bundle would require it and get its namespace in place of the class.
  const { default: Runner } = await import('mocha');
  const mocha = new Runner({
    ui: 'bdd',
    color: false,
    timeout: 240_000,
    forbidOnly: true,
    forbidPending: true,
  });
  const files = globSync('**/*.test.js', { cwd: __dirname }).sort();
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const tests = await runMocha(mocha);
  writeFileSync(reportFile, JSON.stringify({ tests } satisfies HostReport));
  const failures = tests.filter(({ error }) => error !== undefined).length;
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Less than the runner outside waits (hosts.ts): three tests that time out would take all of its time. */
const runLimitMs = 660_000;

/** Ends in time, whatever a test or hook waits for: the one that it was at fails then. */
function runMocha(mocha: Mocha): Promise<readonly HostTest[]> {
  return new Promise((resolve) => {
    const tests: HostTest[] = [];
    let current = 'the first test';
    const late = setTimeout(() => {
      const error = `The suites did not end within ${runLimitMs / 1000} s; this is where they were.`;
      resolve([...tests, { title: current, error }]);
    }, runLimitMs);
    const runner = mocha.run(() => {
      clearTimeout(late);
      resolve(tests);
    });
    const note = (one: { fullTitle(): string }): void => {
      current = one.fullTitle();
      console.log(`${new Date().toISOString()} ${current}`);
    };
    runner.on('hook', note);
    runner.on('test', note);
    runner.on('pass', (test) => tests.push({ title: test.fullTitle() }));
    runner.on('fail', (test, error: Error) =>
      tests.push({ title: test.fullTitle(), error: error.stack ?? String(error) }),
    );
  });
}

/** The host's console methods cannot be assigned one by one, and go nowhere; the whole object can. */
function redirectConsole(file: string): void {
  const write = (chunk: string | Buffer, _encoding: unknown, done: () => void) => {
    appendFileSync(file, chunk);
    done();
  };
  const stream = () => new Writable({ decodeStrings: false, write });
  globalThis.console = new Console({ stdout: stream(), stderr: stream() });
}
