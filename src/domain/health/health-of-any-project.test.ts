import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type FindingFact,
  type Health,
  type HealthFacts,
  type HealthPartId,
  healthPartIds,
} from './model.ts';
import { scoreHealth } from './score-health.ts';
import { anyFacts, createFacts, createFinding, scoreOfPart, severityOrder, testsOf } from './testing.test.ts';

type FindingPartId = 'security' | 'quality' | 'dependencies';

const findingParts: readonly FindingPartId[] = ['security', 'quality', 'dependencies'];

const findingsOf = (facts: HealthFacts, id: FindingPartId): readonly FindingFact[] => {
  const own = facts[id];
  return own.kind === 'measured' ? own.facts.findings : [];
};

function withFindings(facts: HealthFacts, id: FindingPartId, findings: readonly FindingFact[]): HealthFacts {
  const own = facts[id];
  return own.kind === 'measured'
    ? { ...facts, [id]: { kind: 'measured', facts: { ...own.facts, findings } } }
    : facts;
}

/** Every part, and the whole: undefined where it was not assessed. */
const scoresOf = (health: Health): ReadonlyMap<HealthPartId | 'whole', number | undefined> =>
  new Map([['whole', health.score], ...healthPartIds.map((id) => [id, scoreOfPart(health, id)] as const)]);

function assertNowhereLower(better: HealthFacts, worse: HealthFacts): void {
  const [high, low] = [scoresOf(scoreHealth(better)), scoresOf(scoreHealth(worse))];
  for (const [id, score] of low) {
    const other = high.get(id);
    assert.equal(other === undefined, score === undefined, id);
    assert.ok((other ?? 0) >= (score ?? 0), `${id}: ${other} < ${score}`);
  }
}

const place = fc.record({ id: fc.constantFrom(...findingParts), at: fc.nat(1000) });

describe('health of any project', () => {
  it('never falls, in any part or as a whole, when a finding goes', () => {
    fc.assert(
      fc.property(anyFacts, place, (facts, { id, at }) => {
        const findings = findingsOf(facts, id);
        const gone = findings.filter((_, index) => index !== at % Math.max(1, findings.length));

        assertNowhereLower(withFindings(facts, id, gone), facts);
      }),
    );
  });

  it('counts a dismissed finding as one that is gone, and never falls when one is dismissed', () => {
    fc.assert(
      fc.property(anyFacts, place, (facts, { id, at }) => {
        const findings = findingsOf(facts, id);
        const one = at % Math.max(1, findings.length);
        const dismissed = withFindings(
          facts,
          id,
          findings.map((each, index) => (index === one ? { ...each, isDismissed: true } : each)),
        );
        const gone = withFindings(
          facts,
          id,
          findings.filter((_, index) => index !== one),
        );

        assertNowhereLower(dismissed, facts);
        assert.deepEqual(scoreHealth(dismissed), scoreHealth(gone));
      }),
    );
  });

  it('never rises when a dismissed finding counts again, however severe, and moves with no other', () => {
    fc.assert(
      fc.property(anyFacts, place, fc.constantFrom(...severityOrder), (facts, { id, at }, severity) => {
        const findings = findingsOf(facts, id);
        const all = findings.map((each) => ({ ...each, isDismissed: true }));
        const again = all.map((each, index) =>
          index === at % all.length ? { ...each, severity, isDismissed: false } : each,
        );
        const worse = all.map((each) => ({ ...each, severity }));

        assertNowhereLower(withFindings(facts, id, all), withFindings(facts, id, again));
        assert.deepEqual(
          scoreHealth(withFindings(facts, id, worse)),
          scoreHealth(withFindings(facts, id, all)),
        );
      }),
    );
  });

  it('never rises when a finding becomes more severe', () => {
    fc.assert(
      fc.property(anyFacts, place, (facts, { id, at }) => {
        const findings = findingsOf(facts, id);
        const worse = findings.map((each, index) =>
          index === at % findings.length
            ? { ...each, severity: severityOrder[severityOrder.indexOf(each.severity) + 1] ?? 'critical' }
            : each,
        );

        assertNowhereLower(facts, withFindings(facts, id, worse));
      }),
    );
  });

  it('never falls when more tests, words, licences or covered lines are there', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(2000), (facts, more) => {
        const { tests, documentation } = facts;
        const better: HealthFacts = {
          ...facts,
          tests:
            tests.kind === 'measured'
              ? { ...tests, facts: { ...tests.facts, testLines: tests.facts.testLines + more } }
              : tests,
          documentation:
            documentation.kind === 'measured'
              ? {
                  ...documentation,
                  facts: {
                    ...documentation.facts,
                    licence: 'LICENSE',
                    docsWords: documentation.facts.docsWords + more,
                  },
                }
              : documentation,
        };

        assertNowhereLower(better, facts);
      }),
    );
  });

  it('never falls when code becomes easier, more lines are covered, or somebody worked on it later', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(9000), fc.nat(500), (facts, levels, days) => {
        const { tests, maintenance } = facts;
        const covered = tests.kind === 'measured' ? tests.facts.coverage : undefined;
        const better: HealthFacts = {
          ...facts,
          tests:
            tests.kind === 'measured' && covered !== undefined
              ? {
                  ...tests,
                  facts: {
                    ...tests.facts,
                    coverage: {
                      ...covered,
                      files: covered.files.map((file) => ({
                        ...file,
                        coveredLines: Math.min(file.totalLines, file.coveredLines + days),
                      })),
                    },
                  },
                }
              : tests,
          maintenance:
            maintenance.kind === 'measured'
              ? {
                  ...maintenance,
                  facts: {
                    ...maintenance.facts,
                    daysSinceLastCommit: Math.max(0, maintenance.facts.daysSinceLastCommit - days),
                    files: maintenance.facts.files.map((file) => ({
                      ...file,
                      indentation: Math.max(0, file.indentation - levels),
                    })),
                  },
                }
              : maintenance,
        };

        assertNowhereLower(better, facts);
      }),
    );
  });

  it('stays between 0 and 1, in every part', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const score of scoresOf(scoreHealth(facts)).values()) {
          assert.ok(score === undefined || (score >= 0 && score <= 1), String(score));
        }
      }),
    );
  });

  it('is the same each time, in whatever order things were measured', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { security, quality, dependencies, maintenance } = facts;
        const turned: HealthFacts = {
          ...facts,
          security: turn(security),
          quality: turn(quality),
          dependencies: turn(dependencies),
          maintenance:
            maintenance.kind === 'measured'
              ? {
                  ...maintenance,
                  facts: {
                    ...maintenance.facts,
                    files: [...maintenance.facts.files].reverse(),
                    commitsByAuthor: [...maintenance.facts.commitsByAuthor].reverse(),
                  },
                }
              : maintenance,
        };

        assert.deepEqual(scoreHealth(turned), scoreHealth(facts));
      }),
    );
  });

  it('says the same of findings of one place that differ in what they are about alone, either way round', () => {
    const two = [undefined, 'left-pad'].map((subject) => createFinding({ severity: 'low', subject }));
    const of = (findings: readonly FindingFact[]) =>
      scoreHealth(createFacts({ security: { findings, lines: 0 }, quality: { findings, lines: 0 } }));

    assert.deepEqual(of([...two].reverse()), of(two));
  });

  it('is the same for the project twice side by side', () => {
    const size = fc.record({ lines: fc.integer({ min: 1000, max: 40_000 }), share: fc.nat(100) });
    fc.assert(
      fc.property(anyFacts, size, (facts, { lines, share }) => {
        const packages = 100 + lines;
        const once = createFacts({
          security: { findings: findingsOf(facts, 'security'), lines },
          quality: { findings: findingsOf(facts, 'quality'), lines },
          dependencies: { findings: findingsOf(facts, 'dependencies'), packages },
          tests: testsOf(lines, Math.round((lines * share) / 100)),
        });
        const twice = createFacts({
          security: { findings: double(findingsOf(facts, 'security')), lines: 2 * lines },
          quality: { findings: double(findingsOf(facts, 'quality')), lines: 2 * lines },
          dependencies: { findings: double(findingsOf(facts, 'dependencies')), packages: 2 * packages },
          tests: testsOf(2 * lines, 2 * Math.round((lines * share) / 100)),
        });

        assert.deepEqual(scoresOf(scoreHealth(twice)), scoresOf(scoreHealth(once)));
      }),
    );
  });

  it('judges the other parts alike when one is not assessed, and weighs what is left as one', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...healthPartIds), (facts, id) => {
        const before = scoreHealth(facts);
        const after = scoreHealth({ ...facts, [id]: { kind: 'not-assessed', why: 'No.' } });
        const weights = after.parts.flatMap((part) => (part.kind === 'assessed' ? [part.weight] : []));
        const sum = weights.reduce((so, each) => so + each, 0);

        for (const other of healthPartIds) {
          assert.equal(scoreOfPart(after, other), other === id ? undefined : scoreOfPart(before, other));
        }
        assert.ok(weights.length === 0 ? after.score === undefined : Math.abs(sum - 1) < 1e-9);
      }),
    );
  });

  it('gives advice of which none gains less than the next, and that adds up when it is followed in order', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { gains, score = 0 } = scoreHealth(facts);
        const gone = new Map(findingParts.map((id) => [id, new Set<string>()]));
        let sum = 0;

        for (const [index, { part, gain, reasons }] of gains.entries()) {
          assert.ok(gain > 0 && gain <= (gains[index - 1]?.gain ?? 1));
          const id = findingParts.find((each) => each === part);
          if (id === undefined) continue;
          for (const reason of reasons) {
            assert.ok(!gone.get(id)?.has(reason), 'two pieces of advice are about one reason');
            gone.get(id)?.add(reason);
          }
          sum += gain;
          const left = [...gone].reduce((rest, [of, ids]) => withoutReasons(rest, of, ids), facts);
          const risen = (scoreHealth(left).score ?? 0) - score;
          // Each is rounded to a ten-thousandth, and so is the score.
          assert.ok(Math.abs(risen - sum) < 0.0001 * (index + 2), `${risen} is not ${sum}`);
        }
      }),
    );
  });

  it('gives equal steps of a part in the order in which they come true', () => {
    const finding = { title: 'a', file: 'a', line: 1, ruleId: 'a' } as const;
    const findings = [
      { ...finding, severity: 'high', confidence: 'medium' },
      { ...finding, severity: 'high', confidence: 'high', subject: 'a' },
      { ...finding, severity: 'critical', confidence: 'low', subject: 'c' },
    ] as const;
    const { gains } = scoreHealth(createFacts({ quality: { findings, lines: 0 } }));

    const own = gains.filter(({ part }) => part === 'quality');
    assert.deepEqual(
      own.map(({ reason }) => reason),
      ['a:a', 'a', 'a:c'],
    );
  });

  it('gives advice that adds up in every part, whatever raises it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { gains, parts } = scoreHealth(facts);
        for (const part of parts) {
          const own = gains.filter(({ part: id }) => id === part.id);
          const most = part.kind === 'assessed' ? part.weight * (1 - part.score) : 0;
          const sum = own.reduce((all, { gain }) => all + gain, 0);
          assert.ok(sum <= most + 0.0001 * (own.length + 1), `${part.id} gains ${sum} of ${most}`);
        }
      }),
    );
  });
});

function withoutReasons(facts: HealthFacts, id: (typeof findingParts)[number], reasons: ReadonlySet<string>) {
  const left = findingsOf(facts, id).filter(
    ({ ruleId, subject }) => !reasons.has([ruleId, subject].filter((each) => each !== undefined).join(':')),
  );
  return facts[id].kind === 'measured' ? withFindings(facts, id, left) : facts;
}

function turn<F extends { readonly findings: readonly FindingFact[] }>(
  part:
    | { readonly kind: 'measured'; readonly facts: F }
    | { readonly kind: 'not-assessed'; readonly why: string },
) {
  if (part.kind !== 'measured') return part;
  return { ...part, facts: { ...part.facts, findings: [...part.facts.findings].reverse() } };
}

const double = (findings: readonly FindingFact[]): readonly FindingFact[] => [...findings, ...findings];
