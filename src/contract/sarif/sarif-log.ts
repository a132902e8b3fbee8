/**
 * Findings as a SARIF 2.1.0 log (OASIS), as code hosts and other scanners exchange it. The one place that knows its form:
 * scans, the list of findings and the Scanner page each say what they have to tell in it. Pure.
 */
import type { FindingRange, WorkspaceFinding } from '../findings.ts';
import { withinFlow, withinResults } from './sarif-limits.ts';

type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** What code hosts sort security alerts by; CVSS-like, 0 to 10. */
const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.5',
};

/** The score of a rule, or of one of its results where evidence makes it less severe; none for quality. */
export function securitySeverity({
  category,
  severity,
}: Pick<WorkspaceFinding, 'category' | 'severity'>): object {
  return category === 'security' ? { 'security-severity': securitySeverities[severity] } : {};
}

/** What is told of a finding. Paths are relative to the root of the log, with forward slashes; positions from zero. */
export interface LoggedFinding {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly category: WorkspaceFinding['category'];
  readonly evidence?: WorkspaceFinding['evidence'] | null;
  readonly path: string;
  readonly range: FindingRange;
  /** Of none of its lines: then a log names the file alone. */
  readonly isWholeFile?: boolean;
  readonly fingerprint: string;
  /** The lines, from the first of the range on; secrets in them are masked already. Empty: none. */
  readonly snippet?: string;
  readonly steps?: readonly {
    readonly message: string;
    readonly range: FindingRange;
    readonly path?: string | undefined;
  }[];
  /** Of all results of a log or of none (SARIF 2.1.0, 3.27.24). */
  readonly baselineState?: 'new' | 'unchanged' | undefined;
  readonly suppression?: SarifSuppression | undefined;
  /** Further members of the result. */
  readonly more?: object;
  readonly properties: object;
}

export interface SarifSuppression {
  readonly kind: 'inSource' | 'external';
  readonly justification?: string | undefined;
}

export interface SarifRunFacts<Rule extends { readonly id: string }> {
  /** Members of `tool.driver` beside its rules. */
  readonly driver: {
    readonly name: string;
    readonly semanticVersion?: string;
    readonly informationUri?: string;
    readonly supportedTaxonomies?: readonly { readonly name: string; readonly index: number }[];
  };
  readonly rules: readonly Rule[];
  readonly findings: readonly LoggedFinding[];
  /** Further members of the run. */
  readonly more?: object;
}

export function toSarifLog<Run>(runs: readonly Run[]) {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0' as const,
    runs,
  };
}

export function toSarifRun<Rule extends { readonly id: string }>(facts: SarifRunFacts<Rule>) {
  const { driver, rules, findings, more } = facts;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    tool: { driver: { ...driver, rules } },
    columnKind: 'utf16CodeUnits' as const,
    results: withinResults(findings).map((finding) => toResult(finding, indexes.get(finding.ruleId))),
    ...more,
  };
}

function toResult(finding: LoggedFinding, ruleIndex: number | undefined) {
  const { ruleId, severity, message, path, fingerprint, steps = [] } = finding;
  const { baselineState, suppression, evidence } = finding;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevels[severity],
    message: { text: message },
    locations: [locationOf(finding)],
    partialFingerprints: { 'vireo/v1': fingerprint },
    ...(steps.length === 0 ? {} : { codeFlows: [toCodeFlow(path, steps)] }),
    ...finding.more,
    ...(baselineState === undefined ? {} : { baselineState }),
    ...(suppression === undefined ? {} : { suppressions: [toSuppression(suppression)] }),
    properties: {
      ...finding.properties,
      ...securitySeverity(finding),
      ...(evidence ? { evidence } : {}),
    },
  };
}

function toSuppression({ kind, justification }: SarifSuppression) {
  return { kind, status: 'accepted' as const, ...(justification === undefined ? {} : { justification }) };
}

function locationOf(finding: LoggedFinding) {
  const { path, range, isWholeFile = false } = finding;
  return isWholeFile
    ? { physicalLocation: { artifactLocation: toSarifArtifact(path) } }
    : withSnippet(toLocation(path, range), finding);
}

function withSnippet(
  { physicalLocation }: ReturnType<typeof toLocation>,
  { snippet = '', range }: LoggedFinding,
) {
  if (snippet === '') return { physicalLocation };
  const startLine = range.startLine + 1;
  const endLine = startLine + snippet.split('\n').length - 1;
  const contextRegion = { startLine, endLine, snippet: { text: snippet } };
  return { physicalLocation: { ...physicalLocation, contextRegion } };
}

function toCodeFlow(own: string, steps: NonNullable<LoggedFinding['steps']>) {
  const locations = withinFlow(steps).map(({ message, path = own, range }) => ({
    location: { ...toLocation(path, range), message: { text: message } },
  }));
  return { threadFlows: [{ locations }] };
}

function toLocation(path: string, { startLine, startColumn, endLine, endColumn }: FindingRange) {
  const region = {
    startLine: startLine + 1,
    startColumn: startColumn + 1,
    endLine: endLine + 1,
    endColumn: endColumn + 1,
  };
  return { physicalLocation: { artifactLocation: toSarifArtifact(path), region } };
}

export function toSarifArtifact(path: string) {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
