/** Findings of a small service, as the extension lists them: several ages, sources, states and kinds of file. */
import type { ListedFinding } from '../../src/pages/findings/listed-finding.ts';

/** What the samples count from. */
export const sampleNow = Date.parse('2026-11-19T13:52:00Z');

const dayMs = 86_400_000;

interface Sample {
  readonly title: string;
  readonly ruleId: string;
  readonly path: string;
  readonly severity: ListedFinding['severity'];
  readonly days: number;
  readonly count?: number;
  readonly change?: Partial<ListedFinding>;
}

const quality = { category: 'quality', cwe: [] } as const;
const ofAgent = { sources: ['Security agent'], live: false, recordIds: ['r'] } as const;

const samples: readonly Sample[] = [
  {
    title: 'SQL injection',
    ruleId: 'sql-injection',
    path: 'src/db/orders.ts',
    severity: 'critical',
    days: 80,
    change: { cwe: [89] },
  },
  {
    title: 'Token accepted with any algorithm',
    ruleId: 'jwt-any-algorithm',
    path: 'src/auth/token.ts',
    severity: 'high',
    days: 40,
    change: { cwe: [347], state: 'confirmed' },
  },
  {
    title: 'Password in the code',
    ruleId: 'secret-generic-password',
    path: 'src/mail/send.ts',
    severity: 'high',
    days: 3,
    change: { cwe: [798], isNew: true },
  },
  {
    title: 'HTTP client with known advisories',
    ruleId: 'vulnerable-package',
    path: 'package.json',
    severity: 'high',
    days: 66,
    change: { cwe: [1395], sources: ['Security agent', 'Snyk'] },
  },
  {
    title: 'Container runs as root',
    ruleId: 'container-root',
    path: 'deploy/Dockerfile',
    severity: 'medium',
    days: 60,
    change: { cwe: [250] },
  },
  {
    title: 'Pod without limits',
    ruleId: 'pod-limits',
    path: 'deploy/k8s/api.yaml',
    severity: 'low',
    days: 60,
    count: 2,
    change: { cwe: [770] },
  },
  {
    title: 'Open redirect',
    ruleId: 'open-redirect',
    path: 'src/http/login.ts',
    severity: 'medium',
    days: 12,
    count: 2,
    change: { cwe: [601] },
  },
  {
    title: 'Type any',
    ruleId: 'any-type',
    path: 'src/import/pipeline.ts',
    severity: 'low',
    days: 30,
    count: 9,
    change: quality,
  },
  {
    title: 'Await in a loop',
    ruleId: 'await-in-loop',
    path: 'src/import/pipeline.ts',
    severity: 'medium',
    days: 20,
    count: 3,
    change: quality,
  },
  {
    title: 'Unused variable',
    ruleId: 'unused-variable',
    path: 'src/http/client.ts',
    severity: 'info',
    days: 400,
    count: 6,
    change: quality,
  },
  {
    title: 'Async without await',
    ruleId: 'async-without-await',
    path: 'src/http/a/very/deep/folder/that/is/long/router.ts',
    severity: 'low',
    days: 1,
    count: 2,
    change: { ...quality, isNew: true },
  },
  {
    title: 'Path traversal',
    ruleId: 'path-traversal',
    path: 'src/files/read.ts',
    severity: 'high',
    days: 70,
    change: { cwe: [22], state: 'resolved', resolvedAt: '2026-11-02T09:00:00Z' },
  },
  {
    title: 'Weak hash',
    ruleId: 'weak-hash',
    path: 'src/cache.ts',
    severity: 'medium',
    days: 70,
    change: { cwe: [327], state: 'dismissed', reason: 'a cache key', decidedAt: '2026-10-22T09:00:00Z' },
  },
];

function toFinding({ title, ruleId, path, severity, days, change }: Sample, index: number): ListedFinding {
  const uri = `file:///work/${path}`;
  const line = 7 + index * 11;
  const fingerprint = `${ruleId}-${index}`;
  const message = `${title}, as it stands in line ${line + 1}.`;
  return {
    key: `${uri}#${fingerprint}`,
    uri,
    path,
    ruleId,
    title,
    message,
    shown: { title, rule: title, message },
    severity,
    evidence: null,
    category: 'security',
    cwe: [],
    range: { startLine: line, startColumn: 2, endLine: line, endColumn: 20 },
    isWholeFile: false,
    fingerprint,
    fixable: false,
    state: 'open',
    reason: null,
    isNew: false,
    assignee: null,
    assigneeName: undefined,
    commentCount: 0,
    records: [],
    onRecord: undefined,
    foundAt: new Date(sampleNow - days * dayMs).toISOString(),
    isForeign: false,
    isGone: false,
    isTyped: false,
    decidedAt: null,
    resolvedAt: null,
    ...ofAgent,
    ...change,
  };
}

export const sampleFindings: readonly ListedFinding[] = samples.flatMap((sample) =>
  Array.from({ length: sample.count ?? 1 }, (_, index) => toFinding(sample, index)),
);
