/** Rows of counts as the API shows them. */
import { findingStateSchema, severitySchema } from '../../../../contract/findings.ts';
import { severities } from '../../../../scanner/model.ts';
import { sourcesOf } from './finding-sources.ts';
import type { CountRow, Facet } from './finding-summary.repository.ts';
import { type FindingSummary, findingSchema } from './findings.schema.ts';

const { category } = findingSchema.shape;

function worstOf({ worst }: CountRow) {
  return severities[worst] ?? 'info';
}

/** The worst first, then those with most. */
function inOrder(a: CountRow, b: CountRow): number {
  return b.count - a.count || a.worst - b.worst || ((a.value ?? '') < (b.value ?? '') ? -1 : 1);
}

/** What several see counts for each of them. */
function bySource(rows: readonly CountRow[]): FindingSummary['bySource'] {
  const seen = rows.flatMap((row) =>
    sourcesOf({ seen_by: row.value ?? '[]' }).map((one) => ({ ...one, row })),
  );
  return [...Map.groupBy(seen, ({ source }) => source)]
    .map(([value, all]) => ({
      value,
      title:
        all
          .map(({ title }) => title)
          .sort()
          .at(-1) ?? value,
      count: all.reduce((sum, { row }) => sum + row.count, 0),
      rank: Math.min(...all.map(({ row }) => row.worst)),
    }))
    .sort((a, b) => b.count - a.count || a.rank - b.rank || (a.value < b.value ? -1 : 1))
    .map(({ rank, ...each }) => ({ ...each, worst: severities[rank] ?? 'info' }));
}

export function toFindingSummary(rows: readonly CountRow[]): FindingSummary {
  const of = (facet: Facet) => rows.filter((row) => row.facet === facet).sort(inOrder);
  const named = (facet: Facet) =>
    of(facet).map((row) => ({ value: row.value ?? '', count: row.count, worst: worstOf(row) }));
  const titled = (facet: Facet) =>
    of(facet).map((row) => ({
      value: row.value ?? '',
      title: row.title,
      count: row.count,
      worst: worstOf(row),
    }));
  const [total] = of('total');
  const bySeverity = named('severity').map((each) => ({ ...each, value: severitySchema.parse(each.value) }));
  return {
    total: total?.count ?? 0,
    new: total?.fresh ?? 0,
    bySeverity: bySeverity.sort((a, b) => severities.indexOf(a.value) - severities.indexOf(b.value)),
    byState: named('state').map((each) => ({ ...each, value: findingStateSchema.parse(each.value) })),
    byCategory: named('category').map((each) => ({ ...each, value: category.parse(each.value) })),
    bySource: bySource(of('source')),
    byFinder: titled('finder').map((each) => ({ ...each, title: each.title ?? each.value })),
    lowConfidence: of('confidence').find(({ value }) => value === 'low')?.count ?? 0,
    byRule: titled('rule'),
    byPath: named('path'),
    byAssignee: of('assignee').map((row) => ({ value: row.value, count: row.count, worst: worstOf(row) })),
  };
}
