import assert from 'node:assert/strict';
import { ApiRequestError } from '../../../api-client/index.ts';
import { type LinkedReader, readLinked } from './linked-records.ts';

interface Item {
  readonly id: string;
}

function notFound(): ApiRequestError {
  const problem = { code: 'not_found', status: 404, details: [], traceId: undefined };
  return new ApiRequestError('Gone.', problem, undefined);
}

describe('readLinked', () => {
  const pages: Readonly<Record<string, { items: Item[]; nextCursor: string | null }>> = {
    '': { items: [{ id: 'a' }, { id: 'other' }], nextCursor: '2' },
    '2': { items: [{ id: 'b' }], nextCursor: '3' },
    '3': { items: [{ id: 'c' }], nextCursor: null },
  };
  let read: string[];
  const reader: LinkedReader<Item> = {
    page: async ({ cursor = '' }) => {
      read.push(`page ${cursor}`);
      return pages[cursor] ?? { items: [], nextCursor: null };
    },
    one: async (id) => {
      read.push(id);
      if (id === 'gone') throw notFound();
      if (id === 'broken') throw new Error('broken');
      return { id };
    },
  };

  beforeEach(() => {
    read = [];
  });

  it('reads pages until all are there, in the order of the link', async () => {
    assert.deepEqual(await readLinked(['b', 'a'], reader), [{ id: 'b' }, { id: 'a' }]);
    assert.deepEqual(read, ['page ', 'page 2']);
  });

  it('asks for what no page had, and leaves out what is gone', async () => {
    assert.deepEqual(await readLinked(['c', 'gone', 'elsewhere'], reader), [
      { id: 'c' },
      { id: 'elsewhere' },
    ]);
    assert.deepEqual(read.slice(3), ['gone', 'elsewhere']);
  });

  it('hides no other failure', async () => {
    await assert.rejects(readLinked(['broken'], reader), /broken/);
  });
});
