/**
 * Runs test/vscode/suite inside a real VS Code and shows each of its tests here as one of ours.
 * All suites share one start, which is most of the cost.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { Test } from 'mocha';
import { projectRoot } from '../../scripts/paths.ts';
import { findHosts } from '../support/vscode/hosts.ts';

const workspace = path.join(projectRoot, 'test/fixtures/vscode-workspace');

it('finds an editor to run in', () => {
  assert.notEqual(findHosts().length, 0, 'Install VS Code, or run this on Linux or macOS.');
});

for (const host of findHosts()) {
  describe(`in the extension host of ${host.name}`, function () {
    this.timeout(780_000);
    let count = 0;

    before(async () => {
      const { tests } = await host.run(workspace);
      count = tests.length;
      for (const { title, error } of tests) {
        this.addTest(
          new Test(title, () => {
            if (error !== undefined) assert.fail(error);
          }),
        );
      }
    });

    it('runs the suites to their end', () => {
      assert.ok(count > 0);
    });
  });
}
