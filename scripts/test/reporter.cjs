/**
 * mocha's own spec reporter, which also writes what it counted, whole and by file, what failed, and how long each file took,
 * by the clock and of the CPU, to the file named by VIREO_TEST_TOTALS. The file is the proof that the run came to its end: an exit code alone cannot tell a run
 * from a crash. Beside it, at the very end, go the CPU seconds.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const Mocha = require('mocha');

const totalsFile = process.env.VIREO_TEST_TOTALS;

class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_RUN_END, EVENT_SUITE_BEGIN, EVENT_SUITE_END, EVENT_TEST_PASS, EVENT_TEST_FAIL } =
      Mocha.Runner.constants;
    const failed = [];
    const fileTotals = {};
    const fileSeconds = {};
    const fileCpuSeconds = {};
    let startedAt = 0;
    let cpuAtStart;
    const totalsOf = (test) => {
      const file = fileOf(test);
      fileTotals[file] ??= { passes: 0, failures: 0, failed: [] };
      return fileTotals[file];
    };
    runner.on(EVENT_TEST_PASS, (test) => {
      totalsOf(test).passes += 1;
    });
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      // Hooks after the test add to the error what the backend answered.
      const sentence = () => `${test.fullTitle()}\n${error.stack ?? error.message ?? error}`;
      failed.push(sentence);
      const ofFile = totalsOf(test);
      ofFile.failures += 1;
      ofFile.failed.push(sentence);
    });
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (!suite.parent?.root) return;
      startedAt = performance.now();
      cpuAtStart = readCpuSeconds();
    });
    runner.on(EVENT_SUITE_END, (suite) => {
      if (!suite.parent?.root || suite.file === undefined) return;
      const seconds = (performance.now() - startedAt) / 1000;
      fileSeconds[suite.file] = (fileSeconds[suite.file] ?? 0) + seconds;
      const cpuSeconds = (readCpuSeconds() ?? 0) - (cpuAtStart ?? 0);
      fileCpuSeconds[suite.file] = (fileCpuSeconds[suite.file] ?? 0) + cpuSeconds;
    });
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      if (totalsFile === undefined) return;
      const totals = { passes, failures, failed };
      writeFileSync(totalsFile, JSON.stringify({ totals, fileTotals, fileSeconds, fileCpuSeconds }, said));
      process.once('exit', writeCpuSeconds);
    });
  }
}

/** A test that was added while the file ran has its suite's. */
function fileOf(test) {
  return test === undefined ? undefined : (test.file ?? fileOf(test.parent));
}

function said(_key, value) {
  return typeof value === 'function' ? value() : value;
}

/** Of this process and those that it started and waited for, each with its own; Linux alone tells. */
function readCpuSeconds() {
  try {
    const [, fields] = readFileSync('/proc/self/stat', 'utf8').split(') ');
    const ticks = fields.split(' ').slice(11, 15).map(Number);
    return ticks.reduce((sum, each) => sum + each, 0) / 100;
  } catch {
    return undefined;
  }
}

/** On another system the run goes without. */
function writeCpuSeconds() {
  const cpuSeconds = readCpuSeconds();
  if (cpuSeconds !== undefined) writeFileSync(`${totalsFile}.cpu`, String(cpuSeconds));
}

module.exports = TotalsReporter;
