/**
 * Finds again what a baseline knows, although lines have moved, files and functions have other names, code was
 * formatted or edited a little. Each entry stands for one finding: the pairs that have most in common are joined
 * first, and a pair that has too little in common is none. A secret is known by its value alone, wherever it stands:
 * one that has taken the place of another is what somebody has leaked since.
 */
import type { ScannedFinding } from '../scan-messages.ts';
import { isSecret } from '../secret-digest.ts';
import type { BaselineEntry } from './baseline-file.ts';

/** What of a finding is compared. */
export type MatchedFinding = Pick<
  ScannedFinding,
  'ruleId' | 'fingerprint' | 'within' | 'keys' | 'mask' | 'hides' | 'cwe'
>;

/** A finding and its file, relative to the project's folder. */
export interface PlacedFinding<Found extends MatchedFinding = ScannedFinding> {
  readonly path: string;
  readonly finding: Found;
}

export interface BaselineMatch<
  Found extends MatchedFinding = ScannedFinding,
  Entry extends BaselineEntry = BaselineEntry,
> {
  /** By finding, the entry that it is. */
  readonly known: ReadonlyMap<Found, Entry>;
  /** Entries whose finding is gone. */
  readonly gone: readonly Entry[];
}

/** Whether a name still stands in a file, whose path is relative to the project's folder. */
export type IsNamed = (path: string, name: string) => boolean;

/** Without a way to look, every name counts as still there: a line that was written again elsewhere is then never known. */
export function matchBaseline<Found extends MatchedFinding, Entry extends BaselineEntry>(
  entries: readonly Entry[],
  findings: readonly PlacedFinding<Found>[],
  isNamed: IsNamed = () => true,
): BaselineMatch<Found, Entry> {
  const { known, gone } = match(entries, findings, isNamed);
  // Each comes out as it went in.
  return { known: known as ReadonlyMap<Found, Entry>, gone: gone as readonly Entry[] };
}

type Placed = PlacedFinding<MatchedFinding>;

function match(
  entries: readonly BaselineEntry[],
  findings: readonly Placed[],
  isNamed: IsNamed,
): BaselineMatch<MatchedFinding, BaselineEntry> {
  const secrets = findings.filter(({ finding }) => isSecret(finding));
  const open: Open = { entries: new Set(entries), findings: new Set(secrets), known: new Map() };
  join(open, byValue, isSameValue);
  open.findings.clear();
  for (const placed of findings) if (!isSecret(placed.finding)) open.findings.add(placed);
  // The sure ones first: they also tell which file has become which.
  join(open, inPlace(new Map()), isSure);
  join(open, byText, (entry, placed) => isSameName(entry, placed) && isElsewhere(entry, placed));
  const { files, names } = renames(open, findings);
  join(open, inPlace(files), (entry, placed) => isLikely(entry, placed, names));
  join(open, inPlace(files), (entry, placed) => isOfGone(entry, placed, isNamed));
  join(open, byText, isElsewhere);
  const known = new Map([...open.known].map(([placed, entry]) => [placed.finding, entry]));
  return { known, gone: [...open.entries] };
}

interface Open {
  readonly entries: Set<BaselineEntry>;
  readonly findings: Set<Placed>;
  readonly known: Map<Placed, BaselineEntry>;
}

/** What an entry and a finding must have in common to be compared at all; pairs of all with all would be too many. */
interface Grouping {
  readonly entry: (entry: BaselineEntry) => string;
  readonly finding: (placed: Placed) => string;
}

/** Whatever the rule: a setting that was given another name is another rule's. */
const byValue: Grouping = {
  entry: ({ text }) => text,
  finding: ({ finding }) => finding.keys.text,
};

const byText: Grouping = {
  entry: ({ rule, text }) => `${rule}\0${text}`,
  finding: ({ finding }) => `${finding.ruleId}\0${finding.keys.text}`,
};

/** The same file; `renamed` says what has become of files that are gone. */
function inPlace(renamed: ReadonlyMap<string, string>): Grouping {
  return {
    entry: ({ rule, path }) => `${rule}\0${renamed.get(path) ?? path}`,
    finding: ({ finding, path }) => `${finding.ruleId}\0${path}`,
  };
}

type Test = (entry: BaselineEntry, placed: Placed) => boolean;

/** Joins the open pairs of a grouping that pass the test, best first. */
function join(open: Open, grouping: Grouping, test: Test): void {
  const groups = Map.groupBy(open.findings, grouping.finding);
  const pairs = [...open.entries].flatMap((entry) =>
    (groups.get(grouping.entry(entry)) ?? [])
      .filter((placed) => test(entry, placed))
      .map((placed) => ({ entry, placed, score: scoreOf(entry, placed) })),
  );
  pairs.sort((a, b) => b.score - a.score);
  for (const { entry, placed } of pairs) {
    if (!open.entries.has(entry) || !open.findings.has(placed)) continue;
    open.entries.delete(entry);
    open.findings.delete(placed);
    open.known.set(placed, entry);
  }
}

function isSameValue(entry: BaselineEntry, { finding }: Placed): boolean {
  return entry.text !== '' && entry.text === finding.keys.text;
}

function isSameName(entry: BaselineEntry, { finding }: Placed): boolean {
  return entry.fingerprint === finding.fingerprint;
}

/** In the same file: the fingerprint, or the same text with some neighbour or function in common. */
function isSure(entry: BaselineEntry, { finding }: Placed): boolean {
  if (entry.fingerprint === finding.fingerprint) return true;
  return entry.text === finding.keys.text && (sharesName(entry, finding) || neighbours(entry, finding) > 0);
}

/**
 * In the same file, or what has become of it: the same text, or an edited one, in the same function or resource, or with
 * a neighbour in common. The text alone is not enough: somebody may have written the line again, elsewhere.
 */
function isLikely(entry: BaselineEntry, { finding }: Placed, names: Renames['names']): boolean {
  const isSameText = entry.text === finding.keys.text;
  const likeness = likenessOf(entry.words, finding.keys.words);
  const within = names.get(nameOf(entry.path, entry.within)) ?? entry.within;
  if (within === (finding.within ?? '')) return isSameText || (within !== '' && likeness >= 0.5);
  return (isSameText || likeness >= 0.6) && neighbours(entry, finding) > 0;
}

/** The same text, elsewhere in its file, and the function or resource that it stood in is gone: that was renamed. */
function isOfGone(entry: BaselineEntry, { path, finding }: Placed, isNamed: IsNamed): boolean {
  if (entry.text !== finding.keys.text || entry.within === '' || !finding.within) return false;
  const [name = ''] = lastName(entry.within).split('/').slice(-1);
  return name !== '' && !isNamed(path, name);
}

/** In another file the same text is not enough: half the world says `eval(input)`. */
function isElsewhere(entry: BaselineEntry, { finding }: Placed): boolean {
  if (entry.text !== finding.keys.text) return false;
  return neighbours(entry, finding) > 0 || (sharesName(entry, finding) && entry.words.length >= 4);
}

function scoreOf(entry: BaselineEntry, { path, finding }: Placed): number {
  return (
    (entry.fingerprint === finding.fingerprint ? 40 : 0) +
    (entry.text === finding.keys.text ? 30 : 0) +
    (entry.path === path ? 20 : 0) +
    (entry.within === (finding.within ?? '') ? 15 : 0) +
    8 * neighbours(entry, finding) +
    20 * likenessOf(entry.words, finding.keys.words)
  );
}

/** On how many of the two sides the words are as they were; the beginning and end of a file do not count. */
function neighbours(entry: BaselineEntry, { keys }: MatchedFinding): number {
  const same = (one: string, other: string): number => Number(one !== '' && one === other);
  return same(entry.before, keys.before) + same(entry.after, keys.after);
}

/** What stands in place of a name where there is only one of its kind in a file, and what every second one is called. */
const noName = /^(?:image|stage \d{1,4}|build|builder|base|main|workflow)(?:\/|$)/;

/** The same function or resource by name, wherever it stands now. */
function sharesName({ within }: BaselineEntry, finding: MatchedFinding): boolean {
  if (noName.test(within) || lastName(within) === '') return false;
  return lastName(within) === lastName(finding.within ?? '');
}

function lastName(within: string): string {
  return within.slice(within.lastIndexOf('.') + 1);
}

/** Twice what two sets share, over what both hold (Dice). */
function likenessOf(some: readonly string[], others: readonly string[]): number {
  const set = new Set(some);
  const shared = others.filter((each) => set.has(each)).length;
  const total = some.length + others.length;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** What has become of files, functions and resources in which nothing is found any more. */
interface Renames {
  readonly files: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

function renames({ known }: Open, findings: readonly Placed[]): Renames {
  const files = new Set(findings.map(({ path }) => path));
  const names = new Set(findings.map(({ path, finding }) => nameOf(path, finding.within ?? '')));
  const movedFiles = [...known].filter(([, { path }]) => !files.has(path));
  const movedNames = [...known].filter(
    ([, { path, within }]) => within !== '' && !names.has(nameOf(path, within)),
  );
  return {
    files: becoming(movedFiles.map(([placed, { path }]) => [path, placed.path])),
    names: becoming(
      movedNames.map(([{ finding }, { path, within }]) => [nameOf(path, within), finding.within ?? '']),
    ),
  };
}

function nameOf(path: string, within: string): string {
  return `${path}\0${within}`;
}

/** Of each old name the new one that most of its findings have. */
function becoming(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const byOld = Map.groupBy(pairs, ([old]) => old);
  return new Map([...byOld].map(([old, own]) => [old, mostOf(own.map(([, fresh]) => fresh))]));
}

function mostOf(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).name;
}
