/** Which packages of a graph an advisory speaks of, and the least version that none speaks of. */
import { severities } from '../../../scanner/model.ts';
import type { DependencyGraph, DependencyNode } from '../model.ts';
import { versionSchemeOf } from '../versions/version-scheme.ts';
import type { AdvisorySource } from './advisory-source.ts';
import { affectedOf, type InstalledVersion, judge, type Verdict } from './affected.ts';
import type { OsvAdvisory } from './osv.ts';
import { type AdvisorySeverity, severityOf } from './severity.ts';

export interface MatchedAdvisory {
  readonly advisory: OsvAdvisory;
  /** Its other names; those of others that speak of the same flaw included. */
  readonly aliases: readonly string[];
  readonly severity: AdvisorySeverity;
  readonly verdict: Exclude<Verdict, 'unaffected'>;
}

export interface VulnerablePackage {
  readonly graph: DependencyGraph;
  readonly node: DependencyNode;
  readonly advisories: readonly MatchedAdvisory[];
  /** The least version above the installed one that no advisory speaks of; undefined where none is known. */
  readonly fixedIn: string | undefined;
}

/** What advisories can speak of: a version that a registry serves. */
export function installedVersion({
  ecosystem,
  name,
  version,
  source,
}: DependencyNode): InstalledVersion | undefined {
  return version === undefined || source !== 'registry' ? undefined : { ecosystem, name, version };
}

/** What there is to ask about, each once. */
export function installedVersions(graphs: readonly DependencyGraph[]): readonly InstalledVersion[] {
  const all = graphs.flatMap(({ nodes }) =>
    [...nodes.values()].flatMap((node) => installedVersion(node) ?? []),
  );
  return [...new Map(all.map((each) => [Object.values(each).join('\0'), each])).values()];
}

export async function matchAdvisories(
  graphs: readonly DependencyGraph[],
  source: Pick<AdvisorySource, 'find'>,
  signal?: AbortSignal,
): Promise<readonly VulnerablePackage[]> {
  const found: VulnerablePackage[] = [];
  for (const graph of graphs) {
    for (const node of graph.nodes.values()) {
      signal?.throwIfAborted();
      const installed = installedVersion(node);
      if (installed === undefined) continue;
      const all = await source.find(installed);
      const advisories = joinAliases(all.flatMap((advisory) => match(advisory, installed)));
      if (advisories.length > 0)
        found.push({ graph, node, advisories, fixedIn: findLeastFix(all, installed) });
    }
  }
  return found;
}

function match(advisory: OsvAdvisory, installed: InstalledVersion): readonly MatchedAdvisory[] {
  const verdict = judge(advisory, installed);
  if (verdict === 'unaffected') return [];
  return [{ advisory, aliases: advisory.aliases ?? [], severity: severityOf(advisory), verdict }];
}

/** Databases write of one flaw each by its own: what shares a name is told once, with the worst severity. */
function joinAliases(matched: readonly MatchedAdvisory[]): readonly MatchedAdvisory[] {
  const joined: MatchedAdvisory[] = [];
  for (const each of matched) {
    const names = new Set([each.advisory.id, ...each.aliases]);
    const index = joined.findIndex(({ advisory, aliases }) =>
      [advisory.id, ...aliases].some((name) => names.has(name)),
    );
    const known = joined[index];
    if (known === undefined) joined.push(each);
    else joined[index] = join(known, each);
  }
  return joined.sort((a, b) => severities.indexOf(a.severity.level) - severities.indexOf(b.severity.level));
}

function join(a: MatchedAdvisory, b: MatchedAdvisory): MatchedAdvisory {
  const first = a.advisory.id.startsWith('GHSA-') || !b.advisory.id.startsWith('GHSA-') ? a : b;
  const names = new Set([a.advisory.id, b.advisory.id, ...a.aliases, ...b.aliases]);
  names.delete(first.advisory.id);
  const isWorse = severities.indexOf(b.severity.level) < severities.indexOf(a.severity.level);
  return {
    advisory: first.advisory,
    aliases: [...names].sort(),
    severity: isWorse ? b.severity : a.severity,
    verdict: a.verdict === 'affected' || b.verdict === 'affected' ? 'affected' : 'unknown',
  };
}

/** Only versions that an advisory names as fixed are known to exist. */
export function findLeastFix(all: readonly OsvAdvisory[], installed: InstalledVersion): string | undefined {
  const scheme = versionSchemeOf(installed.ecosystem);
  if (!scheme.isVersion(installed.version)) return undefined;
  const onPrerelease = scheme.isPrerelease(installed.version);
  const candidates = [...new Set(all.flatMap((advisory) => fixedVersions(advisory, installed)))]
    .filter((version) => scheme.isVersion(version) && scheme.compare(version, installed.version) > 0)
    .filter((version) => onPrerelease || !scheme.isPrerelease(version))
    .sort((a, b) => scheme.compare(a, b));
  return candidates.find((version) =>
    all.every((advisory) => judge(advisory, { ...installed, version }) === 'unaffected'),
  );
}

function fixedVersions(advisory: OsvAdvisory, installed: InstalledVersion): readonly string[] {
  return affectedOf(advisory, installed).flatMap(({ ranges }) =>
    (ranges ?? [])
      .filter(({ type }) => type !== 'GIT')
      .flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? [])),
  );
}
