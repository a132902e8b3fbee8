/** Lock files that were cut off, are of a form that is not known, or are too large: told, and never read as less. */
import assert from 'node:assert/strict';
import { maxFileCharacters } from '../file-text.ts';
import type { ReadResult } from '../model.ts';
import { loadFixture, readFile } from '../testing.test.ts';

const locks = [
  ['npm2', 'package-lock.json'],
  ['npm3', 'package-lock.json'],
  ['pnpm6', 'pnpm-lock.yaml'],
  ['pnpm9', 'pnpm-lock.yaml'],
  ['yarn1', 'yarn.lock'],
  ['yarn4', 'yarn.lock'],
  ['poetry', 'poetry.lock'],
  ['uv', 'uv.lock'],
  ['pipenv', 'Pipfile.lock'],
  ['cargo', 'Cargo.lock'],
  ['cargo-own', 'Cargo.lock'],
  ['maven', 'pom.xml'],
] as const;

const problemsOf = (result: ReadResult) =>
  result.kind === 'refused' ? result.problems : result.graph.problems;
const packagesOf = (result: ReadResult) =>
  result.kind === 'refused' ? -1 : [...result.graph.nodes.values()].length;

describe('a lock file that is broken', () => {
  for (const [folder, file] of locks) {
    it(`is told wherever it was cut off: ${file} of ${folder}`, async () => {
      const files = loadFixture(folder);
      const text = files[file] ?? '';
      const whole = packagesOf(await readFile(files, file));
      const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).filter((at) => at < text.length);

      for (const end of ends) {
        const result = await readFile({ ...files, [file]: text.slice(0, end) }, file);
        const problems = problemsOf(result);

        assert.ok(
          problems.length > 0 || packagesOf(result) === whole,
          `cut off at ${end}: ${packagesOf(result)} of ${whole}, ${text.slice(Math.max(0, end - 60), end)}`,
        );
        for (const problem of problems) assert.equal(problem.file, file);
      }
    });
  }

  for (const [folder, file, from, to, field] of [
    ['npm3', 'package-lock.json', '"lockfileVersion": 3', '"lockfileVersion": 4', 'lockfileVersion'],
    ['npm3', 'package-lock.json', '"lockfileVersion": 3', '"lockfileVersion": "3"', 'lockfileVersion'],
    ['pnpm9', 'pnpm-lock.yaml', "lockfileVersion: '9.0'", "lockfileVersion: '99.0'", 'lockfileVersion'],
    ['pnpm9', 'pnpm-lock.yaml', "lockfileVersion: '9.0'", 'lockfileVersion: { a: 1 }', 'lockfileVersion'],
    ['yarn4', 'yarn.lock', /version: \d+/, 'version: 99', '__metadata.version'],
    ['yarn4', 'yarn.lock', /version: \d+/, 'version: x', '__metadata.version'],
    ['poetry', 'poetry.lock', /lock-version = .*/, 'lock-version = "9.0"', 'metadata.lock-version'],
    ['uv', 'uv.lock', /^version = 1$/m, 'version = 7', 'version'],
    ['pipenv', 'Pipfile.lock', '"pipfile-spec": 6', '"pipfile-spec": 99', '_meta.pipfile-spec'],
    ['cargo', 'Cargo.lock', 'version = 4', 'version = 9', 'version'],
    ['cargo', 'Cargo.lock', 'version = 4', 'version = "x"', 'version'],
  ] as const) {
    it(`is refused where it says of itself ${to}: ${file}`, async () => {
      const files = loadFixture(folder);
      const altered = (files[file] ?? '').replace(from, to);
      const result = await readFile({ ...files, [file]: altered }, file);

      assert.notEqual(altered, files[file]);
      assert.equal(result.kind, 'refused');
      assert.deepEqual(
        problemsOf(result).map((problem) => [problem.file, problem.field]),
        [[file, field]],
      );
      assert.match(problemsOf(result)[0]?.message ?? '', /must be .*\d/);
    });
  }

  it('is refused where it is larger than any that a package manager writes', async () => {
    const files = loadFixture('npm3');
    const large = `${files['package-lock.json']}${' '.repeat(maxFileCharacters)}`;

    assert.deepEqual(
      problemsOf(await readFile({ ...files, 'package-lock.json': large }, 'package-lock.json')),
      [{ file: 'package-lock.json', message: 'is larger than 48 MB, which is not read' }],
    );
  });

  it('is told where a block of go.mod has no end', async () => {
    const text = 'module m\nrequire (\n\ta.org/a v1.0.0\n';

    assert.deepEqual(problemsOf(await readFile({ 'go.mod': text }, 'go.mod')), [
      { file: 'go.mod', field: 'require', message: 'its block has no end: the file was cut off' },
    ]);
  });
});
