import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown, withoutIcons } from './markdown.ts';

describe('escapeMarkdown', () => {
  it('makes nothing but one paragraph of any text', () => {
    const markdown = new MarkdownIt({ html: true, linkify: true });

    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
        const shown = markdown.parseInline(escapeMarkdown(text), {});
        const kinds = shown.flatMap(({ children }) => children ?? []).map(({ type }) => type);

        assert.deepEqual(
          kinds.filter((kind) => !['text', 'text_special', 'softbreak'].includes(kind)),
          [],
          text,
        );
      }),
    );
  });
});

describe('withoutIcons', () => {
  it('leaves a dollar sign and takes the icon', () => {
    assert.equal(withoutIcons('$5 $(flame)'), '$5 $ (flame)');
  });
});
