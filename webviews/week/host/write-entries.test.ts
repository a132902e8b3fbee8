import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FakeEntries } from '../../../test/support/fake-entries.ts';
import { EntryDeletedError, type EntryFields, EntryWriter } from './write-entries.ts';

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

const notesOf = ({ entries }: FakeEntries) => [...entries.values()].map(({ note }) => note).sort();

/** All of them but their versions. */
const contentOf = ({ entries }: FakeEntries): readonly unknown[] =>
  [...entries.values()]
    .map((entry) => ({ ...entry, version: 0 }))
    .toSorted((one, other) => one.id.localeCompare(other.id));

describe('writing entries of a week', () => {
  it('takes back what was written together, and does it again', async () => {
    const store = new FakeEntries();
    const writer = new EntryWriter(store);
    const first = await writer.write({ kind: 'create', fields: { ...fields, note: 'a' } });
    writer.closeBatch();
    await writer.write({ kind: 'change', id: first?.id ?? '', change: { note: 'b' } });
    await writer.write({ kind: 'create', fields: { ...fields, note: 'c' } });
    writer.closeBatch();

    await writer.undo();
    assert.deepEqual(notesOf(store), ['a']);
    await writer.undo();
    assert.deepEqual([notesOf(store), writer.canUndo], [[], false]);
    await writer.redo();
    await writer.redo();
    assert.deepEqual([notesOf(store), writer.canRedo], [['b', 'c'], false]);
  });

  it('refuses what somebody else has deleted', async () => {
    const writer = new EntryWriter(new FakeEntries());

    await assert.rejects(writer.write({ kind: 'delete', id: 'gone' }), EntryDeletedError);
    writer.closeBatch();
    assert.equal(writer.canUndo, false);
  });

  it('refuses what somebody else has changed since it was seen', async () => {
    const store = new FakeEntries();
    const writer = new EntryWriter(store);
    const entry = await writer.write({ kind: 'create', fields });
    await store.patch(entry ?? { id: '', version: 0 }, { note: 'theirs' });

    const mine = { kind: 'change', id: entry?.id ?? '', change: { note: 'mine' } } as const;
    await assert.rejects(writer.write(mine), { code: 'stale_version' });
    writer.see(store.entries.values());
    await writer.write(mine);

    assert.deepEqual(notesOf(store), ['mine']);
  });

  it('brings back exactly what was, whatever was written with it or came after it', async () => {
    const store = new FakeEntries();
    const writer = new EntryWriter(store);
    const facts = { remote: null, branch: 'main', head: null, commits: [] };
    const kept = await store.create({ ...fields, note: 'kept', tags: ['a'], git: facts });
    const moved = await store.create({ ...fields, note: 'moved' });
    writer.see(store.entries.values());
    await writer.write({ kind: 'delete', id: kept.id });
    await writer.write({ kind: 'change', id: moved.id, change: { note: 'elsewhere' } });
    await writer.write({ kind: 'create', fields: { ...fields, note: 'new' } });
    writer.closeBatch();
    await store.create({ ...fields, note: 'theirs' });

    await writer.undo();
    const back = store.entries.get(kept.id);
    assert.deepEqual({ ...back, version: 1 }, kept);
    assert.deepEqual(notesOf(store), ['kept', 'moved', 'theirs']);
    await writer.redo();
    assert.deepEqual(notesOf(store), ['elsewhere', 'new', 'theirs']);
    await writer.undo();
    await writer.write({ kind: 'change', id: kept.id, change: { note: 'later' } });
    assert.deepEqual(notesOf(store), ['later', 'moved', 'theirs']);
  });

  it('brings back what was deleted as itself, though other things were changed and taken back since', async () => {
    const store = new FakeEntries();
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
    assert.deepEqual(notesOf(store), ['a', 'b']);
  });

  it('takes back what it can of a batch before it tells of what was refused', async () => {
    const store = new FakeEntries();
    const writer = new EntryWriter(store);
    await writer.write({ kind: 'create', fields: { ...fields, note: 'a' } });
    const second = await writer.write({ kind: 'create', fields: { ...fields, note: 'b' } });
    writer.closeBatch();
    await store.patch(second ?? { id: '', version: 0 }, { note: 'theirs' });

    await assert.rejects(writer.undo(), { code: 'conflict' });
    assert.deepEqual(notesOf(store), ['theirs']);
    await writer.redo();
    assert.deepEqual([notesOf(store), writer.canRedo], [['a', 'theirs'], false]);
  });

  it('comes back to where it was, however often it goes to and fro', async () => {
    const kinds = fc.constantFrom('create', 'change', 'delete', 'undo', 'redo');
    const steps = fc.array(fc.record({ kind: kinds, pick: fc.nat(5) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const history = new History();
        for (const step of list) {
          await history.take(step);
          assert.deepEqual(contentOf(history.store), history.expected);
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
  readonly store = new FakeEntries();
  private readonly writer = new EntryWriter(this.store);
  private readonly states = [contentOf(this.store)];
  private now = 0;

  get expected(): readonly unknown[] | undefined {
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
    this.states.splice(this.now, this.states.length, contentOf(this.store));
  }
}
