/** Findings as CSV (RFC 4180) and as a Markdown table. */
import type { Finding } from '../../api-client/index.ts';
import { escapeFormula } from '../../domain/escape-formula.ts';
import { placeOf, plain, sourceNames } from './print-findings.ts';

const columns: readonly (readonly [string, (finding: Finding) => string | number])[] = [
  ['id', ({ id }) => id],
  ['severity', ({ severity }) => severity],
  ['state', ({ state }) => state],
  ['path', ({ path }) => path],
  ['line', ({ range, isWholeFile }) => (isWholeFile ? '' : range.startLine + 1)],
  ['rule', ({ ruleId }) => ruleId],
  ['message', ({ message }) => message],
  ['source', ({ sources }) => sources.map(({ source }) => source).join(', ')],
  ['category', ({ category }) => category],
  ['confidence', ({ confidence }) => confidence],
  ['cwe', ({ cwe }) => cwe.map((id) => `CWE-${id}`).join(' ')],
  ['new', ({ isNew }) => (isNew === null ? '' : String(isNew))],
  ['assignee', ({ assignee }) => assignee ?? ''],
  ['reason', ({ reason }) => reason ?? ''],
  ['found', ({ createdAt }) => createdAt],
  ['resolved', ({ resolvedAt }) => resolvedAt ?? ''],
];

/** Messages are of whoever wrote the code. */
function cell(value: string | number): string {
  const safe = escapeFormula(plain(String(value)));
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => columns.map(([, value]) => cell(value(finding))).join(','));
  return [columns.map(([name]) => name).join(','), ...rows].map((row) => `${row}\r\n`).join('');
}

function escaped(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>|~#]/g, '\\$&');
}

export function toMarkdown(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { severity, state, ruleId, message } = finding;
    const cells = [severity, placeOf(finding), ruleId, message, sourceNames(finding), state];
    return `| ${cells.map(escaped).join(' | ')} |`;
  });
  const head = [
    '| Severity | Place | Rule | Message | Source | State |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return `${[...head, ...rows].join('\n')}\n`;
}
