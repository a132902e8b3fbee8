/** Regions of a log (3.30), by line, by character or by byte, as ranges of ours. */
import type { FindingRange } from '../../contract/findings.ts';
import { snippetLineLimit } from '../../contract/snippet.ts';
import type { FileText } from './folder-texts.ts';
import { maxPosition, type SarifRegion } from './sarif-schema.ts';

export type ColumnKind = 'utf16CodeUnits' | 'unicodeCodePoints';

export interface RegionOptions {
  readonly file: FileText | undefined;
  readonly columnKind: ColumnKind | undefined;
}

/** Whether a region names a place at all: what has none is of the file as a whole (3.30.2). */
export function hasPlace({
  startLine = 0,
  charOffset = -1,
  byteOffset = -1,
}: Partial<SarifRegion> = {}): boolean {
  return startLine > 0 || charOffset >= 0 || byteOffset >= 0;
}

/**
 * What the file has less of than the log says: it was another text that the tool has read. Undefined where the place is
 * there, and where there is no text to look in.
 */
export function describeStale(region: SarifRegion | undefined, options: RegionOptions): string | undefined {
  const { file } = options;
  if (file === undefined) return undefined;
  if (region?.startLine !== undefined && region.startLine > 0) {
    return region.startLine > file.lineStarts.length
      ? `has ${countLines(file)} lines, not ${region.startLine}`
      : undefined;
  }
  const offsets = offsetsOf(region, options);
  return offsets !== undefined && offsets.start > file.text.length
    ? `ends before the ${region?.charOffset === undefined ? 'byte' : 'character'} that it names`
    : undefined;
}

/** As people count them: behind a break at the end there is no further one, although a place may be there. */
function countLines({ text, lineStarts }: FileText): number {
  return lineStarts.at(-1) === text.length ? lineStarts.length - 1 : lineStarts.length;
}

/** Undefined where the place is given by offsets and there is no text to count in. */
export function toRange(region: SarifRegion | undefined, options: RegionOptions): FindingRange | undefined {
  if (region?.startLine !== undefined && region.startLine > 0) return byLines(region, options);
  const { file } = options;
  const offsets = offsetsOf(region, options);
  if (offsets !== undefined) {
    return file && rangeOf(file, offsets);
  }
  // A result of a whole file lies at its beginning.
  return { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

function byLines(region: SarifRegion, options: RegionOptions): FindingRange {
  const startLine = (region.startLine ?? 1) - 1;
  const last = Math.max(startLine, (region.endLine ?? startLine + 1) - 1);
  // Where the log leads beyond the file, the place ends with it.
  const endLine = Math.min(last, (options.file?.lineStarts.length ?? maxPosition) - 1);
  const startColumn = columnAt(startLine, region.startColumn ?? 1, options);
  const endColumn =
    region.endColumn === undefined || endLine < last
      ? endOfLine(endLine, region, options)
      : columnAt(endLine, region.endColumn, options);
  const isBackwards = endLine === startLine && endColumn < startColumn;
  return { startLine, startColumn, endLine, endColumn: isBackwards ? startColumn : endColumn };
}

/** From one to zero, and from whole characters to code units where the tool counts those. */
function columnAt(line: number, column: number, { file, columnKind }: RegionOptions): number {
  const zeroBased = Math.max(0, column - 1);
  const start = columnKind === 'unicodeCodePoints' ? file?.lineStarts[line] : undefined;
  if (file === undefined || start === undefined) return zeroBased;
  const end = start + (lineAt(file, line) ?? '').length;
  const pairs = pairsOf(file);
  return Math.min(toUnits(pairs, start - pairsBefore(pairs, start) + zeroBased), end) - start;
}

/** Where characters of two code units begin, in order: counted once for a file, however many results it has. */
const pairsByFile = new WeakMap<FileText, readonly number[]>();

function pairsOf(file: FileText): readonly number[] {
  const known = pairsByFile.get(file);
  if (known !== undefined) return known;
  const pairs = [...file.text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
  pairsByFile.set(file, pairs);
  return pairs;
}

/** How many there are for which it holds, of a list that has them first. */
function countFirst(pairs: readonly number[], holds: (pair: number, index: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairsBefore(pairs: readonly number[], offset: number): number {
  return countFirst(pairs, (pair) => pair < offset);
}

/** The offset in code units of so many characters. */
function toUnits(pairs: readonly number[], characters: number): number {
  return characters + countFirst(pairs, (pair, index) => pair - index < characters);
}

const bytesByFile = new WeakMap<FileText, Buffer>();

function bytesOf(file: FileText): Buffer {
  const known = bytesByFile.get(file) ?? Buffer.from(file.text);
  bytesByFile.set(file, known);
  return known;
}

/** 3.30.8: without an end column a region goes to the end of its line. */
function endOfLine(line: number, region: SarifRegion, { file }: RegionOptions): number {
  const text = file && lineAt(file, line);
  return text === undefined
    ? (region.startColumn ?? 1) - 1 + lastLineOf(region.snippet?.text ?? '').length
    : text.length;
}

function lastLineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** A line without its break; undefined where the file has fewer. */
export function lineAt({ text, lineStarts }: FileText, line: number): string | undefined {
  const start = lineStarts[line];
  return start === undefined ? undefined : text.slice(start, lineStarts[line + 1]).replace(/[\r\n]+$/, '');
}

function offsetsOf(
  region: SarifRegion | undefined,
  { file, columnKind }: RegionOptions,
): Offsets | undefined {
  const { charOffset = -1, charLength = 0, byteOffset = -1, byteLength = 0 } = region ?? {};
  if (charOffset >= 0) {
    const inUnits = (count: number): number =>
      columnKind === 'unicodeCodePoints' && file ? toUnits(pairsOf(file), count) : count;
    return { start: inUnits(charOffset), end: inUnits(charOffset + charLength) };
  }
  if (byteOffset < 0) return undefined;
  const bytes = file === undefined ? Buffer.alloc(0) : bytesOf(file);
  // Beyond the end it goes on counting, so that it is seen to be beyond.
  const inUnits = (count: number): number =>
    bytes.subarray(0, count).toString('utf8').length + Math.max(0, count - bytes.length);
  return { start: inUnits(byteOffset), end: inUnits(byteOffset + byteLength) };
}

function rangeOf(file: FileText, { start, end }: Offsets): FindingRange {
  const [startLine, startColumn] = positionAt(file, start);
  const [endLine, endColumn] = positionAt(file, Math.max(start, end));
  return { startLine, startColumn, endLine, endColumn };
}

function positionAt({ text, lineStarts }: FileText, offset: number): readonly [number, number] {
  const at = Math.min(offset, text.length);
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return [low, at - (lineStarts[low] ?? 0)];
}

/** The offsets of a range in a text that has these lines. */
export function offsetsIn({ text, lineStarts }: FileText, range: FindingRange) {
  const at = (line: number, column: number): number =>
    Math.min((lineStarts[line] ?? text.length) + column, text.length);
  return {
    startOffset: at(range.startLine, range.startColumn),
    endOffset: at(range.endLine, range.endColumn),
  };
}

/** The lines of a range, the first five of them. */
export function linesOf(masked: string, lineStarts: readonly number[], range: FindingRange): string {
  const last = Math.min(range.endLine, range.startLine + snippetLineLimit - 1);
  const start = lineStarts[range.startLine];
  if (start === undefined) return '';
  return masked
    .slice(start, Math.min(lineStarts[last + 1] ?? masked.length, start + 8_000))
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .slice(0, 4_000);
}
