import assert from 'node:assert/strict';
import fc from 'fast-check';
import { limits } from './limits.ts';
import type { CodeLanguage, TextEdit } from './model.ts';
import { sharedScanner, shown } from './testing.test.ts';

const script = `import express from 'express';
import { Pool } from 'pg';
import { createHash } from 'node:crypto';
const pool = new Pool();
const app = express();
const table = 'orders';
const columns = ['name', 'created'];

function build(name, order) {
  if (!columns.includes(order)) return 'select 1';
  return "select * from " + table + " where name = '" + name + "' order by " + order;
}

async function run(sql) { return pool.query(sql); }

class Store {
  constructor() { this.db = new Pool(); this.kind = 'a'; }
  find(text) { return this.query('select ' + text); }
  query(sql) { return this.db.query(sql); }
  async save(row) { try { await this.db.insert(row); } catch {} }
}

app.get('/orders', async (req, res) => {
  const { name, order = 'name' } = req.query;
  const rows = await run(build(name, order));
  for (const row of rows) { await pool.query(row.sql); }
  run('select 1');
  // vireo: ignore[debugger-statement] on purpose, for the lesson
  debugger;
  res.send('<b>' + name + '</b>');
});

app.post('/find', (req, res) => {
  const store = new Store();
  const password = createHash('md5').update(req.body.password).digest('hex');
  const handlers = { go: (to) => res.redirect(to) };
  handlers.go(req.body.next);
  if (password === password) res.end();
  return store.find(req.body.text);
  res.end();
});

export const settings = { rejectUnauthorized: false, password: 'Winter-2031!x', a: 1, a: 2 };
export function token() { return Math.random(); }
`;

const python = `import os
import sqlite3
import subprocess
from flask import Flask, request, redirect

app = Flask(__name__)
ORDERS = {"a": 1}

def build(name, lines=[]):
    lines.append(name)
    return "select * from users where name = '%s'" % name

def run(sql):
    connection = sqlite3.connect("app.db")
    return connection.execute(sql)

class Store:
    def __init__(self, path="a.db"):
        self.db = sqlite3.connect(path)

    def find(self, text):
        return self.query("select " + text)

    def query(self, sql):
        return self.db.execute(sql)

@app.route("/users/<kind>")
def users(kind):
    name = request.args.get("name")
    if kind not in ORDERS:
        os.system("echo " + kind)
    try:
        rows = run(build(name))
    except:
        rows = []
    store = Store()
    store.find(name)
    if name == None:
        return redirect(request.args["next"])
    subprocess.run(f"ls {name}", shell=True)
    return f"<b>{name}</b>"

def token():
    # vireo: ignore[debugger-statement] on purpose, for the lesson
    breakpoint()
    return eval(request.args["x"])
`;

/** Pieces that real edits are made of, chosen to break syntax and to move meaning. */
const pieces = [
  '',
  ' ',
  '\n',
  'x',
  '(',
  ')',
  '{',
  '}',
  '"',
  "'",
  '`',
  '//',
  '# ',
  'name',
  'req.query.name',
  'return ',
  'async ',
  'const x = 1;\n',
  'x = 1\n',
  'if (a) {\n',
  'def f(a):\n    pass\n',
  'function g(q) { return q; }\n',
  ' + name',
  'await ',
  'import os\n',
  "import a from 'a';\n",
  'build',
  'run(name)',
  'debugger;\n',
  '😀',
  '\r\n',
];

interface RawEdit {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const rawEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 120 })),
  piece: fc.constantFrom(...pieces),
});

function toEdit(text: string, raw: RawEdit): TextEdit {
  const startOffset = Math.floor(raw.at * text.length);
  return { startOffset, endOffset: Math.min(text.length, startOffset + raw.length), newText: raw.piece };
}

/** Makes a text so long that it is not parsed as a whole after each edit. */
const filler = 'x'.repeat(limits.reparsedAtOnce);
const padding = { script: `\n/* ${filler} */\n`, python: `\n# ${filler}\n` } as const;

/** Of long texts: what is scanned while somebody types may differ in a syntax error; once settled it does not. */
async function settlesEqual(language: CodeLanguage, start: string, edits: readonly RawEdit[]): Promise<void> {
  const scanner = await sharedScanner();
  const document = scanner.open('file', language, start);
  document.scan();
  try {
    for (const raw of edits) {
      document.edit([toEdit(document.text, { ...raw, at: (raw.at * script.length) / start.length })]);
      const typed = document.scan();
      const fresh = scanner.scan('file', language, document.text);
      if (document.isSettled) assert.deepEqual(typed, fresh, document.text);
      assert.deepEqual(document.settle(), fresh, document.text);
      assert.ok(document.isSettled);
    }
  } finally {
    document.dispose();
  }
}

async function keepsEqual(language: CodeLanguage, start: string, edits: readonly RawEdit[]): Promise<void> {
  const scanner = await sharedScanner();
  const document = scanner.open('file', language, start);
  document.scan();
  try {
    for (const raw of edits) {
      document.edit([toEdit(document.text, raw)]);
      assert.deepEqual(document.scan(), scanner.scan('file', language, document.text), document.text);
    }
  } finally {
    document.dispose();
  }
}

describe('an open document', () => {
  it('finds in the samples what these tests rely on', async () => {
    const scanner = await sharedScanner();

    const inScript = new Set(
      scanner.scan('a.js', 'javascript', script).findings.map((finding) => finding.ruleId),
    );
    const inPython = new Set(
      scanner.scan('a.py', 'python', python).findings.map((finding) => finding.ruleId),
    );

    assert.ok(inScript.size >= 12, [...inScript].join());
    assert.ok(inPython.size >= 8, [...inPython].join());
  });

  for (const [language, text] of [
    ['javascript', script],
    ['typescript', script],
    ['python', python],
  ] as const) {
    it(`gives after any edits what a fresh scan gives (${language})`, async function () {
      this.timeout(120_000);
      const property = fc.asyncProperty(fc.array(rawEdit, { minLength: 1, maxLength: 6 }), (edits) =>
        keepsEqual(language, text, edits),
      );

      await fc.assert(property, { numRuns: 60 });
    });
  }

  for (const [language, text] of [
    ['typescript', script + padding.script],
    ['python', python + padding.python],
  ] as const) {
    it(`settles after any edits to what a fresh scan gives (long ${language})`, async function () {
      this.timeout(120_000);
      const property = fc.asyncProperty(fc.array(rawEdit, { minLength: 1, maxLength: 6 }), (edits) =>
        settlesEqual(language, text, edits),
      );

      await fc.assert(property, { numRuns: 30 });
    });
  }

  it('differs from a fresh scan of a long broken text until it is settled', async () => {
    const scanner = await sharedScanner();
    const text = `for(const w of r){}\nexport const g={r(){debugger;}};\ndebugger;${padding.script}`;
    const document = scanner.open('file', 'typescript', text);
    document.scan();

    document.edit([{ startOffset: 7, endOffset: 7, newText: '(' }]);
    const typed = document.scan();
    const isSettled = document.isSettled;
    const settled = document.settle();
    document.dispose();

    assert.deepEqual(typed.findings.map(shown), ['debugger-statement@3']);
    assert.equal(isSettled, false);
    assert.deepEqual(settled.findings.map(shown), []);
  });

  /** Found by random edits: the parser's way round an error differed from that of a fresh parse. */
  const detours: readonly (readonly [CodeLanguage, string, TextEdit])[] = [
    ['typescript', '{try{;}catch{}}', { startOffset: 5, endOffset: 5, newText: 'if (a) {\n' }],
    [
      'typescript',
      's=>{for(w of r;});export const g={r{q;}\n}',
      { startOffset: 8, endOffset: 8, newText: 'debugger;\n' },
    ],
    [
      'javascript',
      '{e + " y"}\nasync function run(){}class{(){}()t{}run()c{}}}',
      { startOffset: 1, endOffset: 7, newText: 'if (a) {\n' },
    ],
  ];
  for (const [language, text, edit] of detours) {
    it(`finds in the broken ${text.slice(0, 8)} … what a fresh scan finds`, async () => {
      const scanner = await sharedScanner();
      const document = scanner.open('file', language, text);
      document.scan();

      document.edit([edit]);
      const result = document.scan();

      assert.deepEqual(result, scanner.scan('file', language, document.text));
      document.dispose();
    });
  }

  it('moves findings with the text and keeps their fingerprints', async () => {
    const scanner = await sharedScanner();
    const document = scanner.open('a.js', 'javascript', script);
    const before = document.scan();

    document.edit([{ startOffset: 0, endOffset: 0, newText: '// one more line\n' }]);
    const after = document.scan();
    document.dispose();

    assert.deepEqual(
      after.findings.map((finding) => finding.fingerprint),
      before.findings.map((finding) => finding.fingerprint),
    );
    assert.deepEqual(
      after.findings.map((finding) => finding.range.startLine),
      before.findings.map((finding) => finding.range.startLine + 1),
    );
  });

  it('applies several edits in order, each against the text left by the one before', async () => {
    const scanner = await sharedScanner();
    const document = scanner.open('a.js', 'javascript', 'debugger;\n');

    document.edit([
      { startOffset: 0, endOffset: 0, newText: 'a();\n' },
      { startOffset: 5, endOffset: 13, newText: 'b()' },
    ]);
    const result = document.scan();
    document.dispose();

    assert.equal(document.text, 'a();\nb();\n');
    assert.deepEqual(result.findings.map(shown), []);
  });

  it('sees a changed module without an edit of its own', async () => {
    const { scannerWith } = await import('./testing.test.ts');
    let body = 'return name;';
    const scanner = await scannerWith({
      summaries: {
        resolve: () => ({
          path: 'b.js',
          language: 'javascript',
          text: `import { exec } from 'child_process';\nexport function run(name) { ${body} }\n`,
        }),
      },
    });
    const document = scanner.open(
      'a.js',
      'javascript',
      "import { run } from './b';\nexport function go(req, res) { run(req.query.name); res.end(); }\n",
    );
    const before = document.scan();

    body = 'exec(name);';
    const after = document.scan();
    document.dispose();

    assert.deepEqual(before.findings.map(shown), []);
    assert.deepEqual(after.findings.map(shown), ['command-injection@2']);
  });
});
