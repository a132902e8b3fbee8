import assert from 'node:assert/strict';
import { markSentence } from '../contract/markdown.ts';
import { describeRules } from '../scanner/describe-rules.ts';
import { ruleSet } from '../scanner/rules.generated.ts';
import { firstSentence, tellRule, tellShortly } from './markdown.ts';
import type { ReportItem } from './report.ts';

const { rules } = describeRules(ruleSet);

function itemOf(ruleId: string): ReportItem {
  const range = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 1 };
  const rest = {
    cwe: [79],
    owasp: ['A03:2021'],
    range,
    steps: [],
    live: undefined,
    agent: undefined,
    isNew: undefined,
    isFaded: false,
  };
  const graded = { category: 'security', severity: 'high', confidence: 'high' } as const;
  return { ruleId, message: 'Found', fingerprint: 'f/1', ...graded, ...rest };
}

describe('what a hover tells', () => {
  it('is short for every rule, and ends no sooner than with how to fix it', () => {
    for (const rule of rules) {
      const told = tellShortly({ item: itemOf(rule.id), rule, uri: 'file:///a.ts' });

      assert.ok(told.length < 900, `${rule.id}: ${told.length} characters`);
      assert.ok(told.includes(`**How to fix:** ${markSentence(firstSentence(rule.fix))}`), rule.id);
      assert.ok(told.includes(markSentence(firstSentence(rule.why))), rule.id);
    }
  });

  it('leads on to the whole explanation where the client can show it', () => {
    const [rule] = rules;
    const of = { item: itemOf(rule?.id ?? ''), rule, uri: 'file:///a%20b.ts' };

    const [, query = ''] =
      /\(command:vireo\.explainFinding\?([^)]+)\)/.exec(tellShortly({ ...of, explains: true })) ?? [];

    assert.deepEqual(JSON.parse(decodeURIComponent(query)), [{ uri: of.uri, fingerprint: 'f/1' }]);
    assert.equal(tellShortly(of).includes('command:'), false);
  });

  it('does not name the source, which editors show of the diagnostic in the same place', () => {
    const [rule] = rules;

    assert.doesNotMatch(tellShortly({ item: itemOf(rule?.id ?? ''), rule, uri: 'file:///a.ts' }), /Vireo/);
  });

  it('tells a rule by itself in the same way', () => {
    for (const rule of rules.slice(0, 20)) assert.match(tellRule(rule), /\*\*How to fix:\*\*/);
  });
});

describe('firstSentence', () => {
  it('ends at a full stop that another sentence follows, not within code', () => {
    assert.equal(firstSentence('Use `a.b` and e.g. nothing. Then go.'), 'Use `a.b` and e.g. nothing.');
    assert.equal(firstSentence('One\nsentence'), 'One sentence');
  });
});
