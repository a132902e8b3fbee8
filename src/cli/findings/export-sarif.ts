/** Findings of the backend as SARIF 2.1.0, a run for each source; what several see is in the run of the first. */
import type { Finding } from '../../api-client/index.ts';
import { type LoggedFinding, toSarifLog, toSarifRun } from '../../contract/sarif-log.ts';

export function toFindingsSarif(findings: readonly Finding[]) {
  const bySource = Map.groupBy(findings, ({ source }) => source);
  return toSarifLog([...bySource.values()].map(toRun));
}

function toRun(findings: readonly Finding[]) {
  const byRule = Map.groupBy(findings, ({ ruleId }) => ruleId);
  const rules = [...byRule].map(([id, [first]]) => ({
    id,
    ...(first?.ruleTitle ? { shortDescription: { text: first.ruleTitle } } : {}),
    ...(first?.explanation ? { help: { text: first.explanation, markdown: first.explanation } } : {}),
    ...(first?.ruleUrl ? { helpUri: first.ruleUrl } : {}),
  }));
  const name = findings[0]?.sourceTitle ?? 'Vireo';
  return toSarifRun({ driver: { name }, rules, findings: findings.map(toLogged) });
}

function toLogged(finding: Finding): LoggedFinding {
  const { severity, confidence, state, reason, cwe } = finding;
  const justification = reason ?? undefined;
  return {
    ...finding,
    // On record as it was found; a log tells the place alone.
    snippet: '',
    suppression: state === 'dismissed' ? { kind: 'external', justification } : undefined,
    properties: {
      severity,
      confidence,
      tags: cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, '0')}`),
    },
  };
}
