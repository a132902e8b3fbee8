import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tellApart } from './tell-apart.ts';

interface Named {
  readonly name: string;
  readonly town?: string;
  readonly vatId?: string;
}

const rule = {
  labelOf: ({ name }: Named) => name,
  facts: [({ town }: Named) => town, ({ vatId }: Named) => vatId],
};
const told = (items: readonly Named[]) => [...tellApart(items, rule).values()];

describe('tellApart', () => {
  it('adds nothing where every label reads by itself', () => {
    assert.deepEqual(told([{ name: 'Acme', town: 'Bonn' }, { name: 'Nordwind' }]), ['', '']);
  });

  it('shows the first fact that differs', () => {
    const items = [
      { name: 'Acme', town: 'Bonn', vatId: 'DE1' },
      { name: 'acme ', town: 'Graz', vatId: 'DE2' },
    ];

    assert.deepEqual(told(items), ['Bonn', 'Graz']);
  });

  it('passes over a fact that is alike in all, and one that nothing has', () => {
    const items = [
      { name: 'Acme', town: 'Bonn', vatId: 'DE1' },
      { name: 'Acme', town: 'Bonn', vatId: 'DE2' },
    ];

    assert.deepEqual(told(items), ['DE1', 'DE2']);
    assert.deepEqual(told([{ name: 'A' }, { name: 'A' }]), ['', '']);
  });

  it('takes facts together until each is clear', () => {
    const items = [
      { name: 'Acme', town: 'Bonn', vatId: 'DE1' },
      { name: 'Acme', town: 'Bonn', vatId: 'DE2' },
      { name: 'Acme', town: 'Graz', vatId: 'DE1' },
    ];

    assert.deepEqual(told(items), ['Bonn · DE1', 'Bonn · DE2', 'Graz · DE1']);
  });

  it('leaves no two that read the same where their facts differ', () => {
    const some = fc.constantFrom('a', 'b', 'c');
    const item = fc.record({ name: fc.constantFrom('Acme', 'ACME', 'Zoo'), town: some, vatId: some });
    fc.assert(
      fc.property(
        fc.uniqueArray(item, {
          selector: (one) => JSON.stringify([one.name.toLowerCase(), one.town, one.vatId]),
        }),
        (items) => {
          const texts = tellApart(items, rule);
          const read = items.map((one) => `${one.name.toLowerCase()} ${texts.get(one)}`);
          return new Set(read).size === items.length;
        },
      ),
    );
  });
});
