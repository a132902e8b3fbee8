import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyAnswer } from '../../src/contract/coach/fold-answer.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { markFigures } from './mark-figures.ts';

const entries: RecordLink = { kind: 'entries', ids: ['e1'] };
const client: RecordLink = { kind: 'client', ids: ['c1'] };

describe('markFigures', () => {
  it('links what was found, names what was not, and leaves links and text beside them as they are', () => {
    const markdown = 'See [30:30](vireo:0): **28:39** of 9 and 12 left, in all 5.';
    const mark = (figure: string, link?: RecordLink) => ({
      start: markdown.indexOf(figure),
      length: figure.length,
      isFound: link !== undefined,
      ...(link && { link }),
    });

    const marked = markFigures({
      ...emptyAnswer('a1'),
      markdown,
      links: [client],
      marks: [mark('30:30', client), mark('28:39', entries), mark('12'), { ...mark('5'), isFound: true }],
    });

    assert.deepEqual(marked, {
      markdown: 'See [30:30](vireo:0): **[28:39](vireo:1)** of 9 and [12](vireo:2) left, in all 5.',
      links: [client, entries, undefined],
    });
  });

  it('waits for text that a mark is about', () => {
    const marks = [{ start: 4, length: 5, isFound: false }];

    assert.deepEqual(markFigures({ ...emptyAnswer('a1'), markdown: 'It i', marks }), {
      markdown: 'It i',
      links: [],
    });
  });
});
