import { testRule } from '../testing.test.ts';

testRule('self-comparison', [
  ['the test for NaN as a condition', 'javascript', 'if (n === n) clamp(n);\n'],
  [
    'a test of equality itself',
    'python',
    'class T:\n    def t(self):\n        self.assertTrue(self.a == self.a)\n',
  ],
  ['the same in JavaScript', 'javascript', 'expect(a.x <= a.x).toBe(true);\n'],
  ['the conditional of old Python', 'python', 'made = a.name and a.name or "none"\n'],
  ['the old test for NaN', 'javascript', 'const n = f(x !== x, y);\nconst m = v === v ? v : 0;\n'],
  ['members that are alike', 'javascript', 'if (a.width === a.width) draw();\n', 1],
]);

testRule('duplicate-operand', [
  [
    'a chain that gives its last operand',
    'javascript',
    'const found = typeof g == "object" && g && g.Object && g;\n',
  ],
  [
    'a question that is asked again after a call',
    'javascript',
    'if (this.cache || this.fill() || this.cache) go();\n',
  ],
  ['a comparison in a chain that is tested', 'python', 'if a == 1 or b == 1 or a == 1:\n    go()\n', 1],
]);

testRule('chained-comparison', [
  ['type arguments that read like one', 'javascript', 'const made = create<Order>(rows);\n'],
  ['comparisons in parentheses', 'typescript', 'const both = (a < b) === (b < c);\n'],
  ['equality of both ends that are one of some', 'python', "quoted = text[0] == text[-1] in ('a', 'b')\n"],
  ['a range', 'python', 'inside = 0 <= index < len(rows)\n'],
  ['three in a row', 'tsx', 'const inside = low <= value <= high;\n', 1],
]);

testRule('contradiction', [
  ['constants of different kinds under loose equality', 'javascript', "if (x == 1 && x == '1') go();\n"],
  ['two subjects', 'python', 'if a != 1 or b != 2:\n    go()\n'],
  ['a longer chain', 'python', 'if ready or a != 1 or a != 2:\n    go()\n', 1],
]);

testRule('literal-or', [
  ['a default that is no condition', 'javascript', "const kind = state === 'a' || 'b';\n"],
  ['an empty text', 'python', "if name == 'a' or '':\n    go()\n"],
]);

testRule('length-below-zero', [
  [
    'the length of what may be no list',
    'javascript',
    "const isList = (v) => v && typeof v.length === 'number' && v.length >= 0;\n",
  ],
  ['the length of a list', 'javascript', 'if (ready && v.length >= 0) go();\n', 1],
  ['an assertion', 'javascript', "assert(rows.length >= 0, 'rows are there');\n"],
  ['a length of something else', 'javascript', 'if (road.lengthKm >= 0) go();\n'],
]);

testRule('position-as-condition', [
  [
    'the search of an element tree',
    'python',
    'from xml.etree import ElementTree\nif path.find("title"):\n    go()\n',
  ],
  ['a find of a list', 'javascript', 'if (rows.find(isOpen)) go();\n'],
]);

testRule('inverted-comparison', [
  ['a negated order', 'javascript', 'if (!(a < b)) go();\n'],
  ['a negated chain', 'python', 'if not a == b == c:\n    go()\n'],
]);

testRule('typeof-typo', [
  ['what old browsers said', 'javascript', "if (typeof x === 'unknown') go();\n"],
  ['a capital letter', 'typescript', "if (typeof x === 'String') go();\n", 1],
]);

testRule('float-equality', [
  ['a fraction that binary holds', 'javascript', 'if (a / b === 0.25) go();\n'],
  ['a plain value', 'python', 'if rate == 0.1:\n    go()\n'],
]);
