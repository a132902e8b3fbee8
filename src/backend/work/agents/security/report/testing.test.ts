/** Facts as a run learns them, for tests of what is made of them. */
import { describeRules } from '../../../../../scanner/describe-rules.ts';
import type { TextRange } from '../../../../../scanner/model.ts';
import { withTeamRules } from '../../../../../workspace/rules/with-team-rules.ts';
import type { ScannedFinding } from '../../../../../workspace/scan-messages.ts';
import type { ReportedFinding, SecurityFacts } from './security-facts.ts';

export const { rules, version } = describeRules(withTeamRules(undefined));

const range: TextRange = {
  startOffset: 0,
  endOffset: 1,
  startLine: 0,
  startColumn: 0,
  endLine: 0,
  endColumn: 1,
};

export function found(path: string, change: Partial<ScannedFinding> = {}): ReportedFinding {
  const finding: ScannedFinding = {
    ruleId: 'sql-injection',
    message: 'SQL from `req.query`.',
    category: 'security',
    severity: 'critical',
    confidence: 'high',
    range,
    cwe: [89],
    owasp: ['A03:2021'],
    fingerprint: `${path} ${change.ruleId}`,
    steps: [],
    fixes: [],
    snippet: '',
    keys: { text: '', words: [], before: '', after: '' },
    ...change,
  };
  return { path, finding };
}

const notAssessed = { kind: 'not-assessed', why: 'a test looks at something else.' } as const;

export function factsOf(change: Partial<SecurityFacts> = {}): SecurityFacts {
  return {
    projectName: 'Orders',
    at: new Date('2026-11-20T12:00:00Z'),
    findings: [],
    inTests: [],
    setAside: [],
    scan: {
      files: [],
      skipped: { counts: {}, files: [] },
      notes: [],
      stats: { files: 1, bytes: 1, scanned: 1, cached: 0, findings: 0, suppressed: 0, durationMs: 1 },
      rules,
      scannerVersion: version,
      cancelled: false,
      gone: [],
      projects: new Map(),
    },
    paths: [],
    rulesOff: new Set(),
    dependencies: notAssessed,
    stack: notAssessed,
    declared: notAssessed,
    health: notAssessed,
    fixes: undefined,
    before: undefined,
    ...change,
  };
}
