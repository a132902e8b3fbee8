import assert from 'node:assert/strict';
import type { DocumentComment } from '../../../api-client/index.ts';
import { toThreads } from './comment-threads.ts';

const text = '# Goal\n\nReplace the API.\n';

function comment(id: string, quote: string, more: Partial<DocumentComment> = {}): DocumentComment {
  const start = text.indexOf(quote);
  return {
    id,
    documentId: 'd',
    author: 'u',
    number: 1,
    version: 1,
    quote,
    text: `About ${quote}`,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    isResolved: false,
    start: start < 0 ? null : start,
    ...more,
  };
}

describe('toThreads', () => {
  it('puts comments on one passage together, in the order of the text, those without a place first', () => {
    const threads = toThreads(
      [comment('a', 'the API'), comment('b', 'Goal'), comment('c', 'the API'), comment('d', 'Fixed')],
      text,
    );

    assert.deepEqual(
      threads.map(({ key, quote, comments }) => [key, quote, comments.length]),
      [
        ['d', 'Fixed', 1],
        ['b', 'Goal', 1],
        ['a', 'the API', 2],
      ],
    );
    assert.equal(threads[0]?.passage, undefined);
    assert.deepEqual(threads[2]?.passage, {
      start: 16,
      end: 23,
      from: { line: 2, character: 8 },
      to: { line: 2, character: 15 },
    });
  });

  it('is resolved once all of its comments are', () => {
    const resolved = { isResolved: true };

    const [half] = toThreads([comment('a', 'Goal', resolved), comment('b', 'Goal')], text);
    const [whole] = toThreads([comment('a', 'Goal', resolved), comment('b', 'Goal', resolved)], text);

    assert.deepEqual({ half: half?.isResolved, whole: whole?.isResolved }, { half: false, whole: true });
  });
});
