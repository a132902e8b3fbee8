/** An assessment of dependencies as the report needs it. */
import type { Measured } from '../../../../contract/health.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../../workspace/dependencies/findings/dependency-rules.ts';
import { createLookedFor, type LookedFor } from '../../../../workspace/dependencies/looked-for.ts';
import { type DependencyOutcome, upgradeKey } from './report/security-facts.ts';

export interface LookedOutcome extends DependencyOutcome {
  /** False where a finding of the rule could have been missed: one that is not there again is not mended for sure. */
  readonly hasLookedFor: LookedFor;
}

export function toOutcome(assessed: Measured<Assessment>): Measured<LookedOutcome> {
  if (assessed.kind === 'not-assessed') return assessed;
  const { inventory, findings, advisories, unasked, comparison } = assessed.facts;
  const { graphs, problems } = inventory;
  const outcome: DependencyOutcome = {
    packages: graphs.reduce((sum, { nodes }) => sum + countOthers([...nodes.values()]), 0),
    files: graphs.map(({ file }) => file),
    ecosystems: [...new Set(graphs.map(({ ecosystem }) => ecosystem))],
    advisories,
    unasked,
    comparison,
    problems,
    upgrades: new Map(
      findings.flatMap(({ file, finding, upgrade }) =>
        upgrade === undefined ? [] : [[upgradeKey(file, finding), upgrade] as const],
      ),
    ),
    rules: dependencyRules,
  };
  return { kind: 'measured', facts: { ...outcome, hasLookedFor: createLookedFor(assessed.facts) } };
}

function countOthers(nodes: readonly { readonly source: string }[]): number {
  return nodes.filter(({ source }) => source !== 'workspace').length;
}
