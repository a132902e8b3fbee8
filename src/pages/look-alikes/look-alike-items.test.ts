import assert from 'node:assert/strict';
import { inEnglish as t } from '../words.ts';
import { lookAlikeItems, lookAlikeTitle } from './look-alike-items.ts';

const acme = { name: 'Acme GmbH', archivedAt: null, city: 'Bonn' };
const old = { name: 'ACME', archivedAt: '2026-01-01T00:00:00Z', city: 'Graz' };
const near = { name: 'Acmes', archivedAt: null, city: 'Kiel' };
const ask = (...like: readonly (typeof acme | typeof old)[]) => ({
  name: 'Acme',
  like,
  icon: 'organization',
  tell: ({ city }: { city: string }) => city,
});

describe('the question Did you mean', () => {
  it('offers the record first and another one last, where only the spelling differs', () => {
    const items = lookAlikeItems(ask(old, near), t);

    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['$(organization) Use “ACME”', 'Graz · archived, will be restored'],
        ['$(organization) Use “Acmes”', 'Kiel'],
        ['$(add) Create “Acme”', ''],
      ],
    );
    assert.deepEqual(
      items.map(({ record }) => record?.name),
      ['ACME', 'Acmes', undefined],
    );
  });

  it('offers another one first where it is not clear which is meant', () => {
    for (const unclear of [ask(near), ask(acme, old)]) {
      assert.equal(lookAlikeItems(unclear, t)[0]?.label, '$(add) Create “Acme”');
    }
  });

  it('names the record where there is one alone', () => {
    assert.equal(lookAlikeTitle(ask(acme), t), 'Did you mean “Acme GmbH”?');
    assert.equal(lookAlikeTitle(ask(acme, old), t), 'Did you mean one of these?');
  });
});
