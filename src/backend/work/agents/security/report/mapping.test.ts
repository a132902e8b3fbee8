import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { severities } from '../../../../../scanner/model.ts';
import type { ComparisonGap } from '../../../../../workspace/dependencies/comparison.ts';
import { dependencyRules } from '../../../../../workspace/dependencies/findings/dependency-rules.ts';
import { mapFindings, rulesOf } from './mapping.ts';
import { recommend, riskOf } from './recommendations.ts';
import type { DependencyOutcome, ReportedFinding } from './security-facts.ts';
import { cweTop25, owaspTop10 } from './standards.ts';
import { factsOf, found, rules } from './testing.test.ts';

const anyRule = fc.constantFrom(...rules, ...dependencyRules);
const anyFindings = fc
  .array(
    fc.record({
      rule: anyRule,
      severity: fc.constantFrom(...severities),
      file: fc.constantFrom('a.ts', 'b/c.py'),
    }),
    { maxLength: 40 },
  )
  .map((each) =>
    each.map(({ rule, severity, file }, index) =>
      found(file, {
        ruleId: rule.id,
        cwe: rule.cwe,
        owasp: rule.owasp,
        severity,
        confidence: rule.confidence,
        fingerprint: String(index),
      }),
    ),
  );

function gapOf(kind: ComparisonGap['kind']): ComparisonGap {
  return { kind, file: 'package-lock.json', why: 'for a reason' };
}

const outcome: DependencyOutcome = {
  packages: 1,
  files: ['package-lock.json'],
  ecosystems: ['npm'],
  advisories: { kind: 'none' },
  comparison: { compared: 0, gaps: [gapOf('no-advisories')] },
  problems: [],
  upgrades: new Map(),
  rules: dependencyRules,
};

describe('findings laid against a standard', () => {
  for (const standard of [owaspTop10, cweTop25]) {
    it(`are all counted, each where it belongs: ${standard.name}`, () => {
      fc.assert(
        fc.property(anyFindings, (findings) => {
          const { entries, others } = mapFindings(standard, findings, { ran: rules, left: [] });

          const mapped = new Set<ReportedFinding>(entries.flatMap((entry) => entry.findings));
          assert.equal(mapped.size + others.length, findings.length);
          assert.ok(others.every((finding) => !mapped.has(finding)));
          for (const { entry, findings: own, verdict } of entries) {
            assert.equal(own.length, findings.filter(({ finding }) => entry.names(finding)).length);
            assert.equal(verdict === 'found', own.length > 0);
          }
        }),
      );
    });
  }

  it('are "nothing found" where a rule looks, and "not assessed" where none does', () => {
    const { entries } = mapFindings(cweTop25, [], { ran: rules, left: [] });
    const verdicts = new Map(entries.map(({ entry, verdict }) => [entry.id, verdict]));

    assert.equal(verdicts.get('CWE-89'), 'nothing-found');
    assert.equal(verdicts.get('CWE-416'), 'not-assessed');
    assert.equal(entries.length, 25);
  });

  it('do not take a rule that the project has off for one that looked', () => {
    const rulesOff = new Set(rules.filter(({ cwe }) => cwe.includes(89)).map(({ id }) => id));
    const { entries } = mapFindings(cweTop25, [], rulesOf(factsOf({ rulesOff })));

    assert.equal(entries.find(({ entry }) => entry.id === 'CWE-89')?.verdict, 'not-assessed');
  });

  it('say that vulnerable components were not assessed in full while there are no advisories', () => {
    const components = (facts: ReturnType<typeof factsOf>) =>
      mapFindings(owaspTop10, [], rulesOf(facts)).entries.find(({ entry }) => entry.id === 'A06:2021');
    const online = { kind: 'online', url: 'https://api.osv.dev', askedAt: 'now' } as const;
    const inPart = { compared: 1, gaps: [gapOf('no-version')] };
    const part = components(
      factsOf({
        dependencies: { kind: 'measured', facts: { ...outcome, advisories: online, comparison: inPart } },
      }),
    );
    const none = components(factsOf({ dependencies: { kind: 'measured', facts: outcome } }));
    const some = components(
      factsOf({
        dependencies: {
          kind: 'measured',
          facts: { ...outcome, advisories: online, comparison: { compared: 1, gaps: [] } },
        },
      }),
    );

    assert.deepEqual(
      { verdict: none?.verdict, isInPart: none?.isInPart },
      { verdict: 'not-assessed', isInPart: true },
    );
    assert.deepEqual(
      { verdict: part?.verdict, isInPart: part?.isInPart },
      { verdict: 'nothing-found', isInPart: true },
    );
    assert.equal(some?.verdict, 'nothing-found');
    assert.equal(some?.isInPart, false);
    assert.ok((some?.rules ?? 0) > (none?.rules ?? 0));
  });
});

describe('what to do first', () => {
  const ruleMap = new Map([...rules, ...dependencyRules].map((rule) => [rule.id, rule]));
  const recommendAll = (findings: readonly ReportedFinding[]) =>
    recommend({ findings, rules: ruleMap, upgrades: new Map() });

  it('covers every finding once, worst severity first, most risk a minute first within one', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const steps = recommendAll(findings);

        assert.deepEqual(new Set(steps.flatMap((step) => step.findings)), new Set(findings));
        assert.equal(
          steps.reduce((sum, step) => sum + step.findings.length, 0),
          findings.length,
        );
        for (const [index, step] of steps.entries()) {
          const next = steps[index + 1];
          if (next === undefined) continue;
          const ranks = [severities.indexOf(step.severity), severities.indexOf(next.severity)] as const;
          assert.ok(ranks[0] <= ranks[1]);
          if (ranks[0] === ranks[1]) assert.ok(step.risk / step.minutes >= next.risk / next.minutes);
        }
      }),
    );
  });

  it('is the same whatever the order of the findings', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        assert.deepEqual(recommendAll(findings.toReversed()), recommendAll(findings));
      }),
    );
  });

  it('puts the upgrade that breaks nothing before the one that may, and takes both for one step a package', () => {
    const upgrade = (title: string, isBreaking: boolean) => ({ title, to: '2.0.0', isBreaking, changes: [] });
    const vulnerable = (fingerprint: string) =>
      found('package.json', { ruleId: 'dependency-vulnerable', severity: 'high', fingerprint });
    const steps = recommend({
      findings: [vulnerable('a'), vulnerable('b'), vulnerable('c')],
      rules: ruleMap,
      upgrades: new Map([
        ['package.json\0a', upgrade('Upgrade left to 2.0.0', true)],
        ['package.json\0b', upgrade('Upgrade right to 1.2.1', false)],
        ['package.json\0c', upgrade('Upgrade right to 1.2.1', false)],
      ]),
    });

    assert.deepEqual(
      steps.map(({ title, minutes, risk }) => [title, minutes, risk]),
      [
        ['Upgrade right to 1.2.1', 15, 80],
        ['Upgrade left to 2.0.0', 120, 40],
      ],
    );
    assert.equal(riskOf([found('a', { severity: 'medium', confidence: 'medium' })]), 6);
  });

  it('takes a flaw that several manifests bring for one step and one risk', () => {
    const files = ['package.json', 'web/package.json'];
    const changes = files.map((file) => ({ file, edits: [] }));
    const upgrade = { title: 'Upgrade left to 2.0.0', to: '2.0.0', isBreaking: false, changes };
    const steps = recommend({
      findings: files.map((file) =>
        found(file, { ruleId: 'dependency-vulnerable', severity: 'high', fingerprint: file }),
      ),
      rules: ruleMap,
      upgrades: new Map(files.map((file) => [`${file}\0${file}`, upgrade])),
    });

    assert.deepEqual(
      steps.map(({ title, risk, findings }) => [title, risk, findings.length]),
      [['Upgrade left to 2.0.0', 40, 2]],
    );
  });
});
