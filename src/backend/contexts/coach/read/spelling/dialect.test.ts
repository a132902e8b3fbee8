import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, read } from '../../../../testing/coach/frame-lines.ts';
import { tokenize } from '../../words/tokens.ts';
import { spellDialect } from './dialect.ts';

const spell = (text: string): string =>
  spellDialect(tokenize(text), context.names)
    .map((token) => token.text)
    .join(' ');

describe('dialect', () => {
  for (const [said, spelled] of Object.entries({
    'wieviel chunde han ich': 'wieviel kunden hab ich',
    'was is no ned verrechnet': 'was is noch nicht verrechnet',
    'wellem chund han i nid gschriebe': 'welchem kunde hab i nicht gschriebe',
    'mit wellem Chund han ich am meischte gschafft': 'mit welchem kunde hab ich am meisten gearbeitet',
    'wie viele projekte sind offe': 'wie viele projekte sind offene',
  }))
    it(`"${said}" is "${spelled}"`, () => assert.equal(spell(said), spelled));

  for (const [said, word] of [
    ['How many hours on LAN in October?', 'LAN'],
    ['How many hours for Han in October?', 'Han'],
    ['How many hours for Ned in October?', 'Ned'],
    ['how many hours did ned work in october', 'ned'],
    ['Wie viele Stunden für Ned im Oktober?', 'Ned'],
    ['Wie viele Stunden laufe ich im Oktober?', 'laufe'],
  ] as const)
    it(`takes no word of "${said}" for it`, () => assert.match(read(said), new RegExp(`^unread: .*${word}`)));

  it('takes no word behind "with" for it, also beside others', () => {
    assert.equal(spell('was hab i no mit ned gmacht'), 'was hab i noch mit ned gemacht');
  });
});
