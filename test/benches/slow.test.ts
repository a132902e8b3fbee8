import assert from 'node:assert/strict';
import { slowToStart } from '../../bench/index.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';

/** A benchmark that cannot run says nothing: those that take too long for each test run. */
describe('benchmarks that are slow to start', () => {
  for (const name of slowToStart) {
    it(`${name} comes to its rows at its smallest size`, async function smoke() {
      this.timeout(20 * 60_000);
      const args = ['scripts/bench.ts', '--smoke', '--only', name];

      const { code, output } = await runCommand(process.execPath, args, { cwd: projectRoot });

      assert.equal(code, 0, output);
      assert.match(output, new RegExp(`^${name} \\d+\\.\\d s$`, 'm'));
    });
  }
});
