import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createSeal, keyInMemory } from './seal.ts';
import type { SecretPlace } from './secrets.ts';

const place: SecretPlace = { organizationId: 'o1', kind: 'webhook', name: 'w1', userId: 'u1' };

describe('a seal', () => {
  it('opens what it sealed, of any text, and never seals it to the same', () => {
    const seal = createSeal(keyInMemory());
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const [one, other] = [seal.seal(place, value), seal.seal(place, value)];
        assert.notEqual(one, other);
        assert.deepEqual([seal.open(place, one), seal.open(place, other)], [value, value]);
        assert.ok(value.length < 4 || !one.includes(value));
      }),
    );
  });

  it('opens for its own place alone, by its own key alone', () => {
    const seal = createSeal(keyInMemory());
    const sealed = seal.seal(place, 'whsec_1');
    const others: SecretPlace[] = [
      { ...place, organizationId: 'o2' },
      { ...place, kind: 'link-key' },
      { ...place, name: 'w2' },
      { ...place, userId: undefined },
    ];

    for (const other of others) assert.equal(seal.open(other, sealed), undefined, JSON.stringify(other));
    assert.equal(createSeal(keyInMemory()).open(place, sealed), undefined);
    assert.equal(createSeal({ ...keyInMemory(), find: () => undefined }).open(place, sealed), undefined);
  });

  it('opens nothing that was changed or cut', () => {
    const seal = createSeal(keyInMemory());
    const sealed = seal.seal(place, 'whsec_1');
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 10 }), fc.boolean(), (at, isCut) => {
        const from = at + 'sealed:1:'.length;
        const other = sealed[from] === 'A' ? 'Q' : 'A';
        const changed = isCut
          ? sealed.slice(0, from)
          : `${sealed.slice(0, from)}${other}${sealed.slice(from + 1)}`;
        assert.equal(seal.open(place, changed), undefined);
      }),
    );
  });

  it('answers as it is what was never sealed', () => {
    assert.equal(createSeal(keyInMemory()).open(place, 'whsec_1'), 'whsec_1');
  });
});
