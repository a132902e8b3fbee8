import assert from 'node:assert/strict';
import type { AdvisorySource } from './advisories/advisory-source.ts';
import { assessDependencies } from './assess.ts';
import { readGraph } from './testing.test.ts';

const nothingKnown: AdvisorySource = {
  about: { kind: 'none' },
  find: async () => [],
  close: () => Promise.resolve(),
};

describe('dependencies without a lock file', () => {
  async function problemsOf(files: Readonly<Record<string, string>>, advisories: AdvisorySource | undefined) {
    const graph = await readGraph(files, 'package.json');
    const read = async (name: string) => files[name];
    const inventory = {
      folder: '/shop',
      files: { read, known: [] },
      graphs: [graph],
      problems: [],
      isWhole: true,
    };
    const assessment = await assessDependencies(inventory, { advisories, licenses: undefined });
    return assessment.inventory.problems.map(({ message, isWarning }) => [message, isWarning]);
  }

  const files = { 'package.json': '{ "dependencies": { "lodash": "^4.17.0", "ms": "2" } }' };

  it('are told as not compared, since a range may mean any version', async () => {
    assert.deepEqual(await problemsOf(files, nothingKnown), [
      ['names no version of lodash, ms, and no lock file does: not compared with advisories', true],
    ]);
  });

  it('are not, where there is nothing to compare with', async () => {
    assert.deepEqual(await problemsOf(files, undefined), []);
  });
});
