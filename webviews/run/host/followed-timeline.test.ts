import assert from 'node:assert/strict';
import type { RunItem } from '../messages.ts';
import { FollowedTimeline } from './followed-timeline.ts';

const item = (seq: number): RunItem => ({
  seq,
  at: '2026-11-23T09:00:00Z',
  event: { type: 'note', text: String(seq) },
});

/** A backend that answers two at a time. */
function follow() {
  const kept: RunItem[] = [];
  const asked: number[] = [];
  const timeline = new FollowedTimeline((after) => {
    asked.push(after);
    const rest = kept.filter(({ seq }) => seq > after);
    const items = rest.slice(0, 2);
    return Promise.resolve({ items, next: rest.length > 2 ? (items.at(-1)?.seq ?? null) : null });
  });
  return { kept, asked, timeline };
}

const seqs = (items: readonly RunItem[]) => items.map(({ seq }) => seq);

describe('FollowedTimeline', () => {
  it('reads all there is, then what is new alone', async () => {
    const { kept, asked, timeline } = follow();
    kept.push(item(1), item(2), item(3));

    assert.deepEqual(seqs(await timeline.look()), [1, 2, 3]);
    kept.push(item(4));
    assert.deepEqual(seqs(await timeline.look()), [4]);
    assert.deepEqual(asked, [0, 2, 3]);
    assert.deepEqual(seqs(timeline.items), [1, 2, 3, 4]);
  });

  it('answers no item twice, however many look at once', async () => {
    const { kept, timeline } = follow();
    kept.push(item(1), item(2), item(3));

    const looks = await Promise.all([timeline.look(), timeline.look(), timeline.look()]);

    assert.deepEqual(looks.map(seqs), [[1, 2, 3], [], []]);
  });

  it('looks again after a look that failed', async () => {
    let isBroken = true;
    const timeline = new FollowedTimeline(() =>
      isBroken ? Promise.reject(new Error('gone')) : Promise.resolve({ items: [item(1)], next: null }),
    );

    await assert.rejects(timeline.look(), /gone/);
    isBroken = false;
    assert.deepEqual(seqs(await timeline.look()), [1]);
  });
});
