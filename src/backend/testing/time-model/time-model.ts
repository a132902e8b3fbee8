/**
 * What a history of one person's time must come to, in a few lines and without a database: entries, the sheets that
 * lock them, and what can be undone. Every act answers whether it is allowed, and changes nothing when it is not.
 */
import { dayRange, isoWeekOf, localDate } from '../../../domain/zones.ts';

export type Answer = 'keep' | 'discard' | 'split' | 'stop';

/** What a question names, the project of a split, and the ids of what the answer makes. */
export interface Asked {
  readonly kind: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly project: string;
  readonly ids: readonly string[];
}

export interface ModelEntry {
  readonly id: string;
  readonly startMs: number;
  /** Null while it runs. */
  readonly endMs: number | null;
  readonly project: string;
  readonly note: string;
  readonly sheet: string | null;
}

export interface ModelSheet {
  readonly id: string;
  readonly week: string;
  readonly state: 'draft' | 'submitted' | 'approved' | 'rejected';
  /** What was decided last, until it is submitted again. */
  readonly decided?: Decision | undefined;
}

export type Decision = 'withdraw' | 'approve' | 'reject';

interface ModelChange {
  readonly id: string;
  readonly before: ModelEntry | undefined;
  readonly after: ModelEntry | undefined;
}

const zone = 'Europe/Berlin';
const dayMs = 86_400_000;
const minuteMs = 60_000;
const endOf = ({ endMs }: ModelEntry) => endMs ?? Number.POSITIVE_INFINITY;

/** A span, though perhaps a longer one than may be added. */
const isNoLonger = (next: ModelEntry, entry: ModelEntry) =>
  entry.endMs !== null &&
  next.startMs < endOf(next) &&
  endOf(next) - next.startMs <= endOf(entry) - entry.startMs;

/** All of the day that clocks put back, for what lies on that day alone. */
function longestOf({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): number {
  const day = dayRange(localDate(startMs, zone), zone);
  return endMs <= day.endMs ? Math.max(dayMs, day.endMs - day.startMs) : dayMs;
}

export const weekOf = (ms: number): string => isoWeekOf(localDate(ms, zone)).start;

export class TimeModel {
  /** Epoch milliseconds, at a whole second. */
  now: number;
  readonly entries = new Map<string, ModelEntry>();
  readonly sheets: ModelSheet[] = [];
  readonly undoable: (readonly ModelChange[])[] = [];
  /** Every undo that was sent, in order. */
  readonly undos: { readonly id: string; readonly isAllowed: boolean }[] = [];
  /** When a client was last there, and when work was last seen. */
  #seenMs = 0;
  #activeMs = 0;

  constructor(now: number) {
    this.now = now;
  }

  get running(): ModelEntry | undefined {
    return [...this.entries.values()].find(({ endMs }) => endMs === null);
  }

  /** Finished seconds. */
  get seconds(): number {
    return [...this.entries.values()].reduce(
      (sum, { startMs, endMs }) => sum + (endMs === null ? 0 : (endMs - startMs) / 1000),
      0,
    );
  }

  start(entry: Pick<ModelEntry, 'id' | 'project' | 'note'>): true {
    const { running } = this;
    const next: ModelEntry = { ...entry, startMs: this.now, endMs: null, sheet: null };
    // What a switch ends within five seconds goes to the entry that follows.
    if (running && this.now - running.startMs < 5_000)
      return this.#apply([{ ...next, startMs: running.startMs }], [running.id]);
    return this.#apply([...(running ? [{ ...running, endMs: this.now }] : []), next]);
  }

  stop(): boolean {
    const { running } = this;
    return running !== undefined && this.#apply([{ ...running, endMs: this.now }]);
  }

  discard(): boolean {
    const { running } = this;
    return running !== undefined && this.#apply([], [running.id]);
  }

  add(entry: Omit<ModelEntry, 'sheet'>): boolean {
    return this.#isSpan(entry) && this.#apply([{ ...entry, sheet: null }]);
  }

  edit(entry: ModelEntry, change: Partial<ModelEntry>): boolean {
    const next = { ...entry, ...change };
    const moved = change.startMs !== undefined || change.endMs !== undefined;
    const endsRunning = entry.endMs === null && change.endMs !== undefined;
    return (
      entry.sheet === null &&
      !endsRunning &&
      (!moved || this.#isSpan(next) || isNoLonger(next, entry)) &&
      this.#apply([next])
    );
  }

  remove(entry: ModelEntry): boolean {
    return entry.sheet === null && this.#apply([], [entry.id]);
  }

  split(entry: ModelEntry, atMs: number, secondId: string): boolean {
    const isWithin = entry.startMs < atMs && atMs < (entry.endMs ?? this.now);
    return (
      entry.sheet === null &&
      isWithin &&
      this.#apply([
        { ...entry, endMs: atMs },
        { ...entry, id: secondId, startMs: atMs },
      ])
    );
  }

  merge(one: ModelEntry, other: ModelEntry): boolean {
    const [first, second] = [one, other].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
    if (!first || !second) return false;
    const end = Math.max(endOf(first), endOf(second));
    const endMs = end === Number.POSITIVE_INFINITY ? null : end;
    const note = [...new Set([first.note, second.note])].filter(Boolean).join('\n');
    const merged = { ...first, endMs, note };
    const isFree = first.sheet === null && second.sheet === null;
    const isOne = first.project === second.project && second.startMs <= endOf(first);
    const fits = endMs === null || this.#isSpan(merged);
    return isFree && isOne && fits && this.#apply([merged], [second.id]);
  }

  /** A client is there, and tells when somebody came back. */
  see(backMs: number | undefined): void {
    this.#seenMs = this.now;
    this.#activeMs = Math.max(this.#activeMs, backMs ?? 0);
  }

  /** `gap` as the question names it; `ids` of what the answer makes: the gap's entry, and the rest behind it. */
  answer(answer: Answer, entry: ModelEntry, asked: Asked): boolean {
    const isAllowed = this.#answer(answer, entry, asked);
    // Whoever answers about a silence that goes on was there, and then.
    if (isAllowed && asked.kind === 'crash' && asked.toMs === this.now) this.#seenMs = this.now;
    return isAllowed;
  }

  #stopAt(entry: ModelEntry, fromMs: number, toMs: number): boolean {
    const isLast = this.#activeMs - toMs <= minuteMs && this.#seenMs - toMs <= 5 * minuteMs;
    return entry.endMs === null && isLast && this.#apply([{ ...entry, endMs: fromMs }]);
  }

  #answer(answer: Answer, entry: ModelEntry, { fromMs, toMs, project, ids }: Asked): boolean {
    if (answer === 'keep') return this.#apply([]);
    if (entry.sheet !== null) return false;
    if (answer === 'stop') return this.#stopAt(entry, fromMs, toMs);
    const [gapId = '', restId = ''] = ids;
    const parts = [
      { ...entry, endMs: fromMs },
      { ...entry, startMs: toMs, id: entry.startMs < fromMs ? restId : entry.id },
    ].filter((part) => part.startMs < endOf(part));
    // Where nothing is left of the entry, the gap's says what it said.
    const note = parts.length === 0 ? entry.note : '';
    const gap = { id: gapId, startMs: fromMs, endMs: toMs, project, note, sheet: null };
    const gone = parts.some(({ id }) => id === entry.id) ? [] : [entry.id];
    return this.#apply([...parts, ...(answer === 'split' ? [gap] : [])], gone);
  }

  undo(): boolean {
    const last = this.undoable.at(-1);
    const reverted = last && this.#revert(last);
    if (!reverted) return false;
    this.undoable.pop();
    const before = last.map(({ id }) => this.entries.get(id));
    this.entries.clear();
    for (const [id, entry] of reverted) this.entries.set(id, entry);
    this.#settleSheets(before);
    return true;
  }

  /** The open sheet of a week, if there is one. */
  openSheet(week: string): ModelSheet | undefined {
    return this.sheets.find((sheet) => sheet.week === week && sheet.state !== 'approved');
  }

  /** Beside an approved one only for time that is in none. */
  createSheet(week: string, id: string): boolean {
    const isFirst = this.sheets.every((sheet) => sheet.week !== week);
    if (!isFirst && !this.#hasFreeTime(week)) return false;
    this.sheets.push({ id, week, state: 'draft' });
    return true;
  }

  /** Of what its author has submitted already, once more is the same. */
  submit(sheet: ModelSheet): boolean {
    if (sheet.state === 'submitted') return true;
    const own = [...this.entries.values()].filter(
      (entry) => entry.sheet === null && weekOf(entry.startMs) === sheet.week,
    );
    const canSubmit = sheet.state === 'draft' || sheet.state === 'rejected';
    if (!canSubmit || own.length === 0 || own.some(({ endMs }) => endMs === null)) return false;
    for (const entry of own) this.entries.set(entry.id, { ...entry, sheet: sheet.id });
    return this.#move(sheet, 'submitted');
  }

  /** The same once more is answered as the first time: each decision has but one person here who takes it. */
  decide(sheet: ModelSheet, act: Decision): boolean {
    if (sheet.state !== 'submitted') return sheet.decided === act;
    for (const entry of this.entries.values()) {
      if (act !== 'approve' && entry.sheet === sheet.id) {
        this.entries.set(entry.id, { ...entry, sheet: null });
      }
    }
    const states = { withdraw: 'draft', approve: 'approved', reject: 'rejected' } as const;
    return this.#move(sheet, states[act], act);
  }

  /** The backend starts again with its owner, and other people: what another approver decided is not theirs to repeat. */
  meetOthers(): void {
    for (const sheet of [...this.sheets]) {
      if (sheet.decided !== 'withdraw') this.#move(sheet, sheet.state);
    }
  }

  #move(sheet: ModelSheet, state: ModelSheet['state'], decided?: Decision): true {
    this.sheets.splice(this.sheets.indexOf(sheet), 1, { ...sheet, state, decided });
    return true;
  }

  /** Weeks that the last entry left: one that was sent back is a draft, and what was added to an approved one is nothing. */
  #settleSheets(left: readonly (ModelEntry | undefined)[]): void {
    for (const week of new Set(left.flatMap((entry) => (entry ? [weekOf(entry.startMs)] : [])))) {
      const sheet = this.openSheet(week);
      if (!sheet || this.#hasFreeTime(week) || sheet.state === 'submitted') continue;
      const isFirst = this.sheets.find((one) => one.week === week) === sheet;
      if (!isFirst) this.sheets.splice(this.sheets.indexOf(sheet), 1);
      else if (sheet.state === 'rejected') this.#move(sheet, 'draft', 'withdraw');
    }
  }

  #hasFreeTime(week: string): boolean {
    return [...this.entries.values()].some((entry) => entry.sheet === null && weekOf(entry.startMs) === week);
  }

  #isSpan({ startMs, endMs }: Pick<ModelEntry, 'startMs' | 'endMs'>): boolean {
    return endMs === null
      ? startMs <= this.now && this.now - startMs <= dayMs
      : startMs < endMs && endMs - startMs <= longestOf({ startMs, endMs });
  }

  #apply(changed: readonly ModelEntry[], removed: readonly string[] = []): true {
    const ids = [...changed.map(({ id }) => id), ...removed];
    const before = new Map(ids.map((id) => [id, this.entries.get(id)]));
    for (const id of removed) this.entries.delete(id);
    for (const entry of changed) this.entries.set(entry.id, entry);
    this.#settleSheets([...before.values()]);
    this.undoable.push(
      [...before].map(([id, entry]) => ({ id, before: entry, after: this.entries.get(id) })),
    );
    return true;
  }

  #revert(changes: readonly ModelChange[]): ReadonlyMap<string, ModelEntry> | undefined {
    const entries = new Map(this.entries);
    const isLocked = changes.some(({ id }) => (entries.get(id)?.sheet ?? null) !== null);
    if (isLocked) return undefined;
    for (const { id, before } of changes) {
      if (before === undefined) entries.delete(id);
      else entries.set(id, { ...before, sheet: null });
    }
    const running = [...entries.values()].filter(({ endMs }) => endMs === null);
    return running.length > 1 ? undefined : entries;
  }
}
