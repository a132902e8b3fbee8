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

interface WrittenLine {
  readonly hash: number;
  readonly line: number;
}

function writtenLines({ syntax, lines }: FileContext): WrittenLine[] {
  const { text } = syntax;
  const written: WrittenLine[] = [];
  for (let line = 0; line < lines.length; line += 1) {
    const hash = lineHash(text, lines[line] ?? 0, lines[line + 1] ?? text.length);
    if (hash !== 0) written.push({ hash, line });
  }
  return written;
}

/** Runs of lines that are alike but for blanks. */
function copiedLines(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const length = options['lines'] ?? 15;
  const written = isTestPath.test(file.path) ? [] : writtenLines(file);
  const first = new Map<number, number>();
  let hash = 0;
  let last = 1;
  for (let index = 0; index < length; index += 1) last = Math.imul(last, 33);
  for (let index = 0; index < written.length; index += 1) {
    hash =
      (Math.imul(hash, 33) +
        (written[index]?.hash ?? 0) -
        Math.imul(last, written[index - length]?.hash ?? 0)) |
      0;
    const start = index - length + 1;
    if (start < 0) continue;
    const before = first.get(hash);
    if (before === undefined) first.set(hash, start);
    else if (before + length <= start && isSame(written, before, start, length))
      index = reportCopy(file, { written, before, start, length }, report);
  }
}

function isSame(written: readonly WrittenLine[], first: number, second: number, length: number): boolean {
  for (let at = 0; at < length; at += 1)
    if (written[first + at]?.hash !== written[second + at]?.hash) return false;
  return new Set(written.slice(first, first + length).map(({ hash }) => hash)).size > length / 2;
}

/** Reports a copy at its full length and returns its last line, behind which the search goes on. */
function reportCopy(
  file: FileContext,
  copy: { written: readonly WrittenLine[]; before: number; start: number; length: number },
  report: ReportHit,
): number {
  const { written, before, start } = copy;
  let { length } = copy;
  while (
    written[start + length] !== undefined &&
    written[before + length]?.hash === written[start + length]?.hash &&
    before + length < start
  )
    length += 1;
  const line = written[start]?.line ?? 0;
  const from = file.lines[line] ?? 0;
  const to = (file.lines[line + 1] ?? file.syntax.text.length) - 1;
  report({
    from,
    to: Math.max(to, from),
    values: { count: String(length), line: String((written[before]?.line ?? 0) + 1) },
  });
  return start + length - 1;
}

export const copiedCodeChecks: readonly Check[] = [
  { name: 'copied-function', wholeFile: copiedFunction },
  { name: 'copied-lines', wholeFile: copiedLines },
];
