import assert from 'node:assert/strict';
import { checkLimits, findLimitProblems, listSizes, readExceptions } from '../../scripts/check/limits.ts';
import { measureFile } from '../../scripts/check/measures.ts';
import { limitsGate } from '../../scripts/check.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const root = 'src/backend/app.ts';
const slice = 'src/backend/contexts/time/weeks';
const exceptions = 'scripts/check/limit-exceptions.txt';
const reason = 'One list that is read whole.';

function fill(folder: string, count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${folder}/file-${index}.ts`, 'export {};']),
  );
}

/** A function of as many lines, of which all but the first and the last do something. */
function long(lines: number): string {
  return `function run() {\n${'  act();\n'.repeat(lines - 2)}}\n`;
}

/** A function of that complexity. */
function branching(complexity: number): string {
  return `function judge(a) {\n${'  if (a) act();\n'.repeat(complexity - 1)}}\n`;
}

/** What the gate says of a tree that has a short composition root beside the files. */
function judge(files: Readonly<Record<string, string>>): string {
  using tree = createPlantedTree({ [root]: 'export {};', ...files });
  return checkLimits(tree.root).join('\n');
}

describe('limits', () => {
  for (const [what, path, atLimit, above, problem] of [
    [
      'lines of a file',
      'src/a.ts',
      '\n// x'.repeat(349),
      '\n// x'.repeat(350),
      /^src\/a\.ts has 351 lines, of at most 350/,
    ],
    [
      'lines of a test file',
      'src/a.test.ts',
      '\n// x'.repeat(349),
      '\n// x'.repeat(350),
      /^src\/a\.test\.ts has 351 lines/,
    ],
    [
      'lines of the composition root',
      root,
      '// x\n'.repeat(80),
      '// x\n'.repeat(81),
      /app\.ts has 81 lines, of at most 80/,
    ],
    ['lines of a function', 'src/a.ts', long(80), long(81), /^src\/a\.ts run has 81 lines, of at most 80/],
    [
      'complexity',
      'webviews/a.ts',
      branching(10),
      branching(11),
      /^webviews\/a\.ts judge has complexity 11, of at most 10/,
    ],
    ['casts', 'bench/a.ts', 'a as B;', 'a as B; c as D;', /^bench\/a\.ts has 2 casts, of at most 1/],
  ] as const)
    it(`takes the limit of ${what}, and refuses one more`, () => {
      assert.equal(judge({ [path]: atLimit }), '');
      assert.match(judge({ [path]: above }), problem);
    });

  it('refuses the 31st file of a folder', () => {
    assert.equal(judge(fill('src/domain', 30)), '');
    assert.match(judge(fill('src/domain', 31)), /^src\/domain has 31 \.ts files, of at most 30/);
  });

  it('refuses the 31st file of a slice, whatever the exceptions say', () => {
    const line = `folder ${slice} 31: ${reason}`;

    assert.match(judge({ ...fill(slice, 31), [exceptions]: line }), /weeks has 31 \.ts files, of at most 30/);
  });

  it('refuses a missing composition root', async () => {
    using tree = createPlantedTree({});

    assert.match(await limitsGate.run(tree.root), /^src\/backend\/app\.ts has a limit .* but doesn't exist/);
  });

  it('leaves out what is generated, fixtures, casts of tests, and the lines of a list of tests', () => {
    const twoCasts = 'a as B; c as D;';
    const suite = `describe('x', () => {\n${"  it('y', () => act());\n".repeat(100)}});\n`;

    assert.equal(
      judge({
        'src/a.generated.ts': '// x\n'.repeat(400),
        'test/fixtures/a.ts': branching(12),
        'src/a.test.ts': `${twoCasts}\n${suite}`,
        'src/backend/testing/a.ts': twoCasts,
      }),
      '',
    );
  });
});

describe('exceptions of limits', () => {
  const path = 'src/a.ts';

  it('let a function be as branched as they say, and no more', () => {
    const line = `complexity ${path} judge 12: ${reason}`;

    assert.equal(judge({ [path]: branching(12), [exceptions]: line }), '');
    assert.match(judge({ [path]: branching(13), [exceptions]: line }), /complexity 13, of at most 12/);
  });

  it('fall with what they except', () => {
    const line = `complexity ${path} judge 13: ${reason}`;

    assert.match(judge({ [path]: branching(12), [exceptions]: line }), /judge 13 has shrunk: write 12/);
    assert.match(
      judge({ [path]: branching(10), [exceptions]: line }),
      /judge 13 has shrunk: remove the line/,
    );
    assert.match(judge({ [exceptions]: line }), /judge 13 has shrunk: remove the line/);
  });

  it('say why in a sentence, or in that of their folder', () => {
    const inBlock = `# src/scanner: ${reason}\nfile src/scanner/a.ts 400\nfile src/a.ts 400`;

    assert.match(readExceptions('file src/a.ts 400').problems.join(), /no reason in words: file src\/a\.ts/);
    assert.match(readExceptions('file src/a.ts 400: is long').problems.join(), /no reason in words/);
    assert.match(readExceptions('lines src/a.ts 400').problems.join(), /says nothing by: lines src/);
    assert.deepEqual(readExceptions(inBlock).exceptions, [
      { limit: 'file', of: 'src/scanner/a.ts', count: 400, reason },
    ]);
    assert.match(readExceptions(inBlock).problems.join(), /no reason in words: file src\/a\.ts/);
    assert.match(
      readExceptions(inBlock.replaceAll('src/scanner', 'src/domain')).problems.join(),
      /no reason in words: file src\/domain/,
    );
  });

  it('stand once each', () => {
    const { exceptions: twice } = readExceptions(`file ${path} 400: ${reason}\nfile ${path} 400: ${reason}`);

    assert.match(
      findLimitProblems([{ limit: 'file', of: path, count: 400 }], twice).join(),
      /file src\/a\.ts stands 2 times/,
    );
  });
});

describe('what limits count', () => {
  const complexityOf = (body: string) =>
    measureFile('a.ts', `function f(a, b) { ${body} }`).functions[0]?.complexity;

  for (const [what, body, complexity] of [
    ['a straight line', 'return a?.b;', 1],
    ['if and else', 'if (a) b(); else a();', 2],
    [
      'every loop',
      'for (;;) a(); for (const c of b) a(c); for (const c in b) a(c); while (a) b(); do b(); while (a);',
      6,
    ],
    ['each case, and no default', 'switch (a) { case 1: case 2: return b; default: return a; }', 3],
    ['catch', 'try { a(); } catch { b(); }', 2],
    ['and, or, else if missing', 'return (a && b) || (a ?? b);', 4],
    ['assignments of these', 'a &&= b; a ||= b; a ??= b;', 4],
    ['the conditional operator', 'return a ? 1 : b ? 2 : 3;', 3],
    ['a function within by itself', 'return b.map((c) => (c ? 1 : 2));', 1],
  ] as const)
    it(`counts ${what}`, () => {
      assert.equal(complexityOf(body), complexity);
    });

  it('names functions by what they belong to', () => {
    const text = `class A { #go() {} constructor() {} }
      const run = () => list.map((x) => x);
      const table = { read() {}, write: () => 1 };
      function run() {}`;

    assert.deepEqual(
      measureFile('a.ts', text).functions.map(({ name }) => name),
      ['A.#go', 'A.constructor', 'run', 'run>map', 'read', 'write', 'run#2'],
    );
  });

  it('counts casts, and neither constants nor checks', () => {
    assert.equal(measureFile('a.ts', 'a as B; <C>d; e as unknown as F; g as const; h satisfies I;').casts, 4);
  });

  it('measures every file of a folder', () => {
    using tree = createPlantedTree({ 'src/a/b.ts': 'export {};', 'src/a/c.ts': 'export {};' });

    assert.deepEqual(
      listSizes(tree.root).filter(({ limit }) => limit === 'folder'),
      [{ limit: 'folder', of: 'src/a', count: 2 }],
    );
  });
});
