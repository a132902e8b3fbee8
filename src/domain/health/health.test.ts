import assert from 'node:assert/strict';
import { healthPartIds } from './model.ts';
import { scoreHealth } from './score-health.ts';
import { defaultWeights, resolveHealthSettings } from './settings.ts';
import { createFacts, createFinding, scoreOfPart, testsOf } from './testing.test.ts';

describe('weights of health', () => {
  it('add up to a hundred by default', () => {
    assert.equal(
      Object.values(defaultWeights).reduce((sum, each) => sum + each, 0),
      100,
    );
  });

  it('leave a part out of the whole at 0, and its gains with it', () => {
    const facts = createFacts({
      security: { findings: [createFinding()], lines: 1000 },
      quality: { findings: [], lines: 1000 },
    });
    const health = scoreHealth(facts, resolveHealthSettings({ weights: { security: 0 } }));

    assert.equal(health.score, 1);
    assert.ok((scoreOfPart(health, 'security') ?? 1) < 1);
    assert.deepEqual(health.gains, []);
  });

  it('fall back to the defaults where a project weighs nothing', () => {
    const weights = Object.fromEntries(healthPartIds.map((id) => [id, 0]));

    assert.deepEqual(resolveHealthSettings({ weights }).weights, defaultWeights);
  });
});

describe('health', () => {
  it('is not given where nothing could be assessed', () => {
    const { score, parts, gains } = scoreHealth(createFacts({}));

    assert.equal(score, undefined);
    assert.deepEqual(gains, []);
    assert.deepEqual(
      parts.map((part) => part.kind === 'not-assessed' && part.why),
      healthPartIds.map(() => 'Not measured.'),
    );
  });

  it('is bounded by a critical finding, however large the project', () => {
    const critical = createFinding({ severity: 'critical' });
    const health = scoreHealth(createFacts({ security: { findings: [critical], lines: 1_000_000 } }));

    assert.ok((health.score ?? 1) <= 0.5);
  });

  it('takes what a rule says of several things apart, and what to do from whoever knows it', () => {
    const about = (subject: string) =>
      createFinding({ ruleId: 'dependency-vulnerable', subject, remedy: `Upgrade ${subject}.` });
    const findings = [about('ms'), about('debug'), about('debug')];
    const { gains } = scoreHealth(createFacts({ dependencies: { findings, packages: 200 } }));

    assert.deepEqual(
      gains.map(({ reason, text }) => [reason, text]),
      [['dependency-vulnerable:debug + dependency-vulnerable:ms', 'Upgrade debug. Upgrade ms.']],
    );
  });

  it('takes critical findings together, since each alone gains next to nothing, and names what else is to be done', () => {
    const critical = ['sql-injection', 'command-injection', 'code-injection'].map((ruleId) =>
      createFinding({ ruleId, title: ruleId, severity: 'critical', file: `src/${ruleId}.ts` }),
    );
    const facts = createFacts({
      security: { findings: [...critical, ...critical], lines: 100_000 },
      tests: testsOf(1000, 0),
    });
    const { gains, parts } = scoreHealth(facts);
    const security = parts.find(({ id }) => id === 'security');
    const own = gains.filter(({ part }) => part === 'security');

    assert.deepEqual(
      own.map(({ text }) => text),
      ['Fix 6 findings (6 critical): code-injection, command-injection, sql-injection.'],
    );
    assert.ok(gains.some(({ part }) => part === 'tests'));
    assert.ok(security?.kind === 'assessed' && security.reasons.length === 3);
  });

  it('says the worst place of a rule first, and what would be gained', () => {
    const findings = [
      createFinding({ severity: 'medium', file: 'src/z.ts' }),
      createFinding({ severity: 'high', file: 'src/b.ts', line: 9 }),
      createFinding({ severity: 'info', ruleId: 'note', title: 'A note' }),
    ];
    const health = scoreHealth(createFacts({ security: { findings, lines: 2000 } }));
    const [security] = health.parts;
    assert.ok(security?.kind === 'assessed');

    assert.deepEqual(security.reasons, [
      {
        id: 'sql-injection',
        text: 'SQL injection: 1 high, 1 medium (sql-injection).',
        count: 2,
        places: [
          { file: 'src/b.ts', line: 9 },
          { file: 'src/z.ts', line: 3 },
        ],
      },
    ]);
    assert.equal(health.gains.length, 1);
    assert.equal(health.gains[0]?.gain, Math.round((1 - (health.score ?? 0)) * 10_000) / 10_000);
    assert.equal(health.gains[0]?.effort, 'minutes');
  });
});
