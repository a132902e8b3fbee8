import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeLetters } from './bundle.ts';

describe('letters beyond ASCII in the regular expressions of a bundle', () => {
  for (const [source, text] of [
    ['[-–—]', '—'],
    ['a\\’b', 'a’b'],
    ['\\\\é', '\\é'],
    ['[😀]', '😀'],
  ] as const) {
    it(`are escaped in ${source}, which matches what it did`, () => {
      const escaped = escapeLetters(source);

      assert.match(escaped, /^\p{ASCII}*$/u);
      assert.match(text, new RegExp(`^${escaped}$`, 'u'));
    });
  }
});
