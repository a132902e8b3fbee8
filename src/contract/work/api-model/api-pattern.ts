/**
 * Patterns of texts in a data model: marks, sets of them and how often. They are regular expressions that Python, Rust (pydantic) and
 * JavaScript read alike, and that values can be made for: no groups, no alternatives, nothing but printable ASCII.
 */
/** One mark of a text, or several of the same set. */
interface Part {
  /** Its marks, in order, each once. */
  readonly marks: string;
  readonly least: number;
  readonly most: number;
}

export type ApiPattern = readonly Part[];

const printable = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join('');
const digits = '0123456789';
const sets: Readonly<Record<string, string>> = {
  d: digits,
  w: [...printable].filter((mark) => /\w/.test(mark)).join(''),
};
const partPattern = /\\([dw])|\\([^A-Za-z0-9])|\[((?:\\.|[^\\\]^])(?:\\.|[^\\\]])*)\]|([^\\[\](){}|.*+?^$])/y;
const countPattern = /\{(\d{1,3})(?:,(\d{1,3}))?\}|([?*+])/y;
/** Of marks that a pattern names no end of. */
const usualMost = 255;

/** Undefined where it is none that is understood; `^` and `$` round it may be left out. */
export function readPattern(text: string): ApiPattern | undefined {
  const inner = text.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const parts: Part[] = [];
  let at = 0;
  while (at < inner.length) {
    const match = matchAt(partPattern, inner, at);
    const marks = match && marksOf(match);
    if (match === undefined || marks === undefined) return undefined;
    at += match[0].length;
    const count = matchAt(countPattern, inner, at);
    at += count?.[0].length ?? 0;
    const [least, most] = boundsOf(count);
    if (least > most) return undefined;
    parts.push({ marks, least, most });
  }
  return parts.length === 0 ? undefined : parts;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function marksOf([, set, escaped, listed, mark]: RegExpExecArray): string | undefined {
  if (set !== undefined) return sets[set];
  if (listed !== undefined) return marksOfSet(listed);
  const one = escaped ?? mark ?? '';
  return printable.includes(one) ? one : undefined;
}

const listedPattern =
  /\\(?<set>[dw])|(?<low>\\[^A-Za-z0-9]|[^\\])-(?<high>\\[^A-Za-z0-9]|[^\\])|(?<one>\\?[^\\]|\\\\)/g;

/** `A-Z0-9_`. */
function marksOfSet(listed: string): string | undefined {
  const found = [...listed.matchAll(listedPattern)].map(({ groups = {} }) => marksListed(groups));
  if (found.some((marks) => marks === undefined)) return undefined;
  return [...new Set(found.join(''))].sort().join('');
}

function marksListed({ set, low, high, one }: Record<string, string | undefined>): string | undefined {
  if (set !== undefined) return sets[set];
  if (one !== undefined && /^\\[A-Za-z0-9]/.test(one)) return undefined;
  const indexOf = (text: string | undefined) => printable.indexOf((text ?? '').replace(/^\\/, ''));
  const [from, to] = [indexOf(low ?? one), indexOf(high ?? one)];
  return from < 0 || to < from ? undefined : printable.slice(from, to + 1);
}

function boundsOf(count: RegExpExecArray | undefined): readonly [least: number, most: number] {
  if (count === undefined) return [1, 1];
  const [, least, most, sign] = count;
  if (least !== undefined) return [Number(least), Number(most ?? least)];
  return sign === '?' ? [0, 1] : [sign === '+' ? 1 : 0, usualMost];
}

/** As pydantic takes it: sets of ASCII alone, from the begin of a text to its end. */
export function sourceOfPattern(pattern: ApiPattern): string {
  return `^${pattern.map((part) => setSource(part.marks) + countSource(part)).join('')}$`;
}

function setSource(marks: string): string {
  if (marks.length === 1) return marks.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`);
  const runs: string[] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    const isNext = last !== undefined && printable.indexOf(mark) === printable.indexOf(last.at(-1) ?? '') + 1;
    if (isNext) runs[runs.length - 1] = last + mark;
    else runs.push(mark);
  }
  const escaped = (mark: string) => mark.replace(/[\\\]^[&~-]/, String.raw`\$&`);
  const written = runs.map((run) =>
    run.length < 3
      ? [...run].map(escaped).join('')
      : `${escaped(run.at(0) ?? '')}-${escaped(run.at(-1) ?? '')}`,
  );
  return `[${written.join('')}]`;
}

function countSource({ least, most }: Part): string {
  if (least === 1 && most === 1) return '';
  return least === most ? `{${least}}` : `{${least},${most}}`;
}

/** The marks that may stand at each place of a text of the pattern, where what may be left out is there a few times. */
export function placesOf(pattern: ApiPattern): readonly string[] {
  return pattern.flatMap(({ marks, least, most }) =>
    Array<string>(Math.max(least, Math.min(most, 4))).fill(marks),
  );
}

/** How many texts there are of these places, as far as anybody counts. */
export function countTexts(places: readonly string[]): number {
  return places.reduce((all, { length }) => Math.min(all * length, 1e9), 1);
}

/** One of them, by its number from 0; those of higher numbers are later in their order. */
export function textAt(places: readonly string[], number: number): string {
  let left = number;
  const marks = [...places].reverse().map((place) => {
    const mark = place[left % place.length] ?? '';
    left = Math.floor(left / place.length);
    return mark;
  });
  return marks.reverse().join('');
}

export function matchesPattern(pattern: ApiPattern, text: string): boolean {
  let ends = new Set([0]);
  for (const part of pattern) ends = new Set([...ends].flatMap((start) => endsOf(part, text, start)));
  return ends.has(text.length);
}

/** Where a part may end that begins at `start`. */
function endsOf({ marks, least, most }: Part, text: string, start: number): readonly number[] {
  const rest = [...text.slice(start, start + most)];
  const other = rest.findIndex((mark) => !marks.includes(mark));
  const longest = other < 0 ? rest.length : other;
  return Array.from({ length: Math.max(0, longest - least + 1) }, (_, more) => start + least + more);
}
