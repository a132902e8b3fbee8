/** What one's own last scan found that is not on record, as the list takes it in place of the project's records; pure. */
import type { Finding, FindingViews } from '../../api-client/index.ts';
import { isOfWholeFile } from '../../contract/whole-file.ts';
import type { Translate } from '../words.ts';
import type { RecordedFinding } from './listed-finding.ts';
import { revisionText, whyNotOnRecord } from './not-on-record.ts';
import { toRecorded } from './to-recorded.ts';

export type OwnView = FindingViews['items'][number];

/** Of which commit, scanned when, and why others do not see it. */
export interface OwnViewFacts {
  readonly revision: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  readonly why: string;
}

export function toOwnViewFacts(view: OwnView, t: Translate): OwnViewFacts {
  const revision = revisionText(view, t) ?? t('no commit');
  return { revision, at: view.scannedAt, why: whyNotOnRecord(view, t) };
}

/**
 * What is on record as well keeps its severity and what people decided, at the place where this scan saw it. What is on no record has
 * nothing to decide on.
 */
export function findingsOfView(
  view: OwnView,
  records: Iterable<Finding>,
  t: Translate,
): readonly RecordedFinding[] {
  const known = Map.groupBy(
    [...records].filter(({ projectId, state }) => projectId === view.projectId && state !== 'resolved'),
    keyOf,
  );
  return view.findings.flatMap((finding) => {
    const same = known.get(keyOf(finding)) ?? [];
    const { message, range } = finding;
    if (same.length > 0) return same.map((record) => ({ ...toRecorded(record), message, range }));
    return [toViewed(view, finding, t('Your scan'))];
  });
}

function keyOf({ path, fingerprint }: { readonly path: string; readonly fingerprint: string }): string {
  return `${fingerprint} ${path}`;
}

function toViewed(
  { projectId, scanId, scannedAt }: OwnView,
  finding: OwnView['findings'][number],
  title: string,
): RecordedFinding {
  const { path, ruleId, category, severity, confidence, message, range, fingerprint, cwe, isNew } = finding;
  const found = { path, ruleId, category, severity, confidence, message, range, fingerprint, cwe, isNew };
  return {
    ...found,
    id: `${scanId} ${keyOf(finding)}`,
    version: 0,
    projectId,
    ruleTitle: null,
    evidence: null,
    isWholeFile: isOfWholeFile(finding),
    state: 'open',
    reason: null,
    sources: [title],
    isForeign: false,
    finder: { source: 'scan', title },
    assignee: null,
    commentCount: 0,
    createdAt: scannedAt,
    decidedAt: null,
    resolvedAt: null,
    isViewed: true,
  };
}
