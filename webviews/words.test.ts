import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listTexts } from '../src/contract/webview/words/word-table.ts';
import { translate } from './words.ts';

const table = {
  heading: 'Week {0}',
  state: { text: 'Open', context: 'state' },
  findings: { other: '{0} findings', one: '1 finding', none: 'No findings' },
  calls: { other: '{0} calls', one: 'One call', by: 1 },
  shares: { other: '{0} and {1} more', none: '{0}', by: 1 },
  reasons: ['Vacation', 'Sick'],
  nested: { of: '{0} of {1}' },
} as const;

describe('words of a page in English', () => {
  const words = translate(table);

  it('put values into their places', () => {
    assert.equal(words.heading(7), 'Week 7');
    assert.equal(words.nested.of(2, 'three'), '2 of three');
  });

  it('show a text with a context without it', () => {
    assert.equal(words.state, 'Open');
    assert.ok(listTexts(table).includes('Open/state'));
  });

  it('choose by number: none, one and other', () => {
    assert.deepEqual([0, 1, 2].map(words.findings), ['No findings', '1 finding', '2 findings']);
    assert.equal(words.findings('1'), '1 finding');
    assert.equal(words.findings(undefined), 'No findings');
  });

  it('choose by the argument that decides', () => {
    assert.deepEqual([words.calls('1,000', false), words.calls('1', true)], ['1,000 calls', 'One call']);
    assert.deepEqual([words.shares('API', 0), words.shares('API', 2)], ['API', 'API and 2 more']);
  });

  it('keep lists', () => {
    assert.deepEqual(words.reasons, ['Vacation', 'Sick']);
  });
});
