import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-fingerprint-'));
    writeFileSync(path.join(root, 'one.ts'), 'one');
    writeFileSync(path.join(root, 'two.md'), 'two');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is the same for the same files', () => {
    assert.equal(fingerprint(root, ['*.ts']), fingerprint(root, ['*.ts']));
  });

  it('changes with a content', () => {
    const before = fingerprint(root, ['*.ts']);
    writeFileSync(path.join(root, 'one.ts'), 'other');

    assert.notEqual(fingerprint(root, ['*.ts']), before);
  });

  it('changes with a name', () => {
    const before = fingerprint(root, ['*.ts']);
    renameSync(path.join(root, 'one.ts'), path.join(root, 'renamed.ts'));

    assert.notEqual(fingerprint(root, ['*.ts']), before);
  });

  it('does not see what no pattern names', () => {
    const before = fingerprint(root, ['*.ts']);
    writeFileSync(path.join(root, 'two.md'), 'other');

    assert.equal(fingerprint(root, ['*.ts']), before);
  });
});
