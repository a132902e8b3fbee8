import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';
import { createNameIndex } from '../words/names.ts';
import { isCommonWord } from '../words/vocabulary.ts';

/** No name is known: whatever is named is not passed over. */
const nobody = { ...context, names: createNameIndex([], isCommonWord) };

describe('a name that is not known', () => {
  for (const text of [
    'hours for acme last week',
    'hours for horus last week',
    'Stunden für horus letzte Woche',
    'what does acme owe me',
    'is acme overdue',
    'unbilled for acme',
    'umsatz acme dieses jahr',
    'wie viel hat acme dieses jahr gezahlt',
    'when did acme last pay',
  ])
    it(`is no word with a typing error: ${text}`, () => {
      const { parts, chosen } = readText(text, nobody);
      assert.equal(chosen.frame, undefined);
      assert.ok(parts.every(({ kind }) => kind !== 'question'));
    });
});
