/** From what was added up to the report on the wire. */
import { type Money, sumOwnFirst } from '../../../../domain/money.ts';
import type { ReportGrouping } from '../model/rows/groupings.ts';
import type { RowNames } from '../model/rows/row-names.ts';
import { findOwnAmounts, shareAmounts } from '../model/rows/share-amounts.ts';
import type { TallyNode } from '../model/rows/tally-tree.ts';
import type { WorkTally } from '../model/rows/work-tally.ts';
import type { TimeReport, TimeReportLine, TimeReportRow } from './reports.schema.ts';
import { type EntriesQuery, narrowQuery } from './row-queries.ts';
import type { TargetOf } from './row-targets.ts';

export interface ReportFacts {
  /** Of the whole period with its filter. */
  readonly query: EntriesQuery;
  /** From the first level to the last. */
  readonly groupings: readonly ReportGrouping[];
  readonly names: RowNames;
  readonly targetOf: TargetOf;
  /** Recorded on days after today: no target asks for them. */
  readonly secondsAhead: number;
  /** False where every project bills what was recorded. */
  readonly isRounded: boolean;
  readonly currency: string;
}

const byDate: ReadonlySet<ReportGrouping> = new Set(['day', 'week', 'month']);

export function buildRows(root: TallyNode, facts: ReportFacts): TimeReportRow[] {
  const top: Level = { query: facts.query, depth: 0, amounts: root.tally.amounts() };
  return buildLevel(root, top, facts).map(({ line, level, node }) => ({
    ...line,
    rows: buildLevel(node, level, facts).map((below) => below.line),
  }));
}

export function buildTotal(root: TallyNode, facts: ReportFacts): TimeReport['total'] {
  const { tally } = root;
  const targetSeconds = facts.targetOf(facts.query, []);
  const hasTarget = targetSeconds !== null && targetSeconds > 0;
  const dueSeconds = tally.seconds - facts.secondsAhead;
  return {
    ...figuresOf(tally, tally.amounts(), facts),
    targetSeconds,
    billableShare: tally.seconds === 0 ? null : tally.billableSeconds / tally.seconds,
    targetShare: hasTarget ? dueSeconds / targetSeconds : null,
    overtimeSeconds: targetSeconds === null ? null : dueSeconds - targetSeconds,
  };
}

interface Level {
  readonly query: EntriesQuery;
  readonly depth: number;
  readonly amounts: readonly Money[];
}

interface Built {
  readonly line: TimeReportLine;
  readonly level: Level;
  readonly node: TallyNode;
}

function buildLevel({ rows }: TallyNode, { query, depth, amounts }: Level, facts: ReportFacts): Built[] {
  const grouping = facts.groupings[depth];
  if (grouping === undefined) return [];
  const nodes = [...rows];
  const tallies = nodes.map(([, node]) => node.tally);
  const own = grouping === 'client' ? findOwnAmounts(amounts, tallies) : undefined;
  const shares = own ?? shareAmounts(amounts, tallies);
  const built = nodes.map(([key, node], index): Built => {
    const own = { query: narrowQuery(query, grouping, key), depth: depth + 1, amounts: shares[index] ?? [] };
    return { line: toLine(key, node.tally, { grouping, level: own, facts }), level: own, node };
  });
  return built.sort(byDate.has(grouping) ? byKey : mostFirst);
}

function toLine(
  key: string,
  tally: WorkTally,
  { grouping, level, facts }: { grouping: ReportGrouping; level: Level; facts: ReportFacts },
): TimeReportLine {
  return {
    key,
    name: facts.names[grouping](key),
    ...figuresOf(tally, level.amounts, facts),
    targetSeconds: facts.targetOf(level.query, facts.groupings.slice(0, level.depth)),
    query: level.query,
  };
}

function figuresOf(
  { seconds, billableSeconds, roundedSeconds, billedSeconds, entries }: WorkTally,
  amounts: readonly Money[],
  { currency, isRounded }: ReportFacts,
) {
  return {
    seconds,
    billableSeconds,
    billedSeconds,
    entries,
    roundedSeconds: isRounded ? roundedSeconds : null,
    amounts: [...sumOwnFirst(amounts, currency)],
  };
}

function byKey(one: Built, other: Built): number {
  return one.line.key < other.line.key ? -1 : 1;
}

function mostFirst(one: Built, other: Built): number {
  return other.line.seconds - one.line.seconds || one.line.name.localeCompare(other.line.name);
}
