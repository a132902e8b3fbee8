/** Code that stands in a file twice. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, endOf, kindAt, textOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, CheckOptions, ReportHit } from '../check.ts';

const isTestPath = /(?:^|[\\/._-])(?:tests?|specs?|__tests__|fixtures?|conftest)(?:[\\/._-]|$)/i;

/** Functions by the size of their bodies: only equal sizes are compared by text. */
function bodiesBySize(syntax: Syntax, least: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.func) continue;
    const body = childBy(syntax, node, F.body);
    const size = body < 0 ? 0 : endOf(syntax, body) - body;
    if (size < least || kindAt(syntax, body) !== K.block) continue;
    const same = found.get(size);
    if (same === undefined) found.set(size, [node]);
    else same.push(node);
  }
  return found;
}

function normalised(syntax: Syntax, func: number): string {
  const parameters = textOf(syntax, childBy(syntax, func, F.parameters));
  return `${parameters}${textOf(syntax, childBy(syntax, func, F.body))}`.replace(/\s+/g, '');
}

/** Two functions with the same parameters and the same body. */
function copiedFunction(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const { syntax } = file;
  if (isTestPath.test(file.path)) return;
  for (const functions of bodiesBySize(syntax, options['nodes'] ?? 60).values()) {
    if (functions.length < 2) continue;
    const seen = new Map<string, number>();
    for (const func of functions) {
      const text = normalised(syntax, func);
      const before = seen.get(text);
      if (before === undefined) seen.set(text, func);
      else
        report({
          ...reportSpan(syntax, func),
          values: { name: nameOf(syntax, func), first: nameOf(syntax, before) },
        });
    }
  }
}

function nameOf(syntax: Syntax, func: number): string {
  const name = textOf(syntax, childBy(syntax, func, F.name));
  return name === '' ? 'an anonymous function' : `\`${name}\``;
}

/** A number for what a line says, blanks left out; 0 for a line that says too little to count. */
function lineHash(text: string, from: number, to: number): number {
  let hash = 0;
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32) continue;
    hash = (Math.imul(hash, 31) + code) | 0;
    length += 1;
  }
  return length < 3 ? 0 : hash || 1;
}

/** Hash and number of each line that says something, in arrays: a file has thousands. */
interface WrittenLines {
  readonly count: number;
  readonly hashes: Int32Array;
  readonly numbers: Int32Array;
}

function writtenLines({ syntax, lines }: FileContext): WrittenLines {
  const { text } = syntax;
  const hashes = new Int32Array(lines.length);
  const numbers = new Int32Array(lines.length);
  let count = 0;
  for (let line = 0; line < lines.length; line += 1) {
    const hash = lineHash(text, lines[line] ?? 0, lines[line + 1] ?? text.length);
    if (hash === 0) continue;
    hashes[count] = hash;
    numbers[count] = line;
    count += 1;
  }
  return { count, hashes, numbers };
}

/** Whether a window is looked at: one in four, chosen by what it says, so that both copies choose the same. */
function isSampled(hash: number): boolean {
  return Math.imul(hash, 0x9e3779b1) >>> 30 === 0;
}

/** Runs of lines that are alike but for blanks. */
function copiedLines(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const length = options['lines'] ?? 15;
  if (file.lines.length < 2 * length || isTestPath.test(file.path)) return;
  const written = writtenLines(file);
  const window = length >> 1;
  const first = new Map<number, number>();
  let hash = 0;
  let done = -1;
  const oldest = weightOf(window);
  for (let index = 0; index < written.count; index += 1) {
    const { hashes } = written;
    hash = (Math.imul(hash, 33) + (hashes[index] ?? 0) - Math.imul(oldest, hashes[index - window] ?? 0)) | 0;
    const start = index - window + 1;
    if (start <= done || start < 0 || !isSampled(hash)) continue;
    const before = first.get(hash);
    if (before === undefined) first.set(hash, start);
    else if (before + window <= start) done = reportCopy(file, { written, before, start, length }, report);
  }
}

/** By what the line that leaves a window has been multiplied. */
function weightOf(window: number): number {
  let weight = 1;
  for (let turn = 0; turn < window; turn += 1) weight = Math.imul(weight, 33);
  return weight;
}

interface Copy {
  readonly written: WrittenLines;
  readonly before: number;
  readonly start: number;
  /** The least number of lines that is worth a word. */
  readonly length: number;
}

/** The whole of a copy, from its first equal line to its last, as long as the two do not meet. */
function extentOf({ written, before, start }: Copy): { readonly from: number; readonly length: number } {
  const { hashes, count } = written;
  let back = 0;
  while (back < before && hashes[before - back - 1] === hashes[start - back - 1]) back += 1;
  let length = back;
  const room = start - before;
  while (
    start - back + length < count &&
    length < room &&
    hashes[before - back + length] === hashes[start - back + length]
  )
    length += 1;
  return { from: start - back, length };
}

/** Reports a copy that is long and not of one line, and returns its last line, behind which the search goes on. */
function reportCopy(file: FileContext, copy: Copy, report: ReportHit): number {
  const { hashes, numbers } = copy.written;
  const { from, length } = extentOf(copy);
  const different = new Set(hashes.subarray(from, from + length)).size;
  if (length < copy.length || different <= length / 2) return -1;
  const line = numbers[from] ?? 0;
  const start = file.lines[line] ?? 0;
  const end = (file.lines[line + 1] ?? file.syntax.text.length) - 1;
  const first = (numbers[copy.before - (copy.start - from)] ?? 0) + 1;
  report({ from: start, to: Math.max(end, start), values: { count: String(length), line: String(first) } });
  return from + length - 1;
}

export const copiedCodeChecks: readonly Check[] = [
  { name: 'copied-function', wholeFile: copiedFunction },
  { name: 'copied-lines', wholeFile: copiedLines },
];
