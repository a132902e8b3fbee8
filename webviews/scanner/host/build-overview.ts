/** Everything that the Scanner page counts, from the list of findings; pure. */

import { areaOf, type FindingArea, findingAreas } from '../../../src/contract/findings/finding-area.ts';
import { isCounted } from '../../../src/pages/findings/count-open.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { AgeBand, ScannerOverview, SeverityCounts } from '../messages.ts';
import { buildTrend } from './trend.ts';

const dayMs = 86_400_000;
const mostFiles = 10;
const mostRules = 6;
const trendWeeks = 12;

export type Counted = Pick<
  ScannerOverview,
  | 'standing'
  | 'fresh'
  | 'dismissed'
  | 'mended'
  | 'areas'
  | 'rules'
  | 'files'
  | 'moreFiles'
  | 'ages'
  | 'trend'
  | 'sources'
>;

/** `hasRecords`: of a project, whose findings are counted as they are on record. */
export function buildOverview(
  all: readonly ListedFinding[],
  { now, hasRecords }: { readonly now: number; readonly hasRecords: boolean },
): Counted {
  const standing = all.filter((finding) => isCounted(finding, hasRecords));
  const hasBaseline = all.some(({ isNew }) => isNew !== undefined);
  const files = countBy(standing, ({ uri }) => uri).sort(byWeight);
  const rest = files.slice(mostFiles);
  return {
    standing: countAll(standing),
    ...(hasBaseline ? { fresh: standing.filter(({ isNew }) => isNew === true).length } : {}),
    dismissed: all.filter(({ state }) => state === 'dismissed').length,
    mended: all.filter(
      ({ state, resolvedAt }) =>
        state === 'resolved' && resolvedAt !== null && now - Date.parse(resolvedAt) < 30 * dayMs,
    ).length,
    areas: findingAreas.map((area) => countArea(area, { all, standing, hasBaseline })),
    rules: countBy(standing, ({ ruleId }) => ruleId)
      .sort(byWeight)
      .slice(0, mostRules)
      .map(({ name, sample, counts, total }) => ({ ruleId: name, title: sample.shown.rule, counts, total })),
    files: files
      .slice(0, mostFiles)
      .map(({ name, sample, counts, total }) => ({ uri: name, path: sample.path, counts, total })),
    ...(rest.length === 0 ? {} : { moreFiles: { files: rest.length, ...sumOf(rest) } }),
    ages: countAges(standing, now),
    trend: buildTrend(all, { now, weeks: trendWeeks }),
    sources: [...new Set(all.flatMap(({ sources }) => sources))].sort(),
  };
}

interface Findings {
  readonly all: readonly ListedFinding[];
  /** Those that count as open. */
  readonly standing: readonly ListedFinding[];
  readonly hasBaseline: boolean;
}

function countArea(area: FindingArea, { all, standing, hasBaseline }: Findings): Counted['areas'][number] {
  const own = standing.filter((finding) => areaOf(finding) === area);
  return {
    area,
    ...countAll(own),
    ...(hasBaseline ? { fresh: own.filter(({ isNew }) => isNew === true).length } : {}),
    dismissed: all.filter((finding) => finding.state === 'dismissed' && areaOf(finding) === area).length,
  };
}

interface Count {
  readonly counts: SeverityCounts;
  readonly total: number;
}

function countAll(findings: readonly ListedFinding[]): Count {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return { counts, total: findings.length };
}

function sumOf(parts: readonly Count[]): Count {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const part of parts) {
    counts.critical += part.counts.critical;
    counts.high += part.counts.high;
    counts.medium += part.counts.medium;
    counts.low += part.counts.low;
    counts.info += part.counts.info;
  }
  return { counts, total: parts.reduce((sum, { total }) => sum + total, 0) };
}

interface NamedCount extends Count {
  readonly name: string;
  readonly sample: ListedFinding;
}

function countBy(
  findings: readonly ListedFinding[],
  nameOf: (finding: ListedFinding) => string,
): NamedCount[] {
  return [...Map.groupBy(findings, nameOf)].flatMap(([name, group]) => {
    const [sample] = group;
    return sample === undefined ? [] : [{ name, sample, ...countAll(group) }];
  });
}

/** The worst first, by the figures that the page shows: critical and high together, then medium, then the rest. */
function byWeight(one: NamedCount, other: NamedCount): number {
  const differences = weights(one.counts).map((count, at) => (weights(other.counts)[at] ?? 0) - count);
  return differences.find((difference) => difference !== 0) ?? (one.name < other.name ? -1 : 1);
}

function weights({ critical, high, medium, low, info }: SeverityCounts): readonly number[] {
  return [critical + high, medium, low + info, critical];
}

const bands: readonly (readonly [band: AgeBand, mostDays: number])[] = [
  ['week', 7],
  ['month', 28],
  ['quarter', 91],
  ['year', 365],
  ['older', Number.POSITIVE_INFINITY],
];

export function bandOf(
  { foundAt, isTyped }: Pick<ListedFinding, 'foundAt' | 'isTyped'>,
  now: number,
): AgeBand {
  if (foundAt === undefined) return isTyped ? 'typed' : 'unrecorded';
  const days = (now - Date.parse(foundAt)) / dayMs;
  return bands.find(([, mostDays]) => days < mostDays)?.[0] ?? 'older';
}

function countAges(standing: readonly ListedFinding[], now: number): Counted['ages'] {
  const byBand = Map.groupBy(standing, (finding) => bandOf(finding, now));
  const ofNoRecord = (['typed', 'unrecorded'] as const).filter((band) => byBand.has(band));
  return [
    ...ofNoRecord.map((band) => ({ band, ...countAll(byBand.get(band) ?? []) })),
    ...bands.map(([band]) => ({ band, ...countAll(byBand.get(band) ?? []) })),
  ];
}
