import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { guessSeconds, readDurations, writeDurations } from './durations.ts';

describe('recorded durations', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-durations-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('keep what other suites took', () => {
    writeDurations(root, { 'one.test.ts': 1, 'two.test.ts': 2 });
    writeDurations(root, { 'two.test.ts': 3 });

    assert.deepEqual(readDurations(root), { 'one.test.ts': 1, 'two.test.ts': 3 });
  });

  it('are none in a fresh clone', () => {
    assert.deepEqual(readDurations(root), {});
  });

  for (const damaged of ['["one.test.ts"]', '{"one.test.ts": 1', ''])
    it(`are none where the file holds ${damaged || 'nothing'}`, () => {
      mkdirSync(path.join(root, '.tsbuild'));
      writeFileSync(path.join(root, '.tsbuild/test-durations.json'), damaged);

      assert.deepEqual(readDurations(root), {});
    });

  it('are guessed by size where there is none', () => {
    writeFileSync(path.join(root, 'one.test.ts'), 'x'.repeat(2048));

    assert.equal(guessSeconds(root, 'one.test.ts', 3), 6);
  });
});
