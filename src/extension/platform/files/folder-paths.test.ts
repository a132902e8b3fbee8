import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { namesInFolder, pathsInFolder } from './folder-paths.ts';

describe('where a file of a folder is', () => {
  let folder: string;
  let outside: string;

  before(async () => {
    const at = await mkdtemp(path.join(tmpdir(), 'vireo-paths-'));
    [folder, outside] = [path.join(at, 'app'), path.join(at, 'other')];
    await Promise.all([folder, outside].map((each) => mkdir(path.join(each, 'drafts'), { recursive: true })));
    await Promise.all(
      [folder, outside].map((each) => writeFile(path.join(each, 'drafts', 'offer.md'), 'offer')),
    );
    await symlink(path.join(folder, 'drafts', 'offer.md'), path.join(folder, 'notes.md'));
    await symlink(path.join(folder, 'drafts'), path.join(folder, 'open'));
    await symlink(path.join(outside, 'drafts'), path.join(folder, 'away'));
    await symlink(outside, `${folder}-link`);
  });
  after(async () => await rm(path.dirname(folder), { recursive: true }));

  const placeOf = (disk: string) => ({ path: disk, disk });
  const find = async (name: string, from = folder) =>
    await pathsInFolder(placeOf(from), placeOf(path.join(from, name)));

  it('is by its name in the folder, and by where a link leads', async () => {
    assert.deepEqual(await find('drafts/offer.md'), ['drafts/offer.md']);
    assert.deepEqual(await find('notes.md'), ['notes.md', 'drafts/offer.md']);
    assert.deepEqual(await find('open/offer.md'), ['open/offer.md', 'drafts/offer.md']);
    assert.deepEqual(await find('gone.md'), ['gone.md']);
    assert.deepEqual(await find('drafts/offer.md', `${folder}-link`), ['drafts/offer.md']);
    assert.deepEqual(await find('..draft'), ['..draft']);
  });

  it('is nowhere where its name or a link leaves the folder', async () => {
    for (const name of ['away/offer.md', '../other/drafts/offer.md', '..', '.'])
      assert.equal(await find(name), undefined, name);
  });

  it('has the name of its folder before it only where several are open', () => {
    assert.deepEqual(namesInFolder('app/drafts/offer.md', 'app', 1), ['app/drafts/offer.md']);
    assert.deepEqual(namesInFolder('app/drafts/offer.md', 'app', 2), [
      'app/drafts/offer.md',
      'drafts/offer.md',
    ]);
    assert.deepEqual(namesInFolder('apps/a.md', 'app', 2), ['apps/a.md']);
  });
});
