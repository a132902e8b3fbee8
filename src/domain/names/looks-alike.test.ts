import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSameName, looksAlike } from './looks-alike.ts';

const name = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('Acme', 'GmbH', 'Ltd.', 'Nordwind', 'Müller', '&', '2025', 'Q1', 'Support', 'ÅÄ'),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((words) => words.join(' ')),
);

const alike: readonly (readonly [string, string])[] = [
  ['Acme GmbH', 'ACME Gmbh'],
  ['Acme GmbH', 'Acme'],
  ['Acme GmbH', 'Acme Ltd.'],
  ['Acme, Inc.', 'acme'],
  ['Café Noir', 'Cafe Noir'],
  ['Müller & Söhne GmbH & Co. KG', 'Mueller und Soehne'],
  ['Müller', 'Muller'],
  ['Große Straße', 'Grosse Strasse'],
  ['Nordwind', 'Nordwnid'],
  ['Nordwind', 'Nord Wind'],
  ['Nord-Wind', 'NordWind'],
  ['Nordwind Energie', 'Energie Nordwind'],
  ['Consulting Northwind', 'Consulting Nortwind'],
  ['Infrastrukturmodernisierung', 'Infrastruktrmodernisirung'],
  ['Acme', 'Аcmе'],
  ['Ａｃｍｅ', 'Acme'],
  ['Turnverein e.V.', 'Turnverein e. V.'],
  ['Polska Sp. z o.o.', 'Polska'],
  ['Phase 01', 'Phase 1'],
  ['V2 Relaunch', 'Relaunch V2'],
  ['Müller + Söhne', 'Müller und Söhne'],
  ['Training C#', 'C# Training'],
];

const different: readonly (readonly [string, string])[] = [
  ['Phase 1', 'Phase 2'],
  ['ACME 2025', 'ACME 2026'],
  ['Q1', 'Q2'],
  ['Support DE', 'Support AT'],
  ['Website', 'Website 2'],
  ['Release 1.0', 'Release 10'],
  ['Phase I', 'Phase II'],
  ['Team A', 'Team B'],
  ['Rot', 'Rat'],
  ['Shop', 'Ship'],
  ['Internal', 'External'],
  ['Import', 'Export'],
  ['Onboarding', 'Offboarding'],
  ['Nordwind', 'Südwind'],
  ['Acme', 'Acme Holding'],
  ['AG', 'KG'],
  ['!!!', '???'],
  ['Sprint 12', 'Sprint 21'],
  ['C#', 'C'],
  ['C++', 'C'],
  ['C++', 'C#'],
  ['.NET', 'Net'],
  ['Channel+', 'Channel'],
];

describe('names that look alike', () => {
  for (const [one, other] of alike)
    it(`${one} and ${other}`, () =>
      assert.deepEqual([looksAlike(one, other), looksAlike(other, one)], [true, true]));
});

describe('names that do not look alike', () => {
  for (const [one, other] of different)
    it(`${one} and ${other}`, () =>
      assert.deepEqual([looksAlike(one, other), looksAlike(other, one)], [false, false]));
});

describe('looksAlike', () => {
  it('is true of every name and itself', () => {
    fc.assert(fc.property(name, (one) => looksAlike(one, one)));
  });

  it('is the same the other way round', () => {
    fc.assert(fc.property(name, name, (one, other) => looksAlike(one, other) === looksAlike(other, one)));
  });

  it('is never true where numbers differ', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, one, other) => {
        fc.pre(one !== other);
        return !looksAlike(`${text} ${one}`, `${text} ${other}`);
      }),
    );
  });

  it('takes no notice of case, spaces and punctuation around a name', () => {
    const letters = fc.stringMatching(/^[a-z]{4,12}( [a-z]{4,12}){0,2}$/);
    fc.assert(
      fc.property(letters, (text) => looksAlike(text, `  ${text.toUpperCase().replaceAll(' ', '-')}. `)),
    );
  });

  it('finds one swapped pair of letters in a word of five and more', () => {
    const word = fc.stringMatching(/^[a-z]{5,20}$/);
    fc.assert(
      fc.property(word, fc.nat(), (text, place) => {
        const at = place % (text.length - 1);
        const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
        return looksAlike(text, swapped);
      }),
    );
  });
});

describe('findSameName', () => {
  it('is the name that differs only in how it is written', () => {
    assert.equal(findSameName('nord-wind', ['Nordwnid', 'Nordwind GmbH']), 'Nordwind GmbH');
    assert.equal(findSameName('Mueller', ['Müller KG']), 'Müller KG');
  });

  it('is none of a slip, of other signs, or of two', () => {
    assert.equal(findSameName('Nordwind', ['Nordwnid']), undefined);
    assert.equal(findSameName('C', ['C#']), undefined);
    assert.equal(findSameName('Acme', ['Acme GmbH', 'Acme AG']), undefined);
  });
});
