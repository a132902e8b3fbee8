import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Evidence,
  evidencePlaces,
  flowGuards,
  flowSinks,
  flowSources,
  secretProofs,
  secretValues,
  settingConditions,
  settingOwners,
  settingValues,
} from './evidence.ts';
import { severities } from './model.ts';
import { severityOf, weakLinks } from './severity.ts';

const place = fc.constantFrom(...evidencePlaces);
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    kind: fc.constant('flow' as const),
    source: fc.constantFrom(...flowSources),
    sink: fc.constantFrom(...flowSinks),
    guard: fc.constantFrom(...flowGuards),
    place,
  }),
  fc.record({
    kind: fc.constant('setting' as const),
    value: fc.constantFrom(...settingValues),
    owner: fc.constantFrom(...settingOwners),
    condition: fc.constantFrom(...settingConditions),
    place,
  }),
  fc.record({
    kind: fc.constant('secret' as const),
    proof: fc.constantFrom(...secretProofs),
    value: fc.constantFrom(...secretValues),
    place,
  }),
);
const impact = fc.constantFrom(...severities);
const rank = (severity: (typeof severities)[number]): number => severities.indexOf(severity);

describe('severity', () => {
  it('is never above the impact', () => {
    fc.assert(fc.property(impact, evidence, (most, each) => rank(severityOf(most, each)) >= rank(most)));
  });

  it('is critical or high only in the application, with every field at its strongest', () => {
    fc.assert(
      fc.property(impact, evidence, (most, each) => {
        const severity = severityOf(most, each);
        if (severity !== 'critical' && severity !== 'high') return;
        assert.equal(severity, most);
        assert.deepEqual(weakLinks(each), []);
        assert.ok(each.kind === 'dependency' || each.place === 'application');
      }),
    );
  });

  it('is medium at most with one weaker field, low at most with two', () => {
    fc.assert(
      fc.property(evidence, (each) => {
        const expected = ['critical', 'medium', 'low', 'low', 'low'][weakLinks(each).length];
        assert.equal(severityOf('critical', each), expected);
      }),
    );
  });

  it('is the impact of a rule of quality, and what an advisory says', () => {
    for (const each of severities) {
      assert.equal(severityOf(each, undefined), each);
      assert.equal(severityOf(each, { kind: 'dependency' }), each);
    }
  });

  it('takes a method of a known type for as sure as an import', () => {
    const flow = {
      kind: 'flow',
      source: 'request',
      sink: 'type',
      guard: 'none',
      place: 'application',
    } as const;
    assert.equal(severityOf('critical', flow), 'critical');
    assert.equal(severityOf('critical', { ...flow, sink: 'name' }), 'medium');
    assert.deepEqual(weakLinks({ ...flow, sink: 'name', place: 'test' }), [
      ['place', 'test'],
      ['sink', 'name'],
    ]);
  });
});
