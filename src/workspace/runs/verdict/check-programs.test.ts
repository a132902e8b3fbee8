import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { FileChange } from '../file-change.ts';
import type { FileState } from '../files/file-state.ts';
import { findChangedChecks, findCheckPrograms, programsOf } from './check-programs.ts';

const file = (text: string): FileState => ({ kind: 'file', bytes: Buffer.from(text), mode: 0o644 });

describe('the programs that checks start', () => {
  const scripts = {
    test: 'npm run build && node ./test/run.js',
    build: 'bash scripts/build.sh',
    pretest: './ci/lint',
  };
  const cases: readonly (readonly [line: string, programs: readonly string[]])[] = [
    ['node check.js', ['check.js']],
    ['node --require ./hook.cjs "check.js" --all', ['./hook.cjs', 'check.js']],
    ['cd a && python3 -m pytest', []],
    ['python manage.py test', ['manage.py']],
    ['./run-tests', ['./run-tests']],
    ['scripts/ci/run && tsc -b', ['scripts/ci/run']],
    ['npm test', ['./ci/lint', './test/run.js', 'scripts/build.sh']],
    ['npm run build', ['scripts/build.sh']],
    ['npx eslint src/app.ts', []],
    ['npm run toString', []],
  ];
  for (const [line, programs] of cases)
    it(`are known of \`${line}\``, () => {
      assert.deepEqual(programsOf([line], scripts).toSorted(), programs);
    });

  it('end where scripts call each other', () => {
    assert.deepEqual(programsOf(['npm test'], { test: 'npm run a', a: 'npm test && node x.js' }), ['x.js']);
  });

  it('make a change of one a change of what is asked, below the folder of the project', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'vireo-checks-'));
    try {
      const folder = path.join(root, 'app');
      await mkdir(folder);
      await writeFile(path.join(folder, 'package.json'), '{"scripts":{"test":"node check.js"}}');
      const programs = await findCheckPrograms({ root, folder }, ['npm test', 'node ../tool.js']);
      const changed = (name: string): FileChange => ({
        kind: 'changed',
        path: name,
        before: file('a'),
        after: file('b'),
      });

      assert.deepEqual([...programs].toSorted(), ['app/check.js', 'tool.js']);
      const found = findChangedChecks(
        ['app/check.js', 'check.js', 'tool.js', 'app/src.js'].map(changed),
        programs,
      );
      assert.deepEqual(
        found.map((each) => [each.path, each.kind]),
        [
          ['app/check.js', 'configuration'],
          ['tool.js', 'configuration'],
        ],
      );
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
