import assert from 'node:assert/strict';
import { readGraph } from '../../testing.test.ts';
import { exactVersion, normalizeName, parseRequirement } from './requirement.ts';
import { splitRequirements } from './requirements-lines.ts';

describe('a requirement of Python', () => {
  for (const [text, name, range, source] of [
    ['requests', 'requests', '', 'registry'],
    ['Requests == 2.31.0', 'requests', '== 2.31.0', 'registry'],
    ['zope.interface>=5,<6', 'zope-interface', '>=5,<6', 'registry'],
    ['a[b,c] (>=1.0) ; python_version < "3"', 'a', '>=1.0', 'registry'],
    ['a ; extra == "x"', 'a', '', 'registry'],
    ['a~=1.4.2', 'a', '~=1.4.2', 'registry'],
    ['a @ git+https://x/a.git@main', 'a', '', 'git'],
    ['a @ https://x/a.whl ; python_version > "3"', 'a', '', 'url'],
    ['a @ file:///x', 'a', '', 'file'],
  ] as const) {
    it(`is read from ${text}`, () => {
      const found = parseRequirement(text);

      assert.deepEqual(
        { name: found?.name, range: found?.range, source: found?.source },
        { name, range, source },
      );
      assert.equal(text.slice(found?.rangeStart, (found?.rangeStart ?? 0) + range.length), range);
    });
  }

  for (const text of ['', '-e .', '>=1', 'a >= ', 'a b', 'a ^1.0', '__proto__']) {
    it(`is not ${text || 'nothing'}`, () => assert.equal(parseRequirement(text), undefined));
  }

  it('leaves no choice with == and === alone', () => {
    assert.deepEqual(['==1.0', '===1.0', '== 1.0', '==1.*', '==1.0,!=1.1', '>=1.0', ''].map(exactVersion), [
      '1.0',
      '1.0',
      '1.0',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('names a package by one spelling', () =>
    assert.equal(normalizeName('Zope._-Interface'), 'zope-interface'));
});

describe('a requirements file', () => {
  it('joins lines, parts comments, and keeps the fragment of an address', () => {
    const lines = splitRequirements(
      '# a comment\na==1 \\\n  --hash=x # why\nb @ https://x/b.zip#egg=b\n\n   # indented\nc\n',
    );

    assert.deepEqual(
      lines.map(({ text, line }) => [text.replace(/\s+/g, ' ').trim(), line]),
      [
        ['a==1 --hash=x', 2],
        ['b @ https://x/b.zip#egg=b', 4],
        ['c', 7],
      ],
    );
  });

  it('tells who needs a package where a compiler wrote it', () => {
    const lines = splitRequirements(
      'a==1  # via b, -r in.txt\nb==1\n    # via\n    #   c\n    #   d\nc==1\n# a remark\n',
    );

    assert.deepEqual(
      lines.map(({ via }) => via),
      [['b', '-r in.txt'], ['c', 'd'], []],
    );
  });

  it('takes a version from constraints, and tells a file that is not there and a line that is none', async () => {
    const graph = await readGraph(
      {
        'requirements.txt':
          'a\n-c pins.txt\n-r gone.txt\n!!!\nhttps://x/b.whl\n-e git+https://x/c.git@main\n',
        'pins.txt': 'a==1.5\nunused==3\n',
      },
      'requirements.txt',
    );

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, version }) => [name, version]),
      [['a', '1.5']],
    );
    assert.deepEqual(
      graph.problems.map(({ line, message }) => [line, message]),
      [
        [undefined, 'requirements.txt names gone.txt, which cannot be read'],
        [4, 'requirements.txt: this is no requirement of Python: !!!'],
        [5, 'requirements.txt: installed from an address, which no advisory speaks of: https://x/b.whl'],
        [
          6,
          'requirements.txt: installed from an address, which no advisory speaks of: git+https://x/c.git@main',
        ],
      ],
    );
  });

  it('tells of an address without what opens it, though it is cut', async () => {
    const token = 'x7Kq2mWz9RtB4nYc8VsL1pFd6GhJ3aQe5uT0x7Kq2mWz9RtB4nYc8VsL1pFd6GhJ3aQe5uT0';
    const graph = await readGraph(
      {
        'requirements.txt': `git+https://me:${token}@x/c.git\n-e git+https://${token}@x/c.git\n!!! https://me:${token}@x\n`,
      },
      'requirements.txt',
    );

    assert.equal(graph.problems.length, 3);
    assert.ok(!JSON.stringify(graph.problems).includes(token.slice(0, 20)), JSON.stringify(graph.problems));
  });
});
