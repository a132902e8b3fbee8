import assert from 'node:assert/strict';
import { hasTooMany, proposeChecks, readChecks } from './proposed-checks.ts';

const none = { names: [], hasPythonTests: false };
const packageWith = (test: unknown) => JSON.stringify({ scripts: { test } });

describe('proposeChecks', () => {
  it('proposes what runs the tests that there are', () => {
    assert.equal(proposeChecks({ ...none, packageJson: packageWith('mocha') }), 'npm test');
    assert.equal(
      proposeChecks({
        packageJson: packageWith('vitest'),
        names: ['pnpm-lock.yaml', 'go.mod'],
        hasPythonTests: true,
      }),
      'pnpm test ;; pytest ;; go test ./...',
    );
  });

  it('proposes nothing where there is no real test', () => {
    const initial = 'echo "Error: no test specified" && exit 1';

    for (const packageJson of [undefined, '', '{', '[]', 'null', packageWith(initial), packageWith(7)])
      assert.equal(proposeChecks({ ...none, packageJson }), '', String(packageJson));
  });
});

describe('readChecks', () => {
  it('takes lines and double semicolons apart, and leaves those of the shell', () => {
    assert.deepEqual(readChecks(' npm test ;; a; b\r\n\n;;pytest -q;;npm test'), [
      ...['npm test', 'a; b', 'pytest -q'],
    ]);
    assert.deepEqual(readChecks(' '), []);
  });

  it('takes back what is proposed', () => {
    const facts = { packageJson: packageWith('mocha'), names: ['Cargo.toml'], hasPythonTests: true };

    assert.deepEqual(readChecks(proposeChecks(facts)), ['npm test', 'pytest', 'cargo test']);
  });

  it('knows how many there may be', () => {
    const many = Array.from({ length: 11 }, (_, index) => `check ${index}`);

    assert.deepEqual(
      [many.slice(1), many].map((each) => hasTooMany(each.join('\n'))),
      [false, true],
    );
  });
});
