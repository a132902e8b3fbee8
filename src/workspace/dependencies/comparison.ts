/** Which packages of an inventory were compared with advisories: nothing found among the others says nothing. */
import type { AdvisoryAge } from './advisories/advisory-source.ts';
import { installedVersion } from './advisories/match-advisories.ts';
import { asksForPackages, installedIn } from './installed-in.ts';
import type { ReadInventory } from './inventory.ts';
import type { DependencyGraph, DependencyNode, Ecosystem, FormatId } from './model.ts';

/** What was not compared of a file, and why. */
export interface ComparisonGap {
  readonly kind: 'unread' | 'no-advisories' | 'unlocked' | 'no-version';
  readonly file: string;
  /** Goes on after the name of the file. */
  readonly why: string;
}

/** Plain data: asked by everyone who tells of what was not found. */
export interface Comparison {
  /** Packages in versions that are known to be installed, compared with advisories of their ecosystem. */
  readonly compared: number;
  readonly gaps: readonly ComparisonGap[];
}

/** Ecosystems in use that there are no advisories of; all of them where there are none. */
export function withoutAdvisories<Name extends Ecosystem>(
  advisories: AdvisoryAge,
  ecosystems: readonly Name[],
): readonly Name[] {
  if (advisories.kind === 'none') return ecosystems;
  if (advisories.kind === 'online') return [];
  return ecosystems.filter((each) => !advisories.ecosystems.includes(each));
}

export function comparisonOf(
  { graphs, problems }: Pick<ReadInventory, 'graphs' | 'problems'>,
  advisories: AdvisoryAge,
): Comparison {
  const unread = new Set(problems.filter(({ isWarning }) => isWarning !== true).map(({ file }) => file));
  const asking = graphs.filter(asksForPackages);
  return {
    compared: asking.reduce((sum, graph) => sum + countCompared(graph, advisories), 0),
    gaps: [
      ...[...unread].map((file) => ({ kind: 'unread' as const, file, why: 'could not be read in full' })),
      ...asking.flatMap((graph) => gapsOf(graph, advisories)),
    ],
  };
}

/** Formats that a lock file completes: without it they hold none of what their packages bring. */
const lockable: ReadonlySet<FormatId> = new Set<FormatId>([
  'package.json',
  'cargo-toml',
  'pyproject',
  'pipfile',
]);

function countCompared(graph: DependencyGraph, advisories: AdvisoryAge): number {
  if (lockable.has(graph.format) || withoutAdvisories(advisories, [graph.ecosystem]).length > 0) return 0;
  return installedIn(graph).filter((node) => installedVersion(node) !== undefined).length;
}

function gapsOf(graph: DependencyGraph, advisories: AdvisoryAge): readonly ComparisonGap[] {
  const { file, ecosystem } = graph;
  const open = installedIn(graph).filter(isOpen).length;
  return [
    ...(withoutAdvisories(advisories, [ecosystem]).length > 0
      ? [{ kind: 'no-advisories' as const, file, why: `there are no advisories of ${ecosystem}` }]
      : []),
    ...(lockable.has(graph.format)
      ? [{ kind: 'unlocked' as const, file, why: 'no lock file says what its packages bring' }]
      : []),
    ...(open > 0 && !lockable.has(graph.format)
      ? [{ kind: 'no-version' as const, file, why: `it leaves the version of ${open} open` }]
      : []),
  ];
}

function isOpen({ source, version }: DependencyNode): boolean {
  return source === 'registry' && version === undefined;
}

/** For a person: file and reason. */
export function describeGap({ file, why }: ComparisonGap): string {
  return `${file} (${why})`;
}
