import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { discoverStack } from '../../stack/index.ts';
import type { ProjectFact } from '../model.ts';
import { readKeptFacts } from './kept-facts.ts';

describe('facts that were read before', () => {
  let base: string;
  let reads: number;

  beforeEach(async () => {
    base = await mkdtemp(path.join(os.tmpdir(), 'vireo-kept-facts-'));
    reads = 0;
  });

  afterEach(async () => await rm(base, { recursive: true, force: true }));

  async function write(files: Readonly<Record<string, string>>, name = 'tree'): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(base, name, file)), { recursive: true });
      await writeFile(path.join(base, name, file), text);
    }
  }

  /** One fact a file: what it says. */
  async function valuesOf(
    files: readonly string[],
    {
      name = 'tree',
      folderName = 'shop',
      readsCode = true,
      during = async () => await Promise.resolve(),
    } = {},
  ): Promise<readonly string[]> {
    const folder = path.join(base, name);
    const read = async (file: string) => await readFile(path.join(folder, file), 'utf8');
    const tree = { files, folder, folderName, read };
    const facts = await readKeptFacts(
      { directory: path.join(base, 'cache'), folder },
      { tree, stack: await discoverStack([]), readsCode },
      async () => {
        reads += 1;
        const found = await Promise.all(
          files.map(
            async (file): Promise<ProjectFact> => ({
              kind: 'purpose',
              value: `${file} ${await read(file)}`,
              rank: 'told',
              evidence: { file, line: 1 },
              scope: '.',
            }),
          ),
        );
        await during();
        return found;
      },
    );
    return facts.map(({ value }) => value);
  }

  it('are given again for the same names and contents, in another copy with other times, too', async () => {
    const files = { 'a.ts': 'one', 'b/c.ts': 'two' };
    await write(files);
    await write(files, 'copy');
    await utimes(path.join(base, 'copy', 'a.ts'), 1, 1);
    const first = await valuesOf(['a.ts', 'b/c.ts']);
    assert.deepEqual(first, ['a.ts one', 'b/c.ts two']);
    assert.deepEqual(await valuesOf(['b/c.ts', 'a.ts']), first);
    assert.deepEqual(await valuesOf(['a.ts', 'b/c.ts'], { name: 'copy' }), first);
    assert.equal(reads, 1);
  });

  it('are read again for a file that changed, even in the same moment and to the same length', async () => {
    await write({ 'a.ts': 'one' });
    await utimes(path.join(base, 'tree', 'a.ts'), 1, 1);
    await valuesOf(['a.ts']);
    await write({ 'a.ts': 'two' });
    await utimes(path.join(base, 'tree', 'a.ts'), 1, 1);
    assert.deepEqual(await valuesOf(['a.ts']), ['a.ts two']);
  });

  it('are read again for a file that came, went or has another name', async () => {
    await write({ 'a.ts': 'one' });
    await valuesOf(['a.ts']);
    await write({ 'b.ts': '' });
    assert.deepEqual(await valuesOf(['a.ts', 'b.ts']), ['a.ts one', 'b.ts ']);
    await write({ 'c.ts': '' });
    assert.deepEqual(await valuesOf(['a.ts', 'c.ts']), ['a.ts one', 'c.ts ']);
    await rm(path.join(base, 'tree', 'a.ts'));
    assert.deepEqual(await valuesOf(['c.ts']), ['c.ts ']);
    assert.equal(reads, 4);
  });

  it('are others by another name of the folder, and where code is not read', async () => {
    await write({ 'a.ts': 'one' });
    await valuesOf(['a.ts']);
    await valuesOf(['a.ts'], { folderName: 'other' });
    await valuesOf(['a.ts'], { readsCode: false });
    assert.equal(reads, 3);
  });

  it('are not kept where a file changed while they were read', async () => {
    await write({ 'a.ts': 'one' });
    await valuesOf(['a.ts'], { during: async () => await write({ 'a.ts': 'two' }) });
    await write({ 'a.ts': 'one' });
    await valuesOf(['a.ts']);
    assert.equal(reads, 2);
  });

  it('are read again where what was kept is damaged', async () => {
    await write({ 'a.ts': 'one' });
    await valuesOf(['a.ts']);
    const [kept = ''] = await readdir(path.join(base, 'cache', 'facts'));
    const file = path.join(base, 'cache', 'facts', kept);
    await writeFile(file, (await readFile(file, 'utf8')).replace('one', 'two'));
    assert.deepEqual(await valuesOf(['a.ts']), ['a.ts one']);
    assert.equal(reads, 2);
  });
});
