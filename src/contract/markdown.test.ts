import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { codeSpan, escapeMarkdown, markProse, markSentence } from './markdown.ts';

const dialect = new MarkdownIt({ html: true, linkify: true });

/** Everything that a text becomes, blocks and what is in them. */
function kindsOf(markdown: string): readonly string[] {
  return dialect
    .parse(markdown, {})
    .flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
}

const text = ['text', 'text_special', 'softbreak', 'paragraph_open', 'paragraph_close', 'inline'];
const live = /link|image|html|table/;

/** Made of what means something to Markdown, so that few of them are harmless. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '`',
        '``',
        '[x](command:vireo.openPlace)',
        '![x](https://evil.com/p.png)',
        '<img src=x>',
        '\\',
        '|',
        '\n',
      ],
      ...['<command:x>', 'https://evil.com', 'www.evil.com', 'a@evil.com', '[a]: https://evil.com', '- '],
      '\n\n',
      '---',
      '===',
      '1. ',
      '> ',
      '    ',
      '~~~',
      '```',
      ':-|',
      '$x$',
      'a',
      ' ',
      '*',
      '_',
      '&#91;',
      'evil.com',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const anything = fc.oneof(hostile, fc.string({ unit: 'binary-ascii', maxLength: 60 }));

describe('text of others in Markdown', () => {
  it('is text and nothing else where it is escaped', () => {
    fc.assert(
      fc.property(anything, (said) => {
        const other = kindsOf(escapeMarkdown(said)).filter((kind) => !text.includes(kind));
        assert.deepEqual(other, [], JSON.stringify(said));
      }),
    );
  });

  it('is text and code in a sentence', () => {
    fc.assert(
      fc.property(anything, (said) => {
        const allowed = [...text, 'code_inline'];
        const other = kindsOf(markSentence(said)).filter((kind) => !allowed.includes(kind));
        assert.deepEqual(other, [], JSON.stringify(said));
      }),
    );
  });

  it('leads and loads nowhere in prose, and keeps its paragraphs', () => {
    fc.assert(
      fc.property(anything, (said) => {
        const found = kindsOf(markProse(said)).filter((kind) => live.test(kind));
        assert.deepEqual(found, [], JSON.stringify(said));
      }),
    );
    for (const said of ['|\n---', '- |\n  :--', '`\\|`\r---'])
      assert.ok(!kindsOf(markProse(said)).includes('table_open'), said);
    assert.equal(markProse('Use *this*:\n\n- `a<b>`\n- c'), 'Use *this*:\n\n- `a<b>`\n- c');
  });

  it('is one piece of code, whatever is in it', () => {
    fc.assert(
      fc.property(anything, (said) => {
        const kinds = kindsOf(`x ${codeSpan(said === '' ? ' ' : said)} y`);
        assert.deepEqual(
          kinds.filter((kind) => !text.includes(kind)),
          ['code_inline'],
          JSON.stringify(said),
        );
      }),
    );
  });

  it('reads as it did', () => {
    assert.equal(
      dialect.renderInline(escapeMarkdown('a_b*c & <d> 1. #4 [x](y) `z`')),
      'a_b*c &amp; &lt;d&gt; 1. #4 [x](y) `z`',
    );
    assert.equal(markSentence('given to `db.run_all` [a](b)'), 'given to `db.run_all` \\[a\\](b)');
  });
});
