import { testRule } from '../testing.test.ts';

testRule('missing-self', [
  [
    'a class that groups functions',
    'python',
    'class A:\n    def a():\n        return 1\n    def b():\n        return 2\n',
  ],
  ['an interface', 'python', 'class A(Interface):\n    def a():\n        return self.b\n'],
]);

testRule('missing-super', [
  [
    'an object that does nothing on purpose',
    'python',
    'class A:\n    def __init__(self):\n        self.a = 1\n    def b(self):\n        return self.a\nclass NoA(A):\n    def __init__(self):\n        """Nothing to set up."""\n        pass\n',
  ],
  [
    'fields that the class gives itself',
    'python',
    'class A:\n    def __init__(self):\n        self.a = 1\n    def b(self):\n        return self.a\nclass B(A):\n    def __init__(self):\n        self.a = 2\n',
  ],
  [
    'a constructor that never comes to an end',
    'typescript',
    'class B extends A { constructor() { throw new Error("a"); } }\n',
  ],
]);

testRule('undefined-name', [
  ['names of a pattern', 'python', 'a = 1\nmatch a:\n    case {"b": c}:\n        print(c)\n'],
  ['names that come in unseen', 'python', 'exec(code)\nprint(answer)\n'],
  [
    'a name whose absence is handled',
    'python',
    'try:\n    text = unicodes(a)\nexcept NameError:\n    text = str(a)\n',
  ],
  [
    'a name of another function',
    'python',
    'def f():\n    global count\n    count = 1\n\ndef g():\n    return count\n',
  ],
  ['a name that nothing gives', 'python', 'def f(rows):\n    return [row for row in rowz]\n', 2],
]);

testRule('const-assigned', [
  ['a variable of an inner block', 'javascript', 'const a = 1;\n{ let a = 2; a = 3; }\n'],
  ['a step', 'typescript', 'const a = 1;\na++;\n', 2],
]);

testRule('missing-return', [
  [
    'a callback whose result is dropped behind a question',
    'javascript',
    'rows && rows.map((row) => { print(row); });\n',
  ],
  [
    'a property that another method refuses',
    'python',
    'class A:\n    @property\n    def a(self):\n        self._refuse()\n    def _refuse(self):\n        raise TypeError("no rows")\n',
  ],
  [
    'a property whose other method comes back',
    'python',
    'class A:\n    @property\n    def a(self):\n        self._fetch()\n    def _fetch(self):\n        self.rows = 1\n',
    3,
  ],
  ['what must not be asked', 'python', 'class A:\n    def __hash__(self):\n        assert 0, "not a key"\n'],
  ['a callback that throws', 'javascript', 'const a = rows.map((row) => { throw new Error(row); });\n'],
  ['a result that nobody reads', 'javascript', 'rows.filter((row) => { print(row); });\n'],
  [
    'a property that is not written yet',
    'python',
    'class A:\n    @property\n    def a(self):\n        """The a."""\n',
  ],
]);

testRule('format-mismatch', [
  ['places with names', 'python', 'a = "%(b)s" % c\nd = "{b}".format(b=1)\n'],
  ['values that are not counted', 'python', 'a = "%s %s" % values\nb = "{} {}".format(*values)\n'],
  ['a percent sign', 'python', 'a = "100%% of %s" % b\nlogger.info("100% sure", b)\n'],
  ['too few values', 'python', 'a = "%s %-5.2f" % (b,)\n', 1],
]);

testRule('conditional-hook', [
  [
    'a hook of somebody else',
    'javascript',
    "import { useState } from './own';\nfunction A(b) { if (b) useState(1); }\n",
  ],
  [
    'a return behind the hooks',
    'tsx',
    "import { useState } from 'react';\nfunction A(b) { const [c] = useState(1); if (b) return c; return 1; }\n",
  ],
]);

testRule('copied-lines', [
  ['a table', 'javascript', `const rows = [\n${'  { id: 1, name: "a" },\n'.repeat(60)}];\n`],
]);

testRule('misused-assertion', [
  [
    'a message that shows what was asked',
    'python',
    'class T:\n    def t(self):\n        self.assertTrue(a.startswith(b), (a, b))\n',
  ],
  [
    'a value that is taken for a message',
    'python',
    'class T:\n    def t(self):\n        self.assertTrue(mock.call_args, (("a",), {}))\n',
    3,
  ],
  [
    'a parser that expects a token',
    'javascript',
    'class P { read() { this.expect(brace); } }\nfunction expect(a) { next(a); }\nexpect(1);\n',
  ],
]);

testRule('returning-initialiser', [
  ['a setter that ends in a call', 'javascript', 'class A { set a(b) { return this.put(b); } }\n'],
  [
    'a call that gives nothing',
    'python',
    'class A:\n    def __init__(self, b):\n        return self._old(b)\n    def _old(self, b):\n        self.b = b\n',
  ],
  [
    'a call that gives something',
    'python',
    'class A:\n    def __init__(self, b):\n        return self._old(b)\n    def _old(self, b):\n        return b\n',
    3,
  ],
]);

testRule('mutable-default', [
  ['a memory of earlier calls', 'python', 'def f(name, _cache={}):\n    _cache[name] = 1\n'],
]);

testRule('floating-promise', [
  [
    'a function that begins its own next turn',
    'javascript',
    'async function f() {\n  const poll = async () => {\n    await g();\n    poll();\n  };\n  await poll();\n}\n',
  ],
  [
    'what a decorator has made of it',
    'python',
    '@run_until_complete\nasync def f():\n    await g()\n\ndef h():\n    f()\n',
  ],
  ['a coroutine', 'python', 'async def f():\n    await g()\n\ndef h():\n    f()\n', 5],
]);
