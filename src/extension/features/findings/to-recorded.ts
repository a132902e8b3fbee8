/** From a record on the wire to what the list needs of it; pure. */
import type { Finding } from '../../../api-client/index.ts';
import type { RecordedFinding } from './listed-finding.ts';

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
    message,
    range,
    isWholeFile,
    fingerprint,
    cwe,
    state,
    reason,
    sources: sources.map(({ title }) => title),
    isNew,
    assignee,
    commentCount,
    createdAt,
    decidedAt,
    resolvedAt,
  };
}
