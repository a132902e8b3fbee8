/**
 * What GitHub code scanning takes of a SARIF file; it refuses a whole file that has more. Source: GitHub's docs, "SARIF
 * support for code scanning", "Validating your SARIF file" and "SARIF results exceed one or more limits".
 */
export const sarifLimits = {
  runs: 20,
  /** Of a run; GitHub shows the 5,000 most severe of them. */
  results: 25_000,
  /** Of a run. */
  rules: 25_000,
  /** Of a run. */
  extensions: 100,
  /** Of a result; GitHub shows 1,000 of them. */
  flowLocations: 10_000,
  /** Of a result; GitHub shows 100 of them. */
  locations: 1_000,
  /** Of a rule; GitHub shows 10 of them. */
  tags: 20,
  shownTags: 10,
  /** Of the file when it is packed. */
  gzipBytes: 10 * 1024 * 1024,
} as const;

const ranks: Readonly<Record<string, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** As many findings as a run may have, in their order; where there are more, the least severe are left out. */
export function withinResults<Finding extends { readonly severity: string }>(
  findings: readonly Finding[],
): readonly Finding[] {
  if (findings.length <= sarifLimits.results) return findings;
  const places = findings.map((_each, index) => index);
  const rankOf = (index: number) => ranks[findings[index]?.severity ?? ''] ?? 0;
  const kept = new Set(places.sort((a, b) => rankOf(a) - rankOf(b) || a - b).slice(0, sarifLimits.results));
  return findings.filter((_each, index) => kept.has(index));
}

/** Steps of a flow; of too many the first ones, and the last, where the harm is done. */
export function withinFlow<Step>(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= sarifLimits.flowLocations) return steps;
  return [...steps.slice(0, sarifLimits.flowLocations - 1), ...steps.slice(-1)];
}
