/** An assessment of dependencies as the report needs it. */
import type { Measured } from '../../../contract/health.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../workspace/dependencies/findings/dependency-rules.ts';
import {
  advisoryRules,
  type DependencyOutcome,
  upgradeKey,
  withoutAdvisories,
} from './report/security-facts.ts';

export interface LookedOutcome extends DependencyOutcome {
  /** False where a finding of the rule could have been missed: one that is not there again is not mended for sure. */
  readonly hasLookedFor: (ruleId: string) => boolean;
}

const ids: ReadonlySet<string> = new Set(dependencyRules.map(({ id }) => id));

export function isDependencyRule(ruleId: string): boolean {
  return ids.has(ruleId);
}

export function toOutcome(assessed: Measured<Assessment>): Measured<LookedOutcome> {
  if (assessed.kind === 'not-assessed') return assessed;
  const { inventory, findings, advisories } = assessed.facts;
  const { graphs, problems } = inventory;
  const outcome: DependencyOutcome = {
    packages: graphs.reduce((sum, { nodes }) => sum + countOthers([...nodes.values()]), 0),
    files: graphs.map(({ file }) => file),
    ecosystems: [...new Set(graphs.map(({ ecosystem }) => ecosystem))],
    advisories,
    problems,
    upgrades: new Map(
      findings.flatMap(({ file, finding, upgrade }) =>
        upgrade === undefined ? [] : [[upgradeKey(file, finding), upgrade] as const],
      ),
    ),
    rules: dependencyRules,
  };
  const isWhole = problems.every(({ isWarning }) => isWarning === true);
  const isCompared = withoutAdvisories(outcome).length === 0;
  const hasLookedFor = (ruleId: string): boolean => isWhole && (isCompared || !advisoryRules.has(ruleId));
  return { kind: 'measured', facts: { ...outcome, hasLookedFor } };
}

function countOthers(nodes: readonly { readonly source: string }[]): number {
  return nodes.filter(({ source }) => source !== 'workspace').length;
}
