import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFailingTest } from './failing-test.ts';

const outputs = {
  tap: ['TAP version 13\nok 1 - sums\nnot ok 2 - takes off at ten # time=1\n', 'takes off at ten'],
  'a file of TAP': ['    not ok 1 - sums\nnot ok 1 - test/price.test.js\n', 'sums'],
  node: ['✔ sums (0.4ms)\n✖ takes off at ten (1.2ms)\nℹ tests 2\n\n✖ failing tests:\n', 'takes off at ten'],
  mocha: ['  prices\n    ✔ sums\n    1) takes off at ten\n\n  1 failing\n', 'takes off at ten'],
  jest: ['FAIL test/price.test.js\n  ● prices › takes off at ten\n', 'prices › takes off at ten'],
  vitest: [
    ' FAIL  test/price.test.ts > prices > takes off at ten\n',
    'test/price.test.ts > prices > takes off at ten',
  ],
  pytest: [
    'FAILED tests/test_price.py::test_ten - assert 30 == 25\n1 failed\n',
    'tests/test_price.py::test_ten',
  ],
  unittest: [
    'FAIL: test_ten (test_price.Prices.test_ten)\n----\nTraceback\n',
    'test_ten (test_price.Prices.test_ten)',
  ],
  nothing: ['Segmentation fault\n', undefined],
} as const;

describe('the test that failed', () => {
  for (const [name, [output, expected]] of Object.entries(outputs))
    it(`is found in the output of ${name}`, () => {
      assert.equal(findFailingTest(output), expected);
    });

  it('is cut where its name is endless', () => {
    assert.equal(findFailingTest(`not ok 1 - ${'x'.repeat(5_000)}`)?.length, 160);
  });
});
