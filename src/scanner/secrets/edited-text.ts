import type { TimeLimit } from '../time-limit.ts';
import type { SourceText } from './assignments.ts';
import type { Candidate } from './candidates.ts';
import type { FormatTables } from './formats.ts';
import { longestKey } from './private-keys.ts';
import { type Anchored, scanArmour, scanByPath, scanRange } from './scan.ts';
import { findPageScripts, type Span } from './shown/page-scripts.ts';

/** What differs between two texts: from an offset on, up to one in the old and one in the new. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

const blockSize = 1_024;

/** Compares by blocks, which the platform does fast, then by characters. */
function commonStart(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  let at = 0;
  while (at + blockSize <= least && a.slice(at, at + blockSize) === b.slice(at, at + blockSize))
    at += blockSize;
  while (at < least && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  const end = (text: string, size: number) => text.slice(text.length - length - size, text.length - length);
  while (length + blockSize <= most && end(a, blockSize) === end(b, blockSize)) length += blockSize;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length += 1;
  return length;
}

/** The smallest single change that makes one text of another. */
export function changeOf(before: string, after: string): Change {
  const from = commonStart(before, after);
  const end = commonEnd(before, after, Math.min(before.length, after.length) - from);
  return { from, oldTo: before.length - end, newTo: after.length - end };
}

/** Where spans begin and end, as far as they lie where a text stays. */
function edgesOf(spans: readonly Span[], move: (at: number) => number | undefined): readonly string[] {
  const edge = (sign: string, at: number) => {
    const moved = move(at);
    return moved === undefined ? [] : [`${sign}${moved}`];
  };
  return spans.flatMap(({ from, to }) => [...edge('(', from), ...edge(')', to)]);
}

/** How far from a keyword the text decides what it leads to, armour and scripts of a page aside. */
const reach = 5_000;

/** Keeps what was found in a text between its edits, and reads again only round what has changed. */
export class EditedText {
  private readonly tables: FormatTables;
  private text = '';
  private found: readonly Anchored[] = [];
  private armour: readonly number[] = [];
  private scripts: readonly Span[] = [];

  constructor(tables: FormatTables) {
    this.tables = tables;
  }

  /** What the text as it is now holds: the same as a scan of all of it would say. */
  scan(source: SourceText, limit: TimeLimit): readonly Candidate[] {
    const scripts = findPageScripts(source);
    if (!this.hasSameScripts(scripts, changeOf(this.text, source.text))) this.forget();
    const change = changeOf(this.text, source.text);
    const move = this.mover(change);
    const range = {
      from: Math.max(0, change.from - reach),
      to: Math.min(source.text.length, change.newTo + reach),
      limit,
    };
    const fresh = scanRange(source, this.tables, range);
    const oldArmour = this.armour.map(move).filter((end) => end !== undefined);
    // A key may be longer than the reach: what stands in its lines is read again from its first.
    const above = oldArmour.filter((end) => end <= range.from && end + longestKey > change.from);
    const kept = this.found.flatMap(({ anchor, candidate }): Anchored[] => {
      const at = move(anchor);
      if (at === undefined || above.includes(at)) return [];
      const by = at - anchor;
      return [{ anchor: at, candidate: { ...candidate, from: candidate.from + by, to: candidate.to + by } }];
    });
    const again = scanArmour(source, this.tables, above);
    this.found = [...kept, ...fresh.found, ...again.found];
    this.armour = [...oldArmour, ...fresh.armour];
    this.text = source.text;
    this.scripts = scripts;
    const candidates = [...this.found.map(({ candidate }) => candidate), ...scanByPath(source, this.tables)];
    if (limit.wasMet) this.forget();
    return candidates;
  }

  /** Whether the scripts of a page begin and end where they did, save in what is read again. */
  private hasSameScripts(scripts: readonly Span[], change: Change): boolean {
    const before = edgesOf(this.scripts, this.mover(change));
    const after = edgesOf(scripts, this.mover({ ...change, oldTo: change.newTo }));
    return before.length === after.length && before.every((edge, at) => edge === after[at]);
  }

  /** What was cut short is not built upon: the next scan begins anew. */
  private forget(): void {
    this.text = '';
    this.found = [];
    this.armour = [];
    this.scripts = [];
  }

  /** Where an anchor lies after the change; undefined for one that is read again. */
  private mover({ from, oldTo, newTo }: Change): (anchor: number) => number | undefined {
    return (anchor) => {
      if (anchor <= from - reach) return anchor;
      return anchor > oldTo + reach ? anchor + newTo - oldTo : undefined;
    };
  }
}
