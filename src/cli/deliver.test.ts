import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deliver } from './deliver.ts';

describe('the file of --output', () => {
  let folder: string;
  const write = (name: string) => deliver('new', { output: name }, { cwd: folder, out: () => undefined });
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-deliver-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('is put in the place of the one that is there, with its mode, and leaves nothing beside it', async () => {
    const file = path.join(folder, 'report');
    fs.writeFileSync(file, 'a longer old one');
    fs.chmodSync(file, 0o640);
    fs.linkSync(file, path.join(folder, 'old'));

    await write('report');

    assert.deepEqual([read('report'), read('old')], ['new', 'a longer old one']);
    if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(fs.readdirSync(folder), ['old', 'report']);
  });

  it('stays a link where it is one', async function () {
    if (process.platform === 'win32') this.skip();
    fs.writeFileSync(path.join(folder, 'report'), 'old');
    fs.symlinkSync('report', path.join(folder, 'latest'));

    await write('latest');

    assert.equal(fs.readlinkSync(path.join(folder, 'latest')), 'report');
    assert.equal(read('report'), 'new');
  });

  it('is written in place where it is no regular one', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = fs.promises.readFile(pipe, 'utf8');

    await write('pipe');

    assert.equal(await reading, 'new');
    assert.equal(fs.statSync(pipe).isFIFO(), true);
  });
});
