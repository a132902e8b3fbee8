import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDependencyRecorder } from './dependency-recorder.ts';
import { createModuleResolver } from './module-resolution.ts';

describe('createModuleResolver', () => {
  let folder: string;
  let root: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-modules-')));
    root = path.join(folder, 'root');
    const files = [
      'main.ts',
      'db.ts',
      'lib/index.ts',
      'view.tsx',
      'app/main.py',
      'app/db.py',
      'app/models/__init__.py',
      'top.py',
    ];
    for (const name of files) write(path.join(root, name), `// ${name}`);
    write(path.join(folder, 'outside.ts'), 'outside');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, content: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  function resolve(from: string, specifier: string): string | undefined {
    const found = createModuleResolver({ roots: [root] }).resolve(path.join(root, from), specifier);
    return found && path.relative(root, found.path);
  }

  it('finds relative modules as TypeScript and Node name them', () => {
    assert.equal(resolve('main.ts', './db'), 'db.ts');
    assert.equal(resolve('main.ts', './db.ts'), 'db.ts');
    assert.equal(resolve('main.ts', './db.js'), 'db.ts');
    assert.equal(resolve('main.ts', './view.js'), 'view.tsx');
    assert.equal(resolve('main.ts', './lib'), 'lib/index.ts');
    assert.equal(resolve('lib/index.ts', '../db'), 'db.ts');
  });

  it('finds Python modules, relative and from the folders above', () => {
    assert.equal(resolve('app/main.py', '.db'), 'app/db.py');
    assert.equal(resolve('app/main.py', '.models'), 'app/models/__init__.py');
    assert.equal(resolve('app/main.py', '..top'), 'top.py');
    assert.equal(resolve('app/main.py', 'app.db'), 'app/db.py');
    assert.equal(resolve('app/main.py', 'db'), 'app/db.py');
  });

  it('names a file from its root on, and one outside as it is', () => {
    const { nameOf } = createModuleResolver({ roots: [root] });
    const outside = path.join(folder, 'outside.ts');

    assert.equal(nameOf?.(path.join(root, 'app/db.py')), path.join('app', 'db.py'));
    assert.equal(nameOf?.(outside), outside);
  });

  it('knows nothing of packages and of what is not there', () => {
    assert.equal(resolve('main.ts', 'express'), undefined);
    assert.equal(resolve('main.ts', './none'), undefined);
    assert.equal(resolve('app/main.py', 'os'), undefined);
  });

  it('never leaves its root, by dots, by absolute paths or by links', () => {
    symlinkSync(path.join(folder, 'outside.ts'), path.join(root, 'link.ts'));
    symlinkSync(folder, path.join(root, 'up'));

    assert.equal(resolve('main.ts', '../outside'), undefined);
    assert.equal(resolve('main.ts', path.join(folder, 'outside')), undefined);
    assert.equal(resolve('main.ts', './link'), undefined);
    assert.equal(resolve('main.ts', './up/outside'), undefined);
    assert.equal(resolve('../outside.ts', './outside'), undefined);
    assert.equal(resolve('main.ts', './db\0.ts'), undefined);
  });

  it('reads an open document instead of the file', () => {
    const overlay = (file: string) => (file === path.join(root, 'db.ts') ? 'typed, not saved' : undefined);

    const found = createModuleResolver({ roots: [root], overlay }).resolve(
      path.join(root, 'main.ts'),
      './db',
    );

    assert.equal(found?.text, 'typed, not saved');
  });

  it('gives the files of Terraform beside one, from an editor first, and none from outside the root', () => {
    for (const name of ['main.tf', 'network.tf', 'deploy/other.tf'])
      write(path.join(root, 'infra', name), name);
    const network = path.join(root, 'infra/network.tf');
    const overlay = (file: string) => (file === network ? 'in the editor' : undefined);
    const resolver = createModuleResolver({ roots: [root], overlay });

    assert.deepEqual(resolver.beside?.(path.join(root, 'infra/main.tf')), [
      { path: network, text: 'in the editor' },
    ]);
    assert.deepEqual(resolver.beside?.(path.join(root, '../main.tf')), []);
  });
});

describe('createDependencyRecorder', () => {
  it('sees that an import has changed, has gone, or has come', () => {
    const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-recorder-')));
    const main = path.join(root, 'main.ts');
    writeFileSync(path.join(root, 'db.ts'), 'one');
    const recorder = createDependencyRecorder();
    recorder.useRoot(root);
    recorder.begin();
    recorder.summaries.resolve(main, './db');
    recorder.summaries.resolve(main, './later');
    const [db, later] = recorder.take();
    assert.ok(db !== undefined && later !== undefined);
    const before = [recorder.holds(db), recorder.holds(later)];

    writeFileSync(path.join(root, 'db.ts'), 'two');
    writeFileSync(path.join(root, 'later.ts'), 'come');

    assert.deepEqual([...before, recorder.holds(db), recorder.holds(later)], [true, true, false, false]);
    rmSync(root, { recursive: true, force: true });
  });
});
