import assert from 'node:assert/strict';
import * as scanner from '../../scanner/evidence.ts';
import { evidenceSchema } from './evidence.ts';

/** Each field of a kind with its values, as the contract has them. */
function fieldsOf(kind: string): Record<string, readonly string[]> {
  const option = evidenceSchema.options.find(({ shape }) => shape.kind.value === kind);
  assert.ok(option, kind);
  return Object.fromEntries(
    Object.entries(option.shape).flatMap(([name, field]) =>
      'options' in field ? [[name, field.options] as const] : [],
    ),
  );
}

describe('evidence on the wire', () => {
  it('has the values of the engine, in the same order', () => {
    const place = scanner.evidencePlaces;
    assert.deepEqual(fieldsOf('flow'), {
      source: scanner.flowSources,
      sink: scanner.flowSinks,
      guard: scanner.flowGuards,
      place,
    });
    assert.deepEqual(fieldsOf('setting'), {
      value: scanner.settingValues,
      owner: scanner.settingOwners,
      condition: scanner.settingConditions,
      place,
    });
    assert.deepEqual(fieldsOf('secret'), {
      proof: scanner.secretProofs,
      value: scanner.secretValues,
      place,
    });
    assert.deepEqual(fieldsOf('dependency'), {});
  });

  it('is accepted as the engine makes it', () => {
    const evidence: scanner.Evidence = {
      kind: 'flow',
      source: 'request',
      sink: 'type',
      guard: 'bounded',
      place: 'lock-file',
    };
    assert.deepEqual(evidenceSchema.parse(evidence), evidence);
  });
});
