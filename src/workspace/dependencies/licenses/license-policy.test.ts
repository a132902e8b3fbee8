import assert from 'node:assert/strict';
import { judgeLicense, normalizeLicense } from './license-policy.ts';

const policy = {
  allow: ['MIT', 'Apache-2.0', 'BSD-*', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  deny: ['BSD-4-Clause'],
};

describe('a policy of licences', () => {
  for (const [license, verdict] of [
    ['MIT', 'allowed'],
    ['mit', 'allowed'],
    ['GPL-3.0-only', 'denied'],
    ['(MIT OR GPL-3.0-only)', 'allowed'],
    ['MIT AND GPL-3.0-only', 'denied'],
    ['MIT AND (GPL-3.0-only OR Apache-2.0)', 'allowed'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'allowed'],
    ['GPL-2.0-only', 'denied'],
    ['BSD-3-Clause', 'allowed'],
    ['BSD-4-Clause', 'denied'],
    ['Apache 2.0', 'allowed'],
    ['SEE LICENSE IN LICENSE.txt', 'unknown'],
    ['UNLICENSED', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    ['('.repeat(100_000), 'unknown'],
  ] as const) {
    it(`holds ${String(license).slice(0, 50)} to be ${verdict}`, () =>
      assert.equal(judgeLicense(policy, license), verdict));
  }

  it('allows all but what it denies where it names none that it allows', () => {
    const only = { allow: [], deny: ['AGPL-*'] };

    assert.deepEqual(
      ['MIT', 'AGPL-3.0-only', 'AGPL-3.0-only OR MIT'].map((license) => judgeLicense(only, license)),
      ['allowed', 'denied', 'allowed'],
    );
  });

  it('reads words that many packages write for an id', () => {
    assert.equal(normalizeLicense('Apache License, Version 2.0'), 'Apache-2.0');
    assert.equal(normalizeLicense('MIT/X11'), 'MIT');
  });
});
