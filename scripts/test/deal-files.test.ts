import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dealFiles } from './deal-files.ts';

describe('dealing files', () => {
  let root: string;

  before(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-deal-'));
    for (const [name, bytes] of Object.entries({ a: 10, b: 90, c: 50, d: 45 }))
      writeFileSync(path.join(root, name), 'x'.repeat(bytes));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('gives each file to one, and each about as much to do', () => {
    assert.deepEqual(dealFiles(['a', 'b', 'c', 'd'], root, 2), [
      ['b', 'a'],
      ['c', 'd'],
    ]);
  });

  it('leaves nobody without a file', () => {
    assert.deepEqual(dealFiles(['a', 'b'], root, 8), [['b'], ['a']]);
  });
});
