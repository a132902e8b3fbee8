/** What findings cost: more of them, worse ones and surer ones in less code cost more. */
import type { FindingConfidence, FindingFact, FindingSeverity } from './model.ts';

/**
 * Hundredths of a point, whole numbers so that no order of adding changes a sum. The steps follow the bands of CVSS v3.1
 * (section 5: low 0.1–3.9, medium 4–6.9, high 7–8.9, critical 9–10), drawn apart since two of one band are not worth
 * one of the next.
 */
const severityCentipoints: Readonly<Record<FindingSeverity, number>> = {
  critical: 1000,
  high: 500,
  medium: 200,
  low: 50,
  info: 0,
};

/** Tenths: how far a finding is believed. */
const confidenceTenths: Readonly<Record<FindingConfidence, number>> = { high: 10, medium: 6, low: 2 };

/**
 * What is left of a score when the worst finding is of this severity, however much code there is: density alone would
 * let a large project drown a critical flaw (SonarQube's security rating looks at the worst alone).
 */
const leftByWorst: Readonly<Record<FindingSeverity, number>> = {
  critical: 0.5,
  high: 0.7,
  medium: 0.9,
  low: 1,
  info: 1,
};

const believed = ({ confidence }: FindingFact): number => confidenceTenths[confidence];

/** Points of one finding, in hundredths. */
export function centipointsOf(finding: FindingFact): number {
  return (severityCentipoints[finding.severity] * believed(finding)) / 10;
}

/** Points of all, in hundredths. */
export function sumCentipoints(findings: readonly FindingFact[]): number {
  return findings.reduce((sum, finding) => sum + centipointsOf(finding), 0);
}

/** Factor of the worst finding: 1 when there is none. */
export function worstFactor(findings: readonly FindingFact[]): number {
  return findings.reduce((least, finding) => {
    const lost = ((1 - leftByWorst[finding.severity]) * believed(finding)) / 10;
    return Math.min(least, 1 - lost);
  }, 1);
}

export interface Density {
  /** What there is of it: lines, packages. */
  readonly size: number;
  /** Points are counted in this much; less counts as this much, or one finding in ten lines would be a ruin. */
  readonly unit: number;
  /** Points in a unit that halve the score. */
  readonly half: number;
}

/**
 * 1 without points, a half at `half` points in a unit, a third at twice as many: the first findings cost most, and in a
 * project that has very many, each mended one still shows.
 */
export function densityScore(findings: readonly FindingFact[], { size, unit, half }: Density): number {
  const points = sumCentipoints(findings) / 100;
  return 1 / (1 + points / (Math.max(size, unit) / unit) / half);
}
