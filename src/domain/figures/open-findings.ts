/**
 * Open findings: the one count that the agents, Problems, the Findings view, the Scanner page, the Dashboard, the coach
 * and the command line show. A finding is one flaw of a project, however many records of it there are: records of the
 * same path and fingerprint are one. It is open while it is to be fixed: `open` or `confirmed`, not dismissed, not resolved;
 * a flaw that a comment, `.vireo.yml` or a tool suppresses is not on record as open. All sources count, and so does low
 * confidence, which a list may hide but must then say so. What the baseline knows counts as well.
 */

export const openStates = ['open', 'confirmed'] as const;
export type OpenState = (typeof openStates)[number];

export function isOpenState(state: string): state is OpenState {
  return openStates.some((each) => each === state);
}

/** A record of a flaw as far as its state matters. */
export interface DecidedRecord {
  readonly state: string;
  /** Instant, ISO 8601 UTC. */
  readonly decidedAt: string | null;
}

/**
 * The record that speaks for its finding: the last decision (confirmed or dismissed); without one a record that is open;
 * else the first. Undefined for no records.
 */
export function leadingRecord<R extends DecidedRecord>(records: readonly R[]): R | undefined {
  const decided = records
    .filter(({ state }) => state === 'confirmed' || state === 'dismissed')
    .sort((one, other) => (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''));
  return decided[0] ?? records.find(({ state }) => state === 'open') ?? records[0];
}

/** From the worst down. */
export const findingSeverities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type OpenSeverity = (typeof findingSeverities)[number];

/** Open findings that have all of this in common. */
export interface OpenFindingCount {
  readonly projectId: string;
  readonly path: string;
  readonly severity: OpenSeverity;
  readonly confidence: string;
  /** Of the leading record: the first that found it. */
  readonly source: string;
  readonly sourceTitle: string;
  readonly count: number;
}

/** Who found how many. */
export interface FinderCount {
  /** The source. */
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

export interface OpenFindings {
  readonly total: number;
  readonly bySeverity: Readonly<Record<OpenSeverity, number>>;
  /** Each finding once, at the source that found it first: they add up to the total. Most first. */
  readonly byFinder: readonly FinderCount[];
  /** Of the total. */
  readonly lowConfidence: number;
}

export function sumOpenFindings(counts: readonly OpenFindingCount[]): OpenFindings {
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, count } of counts) bySeverity[severity] += count;
  return {
    total: sumOf(counts),
    bySeverity,
    byFinder: sumFinders(counts),
    lowConfidence: sumOf(counts.filter(({ confidence }) => confidence === 'low')),
  };
}

function sumFinders(counts: readonly OpenFindingCount[]): readonly FinderCount[] {
  return [...Map.groupBy(counts, ({ source }) => source)]
    .map(([value, own]) => ({ value, title: own[0]?.sourceTitle ?? value, count: sumOf(own) }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
