/** Findings as a file for other tools and people: CSV (RFC 4180), JSON, SARIF 2.1.0, Markdown. Pure. */

import { areaOf } from '../../../src/contract/findings/finding-area.ts';
import { plainText } from '../../../src/contract/plain-text.ts';
import { type LoggedFinding, toSarifLog, toSarifRun } from '../../../src/contract/sarif/sarif-log.ts';
import { cweLink } from '../../../src/contract/standards.ts';
import { productAddress, productVersion } from '../../../src/contract/version.ts';
import { escapeFormula } from '../../../src/domain/escape-formula.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { ExportFormat } from '../messages.ts';

export interface ExportFacts {
  /** Of the project or workspace. */
  readonly title: string;
  /** ISO date. */
  readonly date: string;
}

export const exportEndings: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  json: 'json',
  sarif: 'sarif',
  markdown: 'md',
};

export function exportFindings(
  findings: readonly ListedFinding[],
  format: ExportFormat,
  facts: ExportFacts,
): string {
  switch (format) {
    case 'csv':
      return toCsv(findings);
    case 'json':
      return `${JSON.stringify({ ...facts, findings: findings.map(toPlain) }, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(toSarif(findings), null, 2)}\n`;
    case 'markdown':
      return toMarkdown(findings, facts);
  }
}

/** Lines and columns from one, as people and most tools count. */
function toPlain(finding: ListedFinding) {
  const { ruleId, title, message, severity, category, path, range, cwe, fingerprint } = finding;
  const { state, reason, sources, foundAt, isWholeFile } = finding;
  return {
    rule: ruleId,
    title,
    message,
    severity,
    category,
    area: areaOf(finding),
    path,
    ...(isWholeFile ? noPlace : placeIn(range)),
    wholeFile: isWholeFile,
    cwe,
    fingerprint,
    state,
    reason,
    new: finding.isNew ?? null,
    sources,
    foundAt: foundAt ?? null,
  };
}

const noPlace = { line: null, column: null, endLine: null, endColumn: null };

function placeIn({ startLine, startColumn, endLine, endColumn }: ListedFinding['range']) {
  return { line: startLine + 1, column: startColumn + 1, endLine: endLine + 1, endColumn: endColumn + 1 };
}

const columns = [
  'severity',
  'title',
  'path',
  'line',
  'column',
  'rule',
  'state',
  'area',
  'sources',
  'foundAt',
  'cwe',
  'reason',
  'message',
] as const;

function toCsv(findings: readonly ListedFinding[]): string {
  const lines = findings.map((finding) => {
    const plain = toPlain(finding);
    return columns.map((column) => toCell(plain[column])).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** Titles and messages are of whoever wrote the code: none is a formula to a spreadsheet. */
function toCell(value: string | number | null | readonly (string | number)[]): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  const safe = escapeFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Paths are relative to the workspace; dismissed ones carry their reason as a suppression. */
function toSarif(findings: readonly ListedFinding[]) {
  const titles = new Map(findings.map(({ ruleId, title }) => [ruleId, title]));
  const rules = [...titles].map(([id, title]) => ({ id, shortDescription: { text: title } }));
  const driver = { name: 'Vireo', semanticVersion: productVersion, informationUri: productAddress };
  return toSarifLog([toSarifRun({ driver, rules, findings: findings.map(toLogged) })]);
}

function toLogged(finding: ListedFinding): LoggedFinding {
  const { ruleId, message, severity, category, evidence, path, range, isWholeFile } = finding;
  const { fingerprint, isNew, state, reason, sources } = finding;
  return {
    ruleId,
    message: plainText(message),
    severity,
    category,
    evidence,
    path,
    range,
    isWholeFile,
    fingerprint,
    baselineState: isNew === undefined ? undefined : isNew ? 'new' : 'unchanged',
    suppression: state === 'dismissed' ? { kind: 'external', justification: reason ?? '' } : undefined,
    properties: { severity, state, sources },
  };
}

function toMarkdown(findings: readonly ListedFinding[], { title, date }: ExportFacts): string {
  const rows = findings.map((finding) => {
    const { severity, path, range, isWholeFile, ruleId, cwe, state, sources } = finding;
    const line = isWholeFile ? '' : `:${range.startLine + 1}`;
    const weaknesses = cwe.map((id) => `[CWE-${id}](${cweLink(id)})`).join(' ');
    const cells = [
      severity,
      inCell(finding.title),
      `\`${inCode(path)}${line}\``,
      `\`${inCode(ruleId)}\``,
      weaknesses,
      state,
      inCell(sources.join(', ')),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const head = [
    `# Findings: ${inCell(title)}`,
    '',
    `${count}, ${date}.`,
    '',
    '| Severity | Finding | Place | Rule | Weakness | State | Source |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  return [...head, ...rows, ''].join('\n');
}

/** Text of others inside a cell: no markup, no new column, no new line. */
function inCell(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/\s+/g, ' ');
}

function inCode(text: string): string {
  return text.replace(/`/g, 'ˋ').replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
