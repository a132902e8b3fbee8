import assert from 'node:assert/strict';
import type { Finding } from '../../../api-client/index.ts';
import { ruleTitles as titles } from '../../../contract/rule-titles.generated.ts';
import { inEnglish as t } from '../../platform/words.ts';
import { buildFindingRows, nameOfRule } from './finding-rows.ts';

const at = '2026-11-20T09:00:00Z';

function finding(id: string, change: Partial<Finding> = {}): Finding {
  return {
    version: 1,
    createdAt: at,
    updatedAt: at,
    id,
    projectId: 'p1',
    requestId: 'r1',
    agent: 'security',
    path: 'src/db.ts',
    ruleId: 'js/sql-injection',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    message: 'SQL injection',
    explanation: null,
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 20 },
    fingerprint: id,
    snippet: '',
    snippetHash: '',
    cwe: [],
    owasp: [],
    steps: [],
    state: 'open',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    lastSeenAt: at,
    resolvedAt: null,
    ...change,
  };
}

const ports = { t, titles, projectName: (id: string) => `Project ${id}` };

describe('buildFindingRows', () => {
  it('groups by severity, worst first, each with its place counted from one', () => {
    const rows = buildFindingRows([finding('a', { severity: 'low' }), finding('b')], ports);

    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['High', '1'],
        ['Low', '1'],
      ],
    );
    assert.equal(rows[0]?.children?.[0]?.description, 'src/db.ts:42');
  });

  it('calls a rule what hover and actions call it', () => {
    const [group] = buildFindingRows(
      [finding('a', { ruleId: 'cors-any-origin', message: 'Given to `run`' }), finding('b')],
      ports,
    );

    assert.deepEqual(
      group?.children?.map(({ label }) => label),
      ['CORS open to any origin', 'SQL injection'],
    );
    assert.match(String(group?.children?.[0]?.tooltip), /^Given to ‘run’/);
  });

  it('names the project only where there are several', () => {
    const rows = buildFindingRows([finding('a'), finding('b', { projectId: 'p2' })], ports);

    assert.deepEqual(
      rows[0]?.children?.map(({ description }) => description),
      ['src/db.ts:42 · Project p1', 'src/db.ts:42 · Project p2'],
    );
  });

  it('shows what was accepted as such, with other actions', () => {
    const [group] = buildFindingRows([finding('a', { state: 'accepted' })], ports);

    assert.equal(group?.children?.[0]?.kind, 'finding.accepted');
    assert.match(group?.children?.[0]?.description ?? '', /accepted$/);
  });
});

describe('nameOfRule', () => {
  it('makes words of an id', () => {
    assert.equal(nameOfRule('js/sql-injection'), 'SQL injection');
    assert.equal(nameOfRule('path-traversal'), 'Path traversal');
    assert.equal(nameOfRule('reflected-xss'), 'Reflected XSS');
  });
});
