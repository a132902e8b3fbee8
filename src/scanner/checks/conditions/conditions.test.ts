import { testRule } from '../testing.test.ts';

testRule('constant-condition', [
  ['loops without end', 'javascript', 'while (1) { if (step()) break; }\ndo { go(); } while (false);\n'],
  ['a constant that has a name', 'typescript', 'const isDebug = false;\nif (isDebug) go();\n'],
]);

testRule('uncalled-function', [
  [
    'a function that may be missing',
    'python',
    'try:\n    def fast(): return 1\nexcept ImportError:\n    fast = None\nif fast:\n    fast()\n',
  ],
  [
    'a parameter that hides the function',
    'javascript',
    'function ready() { return 1; }\nexport const go = (ready) => (ready ? 1 : 2);\n',
  ],
]);

testRule('identical-branches', [
  ['branches that differ', 'javascript', 'if (a) { go(1); } else if (b) { go(1); } else { go(2); }\n'],
  ['a chain without an end', 'python', 'if a:\n    go()\nelif b:\n    go()\n'],
  [
    'a chain that is alike to its end',
    'tsx',
    'if (a) { go(1); } else if (b) { go(1); } else { go(1); }\n',
    1,
  ],
]);

testRule('empty-branch', [
  ['a case of a chain', 'python', 'if a:\n    pass\nelif b:\n    go()\n'],
  ['a branch that a comment explains', 'javascript', 'if (a) { /* nothing to do */ } else { go(); }\n'],
]);

testRule('fallthrough', [
  [
    'a case that always leaves',
    'javascript',
    'switch (a) { case 1: try { return go(); } finally { end(); } case 2: end(); }\n',
  ],
  ['an endless loop', 'javascript', 'switch (a) { case 1: for (;;) step(); case 2: end(); }\n'],
]);

testRule('redundant-boolean', [
  ['values that are not both boolean', 'javascript', 'const a = b ? true : null;\n'],
  [
    'a branch with a comment',
    'python',
    'def f(a):\n    if a:\n        # why\n        return True\n    else:\n        return False\n',
  ],
]);
