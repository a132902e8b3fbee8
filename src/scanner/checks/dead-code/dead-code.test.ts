import { testRule } from '../testing.test.ts';

testRule('comparison-statement', [
  [
    'an operator that must raise',
    'python',
    'def test_order():\n    with pytest.raises(TypeError):\n        order < 3\n',
  ],
  ['an attempt', 'python', 'try:\n    a < b\nexcept TypeError:\n    go()\n'],
  ['a call with type arguments', 'javascript', "server.get<Reply>('/a', async (request) => request.id);\n"],
]);

testRule('self-assignment', [
  ['a name that is handed on', 'python', 'from a import str\nstr = str\n'],
  [
    'a branch that leaves it',
    'python',
    'def f(a):\n    if a:\n        b = 1\n    else:\n        a = a\n    return a\n',
  ],
  [
    'a field that shadows the default of the class',
    'javascript',
    'class A { constructor() { this.run = this.run; } }\n',
  ],
]);

testRule('discarded-result', [
  [
    'objects that name methods so',
    'javascript',
    'history.replace(/a/, "b");\nbuilder.trim();\nthis.concat(a);\n',
  ],
  [
    'a callback that does the work',
    'javascript',
    'line.replace(/\\t/g, (match) => { count += match.length; });\n',
  ],
  ['text that is cut and forgotten', 'python', 'def f(line):\n    line.rstrip()\n    return line\n', 2],
]);

testRule('redefined', [
  [
    'overloads and accessors',
    'typescript',
    'export function f(a: string): void;\nexport function f(a: number): void;\nexport function f(a: unknown): void { go(a); }\n',
  ],
  [
    'definitions of different branches',
    'python',
    'if a:\n    def f(): return 1\nelse:\n    def f(): return 2\n',
  ],
]);

testRule('overwritten-value', [
  [
    'a value that a closure reads meanwhile',
    'javascript',
    'function f(get) { let a; const read = () => a; a = start(); a = get(read); return a; }\n',
  ],
  ['a name of the module', 'python', 'a = start()\na = go()\n'],
]);

testRule('unused-parameter', [
  ['a function that is handed on', 'python', 'def _f(a, b):\n    return a\n\nrun(_f)\n'],
  ['a function that others import', 'python', 'def f(a, b):\n    return a\n\nf(1, 2)\n'],
]);

testRule('unused-private-member', [
  ['a declaration file', 'typescript', 'declare class A { private a: number; }\n'],
  ['a field that is only asked for', 'javascript', 'class A { #a; static is(x) { return #a in x; } }\n'],
]);

testRule('error-not-thrown', [
  ['an error without a message', 'javascript', 'suite.add(function () { new Error(); });\n'],
  ['an error that is expected', 'python', 'with pytest.raises(ValueError):\n    ValueError("a")\n'],
]);

testRule('unused-name', [
  [
    'an import that says so',
    'python',
    'from a import b  # noqa: F401\nimport c  # pylint: disable=unused-import\n',
  ],
  ['an import that becomes a method', 'python', 'class A:\n    from a import walk\n'],
]);
