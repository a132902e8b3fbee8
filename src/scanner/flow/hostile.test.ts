import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { scannerWith, sharedScanner } from '../testing.test.ts';

const head = "import { exec } from 'child_process';\nexport function run(req, res) {\n";
const pythonHead = 'import os\nfrom flask import request\ndef run():\n';

function inScript(body: string): string {
  return `${head}${body}\n}\n`;
}

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

function nested(count: number, open: string, inner: string, close: string): string {
  return open.repeat(count) + inner + close.repeat(count);
}

/** Texts meant to overflow a stack or to take for ever. */
const texts: readonly (readonly [string, CodeLanguage, string])[] = [
  ['20,000 brackets', 'typescript', inScript(`exec(${nested(20_000, '(', 'req.query.a', ')')});`)],
  ['20,000 lists', 'javascript', inScript(`exec(${nested(20_000, '[', 'req.query.a', ']')}[0]);`)],
  ['20,000 open brackets', 'javascript', inScript('('.repeat(20_000))],
  [
    '20,000 brackets of Python',
    'python',
    `${pythonHead}    os.system(${nested(20_000, '(', 'request.args', ')')})\n`,
  ],
  ['calls in calls', 'javascript', inScript(`exec(${nested(5_000, 'f(', 'req.query.a', ')')});`)],
  [
    'functions in functions',
    'javascript',
    inScript(`${nested(1_500, '(() => ', 'exec(req.query.a)', ')()')};`),
  ],
  [
    'conditions in conditions',
    'javascript',
    inScript(nested(3_000, 'if (req.query.a) {', 'exec(req.query.b);', '}')),
  ],
  [
    'a chain of else if',
    'javascript',
    inScript(`${times(3_000, (i) => `if (req.query.a === '${i}') exec('${i}'); else `)};`),
  ],
  [
    'a chain of elif',
    'python',
    `${pythonHead}    if request.args["a"] == "x":\n        pass\n${times(3_000, (i) => `    elif request.args["a"] == "${i}":\n        os.system("${i}")\n`)}`,
  ],
  [
    'choices in choices',
    'javascript',
    inScript(`exec(${times(3_000, (i) => `req.query.a === '${i}' ? '${i}' : `)}req.query.b);`),
  ],
  ['a sum of 20,000 texts', 'javascript', inScript(`exec(req.query.a${times(20_000, () => " + 'a'")});`)],
  [
    '20,000 conditions',
    'javascript',
    inScript(`if (${times(20_000, (i) => `req.query.a === '${i}' || `)}false) exec(req.query.a);`),
  ],
  ['2,000 statements', 'javascript', inScript(times(2_000, (i) => `let a${i} = req.query.a;\n`))],
  ['loops in loops', 'javascript', inScript(nested(40, 'for (const a of req.body) {', 'exec(a);', '}'))],
  ['members of members', 'javascript', inScript(`exec(req${'.a'.repeat(20_000)});`)],
  ['a chain of methods', 'javascript', inScript(`exec(req.query.a${'.trim()'.repeat(8_000)});`)],
  [
    'objects in objects',
    'javascript',
    inScript(`const x = ${nested(5_000, '{ a: ', 'req.query.a', ' }')}; exec(x.a.a.a);`),
  ],
  [
    'patterns in patterns',
    'javascript',
    inScript(`const ${nested(5_000, '{ a: ', 'b', ' }')} = req.body; exec(b);`),
  ],
  [
    'a union of 20,000 types',
    'typescript',
    `type A = ${times(20_000, (i) => `'${i}' | `)}'a';\n${inScript('exec(req.query.a as A);')}`,
  ],
  [
    'a union as parameter',
    'python',
    `${pythonHead}    pass\ndef take(a: ${nested(2_000, 'list[', 'int', ']')}):\n    os.system(a)\n`,
  ],
  [
    '500 classes that extend one another',
    'javascript',
    `${times(500, (i) => `class A${i + 1} extends A${i} { m${i}(x) { return super.m${i}(x); } }\n`)}${inScript('exec(new A500().m1(req.query.a));')}`,
  ],
  [
    'classes that extend in a circle',
    'python',
    `class A(B):\n    pass\nclass B(A):\n    pass\n${pythonHead}    os.system(A(request.args["a"]).name)\n`,
  ],
  [
    '300 functions that call one another',
    'javascript',
    `${times(300, (i) => `function f${i}(x) { return f${(i + 1) % 300}(x) + f${(i + 7) % 300}(x); }\n`)}${inScript('exec(f0(req.query.a));')}`,
  ],
  [
    'closures that call one another',
    'javascript',
    inScript(
      `${times(60, (i) => `const g${i} = (x) => g${(i + 1) % 60}(x) + g${(i + 3) % 60}(x);\n`)}exec(g0(req.query.a));`,
    ),
  ],
  [
    'cases of a switch',
    'javascript',
    inScript(`switch (req.query.a) { ${times(3_000, (i) => `case '${i}': exec('${i}'); `)} }`),
  ],
  [
    'tries in tries',
    'javascript',
    inScript(nested(500, 'try {', 'exec(req.query.a);', '} catch (e) { exec(e.message); }')),
  ],
  [
    'names that stand for one another',
    'python',
    `${pythonHead}    a = a and b\n    b = b or a\n    c = not c and a\n    if a and b or c:\n        os.system(request.args["a"])\n`,
  ],
  [
    'a pattern of groups',
    'javascript',
    inScript(`if (/^${nested(2_000, '(', 'a', ')')}$/.test(req.query.a)) exec(req.query.a);`),
  ],
  [
    'a line of 900,000 blanks and brackets',
    'javascript',
    inScript(`const t = '${'a [ '.repeat(225_000)}'; exec(req.query.a + t);`),
  ],
  ['templates in templates', 'javascript', inScript(`exec(${nested(1_000, '`${', 'req.query.a', '}`')});`)],
  ['decorators on decorators', 'python', `${times(3_000, () => '@app.route("/")\n')}def run(a):\n    pass\n`],
];

/** A signal that expires after it has been asked so often: the engine has no clock, nor have its tests. */
function clock(patience: number) {
  return {
    aborted: false,
    asked: 0,
    get expired() {
      this.asked += 1;
      return this.asked > patience;
    },
  };
}

describe('hostile texts', () => {
  for (const [name, language, text] of texts)
    it(`comes back from ${name}`, async () => {
      const scanner = await sharedScanner();

      const result = scanner.scan('hostile', language, text);

      assert.equal(result.partial, result.notes.length > 0);
    });

  it('ends whenever the caller says that the time is up, and names what it left out', async () => {
    const scanner = await scannerWith({});
    const text = `${head}exec(req.query.a);\n}\n${times(20, (i) => `export function f${i}(req, res) { exec(req.query.b); }\n`)}`;
    const whole = clock(Number.POSITIVE_INFINITY);
    const { findings } = scanner.scan('a.js', 'javascript', text, whole);

    const results = Array.from({ length: whole.asked - 1 }, (_, patience) =>
      scanner.scan('a.js', 'javascript', text, clock(patience)),
    );

    for (const [patience, result] of results.entries()) {
      assert.equal(result.partial, true, `${patience}`);
      assert.match(result.notes.join('\n'), /the time limit was met/, `${patience}`);
      assert.ok(result.findings.length <= findings.length);
    }
    const notes = new Set(results.flatMap((result) => result.notes));
    assert.ok(notes.has('data flow: the time limit was met, some functions were not followed'));
    assert.ok(notes.has('the time limit was met, some checks were left out'));
  });

  it('keeps nothing in an open document of what the time limit has cut short', async () => {
    const scanner = await scannerWith({});
    const text = `${head}exec(req.query.a);\n}\n${times(20, (i) => `export function f${i}(req, res) { debugger; exec(req.query.b); }\n`)}`;
    const whole = clock(Number.POSITIVE_INFINITY);
    const expected = scanner.scan('a.js', 'javascript', text, whole);

    for (let patience = 0; patience < whole.asked; patience += 1) {
      const document = scanner.open('a.js', 'javascript', text);
      document.scan(clock(patience));
      assert.deepEqual(document.scan(), expected, `${patience}`);
      document.dispose();
    }
  });

  it('breaks off in bait for secrets, and reads it all when there is time', async () => {
    const scanner = await scannerWith({});
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${times(12, () => `${'MIIEpAIBAAKCAQEA3x7Vq0'.repeat(3)}\n`)}-----END RSA PRIVATE KEY-----\n`;
    const text = `${times(20_000, () => 'password=+aba')}\n${key}`;
    const document = scanner.open('a.txt', 'text', text);

    const cutShort = document.scan(clock(3));
    const whole = document.scan();

    assert.deepEqual(cutShort.notes, ['secrets: the time limit was met, the rest was not read']);
    assert.deepEqual(whole, scanner.scan('a.txt', 'text', text));
    assert.deepEqual(
      whole.findings.map(({ ruleId }) => ruleId),
      ['private-key'],
    );
    document.dispose();
  });

  it('breaks off while it parses, and parses the next text from its beginning', async () => {
    const scanner = await scannerWith({});
    const long = `${head}${times(20_000, (i) => `exec('${i}');\n`)}}\n`;
    const short = `${head}exec(req.query.a);\n}\n`;

    const broken = scanner.scan('a.js', 'javascript', long, { aborted: false, expired: true });
    const next = scanner.scan('a.js', 'javascript', short);

    assert.match(broken.notes.join('\n'), /the time limit was met while the text was parsed/);
    assert.equal(broken.partial, true);
    assert.equal(next.findings.length, 1);
  });

  it('breaks off inside a function that takes too long', async () => {
    const scanner = await scannerWith({});
    const text = inScript(times(1_000, () => 'exec(req.query.a + req.query.b);\n'));
    const whole = clock(Number.POSITIVE_INFINITY);
    scanner.scan('a.js', 'javascript', text, whole);

    // Most of the questions are the parser's, which comes first.
    const results = Array.from({ length: 10 }, (_, step) =>
      scanner.scan('a.js', 'javascript', text, clock(whole.asked - 1 - 6 * step)),
    );

    const cutShort = results.filter(({ notes }) => notes.some((note) => note.startsWith('data flow')));
    assert.ok(cutShort.length > 1);
  });

  it('finds what it finds without a limit when there is time', async () => {
    const scanner = await sharedScanner();
    const text = `${head}exec(req.query.a);\n}\n`;

    const timed = scanner.scan('a.js', 'javascript', text, { aborted: false, expired: false });

    assert.deepEqual(timed, scanner.scan('a.js', 'javascript', text));
    assert.equal(timed.partial, false);
  });
});
