import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeSpan, escapeMarkdown, markSentence } from './markdown.ts';

describe('Markdown that we write', () => {
  it('shows markup in names as it is', () => {
    assert.equal(escapeMarkdown('<b>*a*_[x](y)`'), '&lt;b&gt;\\*a\\*\\_\\[x\\]\\(y\\)\\`');
  });

  it('keeps a name on its line', () => {
    assert.equal(escapeMarkdown('a\n\n# b'), 'a \\# b');
  });

  it('fences code with more backticks than it holds', () => {
    assert.equal(codeSpan('a``b'), '```a``b```');
    assert.equal(codeSpan('`a'), '`` `a ``');
    assert.equal(codeSpan('a|b'), '`a|b`');
    assert.equal(codeSpan('a|b', { isCell: true }), '`a¦b`');
  });

  it('keeps the code of a sentence as code, and disarms all else', () => {
    assert.equal(
      markSentence('`query["month"]` reaches [open](x) and a stray `'),
      '`query["month"]` reaches \\[open\\]\\(x\\) and a stray \\`',
    );
  });
});
