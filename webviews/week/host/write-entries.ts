/** Writes entries for the week, each with the version that was seen, and takes the last changes back, or does them again. */
import type { TimeEntry } from '../../../src/api-client/index.ts';

/** What makes an entry, as the API takes it. */
export type EntryFields = Pick<
  TimeEntry,
  'projectId' | 'taskId' | 'startedAt' | 'zone' | 'note' | 'billable' | 'tags' | 'git'
> & { readonly endedAt: string };

export type EntryChange = Partial<Omit<EntryFields, 'git'>>;

/** An entry and the version in which it was seen. */
export type SeenEntry = Pick<TimeEntry, 'id' | 'version'>;

export interface EntryStore {
  /** Makes its id. */
  create(fields: EntryFields): Promise<TimeEntry>;
  patch(entry: SeenEntry, change: EntryChange): Promise<TimeEntry>;
  remove(entry: SeenEntry): Promise<void>;
  /** Undoes what made that version, with all that came of it; of what took something back, does that again. */
  undoChange(change: SeenEntry): Promise<UndoneChange>;
}

export interface UndoneChange {
  /** As they are again. */
  readonly entries: readonly TimeEntry[];
  readonly removedIds: readonly string[];
  /** What names this step, to undo it; null where nothing was to be done. */
  readonly change: SeenEntry | null;
}

export type EntryAct =
  | { readonly kind: 'create'; readonly fields: EntryFields }
  | { readonly kind: 'change'; readonly id: string; readonly change: EntryChange }
  | { readonly kind: 'delete'; readonly id: string };

/** What was written together, and is undone together. */
interface Batch {
  readonly steps: readonly SeenEntry[];
  /** Monday of the week that it was written in. */
  readonly weekStart: string | undefined;
}

/** As many changes can be undone. */
const mostKept = 100;

export class EntryWriter {
  private readonly store: EntryStore;
  /** Versions as last seen, which go with what is written: nothing is written over what nobody here has read. */
  private readonly seen = new Map<string, number>();
  /** Each change by the version that it made: the backend's log has the rest. */
  private undoable: readonly Batch[] = [];
  private redoable: readonly Batch[] = [];
  private batch: SeenEntry[] = [];

  constructor(store: EntryStore) {
    this.store = store;
  }

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  /** Monday of the week in which the next undo, or redo, changes something. */
  weekOf(direction: 'undo' | 'redo'): string | undefined {
    return (direction === 'undo' ? this.undoable : this.redoable).at(-1)?.weekStart;
  }

  see(entries: Iterable<SeenEntry>): void {
    for (const { id, version } of entries) this.seen.set(id, version);
  }

  /** Answers the entry as it is now; undefined when it is gone. */
  async write(act: EntryAct): Promise<TimeEntry | undefined> {
    if (act.kind === 'delete') return await this.remove(this.find(act.id));
    const entry =
      act.kind === 'create'
        ? await this.store.create(act.fields)
        : await this.store.patch(this.find(act.id), act.change);
    this.see([entry]);
    this.batch.push({ id: entry.id, version: entry.version });
    return entry;
  }

  /** What was written since the last time is undone together. */
  closeBatch(weekStart?: string): void {
    if (this.batch.length === 0) return;
    this.undoable = [...this.undoable, { steps: this.batch, weekStart }].slice(-mostKept);
    this.redoable = [];
    this.batch = [];
  }

  /** Whatever cannot be undone stays, and is not tried again; the rest is, before the first refusal is thrown. */
  async undo(): Promise<void> {
    const batch = this.undoable.at(-1);
    if (batch === undefined) return;
    this.undoable = this.undoable.slice(0, -1);
    const { taken, refusal } = await this.undoBatch(batch);
    if (taken.length > 0) this.redoable = [...this.redoable, { ...batch, steps: taken }];
    if (refusal !== undefined) throw refusal.error;
  }

  /** As undo: what is refused hinders nothing else. */
  async redo(): Promise<void> {
    const batch = this.redoable.at(-1);
    if (batch === undefined) return;
    this.redoable = this.redoable.slice(0, -1);
    const { taken, refusal } = await this.undoBatch(batch);
    if (taken.length > 0) this.undoable = [...this.undoable, { ...batch, steps: taken }];
    if (refusal !== undefined) throw refusal.error;
  }

  private async remove(seen: SeenEntry): Promise<undefined> {
    await this.store.remove(seen);
    this.seen.delete(seen.id);
    this.batch.push({ id: seen.id, version: seen.version + 1 });
  }

  /** The last step first, which is the order in which both undo and redo go. */
  private async undoBatch({ steps }: Batch): Promise<{
    readonly taken: readonly SeenEntry[];
    readonly refusal: { readonly error: unknown } | undefined;
  }> {
    const taken: SeenEntry[] = [];
    let refusal: { readonly error: unknown } | undefined;
    for (const step of steps.toReversed()) {
      try {
        const { entries, removedIds, change } = await this.store.undoChange(step);
        this.see(entries);
        for (const id of removedIds) this.seen.delete(id);
        if (change !== null) taken.push(change);
      } catch (error) {
        refusal ??= { error };
      }
    }
    return { taken, refusal };
  }

  private find(id: string): SeenEntry {
    const version = this.seen.get(id);
    if (version === undefined) throw new EntryDeletedError();
    return { id, version };
  }
}

/** The entry was deleted since it was shown. */
export class EntryDeletedError extends Error {
  override readonly name = 'EntryDeletedError';
}
