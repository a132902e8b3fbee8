/** Findings as tests make them. */
import type { Finding } from '../../api-client/index.ts';
import type { FileFindings, ListedFinding, LiveFinding, MergePorts } from './listed-finding.ts';
import { mergeFile } from './listed-finding.ts';
import { toRecorded } from './to-recorded.ts';

const at = '2026-11-20T09:00:00Z';

export function wireFinding(id: string, change: Partial<Finding> = {}): Finding {
  return {
    version: 1,
    createdAt: at,
    updatedAt: at,
    id,
    projectId: 'p1',
    source: 'security',
    sourceTitle: 'Security agent',
    runId: 'r1',
    ruleTitle: null,
    ruleUrl: null,
    isNew: null,
    assignee: null,
    commentCount: 0,
    path: 'src/db.ts',
    ruleId: 'sql-injection',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    evidence: null,
    message: 'SQL from user input.',
    explanation: null,
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 20 },
    fingerprint: id,
    snippet: '',
    isWholeFile: false,
    snippetHash: '',
    cwe: [89],
    owasp: [],
    steps: [],
    state: 'open',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    lastSeenAt: at,
    resolvedAt: null,
    ...change,
    sources: change.sources ?? [
      { source: change.source ?? 'security', title: change.sourceTitle ?? 'Security agent' },
    ],
  };
}

export function liveFinding(fingerprint: string, change: Partial<LiveFinding> = {}): LiveFinding {
  return {
    key: `file:///w/src/db.ts#${fingerprint}`,
    fingerprint,
    ruleId: 'sql-injection',
    message: 'SQL from user input.',
    severity: 'high',
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 20 },
    fixable: false,
    ...change,
  };
}

export const mergePorts: MergePorts = {
  titleOf: (ruleId) => (ruleId === 'sql-injection' ? 'SQL injection' : ruleId),
  personName: (id) => (id === 'u1' ? 'Ada' : undefined),
  editorSource: 'Editor',
  isKnown: undefined,
};

export function fileOf(
  live: readonly LiveFinding[],
  records: readonly Finding[],
  change: Partial<FileFindings> = {},
): FileFindings {
  return {
    uri: 'file:///w/src/db.ts',
    path: 'src/db.ts',
    live,
    recorded: records.map(toRecorded),
    mended: new Set(),
    ...change,
  };
}

/** One finding as the list has it. */
export function listed(fingerprint: string, change: Partial<ListedFinding> = {}): ListedFinding {
  const [finding] = mergeFile(fileOf([liveFinding(fingerprint)], []), mergePorts);
  if (finding === undefined) throw new Error('A live finding is listed.');
  const made = { ...finding, ...change };
  const { title, message } = made;
  return { ...made, shown: change.shown ?? { title, rule: title, message } };
}
