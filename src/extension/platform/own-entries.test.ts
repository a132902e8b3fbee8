import assert from 'node:assert/strict';
import { listOwnEntries } from './own-entries.ts';
import type { Services } from './services.ts';

interface Asked {
  readonly userId: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** As many entries as it is told, in pages as large as they are asked for. */
function fakeServices(count: number): {
  readonly services: Pick<Services, 'backend'>;
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const api = {
    getMe: async () => ({ id: 'me' }),
    listTimeEntries: async ({ query }: { readonly query: Asked }) => {
      asked.push(query);
      const begin = Number(query.cursor ?? 0);
      const end = Math.min(count, begin + query.limit);
      const items = Array.from({ length: end - begin }, (_, index) => ({ id: String(begin + index) }));
      return { items, nextCursor: end < count ? String(end) : null };
    },
  };
  const backend = { ask: (run: (given: typeof api, options: object) => Promise<unknown>) => run(api, {}) };
  return { services: { backend } as unknown as Pick<Services, 'backend'>, asked };
}

describe('own entries', () => {
  it('are all that there are, however many pages that takes', async () => {
    const { services, asked } = fakeServices(1_203);

    const entries = await listOwnEntries(services, { from: '2026-11-16', to: '2026-11-22' });

    assert.equal(new Set(entries.map(({ id }) => id)).size, 1_203);
    assert.deepEqual(
      asked.map(({ userId, cursor }) => [userId, cursor]),
      [
        ['me', undefined],
        ['me', '500'],
        ['me', '1000'],
      ],
    );
  });

  it('are no more than were asked for', async () => {
    const { services, asked } = fakeServices(1_203);

    const entries = await listOwnEntries(services, { limit: 20 });

    assert.deepEqual({ entries: entries.length, asked: asked.length }, { entries: 20, asked: 1 });
  });
});
