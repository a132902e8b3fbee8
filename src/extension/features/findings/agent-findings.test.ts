import assert from 'node:assert/strict';
import { inheritedRules } from '../../../../test/support/api-records.ts';
import type { Finding, Project } from '../../../api-client/index.ts';
import { groupByFolder, isBelow } from './agent-findings.ts';

const stamps = { version: 1, createdAt: '2026-11-20T09:00:00Z', updatedAt: '2026-11-20T09:00:00Z' };

function finding(change: Partial<Finding> = {}): Finding {
  return {
    ...stamps,
    id: 'f1',
    projectId: 'p1',
    source: 'security',
    sourceTitle: 'Security agent',
    sources: [{ source: 'security', title: 'Security agent' }],
    runId: 'r1',
    ruleTitle: null,
    ruleUrl: null,
    isNew: null,
    assignee: null,
    commentCount: 0,
    path: 'src/db.ts',
    ruleId: 'js/sql-injection',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    evidence: null,
    message: 'A value of the request is put into SQL.',
    explanation: null,
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 20 },
    fingerprint: 'abc',
    snippet: 'db.query(text)',
    isWholeFile: false,
    snippetHash: 'hash',
    cwe: [89],
    owasp: ['A03:2021'],
    steps: [],
    state: 'open',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    lastSeenAt: stamps.createdAt,
    resolvedAt: null,
    ...change,
  };
}

const project: Project = {
  ...stamps,
  id: 'p1',
  name: 'API',
  clientId: 'c1',
  hourlyRate: { minor: 1, currency: 'EUR' },
  folder: '/projects/api',
  githubUrl: null,
  budgetSeconds: null,
  remotes: [],
  branches: [],
  ...inheritedRules,
  archivedAt: null,
};

const ports = {
  uriOf: (folder: string, path: string) => `file://${folder}/${path}`,
  isOpen: (folder: string) => folder === '/projects/api',
  isShared: false,
};

describe('groupByFolder', () => {
  it('addresses each finding in its folder and names the agent', () => {
    const [group] = groupByFolder([finding()], [project], ports);

    assert.equal(group?.folder, '/projects/api');
    assert.equal(group?.findings[0]?.uri, 'file:///projects/api/src/db.ts');
    assert.equal(group?.findings[0]?.agent, 'Security agent');
    assert.equal(group?.findings[0] && 'explanation' in group.findings[0], false);
  });

  it('tells of an open folder that nothing is left', () => {
    assert.deepEqual(groupByFolder([], [project], ports), [{ folder: '/projects/api', findings: [] }]);
  });

  it('keeps the findings of all projects that share a folder', () => {
    const groups = groupByFolder([finding()], [project, { ...project, id: 'p2' }], ports);

    assert.equal(groups.length, 1);
    assert.equal(groups[0]?.findings.length, 1);
  });

  it('leaves out folders that are not open here, and projects without one', () => {
    const elsewhere = { ...project, folder: '/projects/other' };

    assert.deepEqual(groupByFolder([finding()], [elsewhere, { ...project, folder: null }], ports), []);
  });

  it('shows no path that leads out of the folder', () => {
    const [group] = groupByFolder([finding({ path: '../../etc/passwd' })], [project], ports);

    assert.deepEqual(group?.findings, []);
  });
});

describe('isBelow', () => {
  it('takes relative paths alone', () => {
    assert.equal(isBelow('src/a.ts'), true);
    for (const path of ['/etc/passwd', 'C:\\x', '\\\\host\\x', 'a/../../b', ''])
      assert.equal(isBelow(path), false, path);
  });
});
