import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import {
  bundlesKey,
  describeBuilt,
  readBuiltFrom,
  readMetafile,
  recordBuiltFrom,
  recordMetafile,
} from './build-record.ts';

describe('the record of what bundles were built from', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const bundles = [{ output: 'a.js', inputs: ['src/a.ts'], imports: ['pg-native'] }];

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-built-'));
    write('src/a.ts', 'export const a = 1;\n');
    write('src/rules/a.yml', 'id: a\n');
    recordBuiltFrom(root, bundlesKey(root), bundles);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is read as long as the sources are the same, whatever their tests are', () => {
    write('src/a.test.ts', '// another test\n');

    assert.deepEqual(readBuiltFrom(root), bundles);
  });

  for (const file of [
    'src/a.ts',
    'src/rules/a.yml',
    'webviews/new.css',
    'scripts/build/a.ts',
    'package-lock.json',
  ])
    it(`is of no use once ${file} is another`, () => {
      write(file, 'changed\n');

      assert.equal(readBuiltFrom(root), undefined);
    });

  it('names the files that went in, of the imports those that stay outside, and keeps what esbuild said', async () => {
    write('src/b.ts', "import './a.ts';\nimport { x } from 'outside';\nconsole.log(x, import('./c.ts'));\n");
    write('src/c.ts', 'export const c = 1;\n');
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/b.ts'],
      bundle: true,
      external: ['outside'],
      splitting: true,
      format: 'esm',
      outdir: path.join(root, 'dist'),
      write: false,
      metafile: true,
    });

    const { inputs, imports } = describeBuilt('b.js', metafile);

    assert.deepEqual([...inputs].sort(), ['src/a.ts', 'src/b.ts', 'src/c.ts']);
    assert.deepEqual(imports, ['outside']);
    recordMetafile(root, 'now', 'pages/b.js', metafile);
    const kept = readMetafile(root, 'now', 'pages/b.js');
    assert.deepEqual(Object.keys(kept?.inputs ?? {}), Object.keys(metafile.inputs));
    assert.equal(readMetafile(root, 'later', 'pages/b.js'), undefined);
  });
});
