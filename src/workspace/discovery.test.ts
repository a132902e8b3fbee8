import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { discoverFiles, maxScannedFileBytes } from './discovery.ts';
import { findLanguageOfPath } from './languages.ts';
import { createSkipTally } from './skip-reasons.ts';
import { readSourceText } from './source-text.ts';

const isNoIgnoreFile = (name: string): boolean => !name.endsWith('ignore');

describe('discoverFiles', () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-discovery-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(name: string, content = 'x = 1\n'): void {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async function discover(from = root) {
    const tally = createSkipTally();
    const files = await discoverFiles(from, { tally });
    return { paths: files.map((file) => file.path), counts: tally.counts, skipped: tally.files };
  }

  it('finds files of every language that the engine reads, in a stable order', async () => {
    for (const name of ['b.ts', 'a.py', 'src/c.tsx', 'src/d.mjs', 'notes.md', '.env']) write(name);

    const { paths, counts } = await discover();

    assert.deepEqual(paths, ['.env', 'a.py', 'b.ts', 'notes.md', 'src/c.tsx', 'src/d.mjs']);
    assert.deepEqual(counts, {});
  });

  it('leaves out copies of libraries, and nothing beside them', async () => {
    const copied = ['requests/api.py', 'certifi/core.py', 'idna/core.py', 'six.py', 'own.py'];
    for (const name of copied) write(`lib/${name}`);
    const own = ['app/requests/views.py', 'app/jwt/keys.py', 'app/six.py'];
    const integrations = ['flask', 'redis', 'tornado', 'sqlalchemy'].map((name) => `contrib/${name}/hook.py`);
    for (const name of [...own, ...integrations]) write(name);

    const { paths, counts } = await discover();

    assert.deepEqual(paths, [...own, ...integrations, 'lib/own.py'].toSorted());
    assert.deepEqual(counts, { 'excluded-folder': 4 });
  });

  it('leaves out what pip installed into a folder, and nothing beside it', async () => {
    write(
      'app/Flask_Cors-5.0.0.dist-info/RECORD',
      'Flask_Cors-5.0.0.dist-info/RECORD,,\nflask_cors/core.py,sha256=x,1\n../../bin/run,,\nextra.py,,\n',
    );
    write(
      'app/beautifulsoup4-4.12.3.dist-info/RECORD',
      'beautifulsoup4-4.12.3.dist-info/RECORD,,\nbs4/a.py,,\n',
    );
    write('app/shop.egg-info/top_level.txt', 'main\nviews\n');
    for (const name of ['flask_cors/core.py', 'extra.py', 'bs4/a.py', 'main.py', 'views/a.py'])
      write(`app/${name}`);

    const { paths } = await discover();

    assert.deepEqual(paths, ['app/main.py', 'app/shop.egg-info/top_level.txt', 'app/views/a.py']);
  });

  it('leaves out what is no text by its name, and counts each', async () => {
    for (const name of ['logo.PNG', 'font.woff2', 'a.zip', 'bun.lockb', 'a.js.map', 'a.ts']) write(name);

    const { paths, counts } = await discover();

    assert.deepEqual(paths, ['a.ts']);
    assert.deepEqual(counts, { binary: 4, generated: 1 });
  });

  it('reads build output where a package has no other code', async () => {
    write('package.json', '{"name": "a", "main": "./dist/index.js"}');
    write('dist/index.js');
    write('inner/package.json', '{"name": "b", "exports": {".": {"import": "./build/b.mjs"}}}');
    write('inner/build/b.mjs');
    write('other/package.json', '{"name": "c", "main": "dist/c.js"}');
    write('other/dist/c.js');
    write('other/src/c.ts');
    write('fourth/package.json', '{"name": "d", "main": "index.js"}');
    write('fourth/index.js');
    write('fourth/dist/d.js');

    const { paths, counts } = await discover();

    assert.deepEqual(
      paths.filter((file) => !file.endsWith('.json')),
      ['dist/index.js', 'fourth/index.js', 'inner/build/b.mjs', 'other/src/c.ts'],
    );
    assert.deepEqual(counts, { 'excluded-folder': 2 });
  });

  it('reads compiled code where a package has no other', () => {
    const compiled = new TextEncoder().encode('const a = 1;\n//# sourceMappingURL=a.js.map\n');
    const read = (name: string) => readSourceText(compiled, 'javascript', path.join(root, name));
    write('package.json', '{"name": "a", "main": "./dist/index.js"}');
    write('second/package.json', '{"name": "b", "bin": {"b": "lib/cli.js"}}');
    write('third/package.json', '{"name": "c", "main": "lib/c.js"}');
    write('third/src/c.ts');

    assert.ok('text' in read('dist/index.js'));
    assert.ok('text' in read('second/lib/deep/cli.js'));
    assert.deepEqual(read('third/lib/c.js'), { skip: 'generated' });
    assert.deepEqual(read('build/index.js'), { skip: 'generated' });
  });

  it('takes lock files for text, whatever their format', async () => {
    for (const name of ['pnpm-lock.yaml', 'yarn.lock', '.terraform.lock.hcl']) write(name);

    const found = await discoverFiles(root, { tally: createSkipTally() });

    assert.deepEqual(
      found.map(({ path: file, language }) => `${file} ${language}`),
      ['.terraform.lock.hcl text', 'pnpm-lock.yaml text', 'yarn.lock text'],
    );
  });

  it('obeys ignore files, the deeper one last, with names taken back', async () => {
    write('.gitignore', 'generated/\n*.gen.ts\n');
    write('.vireoignore', 'legacy/**\n');
    write('src/.gitignore', '!kept.gen.ts\n');
    for (const name of [
      'a.ts',
      'a.gen.ts',
      'generated/b.ts',
      'legacy/c.ts',
      'src/kept.gen.ts',
      'src/d.gen.ts',
    ])
      write(name);

    const { paths, counts } = await discover();

    assert.deepEqual(paths.filter(isNoIgnoreFile), ['a.ts', 'src/kept.gen.ts']);
    assert.equal(counts.ignored, 4);
  });

  it('obeys the ignore file of the repository above the folder that is scanned', async () => {
    write('.git/HEAD', 'ref: refs/heads/main\n');
    write('.gitignore', 'src/secret.ts\n');
    write('src/a.ts');
    write('src/secret.ts');

    const { paths } = await discover(path.join(root, 'src'));

    assert.deepEqual(paths, ['a.ts']);
  });

  it('leaves out dependencies, build output, links and what is too large, and counts each', async () => {
    for (const name of ['node_modules/x/a.js', 'dist/a.js', 'lib/jquery.min.js', 'a.ts']) write(name);
    write('huge.ts', 'x'.repeat(maxScannedFileBytes + 1));
    symlinkSync(path.join(root, 'a.ts'), path.join(root, 'link.ts'));
    symlinkSync(root, path.join(root, 'loop'));

    const { paths, counts, skipped } = await discover();

    assert.deepEqual(paths, ['a.ts']);
    assert.deepEqual(counts, { 'excluded-folder': 2, minified: 1, symlink: 2, 'too-large': 1 });
    assert.deepEqual(skipped.find(({ path: name }) => name === 'huge.ts')?.reason, 'too-large');
  });

  it('takes a single file as a root', async () => {
    write('src/a.ts');

    assert.deepEqual((await discover(path.join(root, 'src/a.ts'))).paths, ['a.ts']);
  });

  it('does not hang on an ignore rule that is an attack on the matcher', async () => {
    write('.gitignore', `${'*a'.repeat(40)}\nsrc/\n`);
    write(`${'a'.repeat(150)}.ts`);
    write('src/b.ts');

    const { paths } = await discover();

    assert.deepEqual(paths.filter(isNoIgnoreFile), [`${'a'.repeat(150)}.ts`]);
  });
});

describe('findLanguageOfPath', () => {
  it('knows a format by the names that people give its files', () => {
    const languages = {
      dockerfile: ['Dockerfile', 'a/dockerfile', 'Dockerfile.prod', 'api.Dockerfile', 'Containerfile'],
      yaml: ['a.yml', '.github/workflows/ci.yaml', 'docker-compose.YML'],
      terraform: ['main.tf', 'prod.tfvars'],
      text: [
        '.env',
        '.env.local',
        'Dockerfile.md',
        'Dockerfile.dockerignore',
        'id_rsa',
        'a.json',
        'Makefile',
      ],
      python: ['Dockerfile.py'],
    };
    for (const [language, names] of Object.entries(languages))
      for (const name of names) assert.equal(findLanguageOfPath(name), language, name);
    for (const name of ['a.png', 'a/b.tar.gz', 'A.DLL']) assert.equal(findLanguageOfPath(name), undefined);
  });
});

describe('readSourceText', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('decodes UTF-8 and takes off the byte order mark, as editors do', () => {
    assert.deepEqual(readSourceText(bytes('\ufeffconst a = "ä";\n'), 'typescript'), {
      text: 'const a = "ä";\n',
    });
  });

  it('decodes UTF-16 of either order by its byte order mark', () => {
    const little = Buffer.from('\ufeffa = "ä"\n', 'utf16le');
    const big = Buffer.from(little).swap16();

    assert.deepEqual(readSourceText(little, 'python'), { text: 'a = "ä"\n' });
    assert.deepEqual(readSourceText(big, 'python'), { text: 'a = "ä"\n' });
  });

  it('reads other bytes one by one, and says so', () => {
    assert.deepEqual(readSourceText(new Uint8Array([0x61, 0xe4, 0x62]), 'text'), {
      text: 'aäb',
      note: 'not valid UTF-8: read as Windows-1252',
    });
  });

  it('names why a file is not read', () => {
    const code = (text: string) => readSourceText(bytes(text), 'javascript', 'a.js');
    assert.deepEqual(readSourceText(new Uint8Array([0x61, 0, 0x62]), 'text'), { skip: 'binary' });
    assert.deepEqual(code('// @generated by a tool\nconst a = 1;\n'), { skip: 'generated' });
    assert.deepEqual(code('const a = 1;\n//# sourceMappingURL=a.js.map\n'), { skip: 'generated' });
    assert.deepEqual(code('a=1;'.repeat(5000)), { skip: 'minified' });
  });

  it('reads what only speaks of generated code, and settings in one line', () => {
    assert.ok('text' in readSourceText(bytes('const note = "DO NOT EDIT";\n'), 'javascript'));
    assert.ok('text' in readSourceText(bytes('cut("//# sourceMappingURL=a");\n'), 'javascript'));
    assert.ok('text' in readSourceText(bytes(`{${'"a":1,'.repeat(5000)}"b":2}`), 'text', 'a.json'));
  });
});
