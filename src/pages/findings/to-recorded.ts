/** From a record on the wire to what the list needs of it; pure. */
import type { Finding } from '../../api-client/index.ts';
import type { RecordedFinding } from './listed-finding.ts';

/** The Security agent and the backend's scans look by the rules that the editor looks by. */
const ownSources: ReadonlySet<string> = new Set(['security', 'scan']);

export function toRecorded(finding: Finding): RecordedFinding {
  const { id, version, projectId, path, ruleId, ruleTitle, category, severity, message, range, isWholeFile } =
    finding;
  const { fingerprint, cwe, state, reason, sources, isNew, assignee, commentCount } = finding;
  const { createdAt, decidedAt, resolvedAt } = finding;
  return {
    id,
    version,
    projectId,
    path,
    ruleId,
    ruleTitle,
    category,
    severity,
    evidence: finding.evidence ?? null,
    message,
    range,
    isWholeFile,
    fingerprint,
    cwe,
    state,
    reason,
    sources: sources.map(({ title }) => title),
    finder: { source: finding.source, title: finding.sourceTitle },
    confidence: finding.confidence,
    isForeign: sources.some(({ source }) => !ownSources.has(source)),
    isNew,
    assignee,
    commentCount,
    createdAt,
    decidedAt,
    resolvedAt,
  };
}
