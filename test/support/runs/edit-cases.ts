/**
 * Files with hunks of a run whose places are known, and a user who types between them. What must come of it is put
 * together from the parts, so that it owes nothing to the code that merges.
 */
import { type FileEdit, type Hunk, splitEdit } from '../../../src/workspace/runs/hunks/split-edit.ts';
import { type Random, seededRandom } from '../seeded-random.ts';

/** A run's replacement of some lines, or a stretch between two of them in which the user types. */
interface Part {
  readonly isHunk: boolean;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface EditCase {
  readonly edit: FileEdit;
  readonly hunks: readonly Hunk[];
  /** Lines now, of each part; hunks and stretches take turns, a stretch first. */
  readonly parts: string[][];
  readonly random: Random;
  readonly lineEnd: string;
  readonly after: readonly (readonly string[])[];
}

const common = ['}', '', '  }', '    return value;', '  });', 'end', '    break;', '  {', ')'];

function randomLine(random: Random, lineEnd: string): string {
  const text =
    random() < 0.4
      ? (common[Math.floor(random() * common.length)] ?? '')
      : `  const ${['a', 'b', 'ümlaut', '名', 'total'][Math.floor(random() * 5)]} = ${Math.floor(random() * 60)};`;
  return text + lineEnd;
}

function randomLines(random: Random, lineEnd: string, [least, most]: readonly [number, number]): string[] {
  const count = least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: count }, () => randomLine(random, lineEnd));
}

/** The margin on either side of a hunk in which the user does not type, in lines. */
const margin = 3;

/** Undefined for a seed whose hunks the diff joins or moves: there the parts would say nothing. */
export function makeEditCase(seed: number): EditCase | undefined {
  const random = seededRandom(seed);
  const lineEnd = random() < 0.3 ? '\r\n' : '\n';
  const parts: Part[] = [];
  const count = 1 + Math.floor(random() * 4);
  for (let index = 0; index <= count; index += 1) {
    const lines = randomLines(random, lineEnd, [2 * margin + 1, 30]);
    parts.push({ isHunk: false, before: lines, after: lines });
    if (index < count) parts.push(randomHunk(random, lineEnd));
  }
  finishEnds(parts, random);
  const text = (of: 'before' | 'after') => Buffer.from(parts.flatMap((part) => part[of]).join(''));
  const state = (bytes: Buffer) => ({ kind: 'file', bytes, mode: 0o644 }) as const;
  const edit = splitEdit({
    kind: 'changed',
    path: 'a.txt',
    before: state(text('before')),
    after: state(text('after')),
  });
  if (!isSplitAlike(parts, edit.hunks)) return undefined;
  return {
    edit,
    random,
    lineEnd,
    hunks: edit.hunks,
    parts: parts.map(({ before }) => [...before]),
    after: parts.map(({ after }) => after),
  };
}

function randomHunk(random: Random, lineEnd: string): Part {
  const before = randomLines(random, lineEnd, [0, 4]);
  const after = randomLines(random, lineEnd, [before.length === 0 ? 1 : 0, 4]);
  return { isHunk: true, before, after };
}

/** Some files begin with a BOM, some end without a newline. */
function finishEnds(parts: Part[], random: Random): void {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return;
  if (random() < 0.2) {
    const lines = [`\ufeff${first.before[0]}`, ...first.before.slice(1)];
    parts[0] = { ...first, before: lines, after: lines };
  }
  if (random() < 0.3) {
    const lines = [...last.before.slice(0, -1), 'last line without an end'];
    parts[parts.length - 1] = { ...last, before: lines, after: lines };
  }
}

function isSplitAlike(parts: readonly Part[], hunks: readonly Hunk[]): boolean {
  let [at, index] = [0, 0];
  for (const { isHunk, before, after } of parts) {
    if (isHunk) {
      const hunk = hunks[index];
      index += 1;
      const isAlike =
        hunk !== undefined &&
        hunk.start === at &&
        hunk.before.join('') === before.join('') &&
        hunk.after.join('') === after.join('');
      if (!isAlike) return false;
    }
    at += before.length;
  }
  return index === hunks.length;
}

/** The user replaces, adds or removes lines of one stretch; with `isClose`, right beside a hunk, too. */
export function typeSomewhere(given: EditCase, { isClose }: { readonly isClose: boolean }): void {
  const { parts, random, lineEnd } = given;
  const index = 2 * Math.floor((random() * (parts.length + 1)) / 2);
  const lines = parts[index];
  if (lines === undefined) return;
  const edge = isClose ? 0 : margin;
  const [from, to] = [index === 0 ? 0 : edge, lines.length - edge];
  if (to < from) return;
  const start = from + Math.floor(random() * (to - from + 1));
  const removed = Math.min(to - start, Math.floor(random() * 4));
  const added =
    random() < 0.15 ? lines.slice(0, Math.min(12, lines.length)) : randomLines(random, lineEnd, [0, 3]);
  // A line without an end stays the last one.
  const isAtEnd = index === parts.length - 1 && start + removed >= lines.length;
  if (!isAtEnd) lines.splice(start, removed, ...added.filter((line) => line.endsWith('\n')));
}

/** Puts the hunk's lines in its place, as accepting it must. */
export function acceptInParts(given: EditCase, hunk: number): void {
  given.parts[2 * hunk + 1] = [...(given.after[2 * hunk + 1] ?? [])];
}

export function textOfParts({ parts }: EditCase): string {
  return parts.flat().join('');
}
