import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { dependencyRules } from '../../../../../workspace/dependencies/findings/dependency-rules.ts';
import type { Evidence, Stack } from '../../../../../workspace/stack/index.ts';
import { rulesOf } from '../report/mapping.ts';
import type { SecurityFacts } from '../report/security-facts.ts';
import { factsOf, found, rules } from '../report/testing.test.ts';
import { writeReport } from '../report/write-report.ts';
import { type AssessedControl, assessControls, subjectsOf } from './assess-controls.ts';
import { asvsLevel1 } from './asvs.ts';
import { compareRuns } from './changes.ts';
import { cisLists } from './cis.ts';
import { toSummary } from './keep-summary.ts';
import { type RunSummary, readSummary } from './summary.ts';

const lists = [asvsLevel1, ...cisLists];

function technology(id: string, kind: Evidence['kind']) {
  return {
    id,
    name: id,
    category: 'container',
    confidence: 'high',
    isDevelopment: false,
    evidenceCount: 1,
    evidence: [{ kind, file: 'f', seen: 's', confidence: 'high' }],
  };
}

function stackOf(languages: readonly string[], technologies: readonly object[] = []): SecurityFacts['stack'] {
  const shares = languages.map((name) => ({ name, type: 'programming', files: 1, lines: 9, share: 1 }));
  return { kind: 'measured', facts: { languages: shares, technologies, problems: [] } as unknown as Stack };
}

function assess(facts: SecurityFacts): ReadonlyMap<string, AssessedControl> {
  const looked = { ...rulesOf(facts), subjects: subjectsOf(facts) };
  return new Map(
    lists.flatMap((list) =>
      assessControls(list, facts, looked).controls.map((each) => [`${list.name}/${each.control.id}`, each]),
    ),
  );
}

const [asvs, docker, kubernetes, aws] = lists.map(({ name }) => name);

describe('the lists of requirements', () => {
  it('name each requirement once, and rules that there are', () => {
    const known = new Set([...rules, ...dependencyRules].map(({ id }) => id));
    for (const { name, controls } of lists) {
      const ids = controls.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, name);
      for (const { id, title, rules: named } of controls) {
        assert.match(id, /^\d+(?:\.\d+){1,2}$/);
        assert.ok(title.length > 5, `${name} ${id}`);
        assert.deepEqual(
          named.filter((rule) => !known.has(rule)),
          [],
          `${name} ${id}`,
        );
      }
    }
  });

  it('have all 70 requirements of level 1 of ASVS 5.0, and a rule for half of them', () => {
    const { controls } = asvsLevel1;

    assert.equal(controls.length, 70);
    assert.ok(controls.filter((each) => each.rules.length > 0).length >= 35);
  });
});

describe('the status of a requirement', () => {
  it('is not met where a finding speaks against it, with its places, the worst first', () => {
    const findings = [
      found('b.ts', { ruleId: 'nosql-injection', severity: 'medium' }),
      found('a.ts', { ruleId: 'sql-injection' }),
    ];
    const one = assess(factsOf({ findings, stack: stackOf(['TypeScript']) })).get(`${asvs}/1.2.4`);

    assert.equal(one?.state, 'not-met');
    assert.deepEqual(
      one?.findings.map(({ path }) => path),
      ['a.ts', 'b.ts'],
    );
  });

  it('is that nothing was found where rules looked, and that a person has to look where none can', () => {
    const all = assess(factsOf({ stack: stackOf(['Python']) }));

    assert.equal(all.get(`${asvs}/1.2.4`)?.state, 'nothing-found');
    assert.equal(all.get(`${asvs}/1.2.4`)?.rules, 2);
    assert.equal(all.get(`${asvs}/6.2.2`)?.state, 'person');
    // Of packages nothing was learnt.
    assert.equal(all.get(`${asvs}/15.2.1`)?.state, 'not-applicable');
  });

  it('is not assessed where its rules are off, or nothing is known of what the project is made of', () => {
    const rulesOff = new Set(['sql-injection', 'nosql-injection']);

    assert.equal(
      assess(factsOf({ rulesOff, stack: stackOf(['Python']) })).get(`${asvs}/1.2.4`)?.state,
      'not-assessed',
    );
    assert.equal(assess(factsOf()).get(`${asvs}/1.2.4`)?.state, 'not-assessed');
  });

  it('does not apply where the project has nothing of its subject', () => {
    const all = assess(factsOf({ stack: stackOf(['Go']) }));
    const there = assess(
      factsOf({
        stack: stackOf(
          ['Dockerfile'],
          [technology('kubernetes', 'setting'), technology('aws', 'dependency')],
        ),
      }),
    );

    assert.equal(all.get(`${asvs}/6.2.2`)?.state, 'not-applicable');
    assert.equal(all.get(`${docker}/4.1`)?.state, 'not-applicable');
    assert.equal(there.get(`${docker}/4.1`)?.state, 'nothing-found');
    assert.equal(there.get(`${docker}/5.5`)?.state, 'not-applicable');
    assert.equal(there.get(`${kubernetes}/5.2.2`)?.state, 'nothing-found');
    // Code that talks to AWS is no description of it.
    assert.equal(there.get(`${aws}/3.7`)?.state, 'not-applicable');
  });

  it('keeps what stands in Compose apart from what stands in Kubernetes', () => {
    const findings = [found('deploy/compose.yaml', { ruleId: 'privileged-container' })];
    const all = assess(factsOf({ findings, stack: stackOf([]) }));

    assert.equal(all.get(`${docker}/5.5`)?.state, 'not-met');
    assert.equal(all.get(`${kubernetes}/5.2.2`)?.state, 'not-applicable');
  });
});

describe('what changed since the last run', () => {
  const summaryOf = (facts: SecurityFacts): RunSummary => {
    const read = readSummary(writeReport(facts, { folder: '/p', files: [] }).summary);
    assert.ok(read);
    return read;
  };
  const told = fc.record({
    fingerprint: fc.constantFrom('a', 'b', 'c'),
    path: fc.constantFrom('x.ts', 'y.ts'),
    rule: fc.constant('r'),
    line: fc.nat(9),
    severity: fc.constant('low'),
  });
  const summary = fc.array(told, { maxLength: 8 }).map(
    (findings): RunSummary => ({
      version: 1,
      at: '2026-11-20T12:00:00.000Z',
      paths: [],
      controls: {},
      findings,
    }),
  );

  it('adds up: what is new and what stayed is what there is, what is gone and what stayed was there', () => {
    fc.assert(
      fc.property(summary, summary, (before, now) => {
        const changes = compareRuns(before, now);
        assert.ok(changes);
        assert.equal(changes.added.length + changes.kept, now.findings.length);
        assert.equal(changes.gone.length + changes.kept, before.findings.length);
        assert.deepEqual(compareRuns(now, now), {
          ...changes,
          added: [],
          gone: [],
          kept: now.findings.length,
        });
      }),
      { seed: 7 },
    );
  });

  it('is told with the requirements that are met no more, and kept for the run after', () => {
    const stack = stackOf(['TypeScript']);
    const first = summaryOf(factsOf({ stack }));
    const facts = factsOf({ stack, findings: [found('a.ts')], before: first });

    const { markdown, sarif } = writeReport(facts, { folder: '/p', files: [] });

    assert.match(markdown, /## Since the last run\n\n.*1 new finding, 0 gone or set aside, 0 as before/);
    assert.match(markdown, /`a\.ts:1` sql-injection \(critical\)/);
    assert.match(markdown, /1\.2\.4.*nothing found against it → not met/);
    assert.match(markdown, /### OWASP ASVS 5\.0, level 1/);
    assert.equal(JSON.parse(sarif).runs[0].properties.changes.added, 1);
    assert.equal(summaryOf(facts).controls[`${asvs}/1.2.4`], 'not-met');
  });

  it('is not told of another part of the project, or by what is no summary', () => {
    const whole = summaryOf(factsOf());

    assert.equal(compareRuns(undefined, whole), undefined);
    assert.equal(compareRuns({ ...whole, paths: ['src'] }, whole), undefined);
    for (const text of [null, '', '{', '{"version":2}', JSON.stringify({ ...whole, controls: { a: 'met' } })])
      assert.equal(readSummary(text), undefined);
    assert.deepEqual(readSummary(JSON.stringify(toSummary(factsOf(), []))), { ...whole, controls: {} });
  });
});
