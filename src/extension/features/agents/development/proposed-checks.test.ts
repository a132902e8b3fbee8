import assert from 'node:assert/strict';
import { proposeChecks } from './proposed-checks.ts';

const none = { names: [], hasPythonTests: false };
const packageWith = (test: unknown) => JSON.stringify({ scripts: { test } });

describe('proposeChecks', () => {
  it('proposes what runs the tests that there are', () => {
    assert.deepEqual(proposeChecks({ ...none, packageJson: packageWith('mocha') }), ['npm test']);
    assert.deepEqual(
      proposeChecks({
        packageJson: packageWith('vitest'),
        names: ['pnpm-lock.yaml', 'go.mod'],
        hasPythonTests: true,
      }),
      ['pnpm test', 'pytest', 'go test ./...'],
    );
  });

  it('proposes nothing where there is no real test', () => {
    const initial = 'echo "Error: no test specified" && exit 1';

    for (const packageJson of [undefined, '', '{', '[]', 'null', packageWith(initial), packageWith(7)])
      assert.deepEqual(proposeChecks({ ...none, packageJson }), [], String(packageJson));
  });
});
