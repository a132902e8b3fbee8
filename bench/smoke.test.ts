import assert from 'node:assert/strict';
import path from 'node:path';
import { runCommand } from '../scripts/run-command.ts';
import { benchmarks, inEditor, slowToStart } from './index.ts';

const root = path.join(import.meta.dirname, '..');

/** A benchmark that cannot run says nothing; what it measures is no matter of tests. */
describe('benchmarks', () => {
  it('come to their rows at their smallest size, those that start quickly', async function smoke() {
    this.timeout(20 * 60_000);

    const { code, output } = await runCommand(process.execPath, ['scripts/bench.ts', '--smoke', '--quick'], {
      cwd: root,
    });

    assert.equal(code, 0, output);
    const ran = output.match(/^[\w-]+ \d+\.\d s$/gm) ?? [];
    assert.equal(ran.length, Object.keys(benchmarks).length - inEditor.size - slowToStart.size, output);
  });

  it('are known by their names where they are left out', () => {
    for (const name of [...inEditor, ...slowToStart]) assert.ok(Object.hasOwn(benchmarks, name), name);
  });
});
