/** What may go wrong, each with the place that shows it, who looks after it, and what it costs. Pure. */

import type { KnownFinding, PlanningFacts } from './planning-facts.ts';
import { budgetRisks, deadlineRisks } from './practice-risks.ts';
import { projectRisks } from './project-risks.ts';
import { type Risk, withoutEnd } from './risk.ts';

const mostPlaces = 3;
const mostFindingRisks = 8;

export function findRisks(facts: PlanningFacts): readonly Risk[] {
  const risks = [
    ...findingRisks(facts.findings),
    ...projectRisks(facts),
    ...budgetRisks(facts),
    ...deadlineRisks(facts),
  ];
  return risks.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1));
}

const levels = { high: 3, medium: 2, low: 1 } as const;

export const weightOf = ({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number =>
  levels[likelihood] * levels[impact];

const grave: ReadonlySet<string> = new Set(['critical', 'high']);

/** Whether a client would hear of it: weaknesses of security, and what is grave. */
function matters({ severity, category }: KnownFinding): boolean {
  return grave.has(severity) || (severity === 'medium' && category === 'security');
}

/** One for each rule. */
function findingRisks(findings: readonly KnownFinding[]): readonly Risk[] {
  const byRule = Map.groupBy(findings.filter(matters), ({ ruleId }) => ruleId);
  return [...byRule.entries()].slice(0, mostFindingRisks).map(([ruleId, found]) => {
    const [worst] = found;
    const level = grave.has(worst?.severity ?? '') ? 'high' : 'medium';
    const count = found.length;
    return {
      id: `CODE-${ruleId}`,
      text: `${withoutEnd(worst?.message ?? ruleId)} (${count === 1 ? 'one place' : `${count} places`}, rated ${worst?.severity ?? ''}).`,
      likelihood: level,
      impact: level,
      owner: 'development',
      hours: Math.ceil((30 + (count - 1) * 10) / 30) / 2,
      response: `Correct ${count === 1 ? 'this place' : `these ${count} places`} of ${ruleId} before the next release.`,
      evidence: found.slice(0, mostPlaces).map(({ path: file, line }) => ({ file, line })),
    };
  });
}
