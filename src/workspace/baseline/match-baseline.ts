/**
 * Finds again what a baseline knows, although lines have moved, files and functions have other names, code was
 * formatted or edited a little. Each entry stands for one finding: the pairs that have most in common are joined
 * first, and a pair that has too little in common is none. A secret is known by its value alone, wherever it stands:
 * one that has taken the place of another is what somebody has leaked since.
 */
import type { ScannedFinding } from '../scan-messages.ts';
import { isSecret } from '../secret-digest.ts';
import type { BaselineEntry } from './baseline-file.ts';

/** A finding and its file, relative to the project's folder. */
export interface PlacedFinding {
  readonly path: string;
  readonly finding: ScannedFinding;
}

export interface BaselineMatch {
  /** By finding, the entry that it is. */
  readonly known: ReadonlyMap<ScannedFinding, BaselineEntry>;
  /** Entries whose finding is gone. */
  readonly gone: readonly BaselineEntry[];
}

export function matchBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly PlacedFinding[],
): BaselineMatch {
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
  join(open, byText, isElsewhere);
  const known = new Map([...open.known].map(([placed, entry]) => [placed.finding, entry]));
  return { known, gone: [...open.entries] };
}

interface Open {
  readonly entries: Set<BaselineEntry>;
  readonly findings: Set<PlacedFinding>;
  readonly known: Map<PlacedFinding, BaselineEntry>;
}

/** What an entry and a finding must have in common to be compared at all; pairs of all with all would be too many. */
interface Grouping {
  readonly entry: (entry: BaselineEntry) => string;
  readonly finding: (placed: PlacedFinding) => string;
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

type Test = (entry: BaselineEntry, placed: PlacedFinding) => boolean;

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

function isSameValue(entry: BaselineEntry, { finding }: PlacedFinding): boolean {
  return entry.text !== '' && entry.text === finding.keys.text;
}

function isSameName(entry: BaselineEntry, { finding }: PlacedFinding): boolean {
  return entry.fingerprint === finding.fingerprint;
}

/** In the same file: the fingerprint, or the same text with some neighbour or function in common. */
function isSure(entry: BaselineEntry, { finding }: PlacedFinding): boolean {
  if (entry.fingerprint === finding.fingerprint) return true;
  return entry.text === finding.keys.text && (sharesName(entry, finding) || neighbours(entry, finding) > 0);
}

/** In the same file, or what has become of it: the same text, or an edited one in the same function or resource. */
function isLikely(entry: BaselineEntry, { finding }: PlacedFinding, names: Renames['names']): boolean {
  if (entry.text === finding.keys.text) return true;
  const likeness = likenessOf(entry.words, finding.keys.words);
  const within = names.get(nameOf(entry.path, entry.within)) ?? entry.within;
  if (within === finding.within && within !== '') return likeness >= 0.5;
  return likeness >= 0.6 && neighbours(entry, finding) > 0;
}

/** In another file the same text is not enough: half the world says `eval(input)`. */
function isElsewhere(entry: BaselineEntry, { finding }: PlacedFinding): boolean {
  if (entry.text !== finding.keys.text) return false;
  return neighbours(entry, finding) > 0 || (sharesName(entry, finding) && entry.words.length >= 4);
}

function scoreOf(entry: BaselineEntry, { path, finding }: PlacedFinding): number {
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
function neighbours(entry: BaselineEntry, { keys }: ScannedFinding): number {
  const same = (one: string, other: string): number => Number(one !== '' && one === other);
  return same(entry.before, keys.before) + same(entry.after, keys.after);
}

/** What stands in place of a name where there is only one of its kind in a file, and what every second one is called. */
const noName = /^(?:image|stage \d{1,4}|build|builder|base|main|workflow)(?:\/|$)/;

/** The same function or resource by name, wherever it stands now. */
function sharesName({ within }: BaselineEntry, finding: ScannedFinding): boolean {
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  if (noName.test(within) || last(within) === '') return false;
  return last(within) === last(finding.within ?? '');
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

function renames({ known }: Open, findings: readonly PlacedFinding[]): Renames {
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
