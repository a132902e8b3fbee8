import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepFolder, proposeFolder } from './export-target.ts';

class Memento {
  readonly values = new Map<string, unknown>();
  get(key: string): unknown {
    return this.values.get(key);
  }
  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
  }
}

describe('where a conversation is saved', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'vireo-home-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is proposed in the home folder, or the documents where there are such', async () => {
    assert.equal(await proposeFolder(new Memento(), home), home);

    await mkdir(path.join(home, 'Documents'));

    assert.equal(await proposeFolder(new Memento(), home), path.join(home, 'Documents'));
  });

  it('is proposed in the folder that was used last, while it is there', async () => {
    const memento = new Memento();
    const folder = path.join(home, 'notes');
    await mkdir(folder);
    await keepFolder(memento, folder);
    assert.equal(await proposeFolder(memento, home), folder);

    await rm(folder, { recursive: true });

    assert.equal(await proposeFolder(memento, home), home);
  });
});
