import { testRule } from '../testing.test.ts';

testRule('changed-while-read', [
  ['headers of a mail', 'python', 'for key in msg.keys():\n    del msg[key]\n'],
  ['keys of a dictionary', 'python', 'for key in rows.keys():\n    del rows[key]\n', 2],
  ['a list of things to do that grows', 'python', 'for job in jobs:\n    jobs.append(job.next)\n'],
  [
    'a class that goes through itself',
    'python',
    'class Jar:\n    def clean(self):\n        for cookie in self:\n            self.clear(cookie)\n',
  ],
  ['a set', 'javascript', 'for (const each of seen) seen.delete(each);\n'],
  [
    'an entry that is taken away in a branch',
    'tsx',
    'for (const a of list) { if (a) { list.splice(0, 1); } }\n',
    1,
  ],
]);

testRule('late-binding', [
  ['a function that runs at once', 'python', 'for a in rows:\n    rows.sort(key=lambda row: row[a])\n'],
  ['a name of its own for each turn', 'javascript', 'for (const a of rows) list.push(() => a);\n'],
  ['a name of the loop in a comprehension', 'python', 'calls = [run(lambda: b) for b in rows]\n'],
]);

testRule('loop-runs-once', [
  ['a loop that tries again', 'python', 'while True:\n    if busy():\n        continue\n    break\n'],
  ['a loop that takes the first', 'javascript', 'function f(rows) { for (const a of rows) { return a; } }\n'],
]);

testRule('quadratic-search', [
  [
    'a short list of constants',
    'javascript',
    "function f(rows) { const a = ['x', 'y']; for (const b of rows) a.includes(b); }\n",
  ],
  ['a text', 'python', 'def f(rows, text):\n    return [row for row in rows if row in text]\n'],
  [
    'a search that ends the loop',
    'python',
    'def f(a):\n    parts = a.split("/")\n    while "." in parts:\n        parts.remove(".")\n',
  ],
]);

testRule('invariant-work', [
  [
    'a pattern that the loop changes',
    'javascript',
    'function f(rows) { for (const a of rows) { use(new RegExp(a)); } }\n',
  ],
  [
    'a pattern that is kept',
    'javascript',
    'function f(rows, b) { let a; for (const c of rows) { a ??= 1; a = new RegExp(b); } }\n',
  ],
]);

testRule('copied-accumulator', [
  [
    'a list that is new in each turn',
    'javascript',
    'function f(rows) { for (const a of rows) { let b = []; b = b.concat(a); } }\n',
  ],
  [
    'a copy in a while loop over a chain',
    'python',
    'def f(a, all):\n    while a:\n        all = all + [a]\n        a = a.next\n',
  ],
]);

testRule('blocking-call', [
  ['a script', 'javascript', "import fs from 'fs';\nfunction f() { return fs.readFileSync('a'); }\n"],
  ['a method of that name', 'python', 'async def f(client):\n    client.run("a")\n'],
]);

testRule('unclosed-resource', [
  ['a file that is handed on', 'python', 'def f(path):\n    file = open(path)\n    return Reader(file)\n'],
  ['a method named open', 'python', 'def f(shop):\n    shop.open("a").read()\n'],
]);

testRule('unbounded-growth', [
  [
    'a store that is emptied',
    'javascript',
    'const a = new Map();\nexport function f(req) { a.set(req.id, 1); }\nexport function g() { a.clear(); }\n',
  ],
  [
    'a store that others may empty',
    'javascript',
    'const a = [];\nexport function f(req) { a.push(req.id); }\nwatch(a);\n',
  ],
]);
