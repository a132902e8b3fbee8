import assert from 'node:assert/strict';
import { explanationSchema } from '../../../../contract/explanation.ts';
import { labelOf, withoutCode } from './finding-mention.ts';

const place = {
  uri: 'file:///work/src/db/orders.ts',
  path: 'src/db/orders.ts',
  range: { startLine: 41, startColumn: 0, endLine: 41, endColumn: 9 },
  excerpt: { startLine: 41, lines: ['query(sql)'], marks: [], omitted: 0 },
};
const explanation = explanationSchema.parse({
  title: 'SQL injection',
  markdown: '# SQL injection\n\nquery(sql)',
  ruleId: 'sql-injection',
  isKnownRule: true,
  severity: 'critical',
  confidence: 'high',
  category: 'security',
  why: 'The database cannot tell them apart.',
  fix: 'Bind the value.',
  standards: [],
  references: [],
  finding: {
    message: 'It reaches `query(sql)`.',
    fingerprint: 'f1',
    state: 'current',
    place,
    isWholeFile: false,
    steps: [],
    dismissed: false,
    fixes: [],
    canSuppress: true,
    canIgnore: true,
  },
});

describe('a finding that a question names', () => {
  it('is called by its title, file and line', () => {
    const { finding: _none, ...rule } = explanation;

    assert.equal(labelOf(explanation), 'SQL injection · orders.ts:42');
    assert.equal(labelOf(rule), 'SQL injection');
    assert.equal(labelOf({ ...explanation, title: 'x'.repeat(400) }).length, 300);
  });

  it('gives no code away where its file may not be read', () => {
    const text = withoutCode(explanation);

    assert.match(text, /sql-injection, critical\n\nsrc\/db\/orders\.ts:42\n\nThe database/);
    assert.doesNotMatch(text, /query/);
  });
});
