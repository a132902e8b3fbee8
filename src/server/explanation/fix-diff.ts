/** What a fix would change, as lines to be read: removed, added, and one of what stands round them. Pure. */
import type { ExplainedFix } from '../../contract/explanation.ts';
import type { TextEdit } from '../../scanner/model.ts';
import { maskSecrets } from '../../scanner/secrets/mask.ts';
import type { SourceText } from '../source-texts.ts';
import { indentOf } from './excerpt.ts';

type Diff = ExplainedFix['diff'];
type Source = Pick<SourceText, 'text' | 'masked' | 'result'>;

/** Lines between two edits that are shown rather than left out. */
const gapAtMost = 3;
/** A longer diff is cut: it can be seen in the editor. */
const linesAtMost = 40;

export function diffOfFix(source: Source, edits: readonly TextEdit[]): Diff {
  const ordered = edits.toSorted((one, other) => one.startOffset - other.startOffset);
  const hunks = groupByDistance(source.masked, ordered).map((group) => hunkOf(source, group));
  const lines = hunks.flatMap((hunk, index) => (index === 0 ? hunk : [gap, ...hunk]));
  const width = indentOf(lines.filter((line) => line !== gap).map(({ text }) => text));
  const shown = lines.slice(0, linesAtMost);
  return [
    ...shown.map((line) => (line === gap ? line : { ...line, text: line.text.slice(width) })),
    ...(shown.length < lines.length ? [gap] : []),
  ];
}

const gap: Diff[number] = { sign: 'same', text: '…' };

function groupByDistance(text: string, edits: readonly TextEdit[]): TextEdit[][] {
  const groups: TextEdit[][] = [];
  for (const edit of edits) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const between = before === undefined ? '' : text.slice(before.endOffset, edit.startOffset);
    if (group === undefined || between.split('\n').length - 1 > gapAtMost) groups.push([edit]);
    else group.push(edit);
  }
  return groups;
}

function hunkOf(source: Source, edits: readonly TextEdit[]): Diff {
  const { masked } = source;
  const from = startOfLine(masked, edits[0]?.startOffset ?? 0);
  const to = endOfLine(masked, edits.at(-1)?.endOffset ?? 0);
  let after = '';
  let done = from;
  for (const { startOffset, endOffset, newText } of edits) {
    after += masked.slice(done, startOffset) + maskNew(source, newText);
    done = endOffset;
  }
  after += masked.slice(done, to);
  return compare(splitLines(masked.slice(from, to)), splitLines(after));
}

/** A fix may repeat a value that stands in the text: it is covered there, too. */
function maskNew({ text, result }: Source, newText: string): string {
  const findings = [...result.findings, ...result.suppressed.map(({ finding }) => finding)];
  return maskSecrets(`${text}\n${newText}`, findings).slice(text.length + 1);
}

function compare(before: readonly string[], after: readonly string[]): Diff {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const toLines = (sign: Diff[number]['sign'], lines: readonly string[]) =>
    lines.map((text) => ({ sign, text }));
  return [
    ...toLines('same', before.slice(0, start)),
    ...toLines('removed', before.slice(start, before.length - end)),
    ...toLines('added', after.slice(start, after.length - end)),
    ...toLines('same', before.slice(before.length - end)),
  ];
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
