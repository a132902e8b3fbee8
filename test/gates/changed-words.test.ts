import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { checkWords, findSubjectProblems, listAdded, readProse } from '../../scripts/check/changed-words.ts';
import { createPlantedTree, type PlantedTree } from '../support/planted-tree.ts';

const old = `/** Whoever asks is told. */
export const a = 1;
`;

/** A repository with one commit, whose words are not held to anything. */
function createRepository(): PlantedTree & { git(...args: readonly string[]): string } {
  const tree = createPlantedTree({ 'src/old.ts': old, 'docs/page.md': 'It is mended.\n' });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', tree.root, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Begin');
  return { ...tree, git, [Symbol.dispose]: () => tree[Symbol.dispose]() };
}

describe('words of changed lines', () => {
  it('are read where a person reads: comments, names of tests, docs', () => {
    const prose = (text: string, file = 'src/a.ts') => readProse({ file, line: 1, text });

    assert.equal(prose('// Why it waits.'), 'Why it waits.');
    assert.equal(prose('const a = 1; // of `mend` alone'), 'of  alone');
    assert.equal(prose(' * A second line.'.trim()), 'A second line.');
    assert.equal(prose("it('fixes a finding', () => {"), 'fixes a finding');
    assert.equal(prose("const url = 'https://a.example/whoever';"), undefined);
    assert.equal(prose("const told = 'anew';"), undefined);
    assert.equal(prose('Run `vireo mend` to fix it.', 'docs/a.md'), 'Run  to fix it.');
  });

  it('are held to from the commit on: in a changed line, and in all of a new file', async () => {
    using repository = createRepository();
    repository.write({
      'src/old.ts': `${old}// Whoever comes.\n`,
      'src/new.ts': "// Fixed anew.\nit('is told', () => {});\n",
      'docs/page.md': 'It is mended.\nA flaw.\n',
    });
    repository.git('add', '.');
    const [base = ''] = repository.git('rev-list', '--max-parents=0', 'HEAD').split('\n');

    const problems = await checkWords(repository.root, base);

    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      ['docs/page.md:2', 'src/new.ts:1', 'src/new.ts:2', 'src/old.ts:3'],
    );
  });

  it('are held to in a file that git does not know yet', async () => {
    using repository = createRepository();
    repository.write({ 'src/fresh.ts': 'export const a = 1;\n// Whoever comes.\n' });

    assert.match((await checkWords(repository.root, 'HEAD')).join(), /^src\/fresh\.ts:2 /);
  });

  it('are not held to in a line that only moved', async () => {
    using repository = createRepository();
    repository.write({
      'src/old.ts': 'export const a = 1;\n',
      'src/moved.ts': '/** Whoever asks is told. */\n',
    });
    repository.git('add', '.');

    assert.deepEqual(await checkWords(repository.root, 'HEAD'), []);
  });

  it('are not read in a clone without the commit', async () => {
    using repository = createRepository();

    assert.deepEqual(await checkWords(repository.root, '0123456789abcdef0123456789abcdef01234567'), []);
  });

  it('counts lines as the file has them', () => {
    const diff = '+++ b/a.ts\n@@ -1,0 +7,2 @@ f\n+one\n+two\n@@ -9 +12 @@\n-lost\n+three';

    assert.deepEqual(
      listAdded(diff).map(({ line, text }) => [line, text]),
      [
        [7, 'one'],
        [8, 'two'],
        [12, 'three'],
      ],
    );
  });
});

describe('subjects of commits', () => {
  it('have at most 72 characters', async () => {
    assert.deepEqual(findSubjectProblems(['a'.repeat(72)]), []);

    using repository = createRepository();
    repository.git('commit', '--quiet', '--allow-empty', '-m', 'b'.repeat(73));
    assert.match(
      (await checkWords(repository.root, 'HEAD~1')).join('\n'),
      /^A commit's subject has 73 characters/,
    );
  });
});
