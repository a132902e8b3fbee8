import assert from 'node:assert/strict';
import { detectLanguage, ScanCancelled } from './index.ts';
import { limits } from './limits.ts';
import type { ModuleSummaries } from './model.ts';
import { found, onlyFinding, scannerWith, sharedScanner, shown } from './testing.test.ts';

const handler = 'export function f(req, res) {\n  res.redirect(req.query.to);\n}\n';

describe('detectLanguage', () => {
  it('knows a language by the ending of the name, whatever its case', () => {
    assert.equal(detectLanguage('src/a.TS'), 'typescript');
    assert.equal(detectLanguage('a.jsx'), 'javascript');
    assert.equal(detectLanguage('a/b.tsx'), 'tsx');
    assert.equal(detectLanguage('b.pyi'), 'python');
    assert.equal(detectLanguage('Makefile'), undefined);
  });
});

describe('scan', () => {
  it('says for a flow where the value came from, step by step', async () => {
    const finding = await onlyFinding(
      'javascript',
      'sql-injection',
      [
        "const { Pool } = require('pg');",
        'const pool = new Pool();',
        'function load(name) {',
        "  return pool.query('select ' + name);",
        '}',
        'exports.show = (req, res) => {',
        '  const wanted = req.params.name;',
        '  res.json(load(wanted));',
        '};',
      ].join('\n'),
    );

    assert.equal(finding.range.startLine, 3);
    assert.deepEqual(
      finding.steps.map((step) => step.range.startLine),
      [6, 6, 7, 2, 3],
    );
    assert.match(finding.steps[0]?.message ?? '', /the request comes in/);
    assert.match(finding.steps.at(-1)?.message ?? '', /reaches pool\.query/);
    assert.equal(finding.confidence, 'high');
  });

  it('keeps the line ends and the indentation of the file in what a fix adds', async () => {
    const text = 'def add(line, lines=[]):\r\n\t"Adds."\r\n\tlines.append(line)\r\n';
    const { fixes } = await onlyFinding('python', 'mutable-default', text);

    const added = fixes[0]?.edits.map(({ newText }) => newText);

    assert.deepEqual(added, ['None', 'if lines is None:\r\n\t\tlines = []\r\n\t']);
  });

  it('follows a flow through an imported function and shows the step in the other file', async () => {
    const summaries: ModuleSummaries = {
      resolve: (from, specifier) =>
        from === 'app/main.py' && specifier === '.store'
          ? {
              path: 'app/store.py',
              language: 'python',
              text: 'import sqlite3\n\ndef find(name):\n    db = sqlite3.connect("a")\n    return db.execute("select " + name)\n',
            }
          : undefined,
    };
    const scanner = await scannerWith({ summaries });
    const text =
      'from flask import request\nfrom .store import find\n\ndef show():\n    return {"rows": find(request.args["q"])}\n';

    const [finding] = scanner.scan('app/main.py', 'python', text).findings;

    assert.equal(finding?.ruleId, 'sql-injection');
    assert.equal(finding.range.startLine, 4);
    const elsewhere = finding.steps.filter((step) => step.path === 'app/store.py');
    assert.deepEqual(
      elsewhere.map((step) => step.range.startLine),
      [2, 4],
    );
    const last = finding.steps.at(-1);
    assert.deepEqual(
      { path: last?.path, message: last?.message },
      { path: 'app/store.py', message: 'reaches db.execute' },
    );
  });

  it('matches by what a name means, not by how it is written', async () => {
    assert.deepEqual(
      await found(
        'javascript',
        "import { createHash as h } from 'crypto';\nexport const password = h('md5');\n",
      ),
      ['weak-hash@2'],
    );
    assert.deepEqual(
      await found(
        'javascript',
        "const crypto = { createHash: (n) => n };\nexport const password = crypto.createHash('md5');\n",
      ),
      [],
    );
    assert.deepEqual(
      await found('python', 'from hashlib import md5 as digest\npassword_hash = digest(b"x")\n'),
      ['weak-hash@2'],
    );
  });

  it('finds nothing in strings and comments', async () => {
    const text =
      "// eval(req.query.x); debugger;\nexport const help = 'eval(req.query.x); res.redirect(req.query.to)';\n/* debugger; */\n";

    assert.deepEqual(await found('typescript', text), []);
  });

  it('finds what stands elsewhere in a file that is half typed, and says that it is partial', async () => {
    const scanner = await sharedScanner();

    const result = scanner.scan('a.ts', 'typescript', `const broken = call(\n\n${handler}`);

    assert.ok(result.findings.map(shown).includes('open-redirect@4'));
    assert.equal(result.partial, true);
    assert.match(result.notes.join(), /syntax error/);
  });

  it('offers no fix that touches a syntax error', async () => {
    const scanner = await sharedScanner();

    const { findings } = scanner.scan(
      'a.py',
      'python',
      'import yaml\nx = yaml.load(text)\ny = yaml.load(text\nz = = 1\n',
    );

    const offered = findings
      .filter((finding) => finding.ruleId === 'unsafe-yaml-load')
      .map((finding) => finding.fixes.length);
    assert.ok(offered.includes(1) || offered.length > 0);
    const touching = findings
      .filter((finding) => finding.range.startLine >= 2)
      .flatMap((finding) => finding.fixes);
    assert.deepEqual(touching, []);
  });

  it('reads nothing of a text over the limit, and says so', async () => {
    const scanner = await sharedScanner();

    const result = scanner.scan('a.ts', 'typescript', `debugger;\n${' '.repeat(limits.fileLength)}`);

    assert.deepEqual(result.findings, []);
    assert.equal(result.partial, true);
    assert.match(result.notes.join(), /not scanned/);
  });

  it('leaves the flow of a huge function out, says so, and keeps its other findings', async () => {
    const scanner = await sharedScanner();
    const lines = Array.from({ length: 4_000 }, (_each, index) => `  sum(${index}, total);`).join('\n');

    const result = scanner.scan(
      'a.js',
      'javascript',
      `function big(req, res) {\n  debugger;\n  res.redirect(req.query.to);\n${lines}\n}\nbig();\n`,
    );

    assert.deepEqual(result.findings.map(shown), ['long-file@1', 'long-function@1', 'debugger-statement@2']);
    assert.match(result.notes.join(), /data flow: a function is over/);
  });

  it('survives nesting that would overflow a naive walk', async () => {
    const scanner = await sharedScanner();
    const deep = `${'['.repeat(5_000)}1${']'.repeat(5_000)}`;

    const result = scanner.scan(
      'a.js',
      'javascript',
      `export function f(req, res) { debugger; res.redirect(req.query.to); return ${deep}; }\n`,
    );

    assert.deepEqual(result.findings.map(shown), ['debugger-statement@1', 'open-redirect@1']);
    assert.equal(result.partial, true);
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['brackets', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['open brackets', '('.repeat(20_000)],
    ['a nested pattern', `const ${'{a: '.repeat(5_000)}b${'}'.repeat(5_000)} = c;`],
    ['a nested target', `${'['.repeat(20_000)}x${']'.repeat(20_000)} = y\n`],
    ['chains of calls', `f${'()'.repeat(20_000)}\nlet g = a; if (x) g = b; g${'()'.repeat(20_000)}\n`],
    ['a chain of sums', `x = ${'a+'.repeat(20_000)}a\n`],
    ['functions in functions', `${'function a(){'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['NUL and half a surrogate pair', 'debugger;\0\0\ud800'],
  ];
  for (const [name, text] of hostile) {
    it(`comes back from ${name}`, async () => {
      const scanner = await sharedScanner();

      for (const language of ['typescript', 'python'] as const) {
        const result = scanner.scan('hostile', language, text);
        assert.equal(result.partial, result.notes.length > 0);
      }
    });
  }

  it('stops when its signal is aborted', async () => {
    const scanner = await sharedScanner();

    assert.throws(() => scanner.scan('a.js', 'javascript', handler, { aborted: true }), ScanCancelled);
  });

  it('stops between two units when the signal is aborted on the way', async () => {
    const scanner = await sharedScanner();
    let questions = 0;
    const signal = {
      get aborted() {
        questions += 1;
        return questions > 4;
      },
    };

    assert.throws(() => scanner.scan('a.js', 'javascript', handler.repeat(20), signal), ScanCancelled);
    // It asks once more to tell an abort from a deadline, and a handful of times at most before the next unit.
    assert.ok(questions <= 6, String(questions));
  });

  it('runs only the rules asked for, and changes its version with them', async () => {
    const all = await sharedScanner();
    const one = await scannerWith({ ruleIds: ['debugger-statement'] });

    const result = one.scan('a.js', 'javascript', `debugger;\n${handler}`);

    assert.deepEqual(result.findings.map(shown), ['debugger-statement@1']);
    assert.deepEqual(
      one.rules.map((rule) => rule.id),
      ['debugger-statement'],
    );
    assert.notEqual(one.version, all.version);
  });

  it('counts columns in UTF-16 code units', async () => {
    const finding = await onlyFinding('javascript', 'debugger-statement', "const a = '😀'; debugger;\n");

    assert.equal(finding.range.startColumn, 16);
    assert.equal(finding.range.startOffset, 16);
  });
});

describe('suppressions', () => {
  const reason = 'the tutorial stops here';
  const wanted: ReadonlySet<string> = new Set(['debugger-statement', 'nan-comparison', 'none-comparison']);
  const isNan = (name: string): boolean => name.startsWith('nan-comparison');

  it('set a finding aside on their own line and on the line below, with their reason', async () => {
    const scanner = await sharedScanner();
    const text = `debugger; // vireo: ignore[debugger-statement] ${reason}\n// vireo: ignore[debugger-statement] ${reason}\ndebugger;\n`;

    const result = scanner.scan('a.js', 'javascript', text);

    assert.deepEqual(result.findings, []);
    assert.deepEqual(
      result.suppressed.map((each) => each.reason),
      [reason, reason],
    );
  });

  it('have no effect without a reason, and are reported', async () => {
    assert.deepEqual(await found('python', 'breakpoint()  # vireo: ignore[debugger-statement]\n'), [
      'debugger-statement@1',
      'suppression-without-reason@1',
    ]);
  });

  it('are reported when they match nothing', async () => {
    assert.deepEqual(await found('python', '# vireo: ignore[debugger-statement] kept for later\nx = 1\n'), [
      'unused-suppression@1',
    ]);
  });

  it('set aside the rules that they name and no other', async () => {
    const text = '// vireo: ignore[debugger-statement, weak-hash] kept for later\ndebugger; \n';

    assert.deepEqual(await found('javascript', text), ['unused-suppression@1']);
  });

  it('take their reason from a later line of a block comment', async () => {
    const scanner = await sharedScanner();
    const text = '/* vireo: ignore[debugger-statement]\n   because the tutorial stops here */\ndebugger;\n';

    const { findings, suppressed } = scanner.scan('a.ts', 'typescript', text);

    assert.deepEqual(findings, []);
    assert.deepEqual(
      suppressed.map((each) => each.reason),
      ['because the tutorial stops here'],
    );
  });

  it('cover what begins below and goes on where no comment can stand, and no line beyond that', async () => {
    const template = `// vireo: ignore[nan-comparison] ${reason}\nconst made = \`\n  \${name == NaN}\n\`;\n`;
    const call = `// vireo: ignore[nan-comparison] ${reason}\nrun(\n  name == NaN,\n);\n`;

    assert.deepEqual((await found('javascript', template)).filter(isNan), []);
    assert.deepEqual((await found('javascript', call)).filter(isNan), ['nan-comparison@3']);
  });

  /** A text in which one finding is to be set aside, and what the text is then; undefined where no comment can stand. */
  const written: readonly (readonly [
    what: string,
    path: string,
    text: string,
    edited: string | undefined,
  ])[] = [
    [
      'a statement',
      'a.ts',
      'function f() {\n  debugger;\n}\nf();\n',
      'function f() {\n  //\n  debugger;\n}\nf();\n',
    ],
    ['Python', 'a.py', 'def f():\n    breakpoint()\n', 'def f():\n    #\n    breakpoint()\n'],
    [
      'children of JSX',
      'a.tsx',
      'const a = (\n  <ul>\n    text\n    <b>{q == NaN}</b>\n  </ul>\n);\n',
      'const a = (\n  <ul>\n    text\n    {/**/}\n    <b>{q == NaN}</b>\n  </ul>\n);\n',
    ],
    [
      'text of JSX',
      'a.tsx',
      'const a = (\n  <ul>\n    text {q == NaN}\n    text\n  </ul>\n);\n',
      'const a = (\n  //\n  <ul>\n    text {q == NaN}\n    text\n  </ul>\n);\n',
    ],
    [
      'an attribute of JSX',
      'a.tsx',
      'const a = (\n  <a\n    href="x"\n    title={q == NaN}\n  >x</a>\n);\n',
      'const a = (\n  <a\n    href="x"\n    //\n    title={q == NaN}\n  >x</a>\n);\n',
    ],
    [
      'a template literal',
      'a.ts',
      'f();\n  const a = `\n one ${q == NaN}\n two`;\n',
      'f();\n  //\n  const a = `\n one ${q == NaN}\n two`;\n',
    ],
    [
      'code within a template literal',
      'a.ts',
      'const a = `\n one ${[\n  q == NaN,\n ]}`;\n',
      'const a = `\n one ${[\n  //\n  q == NaN,\n ]}`;\n',
    ],
    [
      'what another tool is told of the next line',
      'a.ts',
      'f();\n// eslint-disable-next-line\nconst a = q == NaN;\n',
      'f();\n//\n// eslint-disable-next-line\nconst a = q == NaN;\n',
    ],
    ['two in one template literal', 'a.ts', 'const a = `\n${q == NaN}\n${q == NaN}`;\n', undefined],
    ['two on one line', 'a.ts', 'q == NaN; q == NaN;\n', undefined],
    ['an f-string', 'a.py', 'a = f"""\n {q == None}\n"""\n', '#\na = f"""\n {q == None}\n"""\n'],
    [
      'a continued line',
      'a.py',
      'a = 1 + \\\n  2 + \\\n  q == None\n',
      '#\na = 1 + \\\n  2 + \\\n  q == None\n',
    ],
    [
      'a continued line of Windows',
      'a.py',
      'a = 1 + \\\r\n  q == None\r\n',
      '#\r\na = 1 + \\\r\n  q == None\r\n',
    ],
    ['brackets of Python', 'a.py', 'a = [\n  1,\n  q == None,\n]\n', 'a = [\n  1,\n  #\n  q == None,\n]\n'],
  ];
  for (const [what, path, text, edited] of written) {
    it(`are written where they are comments: ${what}`, async () => {
      const scanner = await sharedScanner();
      const language = detectLanguage(path);
      assert.ok(language);
      const document = scanner.open(path, language, text);
      const finding = document.scan().findings.find(({ ruleId }) => wanted.has(ruleId));
      assert.ok(finding);

      const edit = document.suppression({ ...finding, reason });
      if (edit !== undefined) document.edit([edit]);
      const after = document.scan();
      document.dispose();

      const short = edit && document.text.replace(/ vireo: ignore\[[\w-]+\] the tutorial stops here ?/, '');
      assert.equal(short, edited);
      assert.deepEqual(
        after.suppressed.map((each) => each.reason),
        edited === undefined ? [] : [reason],
      );
    });
  }
});

describe('fingerprints', () => {
  const body = '  const target = req.query.to;\n  res.redirect(target);\n  res.redirect(target);\n';

  async function prints(text: string): Promise<string[]> {
    const scanner = await sharedScanner();
    return scanner.scan('a.js', 'javascript', text).findings.map((finding) => finding.fingerprint);
  }

  it('stay when lines move and a formatter has been at work', async () => {
    const before = await prints(`export function go(req, res) {\n${body}}\n`);
    const moved = await prints(
      `// a comment\n\nconst unrelated = 1;\nexport function go(req, res) {\n\n${body.replaceAll('(target)', '( target )')}}\nunrelated;\n`,
    );

    assert.equal(before.length, 2);
    assert.deepEqual(moved, before);
  });

  it('differ between functions and between equal findings in one function', async () => {
    const both = await prints(
      `export function go(req, res) {\n${body}}\nexport function leave(req, res) {\n${body}}\n`,
    );

    assert.equal(new Set(both).size, 4);
  });
});
