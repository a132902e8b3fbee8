/** Rows of the Findings view: severity → finding; pure. */
import type { Finding } from '../../../api-client/index.ts';
import { plainText } from '../../../contract/plain-text.ts';
import type { Row } from '../../platform/row.ts';
import type { Translate } from '../../platform/words.ts';

type Severity = Finding['severity'];

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

const icons: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

const colors: Readonly<Record<Severity, string>> = {
  critical: 'list.errorForeground',
  high: 'list.errorForeground',
  medium: 'list.warningForeground',
  low: 'editorInfo.foreground',
  info: 'editorInfo.foreground',
};

export function severityWord(severity: Severity, t: Translate): string {
  const words: Readonly<Record<Severity, string>> = {
    critical: t('Critical'),
    high: t('High'),
    medium: t('Medium'),
    low: t('Low'),
    info: t('Info'),
  };
  return words[severity];
}

export interface FindingRowPorts {
  readonly t: Translate;
  /** Titles of the engine's rules, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Name of the project, shown when there are findings of several. */
  readonly projectName: (projectId: string) => string;
}

export function buildFindingRows(findings: readonly Finding[], ports: FindingRowPorts): readonly Row[] {
  const several = new Set(findings.map(({ projectId }) => projectId)).size > 1;
  return order.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity).sort(byPlace);
    return group.length === 0 ? [] : [severityRow(severity, group, { ...ports, several })];
  });
}

function severityRow(
  severity: Severity,
  findings: readonly Finding[],
  ports: FindingRowPorts & { readonly several: boolean },
): Row {
  return {
    id: `severity/${severity}`,
    record: { kind: 'findings', ids: findings.map(({ id }) => id) },
    label: severityWord(severity, ports.t),
    description: String(findings.length),
    icon: icons[severity],
    iconColor: colors[severity],
    kind: 'severity',
    expanded: severity === 'critical' || severity === 'high',
    children: findings.map((finding) => findingRow(finding, ports)),
  };
}

function findingRow(finding: Finding, ports: FindingRowPorts & { readonly several: boolean }): Row {
  const { t, several, projectName, titles } = ports;
  const place = `${finding.path}:${finding.range.startLine + 1}`;
  const accepted = finding.state === 'accepted';
  const description = [
    place,
    ...(several ? [projectName(finding.projectId)] : []),
    ...(accepted ? [t('accepted')] : []),
  ].join(' · ');
  return {
    id: `finding/${finding.id}`,
    record: { kind: 'finding', ids: [finding.id] },
    label: titles.get(finding.ruleId) ?? nameOfRule(finding.ruleId),
    description,
    icon: accepted ? 'pass' : 'circle-small',
    kind: accepted ? 'finding.accepted' : 'finding.open',
    tooltip: [plainText(finding.message), place, finding.ruleId, finding.reason].filter(Boolean).join('\n'),
    open: 'vireo.openFinding',
  };
}

/** For rules that the engine does not know: `py/sql-injection` reads as `SQL injection`; the sentence is in the tooltip. */
export function nameOfRule(ruleId: string): string {
  const words = (ruleId.split(/[/:]/).at(-1) ?? ruleId).replace(/[-_]+/g, ' ').trim();
  const known = words.replace(
    /\b(sql|xss|ssrf|xxe|html|url|css|tls|jwt|csrf|regex|id|http|yaml|api)\b/gi,
    (word) => word.toUpperCase(),
  );
  return known.charAt(0).toUpperCase() + known.slice(1);
}

function byPlace(one: Finding, other: Finding): number {
  return one.path.localeCompare(other.path) || one.range.startLine - other.range.startLine;
}
