import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimeEntry } from '../../../api-client/index.ts';
import { EntryChanged, type EntryFields, EntryGone, type EntryStore, EntryWriter } from './write-entries.ts';

const fields: EntryFields = {
  projectId: 'p1',
  taskId: null,
  startedAt: '2026-11-18T08:00:00Z',
  endedAt: '2026-11-18T09:00:00Z',
  zone: 'Europe/Berlin',
  note: '',
  billable: true,
  tags: [],
  git: null,
};

/** The backend as far as entries go: versions are held to. */
class FakeStore implements EntryStore {
  readonly entries = new Map<string, TimeEntry>();
  private made = 0;
  private readonly deleted = new Map<string, TimeEntry>();

  async read(id: string): Promise<TimeEntry | undefined> {
    return this.entries.get(id);
  }

  async create(given: EntryFields): Promise<TimeEntry> {
    this.made += 1;
    const entry = { ...given, id: `e${this.made}`, version: 1 } as unknown as TimeEntry;
    this.entries.set(entry.id, entry);
    return entry;
  }

  async patch({ id, version }: { id: string; version: number }, change: object): Promise<TimeEntry> {
    const entry = this.find(id, version);
    const after = { ...entry, ...change, version: version + 1 } as TimeEntry;
    this.entries.set(id, after);
    return after;
  }

  async remove({ id, version }: { id: string; version: number }): Promise<void> {
    this.deleted.set(id, this.find(id, version));
    this.entries.delete(id);
  }

  async restore({ id, version }: { id: string; version: number }): Promise<TimeEntry> {
    const entry = this.deleted.get(id);
    if (entry?.version !== version) throw new Error('stale');
    const restored = { ...entry, version: entry.version + 2 } as TimeEntry;
    this.entries.set(id, restored);
    return restored;
  }

  get notes(): readonly string[] {
    return [...this.entries.values()].map(({ note }) => note).sort();
  }

  private find(id: string, version: number): TimeEntry {
    const entry = this.entries.get(id);
    if (entry?.version !== version) throw new Error('stale');
    return entry;
  }
}

describe('writing entries of a week', () => {
  it('takes back what was written together, and does it again', async () => {
    const store = new FakeStore();
    const writer = new EntryWriter(store);
    const first = await writer.write({ kind: 'create', fields: { ...fields, note: 'a' } });
    writer.closeBatch();
    await writer.write({ kind: 'change', id: first?.id ?? '', change: { note: 'b' } });
    await writer.write({ kind: 'create', fields: { ...fields, note: 'c' } });
    writer.closeBatch();

    await writer.undo();
    assert.deepEqual(store.notes, ['a']);
    await writer.undo();
    assert.deepEqual([store.notes, writer.canUndo], [[], false]);
    await writer.redo();
    await writer.redo();
    assert.deepEqual([store.notes, writer.canRedo], [['b', 'c'], false]);
  });

  it('refuses what somebody else has deleted', async () => {
    const writer = new EntryWriter(new FakeStore());

    await assert.rejects(writer.write({ kind: 'delete', id: 'gone' }), EntryGone);
    writer.closeBatch();
    assert.equal(writer.canUndo, false);
  });

  it('refuses what somebody else has changed since it was seen', async () => {
    const store = new FakeStore();
    const writer = new EntryWriter(store);
    const entry = await writer.write({ kind: 'create', fields });
    await store.patch(entry ?? { id: '', version: 0 }, { note: 'theirs' });

    const mine = { kind: 'change', id: entry?.id ?? '', change: { note: 'mine' } } as const;
    await assert.rejects(writer.write(mine), EntryChanged);
    writer.see(store.entries.values());
    await writer.write(mine);

    assert.deepEqual(store.notes, ['mine']);
  });

  it('brings back what was deleted last as itself, and changes it on', async () => {
    const store = new FakeStore();
    const writer = new EntryWriter(store);
    const id = (await writer.write({ kind: 'create', fields }))?.id ?? '';
    writer.closeBatch();
    await writer.write({ kind: 'delete', id });
    writer.closeBatch();

    await writer.undo();
    assert.deepEqual([...store.entries.keys()], [id]);
    await writer.write({ kind: 'change', id, change: { note: 'later' } });
    assert.deepEqual(store.notes, ['later']);
  });

  it('brings back what was deleted as itself, though other things were changed and taken back since', async () => {
    const store = new FakeStore();
    const writer = new EntryWriter(store);
    const [first, second] = [
      (await writer.write({ kind: 'create', fields: { ...fields, note: 'a' } }))?.id ?? '',
      (await writer.write({ kind: 'create', fields: { ...fields, note: 'b' } }))?.id ?? '',
    ];
    writer.closeBatch();
    await writer.write({ kind: 'delete', id: first });
    writer.closeBatch();
    await writer.write({ kind: 'change', id: second, change: { note: 'c' } });
    writer.closeBatch();

    for (let step = 0; step < 3; step += 1) await writer.undo();
    for (let step = 0; step < 3; step += 1) await writer.redo();
    await writer.undo();
    await writer.undo();

    assert.deepEqual([...store.entries.keys()].sort(), [first, second].sort());
    assert.deepEqual(store.notes, ['a', 'b']);
  });

  it('takes back what it can of a batch before it tells of what was refused', async () => {
    const store = new FakeStore();
    const writer = new EntryWriter(store);
    await writer.write({ kind: 'create', fields: { ...fields, note: 'a' } });
    const second = await writer.write({ kind: 'create', fields: { ...fields, note: 'b' } });
    writer.closeBatch();
    await store.patch(second ?? { id: '', version: 0 }, { note: 'theirs' });

    await assert.rejects(writer.undo(), /stale/);
    assert.deepEqual(store.notes, ['theirs']);
    await writer.redo();
    assert.deepEqual([store.notes, writer.canRedo], [['a', 'theirs'], false]);
  });

  it('comes back to where it was, however often it goes to and fro', async () => {
    const kinds = fc.constantFrom('create', 'change', 'delete', 'undo', 'redo');
    const steps = fc.array(fc.record({ kind: kinds, pick: fc.nat(5) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const history = new History();
        for (const step of list) {
          await history.take(step);
          assert.deepEqual(history.store.notes, history.expected);
        }
      }),
    );
  });
});

interface Step {
  readonly kind: 'create' | 'change' | 'delete' | 'undo' | 'redo';
  readonly pick: number;
}

/** What undo and redo mean, plainly: a list of states, and where in it we are. */
class History {
  readonly store = new FakeStore();
  private readonly writer = new EntryWriter(this.store);
  private readonly states = [this.store.notes];
  private now = 0;

  get expected(): readonly string[] | undefined {
    return this.states[this.now];
  }

  async take({ kind, pick }: Step): Promise<void> {
    if (kind === 'undo' || kind === 'redo') {
      await this.writer[kind]();
      const next = this.now + (kind === 'undo' ? -1 : 1);
      if (this.states[next] !== undefined) this.now = next;
    } else {
      await this.write(kind, pick);
    }
  }

  private async write(kind: 'create' | 'change' | 'delete', pick: number): Promise<void> {
    const ids = [...this.store.entries.keys()];
    const id = ids[pick % Math.max(1, ids.length)];
    const note = `${kind}${pick}`;
    if (kind === 'create') await this.writer.write({ kind, fields: { ...fields, note } });
    else if (id === undefined) return;
    else await this.writer.write(kind === 'delete' ? { kind, id } : { kind, id, change: { note } });
    this.writer.closeBatch();
    this.now += 1;
    this.states.splice(this.now, this.states.length, this.store.notes);
  }
}
