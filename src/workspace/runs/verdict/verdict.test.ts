import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTestReader, type TestReader } from '../../../scanner/test-cases/index.ts';
import { loadGrammars } from '../../grammars.ts';
import type { FileChange } from '../file-change.ts';
import type { FileState } from '../files/file-state.ts';
import { findWeakenings } from './compare-tests.ts';
import { pythonCases } from './python-weakening-cases.test.ts';
import { type CheckResult, type Evidence, holdsFor, judge } from './verdict.ts';
import { scriptCases } from './weakening-cases.test.ts';

const file = (text: string): FileState => ({ kind: 'file', bytes: Buffer.from(text), mode: 0o644 });
const changed = (path: string, before: string, after: string): FileChange => ({
  kind: 'changed',
  path,
  before: file(before),
  after: file(after),
});

let read: TestReader;
before(async () => {
  read = await createTestReader(await loadGrammars());
});

const kindsOf = (...changes: readonly FileChange[]) =>
  findWeakenings(changes, read)
    .map(({ kind }) => kind)
    .join(' ');

describe('findWeakenings', () => {
  for (const [title, then, now, kinds] of scriptCases)
    it(`${kinds === '' ? 'lets pass' : `finds ${kinds}`} in TypeScript: ${title}`, () => {
      assert.equal(kindsOf(changed('src/math.test.ts', then, now)), kinds);
      assert.equal(kindsOf(changed('src/math.test.jsx', then, now)), kinds);
    });

  for (const [title, then, now, kinds] of pythonCases)
    it(`${kinds === '' ? 'lets pass' : `finds ${kinds}`} in Python: ${title}`, () => {
      assert.equal(kindsOf(changed('tests/test_math.py', then, now)), kinds);
    });

  const test = "it('a', () => { expect(f()).toBe(1); });\n";
  const other = "it('b', () => { expect(g()).toBe(2); });\n";

  it('finds a deleted file of tests, and none in one that was moved or split', () => {
    const deleted: FileChange = {
      kind: 'deleted',
      path: 'a.test.ts',
      before: file(test + other),
      after: undefined,
    };
    const added = (path: string, text: string): FileChange => ({
      kind: 'added',
      path,
      before: undefined,
      after: file(text),
    });

    assert.equal(kindsOf(deleted), 'deleted deleted');
    assert.equal(kindsOf(deleted, added('b.test.ts', test)), 'deleted');
    assert.equal(kindsOf(deleted, added('b.test.ts', test), added('c.test.ts', other)), '');
    assert.equal(kindsOf(deleted, added('b.ts', test + other)), 'deleted deleted', 'no runner looks there');
    assert.equal(
      kindsOf({
        kind: 'renamed',
        from: 'a.test.ts',
        path: 'sub/b.test.ts',
        before: file(test),
        after: file(test),
      }),
      '',
    );
    assert.equal(
      kindsOf({ kind: 'renamed', from: 'a.test.ts', path: 'a.ts', before: file(test), after: file(test) }),
      'deleted',
    );
    assert.equal(
      kindsOf({
        kind: 'renamed',
        from: 'a.test.ts',
        path: 'a.test.ts.bak',
        before: file(test),
        after: file(test),
      }),
      'deleted',
    );
  });

  it('takes a test for gone that moved to where its runner may not look', () => {
    const moved = (path: string): FileChange => ({
      kind: 'renamed',
      from: 'test/a.test.ts',
      path,
      before: file(test),
      after: file(test),
    });
    assert.equal(kindsOf(moved('test/deep/a.test.ts')), '');
    assert.equal(kindsOf(moved('old/a.test.ts')), 'deleted');
    const [gone, added] = [moved('x'), moved('y')].map(({ before }) => before);
    assert.equal(
      kindsOf(
        { kind: 'deleted', path: 'test/a.test.ts', before: gone, after: undefined },
        { kind: 'added', path: 'old/b.test.ts', before: undefined, after: added },
      ),
      'deleted',
    );
  });

  it('does not take one new test for two that are gone', () => {
    assert.equal(
      kindsOf(changed('a.test.ts', `${test}${test.replace("'a'", "'a2'")}`, test.replace("'a'", "'c'"))),
      'deleted',
    );
  });

  it('finds changes of what runs and what is expected outside of tests', () => {
    const manifest = (scripts: object, more = {}) => JSON.stringify({ name: 'x', scripts, ...more });
    assert.equal(
      kindsOf(changed('package.json', manifest({ test: 'mocha' }), manifest({ test: 'true' }))),
      'configuration',
    );
    assert.equal(
      kindsOf(
        changed('package.json', manifest({ test: 'mocha' }), manifest({ test: 'mocha' }, { version: '2' })),
      ),
      '',
    );
    assert.equal(kindsOf(changed('jest.config.js', 'a', 'b')), 'configuration');
    assert.equal(kindsOf(changed('api/pytest.ini', 'a', 'b')), 'configuration');
    assert.equal(
      kindsOf(
        changed(
          'pyproject.toml',
          '[project]\nversion = "1"\n[tool.pytest.ini_options]\na = 1\n',
          '[project]\nversion = "2"\n[tool.pytest.ini_options]\na = 1\n',
        ),
      ),
      '',
    );
    assert.equal(
      kindsOf(
        changed('pyproject.toml', '[tool.pytest.ini_options]\na = 1\n', '[tool.pytest.ini_options]\na = 2\n'),
      ),
      'configuration',
    );
    assert.equal(kindsOf(changed('__snapshots__/a.snap', 'a', 'b')), 'snapshot');
    assert.equal(kindsOf(changed('src/app.ts', 'a(1);', 'b(2);')), '');
  });

  it('finds comments, exits, repetitions and names that let a check pass without its work', () => {
    const cases: readonly (readonly [string, string, string, string])[] = [
      ['src/a.ts', 'f(1);', '// @ts-expect-error\nf(1);', 'suppressed'],
      ['src/a.ts', 'f(1);', 'f(1); // eslint-disable-line', 'suppressed'],
      ['src/a.py', 'f(1)', 'f(1)  # type: ignore', 'suppressed'],
      ['src/a.py', 'f(1)  # noqa', 'g(1)  # noqa', ''],
      ['a.test.ts', test, `process.exit(0);\n${test}`, 'escaped'],
      [
        'test_a.py',
        'def test_a():\n    assert f() == 1\n',
        'import sys\nsys.exit(0)\ndef test_a():\n    assert f() == 1\n',
        'escaped',
      ],
      ['a.test.ts', test, `jest.retryTimes(5);\n${test}`, 'escaped'],
      ['a.test.ts', test, `const it = () => undefined;\n${test}`, 'escaped'],
      ['a.test.ts', test, `function expect() { return anything; }\n${test}`, 'escaped'],
      ['a.test.ts', test, `import { it, expect } from './fake.ts';\n${test}`, 'escaped'],
      ['a.test.ts', test, `import { it, expect } from 'vitest';\n${test}`, ''],
      ['src/main.ts', 'f();', 'f(); process.exit(1);', ''],
      ['tsconfig.json', '{"strict": true}', '{"strict": false}', 'configuration'],
    ];
    for (const [name, then, now, kinds] of cases) assert.equal(kindsOf(changed(name, then, now)), kinds, now);
  });

  it('reads other languages by their lines', () => {
    const go = 'func TestA(t *testing.T) {\n\tif f() != 1 {\n\t\tt.Fatal()\n\t}\n}\n';
    assert.equal(kindsOf(changed('a_test.go', go, go.replace('{\n', '{\n\tt.Skip("x")\n'))), 'unread');
    assert.equal(kindsOf(changed('a_test.go', go, go.replace('1', '2'))), 'unread');
    assert.equal(kindsOf(changed('a_test.go', go, `${go}func TestB(t *testing.T) {\n}\n`)), '');
    assert.equal(
      kindsOf({ kind: 'deleted', path: 'src/test/ATest.java', before: file('class A {}'), after: undefined }),
      'unread',
    );
    assert.equal(kindsOf(changed('a.go', go, go.replace('1', '2'))), '');
  });
});

describe('judge', () => {
  const check = (name: string, exitCode: number | undefined, command = ['npm', 'test']): CheckResult => ({
    name,
    command,
    exitCode,
    outputSha256: 'a'.repeat(64),
  });
  const evidence = (more: Partial<Evidence>): Evidence => ({
    hunkIds: ['h1', 'h2'],
    before: [],
    after: [],
    named: [],
    newFindings: 0,
    weakenings: [],
    isExact: true,
    ...more,
  });
  const weakenings = [{ path: 'a.test.ts', test: 'a', kind: 'skipped' }] as const;

  const cases: readonly (readonly [string, Partial<Evidence>, string])[] = [
    ['a named check fixed', { before: [check('u', 1)], after: [check('u', 0)], named: ['u'] }, 'verified'],
    [
      'a named check fixed where more stood than is offered',
      { before: [check('u', 1)], after: [check('u', 0)], named: ['u'], isExact: false },
      'unproven',
    ],
    [
      'a named check fixed, others kept',
      { before: [check('u', 1), check('t', 0)], after: [check('u', 0), check('t', 0)], named: ['u'] },
      'verified',
    ],
    [
      'a check fixed that nobody named',
      { before: [check('u', 1), check('t', 0)], after: [check('u', 0), check('t', 0)] },
      'checked',
    ],
    [
      'a named check fixed, another broken',
      { before: [check('u', 1), check('t', 0)], after: [check('u', 0), check('t', 2)], named: ['u'] },
      'failed',
    ],
    [
      'a named check fixed, another not repeated',
      { before: [check('u', 1), check('t', 0)], after: [check('u', 0)], named: ['u'] },
      'unproven',
    ],
    [
      'a named check still failing',
      { before: [check('u', 1)], after: [check('u', 1)], named: ['u'] },
      'failed',
    ],
    [
      'a named check that passed before',
      { before: [check('u', 0)], after: [check('u', 0)], named: ['u'] },
      'checked',
    ],
    ['a named check without a result before', { after: [check('u', 0)], named: ['u'] }, 'unproven'],
    [
      'a named check fixed by another command',
      { before: [check('u', 1)], after: [check('u', 0, ['true'])], named: ['u'] },
      'unproven',
    ],
    [
      'one of two repetitions failing',
      { before: [check('u', 1)], after: [check('u', 0), check('u', 1)], named: ['u'] },
      'unstable',
    ],
    ['ended by the time limit', { before: [check('u', 0)], after: [check('u', undefined)] }, 'failed'],
    ['everything kept', { before: [check('u', 0)], after: [check('u', 0)] }, 'checked'],
    [
      'everything kept, not scanned',
      { before: [check('u', 0)], after: [check('u', 0)], newFindings: undefined },
      'unproven',
    ],
    [
      'everything kept, a new finding',
      { before: [check('u', 0)], after: [check('u', 0)], newFindings: 1 },
      'unproven',
    ],
    ['no check at all', {}, 'unproven'],
    ['only failing checks', { before: [check('u', 1)], after: [check('u', 1)] }, 'unproven'],
    [
      'fixed with a weakened test',
      { before: [check('u', 1)], after: [check('u', 0)], named: ['u'], weakenings },
      'tests-changed',
    ],
    [
      'kept with a weakened test',
      { before: [check('u', 0)], after: [check('u', 0)], weakenings },
      'tests-changed',
    ],
    [
      'broken with a weakened test',
      { before: [check('u', 0)], after: [check('u', 1)], weakenings },
      'failed',
    ],
  ];
  for (const [title, more, word] of cases)
    it(`says ${word} of ${title}`, () => {
      const verdict = judge(evidence(more));

      assert.equal(verdict.word, word);
      assert.deepEqual(verdict.testFiles, more.weakenings === undefined ? [] : ['a.test.ts']);
    });

  it('keeps command, exit code and hash of the output, and holds for exactly what it was taken of', () => {
    const verdict = judge(evidence({ before: [check('u', 1)], after: [check('u', 0)], named: ['u'] }));

    assert.deepEqual(verdict.after, [check('u', 0)]);
    assert.ok(holdsFor(verdict, ['h2', 'h1']));
    for (const other of [['h1'], [], ['h1', 'h2', 'h3'], ['h1', 'h3']]) assert.ok(!holdsFor(verdict, other));
  });

  it('holds for no other choice of hunks, and is Verified only by a named check that failed and passes', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const codes = fc.constantFrom(0, 1, undefined);
    const results = fc.uniqueArray(fc.record({ name: fc.constantFrom('u', 't'), exitCode: codes }), {
      selector: ({ name }) => name,
    });
    fc.assert(
      fc.property(ids, ids, results, results, (taken, accepted, then, now) => {
        const [before, after] = [then, now].map((all) =>
          all.map(({ name, exitCode }) => check(name, exitCode)),
        );
        const verdict = judge(
          evidence({ hunkIds: taken, before: before ?? [], after: after ?? [], named: ['u'] }),
        );
        assert.equal(holdsFor(verdict, accepted), taken.toSorted().join() === accepted.toSorted().join());
        const code = (all: typeof then, name: string) => all.find((one) => one.name === name)?.exitCode;
        const isFixed =
          then.some(({ name }) => name === 'u') && code(then, 'u') !== 0 && code(now, 'u') === 0;
        const isKept = code(then, 't') !== 0 || code(now, 't') === 0;
        assert.equal(verdict.word === 'verified', isFixed && isKept);
      }),
      { numRuns: 500 },
    );
  });
});
