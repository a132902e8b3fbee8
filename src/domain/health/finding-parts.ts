/** The parts that findings decide: security, quality and dependencies. */
import { type Cause, type PartRule, worstPlaces } from './cause.ts';
import { findingCauses, joinFindings } from './finding-causes.ts';
import { densityScore, worstFactor } from './finding-load.ts';
import type { DependencyFacts, FindingFacts } from './model.ts';

const linesUnit = 1000;
const packagesUnit = 100;

/** The worst finding bounds it, their density in the code decides the rest. */
export const securityRule: PartRule<FindingFacts> = {
  score: ({ findings, lines }, { securityHalf: half }) =>
    worstFactor(findings) * densityScore(findings, { size: lines, unit: linesUnit, half }),
  causes: (facts) => findingCauses(facts),
  join: (causes, facts) => joinFindings(causes, facts),
};

/**
 * Density alone: a defect density in the sense of ISO/IEC 25010's maintainability, as SIG's model, too, judges a
 * property by the share of the code that has it and never by the single worst place.
 */
export const qualityRule: PartRule<FindingFacts> = {
  score: ({ findings, lines }, { qualityHalf: half }) =>
    densityScore(findings, { size: lines, unit: linesUnit, half }),
  causes: (facts) => findingCauses(facts),
  join: (causes, facts) => joinFindings(causes, facts),
};

/** As security, counted in packages: others' code is not measured in lines of ours. */
export const dependenciesRule: PartRule<DependencyFacts> = {
  score: ({ findings, packages }, { dependenciesHalf: half }) =>
    worstFactor(findings) * densityScore(findings, { size: packages, unit: packagesUnit, half }),
  causes: (facts) => [...uncomparedCause(facts), ...findingCauses(facts)],
  join: (causes, facts) => joinFindings(causes, facts),
};

/** Costs nothing, and gains nothing: said, so that the score does not pass for that of all packages. */
function uncomparedCause({ uncompared = [], lack }: DependencyFacts): readonly Cause<DependencyFacts>[] {
  if (uncompared.length === 0) return [];
  const places = worstPlaces(uncompared);
  const named = uncompared.slice(0, places.length).map(({ text }) => text);
  return [
    {
      id: 'not-compared',
      text: `Not all packages were compared with advisories: ${named.join(', ')}.${lack === undefined ? '' : ` ${lack}`}`,
      count: uncompared.length,
      places,
      remedy: 'Bring lock files and advisories of every ecosystem, so that all packages are compared.',
      effort: 'minutes',
      mend: (facts) => facts,
    },
  ];
}
