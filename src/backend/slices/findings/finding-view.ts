/** A finding's row as the API shows it. */
import { toInstant, toInstantOrNull } from '../../platform/http/instant.ts';
import type { FindingRow } from './findings.repository.ts';
import { type Finding, findingSchema } from './findings.schema.ts';

const { category, severity, confidence, cwe, owasp, steps } = findingSchema.shape;

export function toFinding(row: FindingRow): Finding {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    requestId: row.request_id,
    agent: row.agent,
    path: row.path,
    ruleId: row.rule_id,
    category: category.parse(row.category),
    severity: severity.parse(row.severity),
    confidence: confidence.parse(row.confidence),
    message: row.message,
    explanation: row.explanation,
    range: {
      startLine: row.start_line,
      startColumn: row.start_column,
      endLine: row.end_line,
      endColumn: row.end_column,
    },
    fingerprint: row.fingerprint,
    snippet: row.snippet,
    snippetHash: row.snippet_hash,
    cwe: cwe.parse(JSON.parse(row.cwe)),
    owasp: owasp.parse(JSON.parse(row.owasp)),
    steps: steps.parse(JSON.parse(row.steps)),
    state: row.state,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: toInstantOrNull(row.decided_at),
    lastSeenAt: toInstant(row.last_seen_at),
    resolvedAt: toInstantOrNull(row.resolved_at),
  };
}
