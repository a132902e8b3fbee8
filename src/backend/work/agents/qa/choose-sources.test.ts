import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProjectFact } from '../../../../workspace/facts/model.ts';
import { chooseCommand, chooseSources, isSource, type Project } from './choose-sources.ts';

const projectOf = (texts: Readonly<Record<string, string>>): Project => ({
  files: Object.keys(texts).toSorted(),
  read: async (file) => texts[file],
});
const factOf = (value: string, scope = '.', rank: ProjectFact['rank'] = 'declared'): ProjectFact => ({
  kind: 'test',
  value,
  scope,
  rank,
  evidence: { file: 'package.json' },
});

describe('sources to mutate', () => {
  it('are code of the product: no tests, settings, types or files of others', () => {
    const files = ['src/a.ts', 'app/b.py', 'lib/c.mjs', 'src/a.test.ts', 'test/help.js', 'vitest.config.ts'];
    const others = [
      'src/types.d.ts',
      'node_modules/x/index.js',
      'dist/a.js',
      'conftest.py',
      'README.md',
      'main.go',
    ];
    assert.deepEqual([...files, ...others].filter(isSource), ['src/a.ts', 'app/b.py', 'lib/c.mjs']);
  });

  it('are what is named, and below a folder that is', async () => {
    const project = projectOf({ 'src/a.ts': '', 'src/in/b.ts': '', 'srcs/c.ts': '', 'src/a.test.ts': '' });
    assert.deepEqual(await chooseSources(project, ['./src/']), ['src/a.ts', 'src/in/b.ts']);
    assert.deepEqual(await chooseSources(project, ['src/a.ts', 'none']), ['src/a.ts']);
    assert.equal((await chooseSources(project, ['.'])).length, 3);
  });

  it('are without a name those first that no test is about, and none without a function', async () => {
    const project = projectOf({
      'src/tested.ts': 'export function a() {}\nexport function b() {}\n',
      'src/imported.ts': 'export const a = () => 1;\n',
      'src/alone.ts': 'export const a = () => 1;\n',
      'src/constants.ts': 'export const one = 1;\n',
      'src/tested.test.ts': '',
      'test/other.test.ts': "import { a } from '../src/imported.js';\n",
    });
    assert.deepEqual(await chooseSources(project, []), ['src/alone.ts', 'src/tested.ts', 'src/imported.ts']);
  });
});

describe('the command of tests', () => {
  const empty = projectOf({});

  it('is the surest of the part that the sources lie in, else of the whole', async () => {
    const facts = [factOf('npm test'), factOf('make test', '.', 'run'), factOf('pytest', 'api')];
    assert.equal(await chooseCommand(facts, ['api/a.py'], empty), 'cd api && pytest');
    assert.equal(await chooseCommand(facts, ['web/a.ts'], empty), 'make test');
    assert.equal(await chooseCommand(facts, ['api/a.py', 'web/a.ts'], empty), 'make test');
  });

  it('is none that drives a browser or waits, nor one whose folder would be read by a shell', async () => {
    const facts = [factOf('npm run test:e2e'), factOf('vitest --watch'), factOf('pytest', 'a; rm -rf ~')];
    assert.equal(await chooseCommand(facts, ['a; rm -rf ~/x.py'], empty), undefined);
  });

  it('is that of the language where tests use it', async () => {
    const script = projectOf({ 'test/a.test.js': "require('node:test');" });
    const python = projectOf({ 'tests/test_a.py': 'import unittest' });
    assert.equal(await chooseCommand([], ['a.js'], script), 'node --test');
    assert.equal(await chooseCommand([], ['a.py'], python), 'python3 -m unittest');
    assert.equal(await chooseCommand([], ['a.py'], script), undefined);
  });
});
