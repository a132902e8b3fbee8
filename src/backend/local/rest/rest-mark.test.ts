import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { findRest, forgetPlace } from './rest-mark.ts';

describe('the place of a data folder', () => {
  let root: string;
  let data: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-place-'));
    data = path.join(root, 'data');
    fs.mkdirSync(data);
  });

  afterEach(() => fs.rmSync(root, { recursive: true }));

  const find = (folder = data, machine = 'one', isDemo = false) =>
    findRest({ data: folder, isDemo, machine });

  it('is known from its first start on', () => {
    assert.equal(find()?.reason, 'restored');
    assert.equal(find()?.reason, 'restored', 'until it is on record that nothing leaves');
    find()?.recorded();
    assert.equal(find(), undefined);
    assert.equal(fs.statSync(path.join(data, 'place.json')).mode & 0o777, 0o600);
  });

  it('is another one on a copy, on another machine, and after a restore', () => {
    find()?.recorded();
    fs.cpSync(data, path.join(root, 'copy'), { recursive: true });

    assert.equal(find(path.join(root, 'copy'))?.reason, 'copied');
    assert.equal(find(data, 'two')?.reason, 'copied');
    forgetPlace(data);
    assert.equal(find()?.reason, 'restored');
  });

  it('is another one on a machine that got the whole home, with path, name and settings', () => {
    find()?.recorded();
    const moved = path.join(root, 'moved');
    fs.renameSync(data, moved);
    fs.cpSync(moved, data, { recursive: true, preserveTimestamps: true });

    assert.equal(find()?.reason, 'copied');
    fs.rmSync(data, { recursive: true });
    fs.renameSync(moved, data);
    assert.equal(find(), undefined, 'the folder that it was');
  });

  it('is another one by the name of its host only where files have no number for good', () => {
    const by = (host: string) => findRest({ data, isDemo: false, machine: 'one', host });
    by('desk')?.recorded();

    assert.deepEqual([by('desk'), by('laptop')?.reason], [undefined, 'copied']);
    find()?.recorded();
    const name = mock.method(os, 'hostname', () => 'renamed');
    assert.equal(find(), undefined);
    name.mock.restore();
  });

  it('that cannot be read is as after a restore', () => {
    fs.writeFileSync(path.join(data, 'place.json'), '{');
    assert.equal(find()?.reason, 'restored');
  });

  it('never lets the demo send', () => {
    find()?.recorded();
    assert.equal(find(data, 'one', true)?.reason, 'demo');
  });
});
