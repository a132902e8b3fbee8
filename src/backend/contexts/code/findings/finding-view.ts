/** Rows of findings, their comments and their history as the API shows them. */
import * as z from 'zod';
import { isOfWholeFile } from '../../../../contract/whole-file.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { FindingCommentRow, FindingHistoryRow } from './finding-history.repository.ts';
import { sourcesOf } from './finding-sources.ts';
import type { FindingRow } from './findings.repository.ts';
import {
  type Finding,
  type FindingComment,
  type FindingHistoryStep,
  findingHistoryStepSchema,
  findingSchema,
} from './findings.schema.ts';

const { category, severity, confidence, evidence, cwe, owasp, steps } = findingSchema.shape;

export function toFinding(row: FindingRow): Finding {
  const range = {
    startLine: row.start_line,
    startColumn: row.start_column,
    endLine: row.end_line,
    endColumn: row.end_column,
  };
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    source: row.source,
    sourceTitle: row.source_title,
    sources: sourcesOf(row).map(({ source, title }) => ({ source, title })),
    runId: row.run_id,
    path: row.path,
    ruleId: row.rule_id,
    ruleTitle: row.rule_title,
    ruleUrl: row.rule_url,
    category: category.parse(row.category),
    severity: severity.parse(row.severity),
    confidence: confidence.parse(row.confidence),
    evidence: evidence.parse(row.evidence === null ? null : JSON.parse(row.evidence)),
    message: row.message,
    explanation: row.explanation,
    range,
    fingerprint: row.fingerprint,
    snippet: row.snippet,
    isWholeFile: isOfWholeFile({ range, snippet: row.snippet }),
    snippetHash: row.snippet_hash,
    cwe: cwe.parse(JSON.parse(row.cwe)),
    owasp: owasp.parse(JSON.parse(row.owasp)),
    steps: steps.parse(JSON.parse(row.steps)),
    isNew: row.is_new === null ? null : row.is_new === 1,
    state: row.state,
    reason: row.reason,
    assignee: row.assignee,
    commentCount: row.comment_count,
    decidedBy: row.decided_by,
    decidedAt: toInstantOrNull(row.decided_at),
    lastSeenAt: toInstant(row.last_seen_at),
    resolvedAt: toInstantOrNull(row.resolved_at),
  };
}

const { changes } = findingHistoryStepSchema.shape;

export function toHistoryStep(row: FindingHistoryRow): FindingHistoryStep {
  const { id, action, actor, source, version } = row;
  const told = z.parse(changes, JSON.parse(row.changes));
  return { id, at: toInstant(row.at), action, actor, runId: row.run_id, source, version, changes: told };
}

export function toComment(row: FindingCommentRow): FindingComment {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    findingId: row.finding_id,
    author: row.author,
    text: row.text,
  };
}
