/**
 * mocha's own spec reporter, which also writes what it counted, and what failed, to the file named by
 * VIREO_TEST_TOTALS. The file is the proof that the run came to its end: an exit code alone cannot tell a run
 * from a crash.
 */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_RUN_END, EVENT_TEST_FAIL } = Mocha.Runner.constants;
    const failed = [];
    runner.on(EVENT_TEST_FAIL, (test, error) =>
      failed.push(`${test.fullTitle()}\n${error.stack ?? error.message ?? error}`),
    );
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      const file = process.env.VIREO_TEST_TOTALS;
      if (file !== undefined) writeFileSync(file, JSON.stringify({ passes, failures, failed }));
    });
  }
}

module.exports = TotalsReporter;
