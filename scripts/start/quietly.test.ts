import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quietly } from './quietly.ts';

describe('quietly', () => {
  let folder: string;
  let log: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-quiet-'));
    log = path.join(folder, 'start.log');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes what a tool prints to the log, and prints again afterwards', async () => {
    const before = console.warn;

    const result = await quietly(async () => {
      console.warn('WARNING', 'of a tool');
      return 7;
    }, log);

    assert.equal(result, 7);
    assert.equal(readFileSync(log, 'utf8'), 'WARNING of a tool\n');
    assert.equal(console.warn, before);
  });

  it('names the log in one line when the tool fails', async () => {
    const run = async () => {
      console.log('step one');
      throw new Error('dist/x.js: ✘ [ERROR] Unexpected "{"\n    at line 3');
    };

    await assert.rejects(quietly(run, log), {
      name: 'ScriptError',
      message: `dist/x.js: ✘ [ERROR] Unexpected "{"\nThe whole output is in ${log}.`,
    });
    assert.match(readFileSync(log, 'utf8'), /^step one\nError: .*\n {4}at line 3/);
  });
});
