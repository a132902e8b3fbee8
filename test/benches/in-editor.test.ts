import assert from 'node:assert/strict';
import { inEditor } from '../../bench/index.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { runCommand } from '../../scripts/run-command.ts';

/** A benchmark that cannot run says nothing, and nobody notices. What it measures is no matter of tests. */
describe('benchmarks in an editor', () => {
  for (const name of inEditor) {
    it(`${name} comes to its rows in its shortest form`, async function smoke() {
      this.timeout(20 * 60_000);
      const args = ['scripts/bench.ts', '--smoke', '--editor', '--only', name];

      const { code, output } = await runCommand(process.execPath, args, { cwd: projectRoot });

      assert.equal(code, 0, output);
      assert.match(output, new RegExp(`^${name} \\d+\\.\\d s$`, 'm'));
    });
  }
});
