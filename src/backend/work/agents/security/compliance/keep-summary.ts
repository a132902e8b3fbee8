/** What a run leaves for the next one. */
import type { SecurityFacts } from '../report/security-facts.ts';
import type { AssessedList } from './assess-controls.ts';
import type { RunSummary } from './summary.ts';

export function toSummary(facts: SecurityFacts, lists: readonly AssessedList[]): RunSummary {
  const controls = lists.flatMap(({ list, controls: assessed }) =>
    assessed.map(({ control, state }) => [`${list.name}/${control.id}`, state] as const),
  );
  return {
    version: 1,
    at: facts.at.toISOString(),
    paths: [...facts.paths],
    controls: Object.fromEntries(controls),
    findings: facts.findings.map(({ path, finding }) => ({
      fingerprint: finding.fingerprint,
      rule: finding.ruleId,
      path,
      severity: finding.severity,
      line: finding.range.startLine + 1,
    })),
  };
}
