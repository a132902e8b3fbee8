/**
 * Somebody at a keyboard: the same keystrokes each time for one seed. Statements are typed letter by letter, with slips
 * that are taken back, lines that are deleted, commented out and pasted, and undo. Half of the time the text is broken.
 */
export type TypedLanguage = 'typescript' | 'javascript' | 'python';

/** One change of the text: what stands from `offset` for `removed` characters becomes `text`. */
export interface Keystroke {
  readonly offset: number;
  readonly removed: number;
  readonly text: string;
}

export interface TypingSession {
  readonly start: string;
  readonly keystrokes: readonly Keystroke[];
  /** The text after the last keystroke. */
  readonly end: string;
}

const scriptStart = `import { createHash } from 'node:crypto';
import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

function total(items) {
  let sum = 0;
  for (const item of items) sum += item.price;
  return sum;
}

app.get('/orders', async (req, res) => {
  const rows = await pool.query('select * from orders where status = $1', [req.query.status]);
  res.json({ rows, total: total(rows) });
});
`;

const scriptPieces = [
  "const found = await pool.query('select * from t where a = ' + req.query.a);",
  'debugger;',
  "const digest = createHash('md5').update(password).digest('hex');",
  'if (items.length < 0) return 0;',
  "app.post('/run', (req, res) => {\n  res.send(eval(req.body.code));\n});",
  'const half = (value) => value / 2; // a half',
  'function greet(name) {\n  return `Hello ${name}, ${total([])}`;\n}',
  '/* a comment\n   of two lines */',
  "res.cookie('session', token, { httpOnly: false });",
  'while (true) {\n  break;\n}',
  "const text = \"it's\" + 'so';",
];

const pythonStart = `import hashlib
import sqlite3

import yaml
from flask import Flask, request

app = Flask(__name__)


def total(items):
    result = 0
    for item in items:
        result += item["price"]
    return result


@app.get("/orders")
def orders():
    connection = sqlite3.connect("orders.db")
    status = request.args.get("status", "")
    rows = connection.execute("select * from orders where status = ?", (status,))
    return {"rows": rows.fetchall()}
`;

const pythonPieces = [
  'rows = connection.execute("select * from t where a = " + request.args["a"])',
  'settings = yaml.load(text)',
  'digest = hashlib.md5(password).hexdigest()',
  'if result == None:\n        return 0',
  'try:\n        pass\n    except:\n        pass',
  'def greet(name, seen=[]):\n    """Says hello.\n\n    Nothing else."""\n    return f"Hello {name}"',
  '# a comment, "unfinished',
  'assert (result, "no result")',
  'exec(request.form["code"])',
  "words = ['a', \"b's\", '''c\nd''']",
];

const parts = {
  typescript: {
    start: `type Item = { price: number };\n${scriptStart}`,
    pieces: scriptPieces,
    comment: '// ',
  },
  javascript: { start: scriptStart, pieces: scriptPieces, comment: '// ' },
  python: { start: pythonStart, pieces: pythonPieces, comment: '# ' },
} as const;

class Typist {
  text: string;
  readonly keystrokes: Keystroke[] = [];
  private readonly undone: { readonly stroke: Keystroke; readonly was: string }[] = [];

  constructor(start: string) {
    this.text = start;
  }

  press(stroke: Keystroke): void {
    const { offset, removed, text } = stroke;
    this.undone.push({ stroke, was: this.text.slice(offset, offset + removed) });
    this.keystrokes.push(stroke);
    this.text = this.text.slice(0, offset) + text + this.text.slice(offset + removed);
  }

  type(offset: number, letters: string): number {
    for (const [index, text] of [...letters].entries())
      this.press({ offset: offset + index, removed: 0, text });
    return offset + letters.length;
  }

  erase(end: number, count: number): void {
    for (let done = 0; done < count; done += 1) this.press({ offset: end - done - 1, removed: 1, text: '' });
  }

  undo(count: number): void {
    for (const { stroke, was } of this.undone.splice(-count).reverse()) {
      this.press({ offset: stroke.offset, removed: stroke.text.length, text: was });
      this.undone.pop();
    }
  }
}

/** A linear congruential generator (the constants of Numerical Recipes): nobody needs chance of a better kind here. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface TypingOptions {
  readonly seed?: number;
  /** The text that is typed into; one of some twenty lines when not given. */
  readonly start?: string;
}

/** So many keystrokes, the same each time. */
export function recordTyping(
  language: TypedLanguage,
  count: number,
  { seed = 7, start = parts[language].start }: TypingOptions = {},
): TypingSession {
  const { pieces, comment } = parts[language];
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const typist = new Typist(start);
  while (typist.keystrokes.length < count)
    act(typist, { below, comment, piece: pieces[below(pieces.length)] ?? '' });
  const keystrokes = typist.keystrokes.slice(0, count);
  return { start, keystrokes, end: keystrokes.reduce(press, start) };
}

function press(text: string, { offset, removed, text: added }: Keystroke): string {
  return text.slice(0, offset) + added + text.slice(offset + removed);
}

interface Act {
  readonly below: (limit: number) => number;
  readonly comment: string;
  readonly piece: string;
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

function act(typist: Typist, { below, comment, piece }: Act): void {
  const lines = typist.text.split('\n');
  const line = below(lines.length);
  const lineStart = lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  const length = lines[line]?.length ?? 0;
  const indent = indentOf(lines[line] ?? '');
  const choice = below(10);
  if (choice < 5) typist.type(lineStart + length, `\n${indent}${piece}`);
  else if (choice === 5) typist.erase(lineStart + length, Math.min(length, 1 + below(8)));
  else if (choice === 6) slip(typist, lineStart + length);
  else if (choice === 7) typist.press({ offset: lineStart, removed: 0, text: comment });
  else if (choice === 8) typist.undo(1 + below(20));
  else if (below(2) === 0) typist.press({ offset: lineStart, removed: 0, text: `${indent}${piece}\n` });
  else
    typist.press({
      offset: lineStart,
      removed: Math.min(length + 1, typist.text.length - lineStart),
      text: '',
    });
}

/** A wrong word, taken back. */
function slip(typist: Typist, offset: number): void {
  const word = ' ("{`';
  typist.erase(typist.type(offset, word), word.length);
}
