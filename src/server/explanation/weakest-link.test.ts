import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceOf, tellWeakLink, weakLinkSentences } from '../../contract/findings/weak-link.ts';
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
} from '../../scanner/evidence.ts';
import { severities } from '../../scanner/model.ts';
import { severityOf, weakLinks } from '../../scanner/severity.ts';
import { weakestLink } from './weakest-link.ts';

const place = fc.constantFrom(...evidencePlaces);
const evidences: fc.Arbitrary<Evidence> = fc.oneof(
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

describe('the weakest link of a finding', () => {
  it('has a sentence, whichever it is', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        for (const [field, value] of weakLinks(evidence))
          assert.notEqual(sentenceOf(weakLinkSentences, { field, value }), undefined, `${field} ${value}`);
      }),
    );
  });

  it('is named exactly where the evidence lowered the severity', () => {
    fc.assert(
      fc.property(evidences, fc.constantFrom(...severities), (evidence, ceiling) => {
        const severity = severityOf(ceiling, evidence);
        const link = weakestLink({ severity, evidence }, { severity: ceiling });
        assert.equal(link !== undefined, severity !== ceiling);
      }),
    );
  });

  it('is not named where the settings say how severe the rule is', () => {
    const evidence = { kind: 'secret', proof: 'name', value: 'real', place: 'application' } as const;
    assert.deepEqual(weakestLink({ severity: 'medium', evidence }, { severity: 'high' }), {
      field: 'proof',
      value: 'name',
    });
    assert.equal(weakestLink({ severity: 'info', evidence }, { severity: 'high' }), undefined);
  });

  it('reads as a sentence that begins with the severity', () => {
    assert.equal(
      tellWeakLink({ field: 'sink', value: 'name' }, 'Medium'),
      'Medium, since the method is known by its name alone.',
    );
  });
});
