/** Writes entries for the week, each with the version that was seen, and takes the last changes back, or does them again. */
import type { TimeEntry } from '../../../api-client/index.ts';

/** What makes an entry, as the API takes it. */
export type EntryFields = Pick<
  TimeEntry,
  'projectId' | 'taskId' | 'startedAt' | 'zone' | 'note' | 'billable' | 'tags' | 'git'
> & { readonly endedAt: string };

export type EntryChange = Partial<Omit<EntryFields, 'git'>>;

/** An entry and the version in which it was seen. */
export type SeenEntry = Pick<TimeEntry, 'id' | 'version'>;

export interface EntryStore {
  /** Undefined when it is gone. */
  read(id: string): Promise<TimeEntry | undefined>;
  /** Makes its id. */
  create(fields: EntryFields): Promise<TimeEntry>;
  patch(entry: SeenEntry, change: EntryChange): Promise<TimeEntry>;
  remove(entry: SeenEntry): Promise<void>;
  /** Brings back what `remove` deleted, with its id and its rate, whatever was changed since. */
  restore(entry: SeenEntry): Promise<TimeEntry>;
}

export type EntryAct =
  | { readonly kind: 'create'; readonly fields: EntryFields }
  | { readonly kind: 'change'; readonly id: string; readonly change: EntryChange }
  | { readonly kind: 'delete'; readonly id: string };

/** What was done, by the id that the entry had then. */
type Done =
  | { readonly kind: 'create' | 'delete'; readonly id: string; readonly fields: EntryFields }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly before: EntryChange;
      readonly after: EntryChange;
    };

/** As many changes can be taken back. */
const mostKept = 100;

export class EntryWriter {
  private readonly store: EntryStore;
  /** Versions as last seen, which go with what is written: nothing is written over what nobody here has read. */
  private readonly seen = new Map<string, number>();
  /** Versions in which entries were deleted here: by them they are brought back. */
  private readonly deleted = new Map<string, number>();
  private undoable: readonly (readonly Done[])[] = [];
  private redoable: readonly (readonly Done[])[] = [];
  private batch: Done[] = [];

  constructor(store: EntryStore) {
    this.store = store;
  }

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  see(entries: Iterable<SeenEntry>): void {
    for (const { id, version } of entries) this.seen.set(id, version);
  }

  /** Answers the entry as it is now; undefined when it is gone. */
  async write(act: EntryAct): Promise<TimeEntry | undefined> {
    const done = await this.toDone(act);
    const entry = await this.play(done, 'forward');
    this.batch.push(done.kind === 'create' && entry !== undefined ? { ...done, id: entry.id } : done);
    return entry;
  }

  /** What was written since the last time is taken back together. */
  closeBatch(): void {
    if (this.batch.length === 0) return;
    this.undoable = [...this.undoable, this.batch].slice(-mostKept);
    this.redoable = [];
    this.batch = [];
  }

  /** Whatever cannot be taken back stays, and is not tried again; the rest is, before the first refusal is thrown. */
  async undo(): Promise<void> {
    const batch = this.undoable.at(-1);
    if (batch === undefined) return;
    this.undoable = this.undoable.slice(0, -1);
    const { played, refusal } = await this.playAll(batch.toReversed(), 'back');
    if (played.length > 0) this.redoable = [...this.redoable, played.toReversed()];
    if (refusal !== undefined) throw refusal.error;
  }

  /** As undo: what is refused hinders nothing else. */
  async redo(): Promise<void> {
    const batch = this.redoable.at(-1);
    if (batch === undefined) return;
    this.redoable = this.redoable.slice(0, -1);
    const { played, refusal } = await this.playAll(batch, 'forward');
    if (played.length > 0) this.undoable = [...this.undoable, played];
    if (refusal !== undefined) throw refusal.error;
  }

  private async playAll(
    batch: readonly Done[],
    direction: 'forward' | 'back',
  ): Promise<{
    readonly played: readonly Done[];
    readonly refusal: { readonly error: unknown } | undefined;
  }> {
    const played: Done[] = [];
    let refusal: { readonly error: unknown } | undefined;
    for (const done of batch) {
      try {
        await this.play(done, direction);
        played.push(done);
      } catch (error) {
        refusal ??= { error };
      }
    }
    return { played, refusal };
  }

  private async toDone(act: EntryAct): Promise<Done> {
    if (act.kind === 'create') return { ...act, id: '' };
    const { id, version } = this.find(act.id);
    const entry = await this.store.read(id);
    if (entry === undefined) throw new EntryGone();
    if (entry.version !== version) throw new EntryChanged();
    const fields = toFields(entry);
    if (act.kind === 'delete') return { kind: 'delete', id, fields };
    const before = Object.fromEntries(
      Object.keys(act.change).map((key) => [key, fields[key as keyof EntryFields]]),
    );
    return { kind: 'change', id, before, after: act.change };
  }

  private async play(done: Done, direction: 'forward' | 'back'): Promise<TimeEntry | undefined> {
    if (done.kind === 'change') {
      const change = direction === 'forward' ? done.after : done.before;
      return this.keep(await this.store.patch(this.find(done.id), change));
    }
    if ((done.kind === 'create') === (direction === 'forward')) {
      return await this.make(done);
    }
    const entry = this.find(done.id);
    await this.store.remove(entry);
    this.seen.delete(entry.id);
    this.deleted.set(entry.id, entry.version);
    return undefined;
  }

  /** What was there once comes back as itself: as a new one it had another id and today's rate, if a rule let it. */
  private async make({ id, fields }: Exclude<Done, { kind: 'change' }>): Promise<TimeEntry> {
    const version = this.deleted.get(id);
    if (version === undefined) return this.keep(await this.store.create(fields));
    const entry = this.keep(await this.store.restore({ id, version }));
    this.deleted.delete(id);
    return entry;
  }

  private keep(entry: TimeEntry): TimeEntry {
    this.seen.set(entry.id, entry.version);
    return entry;
  }

  private find(id: string): SeenEntry {
    const version = this.seen.get(id);
    if (version === undefined) throw new EntryGone();
    return { id, version };
  }
}

/** The entry was deleted since it was shown. */
export class EntryGone extends Error {
  override readonly name = 'EntryGone';
}

/** The entry was changed since it was shown. */
export class EntryChanged extends Error {
  override readonly name = 'EntryChanged';
}

function toFields({ endedAt, ...entry }: TimeEntry): EntryFields {
  const { projectId, taskId, startedAt, zone, note, billable, tags, git } = entry;
  return { projectId, taskId, startedAt, endedAt: endedAt ?? startedAt, zone, note, billable, tags, git };
}
