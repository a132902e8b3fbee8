/**
 * One edit in a file of a thousand lines: from didChange to the answered pull, over stdio, to a server process of
 * its own. eslint-plugin-security beside it lints the same text in this process, without any way there and back.
 */
import { readFileSync } from 'node:fs';
import { atMost, type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { LspSession } from './lsp-session.ts';
import { createPeer, longFile } from './scanner/scanner-corpus.ts';
import { sized } from './size.ts';

const lines = sized(1_000, 100);
const manyLines = sized(5_000, 200);
const warmUps = sized(40, 2);
const edits = sized(200, 4);
const peerEdits = sized(30, 2);
const memoryLimitMegabytes = 170;

/** What is typed, letter by letter, into a function in the middle of the file. */
const typed = '\nlet added = compute(value) + 1;';
const typedPython = '\n    added = compute(value) + 1';

/** Offset of the end of a line near the middle where a statement may follow. */
function middleOf(text: string, statementEnd: RegExp): number {
  const from = text.indexOf('\n', Math.floor(text.length / 2));
  const found = statementEnd.exec(text.slice(from));
  return found === null ? from : from + found.index + found[0].length;
}

async function measure(
  session: LspSession,
  file: { uri: string; languageId: string; text: string },
  offset: number,
) {
  const document = await session.open(file.uri, file.languageId, file.text);
  const letters = file.languageId === 'python' ? typedPython : typed;
  const samples: number[] = [];
  let at = offset;
  for (let count = 0; count < warmUps + edits; count += 1) {
    const letter = letters[count % letters.length] ?? ' ';
    const elapsed = await session.typeAndPull(document, at, letter);
    at += letter.length;
    if (count >= warmUps) samples.push(elapsed);
  }
  return samples;
}

/** Functions with queries, requests and branches, as services have them. */
export function longPythonFile(wanted: number): string {
  const head = [
    'import os',
    'import sqlite3',
    'from flask import Flask, request',
    '',
    'app = Flask(__name__)',
    '',
  ];
  const parts = Array.from({ length: Math.ceil(wanted / 14) }, (_, index) => [
    `@app.get("/items/${index}")`,
    `def list_items_${index}():`,
    '    name = request.args.get("name", "")',
    '    limit = int(request.args.get("limit", "20"))',
    `    connection = sqlite3.connect(os.environ["DATABASE_${index}"])`,
    '    rows = []',
    '    if limit > 0:',
    '        cursor = connection.execute("select id, name from items where name = ? limit ?", (name, limit))',
    '        for row in cursor.fetchall():',
    '            rows.append({"id": row[0], "name": row[1]})',
    '    total = sum(len(row["name"]) for row in rows)',
    '    return {"items": rows, "total": total}',
    '',
    '',
  ]);
  return `${[...head, ...parts.flat()].slice(0, wanted).join('\n')}\n`;
}

function peerSamples(text: string, offset: number): number[] {
  const lint = createPeer();
  const samples: number[] = [];
  for (let count = 1; count <= peerEdits; count += 1) {
    const letters = typed.repeat(Math.ceil(count / typed.length)).slice(0, count);
    const startedAt = performance.now();
    lint({ path: 'edited.ts', text: text.slice(0, offset) + letters + text.slice(offset) });
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

/** Undefined where the system does not tell. */
function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) / 1024;
  } catch {
    return undefined;
  }
}

function limits(language: string, samples: readonly number[]): BenchRow[] {
  const name = `LSP round trip of an edit, ${lines}-line ${language}`;
  return [
    withinLimit(`${name}, p50`, { ours: percentile(samples, 0.5), limit: 10, unit: 'ms' }),
    withinLimit(`${name}, p95`, { ours: percentile(samples, 0.95), limit: 30, unit: 'ms' }),
  ];
}

async function run(): Promise<readonly BenchRow[]> {
  const session = await LspSession.start();
  const text = longFile(lines);
  const offset = middleOf(text, /;(?=\n)/);
  const script = await measure(
    session,
    { uri: 'file:///bench/edited.ts', languageId: 'typescript', text },
    offset,
  );
  const pythonText = longPythonFile(lines);
  const python = await measure(
    session,
    { uri: 'file:///bench/edited.py', languageId: 'python', text: pythonText },
    middleOf(pythonText, /fetchone\(\)|rows = \[\](?=\n)/),
  );
  const megabytes = residentMegabytes(session.process.pid);
  const veryLong = longFile(manyLines);
  const many = await measure(
    session,
    { uri: 'file:///bench/long.ts', languageId: 'typescript', text: veryLong },
    middleOf(veryLong, /;(?=\n)/),
  );
  await session.stop();
  const peer = peerSamples(text, offset);
  const beside = {
    name: `LSP round trip of an edit, ${lines}-line TypeScript, p50`,
    unit: 'ms',
    ours: percentile(script, 0.5),
    peer: percentile(peer, 0.5),
    peerName: 'eslint-plugin-security',
  };
  const memory =
    megabytes === undefined
      ? []
      : [
          withinLimit('language server, memory with both files open', {
            ours: megabytes,
            limit: memoryLimitMegabytes,
            unit: 'MB',
          }),
        ];
  const long = withinLimit(`LSP round trip of an edit, ${manyLines}-line TypeScript, p95`, {
    ours: percentile(many, 0.95),
    limit: 120,
    unit: 'ms',
  });
  return [...limits('TypeScript', script), atMost(beside), long, ...limits('Python', python), ...memory];
}

export const benchmark: Benchmark = { name: 'lsp', run };
