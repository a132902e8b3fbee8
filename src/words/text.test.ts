import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asText, joinTexts, say, Text, text } from './text.ts';

const german = {
  '{0} is {1}: it is final.': '{0} ist {1} und damit endgültig.',
  'issued/word': 'ausgestellt',
  'is missing': 'fehlt',
};

describe('a text', () => {
  const issued = new Text('issued', [], 'word');
  const final = text`${'2026-{1}'} is ${issued}: it is final.`;

  it('is English by itself, wherever it is put', () => {
    assert.equal(final.key, '{0} is {1}: it is final.');
    assert.equal(`${final}`, '2026-{1} is issued: it is final.');
    assert.equal(JSON.stringify({ issue: final }), '{"issue":"2026-{1} is issued: it is final."}');
  });

  it('is said in the language of a catalogue, with the words in it, and names as they are', () => {
    assert.equal(say(final, german), '2026-{1} ist ausgestellt und damit endgültig.');
  });

  it('stays English where the catalogue has no such key', () => {
    assert.equal(say('constructor', german), 'constructor');
    assert.equal(say(text`${1} of ${2}`, german), '1 of 2');
  });

  it('keeps what stands between its parts', () => {
    const faults = [text`${'name'}: ${asText('is missing')}`, text`${'note'}: ${asText('is {0}')}`];

    assert.equal(say(joinTexts(faults, '; '), german), 'name: fehlt; note: is {0}');
  });
});
