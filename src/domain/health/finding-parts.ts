/** The parts that findings decide: security, quality and dependencies. */
import type { PartRule } from './cause.ts';
import { findingCauses, severityGroups } from './finding-causes.ts';
import { densityScore, worstFactor } from './finding-load.ts';
import type { DependencyFacts, FindingFacts } from './model.ts';

const linesUnit = 1000;
const packagesUnit = 100;

/** The worst finding bounds it, their density in the code decides the rest. */
export const securityRule: PartRule<FindingFacts> = {
  score: ({ findings, lines }, { securityHalf: half }) =>
    worstFactor(findings) * densityScore(findings, { size: lines, unit: linesUnit, half }),
  causes: (facts) => findingCauses(facts),
  groups: (facts) => severityGroups(facts),
};

/**
 * Density alone: a defect density in the sense of ISO/IEC 25010's maintainability, as SIG's model, too, judges a
 * property by the share of the code that has it and never by the single worst place.
 */
export const qualityRule: PartRule<FindingFacts> = {
  score: ({ findings, lines }, { qualityHalf: half }) =>
    densityScore(findings, { size: lines, unit: linesUnit, half }),
  causes: (facts) => findingCauses(facts),
};

/** As security, counted in packages: others' code is not measured in lines of ours. */
export const dependenciesRule: PartRule<DependencyFacts> = {
  score: ({ findings, packages }, { dependenciesHalf: half }) =>
    worstFactor(findings) * densityScore(findings, { size: packages, unit: packagesUnit, half }),
  causes: (facts) => findingCauses(facts),
  groups: (facts) => severityGroups(facts),
};
