import assert from 'node:assert/strict';
import { inEnglish } from '../../../pages/words.ts';
import type { Backend } from '../backend.ts';
import { listByTitle } from './list-by-title.ts';
import { listTitles } from './list-titles.ts';

/** Answers each address with what is given for it. */
const backendOf = (answers: Readonly<Record<string, unknown>>): Pick<Backend, 'ask'> => ({
  ask: async (call) => {
    const client = { get: async ({ url }: { url: string }) => ({ data: answers[url] }) };
    return (await call(undefined as never, { client, throwOnError: true } as never)).data;
  },
});

describe('records by their title', () => {
  it('are listed by the route of their kind, without those that have none', async () => {
    const items = [{ id: 'i1', number: 'RE-1' }, { id: 'i2', number: null }, 'no record'];

    assert.deepEqual(await listTitles(backendOf({ '/api/v1/invoices': { items } }), 'invoice'), [
      { id: 'i1', title: 'RE-1' },
    ]);
    assert.deepEqual(await listTitles(backendOf({}), 'invoice'), []);
  });

  it('are offered to choose from, each by its own route, or by its id', async () => {
    const read = async (_kind: string, id: string) => (id === 'i1' ? { number: 'RE-1' } : { number: null });

    const { title, items } = await listByTitle('invoice', ['i1', 'i2'], { read, t: inEnglish });

    assert.equal(title, 'Records: 2');
    assert.deepEqual(
      items.map(({ label, record }) => [label, record]),
      [
        ['RE-1', { kind: 'invoice', ids: ['i1'] }],
        ['i2', { kind: 'invoice', ids: ['i2'] }],
      ],
    );
  });
});
