/**
 * Secrets that a comment parts: from their name, or one piece from the next. What reads them knows no comments, so the
 * text is read again without those that stand at such a place, which few texts have.
 */
import type { TimeLimit } from '../time-limit.ts';
import type { SourceText } from './assignments.ts';
import type { Candidate } from './candidates.ts';
import type { FileKind } from './file-kind.ts';
import type { FormatTables } from './formats.ts';
import { scanRange } from './scan.ts';

/** A stretch of text that is left out. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/** How a line begins that goes on with a text, or gives the value of the name above it. */
const textBegins = /\n[ \t]{0,200}[+.]?[ \t]{0,8}[bruf]?["'`]/g;
const valueBegins = /\n[ \t]{0,200}["']?(?:value|defaultValue|default|content|text)["']?[ \t]{0,8}[:=]/g;
const commentLine = /^[ \t]*(?:#|\/\/|\/\*.*\*\/\s*$)/;
/** What a text may follow: an operator, a bracket, the text before it. */
const joints = '+.=(:|&?"\'`';
const longestLine = 2_000;

const mostSigns = 20;

/** How much of a line's end is a comment behind code that ends as it should. */
function lengthOfComment(line: string, follows: (last: string) => boolean): number {
  let at = 0;
  for (let sign = 0; sign < mostSigns; sign += 1) {
    at = Math.min(...['#', '//'].map((opener) => line.indexOf(opener, at)).filter((found) => found >= 0));
    if (!Number.isFinite(at)) return 0;
    const last = lastSign(line, at);
    if (last >= 0 && last < at - 1 && follows(line[last] ?? '')) return line.length - last - 1;
    at += 1;
  }
  return 0;
}

/** From the end of a line up: the comment behind it, and those on lines of their own below that one. */
function gapAbove(text: string, end: number, follows: (last: string) => boolean): Gap | undefined {
  let from = end;
  for (;;) {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    if (from - start > longestLine) break;
    const line = text.slice(start, from);
    if (start === 0 || !commentLine.test(line)) {
      from -= lengthOfComment(line, follows);
      break;
    }
    from = start - 1;
  }
  return from === end ? undefined : { from, to: end };
}

function gapsBefore(text: string, begins: RegExp, follows: (last: string) => boolean): readonly Gap[] {
  return [...text.matchAll(begins)].flatMap(({ index }) => gapAbove(text, index, follows) ?? []);
}

/** Offset of what stands before another on its line, blanks left out. */
function lastSign(text: string, at: number): number {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before -= 1;
  return before;
}

/** `name: /* … *\/ 'value'`: comments between what is on one line. */
function gapsInLines(text: string): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let at = text.indexOf('/*'); at >= 0; at = text.indexOf('/*', at + 2)) {
    const rest = text.slice(at, at + longestLine);
    const end = rest.indexOf('*/', 2);
    if (end < 0 || rest.slice(0, end).includes('\n') || /^\s?$/.test(text[lastSign(text, at)] ?? ''))
      continue;
    const behind = /^[ \t]*(?=\S)/.exec(rest.slice(end + 2))?.[0];
    if (behind !== undefined) gaps.push({ from: at, to: at + end + 2 + behind.length });
  }
  return gaps;
}

function gapsIn(text: string, kind: FileKind): readonly Gap[] {
  if (kind !== 'code' && kind !== 'config') return [];
  const settings = gapsBefore(text, valueBegins, () => true);
  const code =
    kind === 'code'
      ? [...gapsBefore(text, textBegins, (last) => joints.includes(last)), ...gapsInLines(text)]
      : [];
  const gaps = [...settings, ...code].sort((one, other) => one.from - other.from);
  return gaps.filter(({ from }, at) => from >= (gaps[at - 1]?.to ?? 0));
}

function withoutGaps(text: string, gaps: readonly Gap[]): string {
  let at = 0;
  const parts = gaps.map(({ from, to }) => {
    const part = text.slice(at, from);
    at = to;
    return part;
  });
  return parts.join('') + text.slice(at);
}

/** Where an offset of the text without the gaps lies in the text with them: behind a gap that begins there. */
function writtenOffset(gaps: readonly Gap[], offset: number): number {
  let at = offset;
  for (const { from, to } of gaps) {
    if (from > at) break;
    at += to - from;
  }
  return at;
}

/** How far before a value what says that it is one may stand. */
const reach = 200;

/** What of a text is a secret only without the comments that part it. */
export function scanParted(source: SourceText, tables: FormatTables, limit: TimeLimit): readonly Candidate[] {
  const gaps = gapsIn(source.text, source.facts.kind);
  if (gaps.length === 0) return [];
  const text = withoutGaps(source.text, gaps);
  const { found } = scanRange({ ...source, text }, tables, { from: 0, to: text.length, limit });
  return found.flatMap(({ candidate }) => {
    const from = writtenOffset(gaps, candidate.from);
    const to = writtenOffset(gaps, candidate.to - 1) + 1;
    const isParted = gaps.some((gap) => gap.to > from - reach && gap.from < to);
    return isParted ? [{ ...candidate, from, to }] : [];
  });
}

/** Expressions of this module that meet texts of strangers. */
export const partedPatterns: readonly RegExp[] = [textBegins, valueBegins, commentLine];
