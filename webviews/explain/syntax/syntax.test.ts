import assert from 'node:assert/strict';
import { paintFor } from './highlight.ts';
import { cutPieces, type Piece, paintDiff, plain } from './pieces.ts';

const shown = (line: readonly Piece[] = []) =>
  line.map(({ text, tone }) => (tone === undefined ? text : `${tone}(${text})`)).join('');

describe('colours of code', () => {
  for (const [source, line, expected] of [
    ['src/db.ts', 'const sql = 1;', 'keyword(const) variable(sql) = number(1);'],
    [
      'a/b.tsx',
      'const a = `x ${b} y`; // c',
      'keyword(const) variable(a) = string(`x )${variable(b)}string( y`); comment(// c)',
    ],
    [
      'a.ts',
      'return this.b(/c/g) as string',
      'control(return) keyword(this).name(b)(regexp(/c/g)) control(as) type(string)',
    ],
    ['a.ts', 'class A extends B {}', 'keyword(class) type(A) keyword(extends) type(B) {}'],
    [
      'a.ts',
      'new Map(console, parseInt("1"))',
      'keyword(new) type(Map)(variable(console), name(parseInt)(string("1")))',
    ],
    ['a.ts', 'a(async () => 1)', 'name(a)(keyword(async) () => number(1))'],
    ['a.json', '{"a": true}', '{variable("a"): keyword(true)}'],
    [
      'a.sh',
      'if [ "$A" ]; then echo b; fi',
      'control(if) [ string(")variable($A)string(") ]; control(then) name(echo) b; control(fi)',
    ],
    ['python', 'def f(): return None', 'keyword(def) name(f)(): control(return) keyword(None)'],
    ['deploy.yml', 'image: "x"', 'key(image:) string("x")'],
    ['Dockerfile.dev', 'FROM node:24', 'keyword(FROM) node:number(24)'],
    ['.env.local', 'A="b"', 'A=string("b")'],
    ['main.tf', 'resource "a" {', 'resource "a" {'],
    [
      'src/db.ts',
      'if (a < b && c > "d") {',
      'control(if) (variable(a) < variable(b) && variable(c) > string("d")) {',
    ],
  ] as const) {
    it(`are found in ${source}: ${line}`, () => {
      assert.equal(shown(paintFor(source)([line])[0]), expected);
    });
  }

  it('go on in the next line of a string or comment', () => {
    const lines = paintFor('a.ts')(['/* one', '', 'two */ let a']);

    assert.deepEqual(lines.map(shown), ['comment(/* one)', '', 'comment(two */) keyword(let) variable(a)']);
  });

  it('change no letter, whatever the code is', () => {
    const lines = [
      '<img src="x" onerror=\'a\'>&amp;&#x27; </span>',
      '\t`${`${1}`}`',
      '"\\u0041 </span>',
      '\u{1f600}',
    ];
    for (const source of ['a.ts', 'a.py', 'a.yaml', 'a.json', 'a.sh', 'Dockerfile', 'a.txt']) {
      const painted = paintFor(source)(lines).map((line) => line.map(({ text }) => text).join(''));
      assert.deepEqual(painted, lines, source);
    }
  });

  it('are left out for a text of many thousand letters', () => {
    const long = `const a = "${'x'.repeat(30_000)}"`;

    assert.deepEqual(paintFor('a.js')([long]), [[{ text: long }]]);
  });
});

describe('pieces of a line', () => {
  it('are cut at columns', () => {
    const [line = []] = paintFor('a.ts')(['const a = "b";']);

    assert.equal(shown(cutPieces(line, 2, 11)), 'keyword(nst) variable(a) = string(")');
    assert.deepEqual(cutPieces(line, 20, 30), []);
  });

  it('of a diff are read side by side: a removed line opens nothing for an added one', () => {
    const diff = [
      { sign: 'same', text: 'const a =' },
      { sign: 'removed', text: '  `b' },
      { sign: 'removed', text: '  c`;' },
      { sign: 'added', text: '  b(1);' },
      { sign: 'same', text: 'return;' },
    ] as const;

    assert.deepEqual(paintDiff(diff, paintFor('a.ts')).map(shown), [
      'keyword(const) variable(a) =',
      '  string(`b)',
      'string(  c`);',
      '  name(b)(number(1));',
      'control(return);',
    ]);
    assert.deepEqual(
      paintDiff(diff, plain('a.ts')).map(shown),
      diff.map(({ text }) => text),
    );
  });
});
