/** A scan's findings in the shape that crosses process edges: what the backend keeps and agents report. */
import type { FindingRange, WorkspaceFinding } from '../contract/findings.ts';
import type { TextRange } from '../scanner/model.ts';
import { toRelative } from './discovery.ts';
import type { ScannedFinding } from './scan-messages.ts';

export function toWorkspaceFinding(
  file: { readonly path: string; readonly root: string },
  finding: ScannedFinding,
): WorkspaceFinding {
  return {
    path: file.path,
    ruleId: finding.ruleId,
    message: finding.message,
    category: finding.category,
    severity: finding.severity,
    confidence: finding.confidence,
    ...(finding.evidence === undefined ? {} : { evidence: finding.evidence }),
    range: toRange(finding.range),
    cwe: [...finding.cwe],
    owasp: [...finding.owasp],
    fingerprint: finding.fingerprint,
    snippet: finding.snippet,
    steps: finding.steps.map((step) => ({
      message: step.message,
      range: toRange(step.range),
      ...(step.path === undefined ? {} : { path: toRelative(file.root, step.path) }),
    })),
  };
}

function toRange({ startLine, startColumn, endLine, endColumn }: TextRange): FindingRange {
  return { startLine, startColumn, endLine, endColumn };
}
