import assert from 'node:assert/strict';
import { SavedDrafts } from './saved-drafts.ts';

/** As the editor's: what is stored is plain JSON. */
class Memento {
  readonly values = new Map<string, string>();
  get(key: string): unknown {
    const value = this.values.get(key);
    return value === undefined ? undefined : JSON.parse(value);
  }
  async update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
  }
}

describe('what was typed into the coach', () => {
  it('is there after the window was loaded again, of side bar and tab apart', async () => {
    const memento = new Memento();
    const checkIn = { week: '2026-11-16', typed: [{ id: 'i1', text: 'Rest' }] };

    await new SavedDrafts(memento, 'sideBar').keep({ draft: 'How many hours', checkIn });
    await new SavedDrafts(memento, 'tab').keep({ draft: 'Another' });

    assert.deepEqual(new SavedDrafts(memento, 'sideBar').get(), { draft: 'How many hours', checkIn });
    assert.deepEqual(new SavedDrafts(memento, 'tab').get(), { draft: 'Another' });
  });

  it('leaves nothing behind once it was sent', async () => {
    const memento = new Memento();
    const kept = new SavedDrafts(memento, 'sideBar');
    await kept.keep({ draft: 'How many hours' });

    await kept.keep({ draft: '' });

    assert.deepEqual([kept.get(), memento.values.size], [undefined, 0]);
  });

  it('is nothing where another version kept it otherwise', async () => {
    const memento = new Memento();
    await memento.update('vireo.coach.typing.tab', { text: 'before' });

    assert.equal(new SavedDrafts(memento, 'tab').get(), undefined);
  });
});
