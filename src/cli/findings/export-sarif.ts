/** Findings of the backend as SARIF 2.1.0, a run for each source; what several see is in the run of the first. */
import type { Finding } from '../../api-client/index.ts';
import { sarifLimits } from '../../contract/sarif/sarif-limits.ts';
import { type LoggedFinding, toSarifLog, toSarifRun } from '../../contract/sarif/sarif-log.ts';
import { productAddress } from '../../contract/version.ts';

export function toFindingsSarif(findings: readonly Finding[]) {
  const bySource = [...Map.groupBy(findings, ({ source }) => source).values()];
  const isFew = bySource.length <= sarifLimits.runs;
  const own = isFew ? bySource : bySource.slice(0, sarifLimits.runs - 1);
  const others = bySource.slice(own.length).flat();
  const runs = own.map((each) => toRun(each, each[0]?.sourceTitle ?? 'Vireo'));
  return toSarifLog(isFew ? runs : [...runs, toRun(others, 'Other tools')]);
}

function toRun(findings: readonly Finding[], name: string) {
  const byRule = Map.groupBy(findings, ({ ruleId }) => ruleId);
  const rules = [...byRule].map(([id, [first]]) => ({
    id,
    ...(first?.ruleTitle ? { shortDescription: { text: first.ruleTitle } } : {}),
    ...(first?.explanation ? { help: { text: first.explanation, markdown: first.explanation } } : {}),
    ...(first?.ruleUrl ? { helpUri: first.ruleUrl } : {}),
  }));
  const driver = name === 'Vireo' ? { name, informationUri: productAddress } : { name };
  return toSarifRun({ driver, rules, findings: findings.map(toLogged) });
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
