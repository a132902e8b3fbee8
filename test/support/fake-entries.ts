/** Entries as the backend keeps them, with their versions and the log that undo reads; one transaction a write. */
import type { TimeEntry } from '../../src/api-client/index.ts';
import type {
  EntryChange,
  EntryFields,
  EntryStore,
  SeenEntry,
  UndoneChange,
} from '../../webviews/week/host/write-entries.ts';

interface Logged {
  readonly id: string;
  readonly version: number;
  readonly before: TimeEntry | undefined;
  readonly after: TimeEntry | undefined;
}

export class FakeEntries implements EntryStore {
  readonly entries = new Map<string, TimeEntry>();
  private readonly log: Logged[] = [];
  private made = 0;

  readonly create = async (fields: EntryFields): Promise<TimeEntry> => {
    this.made += 1;
    // Which rate an entry got is the backend's to know: each here has one of its own.
    const rate = { minor: this.made, currency: 'EUR' };
    const made = { id: `e${this.made}`, version: 1, rate, overlaps: [] };
    return this.write(undefined, { ...made, ...fields } as unknown as TimeEntry);
  };

  readonly patch = async (seen: SeenEntry, change: EntryChange): Promise<TimeEntry> => {
    const before = this.find(seen);
    return this.write(before, { ...before, ...change, version: before.version + 1 });
  };

  readonly remove = async (seen: SeenEntry): Promise<void> => {
    this.erase(this.find(seen));
  };

  readonly undoChange = async ({ id, version }: SeenEntry): Promise<UndoneChange> => {
    const change = this.log.find((one) => one.id === id && one.version === version);
    if (change === undefined) throw refusal('not_found', 'There is no such change.');
    const { before, after } = change;
    const current = this.entries.get(id);
    if (contentOf(current) !== contentOf(after)) throw refusal('conflict', 'It was changed since.');
    if (before === undefined) {
      return { entries: [], removedIds: [id], change: current === undefined ? null : this.erase(current) };
    }
    const entry = this.write(current, { ...before, version: (current?.version ?? version) + 1 });
    return { entries: [entry], removedIds: [], change: entry };
  };

  private write(before: TimeEntry | undefined, after: TimeEntry): TimeEntry {
    const entry = { ...after, ...this.derive(after) };
    this.entries.set(entry.id, entry);
    this.log.push({ id: entry.id, version: entry.version, before, after: entry });
    return entry;
  }

  /** What a backend with rules of its own makes of an entry, or refuses it for. */
  protected derive(_entry: TimeEntry): Partial<TimeEntry> {
    return {};
  }

  private erase(before: TimeEntry): SeenEntry {
    const { id, version } = before;
    this.entries.delete(id);
    this.log.push({ id, version: version + 1, before, after: undefined });
    return { id, version: version + 1 };
  }

  private find({ id, version }: SeenEntry): TimeEntry {
    const entry = this.entries.get(id);
    if (entry === undefined) throw refusal('not_found', 'It is gone.');
    if (entry.version !== version) throw refusal('stale_version', 'stale');
    return entry;
  }
}

function contentOf(entry: TimeEntry | undefined): string {
  return JSON.stringify(entry && { ...entry, version: 0 });
}

/** As the client tells of what the backend refused. */
export function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'ApiRequestError', code, status: 409, details: [] });
}
