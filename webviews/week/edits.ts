/** What was typed and is on its way, and what was typed and is no time: laid over the week until the host has answered. */

import { formatMinutes } from '../../src/domain/duration.ts';
import { rowKey } from '../../src/domain/week-grid.ts';
import { startDateOf } from './clock.ts';
import type { CellFault } from './grid/cell-faults.ts';
import { type CellAt, cellKey, type Overlay, type Pending, secondsOf } from './grid/grid-model.ts';
import { readTypedCell } from './grid/typed-cell.ts';
import type {
  CellPlace,
  CropQuestion,
  WeekContent,
  WeekEntry,
  WeekFault,
  WeekHostMessage,
} from './messages.ts';
import type { WeekViewMessage } from './view-messages.ts';

export interface TypedText {
  readonly place: CellPlace;
  readonly text: string;
}

export type Outcome = Extract<WeekHostMessage, { type: 'outcome' }>;

export class Edits implements Overlay {
  readonly pending = new Map<string, Pending>();
  readonly invalid = new Map<string, WeekFault>();
  readonly asked = new Map<string, CropQuestion>();
  #lastId = 0;
  /** Asked for, and not answered yet. */
  readonly #open = new Set<number>();
  /** By which change what is refused was typed. */
  readonly #refusedBy = new Map<string, number>();
  #askedIds: readonly string[] = [];

  get lastId(): number {
    return this.#lastId;
  }

  /** Nothing that was asked for waits for its answer. */
  get isSettled(): boolean {
    return this.#open.size === 0;
  }

  /** Cells of this week whose text is no time, was refused, or waits for an answer. */
  unsavedOf({ days }: WeekContent): readonly CellPlace[] {
    const places = [...this.invalid.values(), ...this.asked.values()].map(({ place }) => place ?? undefined);
    return places
      .filter((place) => place !== undefined)
      .filter(({ date }) => days.some((day) => day.date === date));
  }

  /** A number for a change that the host will answer. */
  nextId(): number {
    this.#lastId += 1;
    this.#open.add(this.#lastId);
    return this.#lastId;
  }

  /** The message that asks for it; undefined where nothing would change or nothing is a time. */
  type(content: WeekContent, cells: readonly TypedText[], now: number): WeekViewMessage | undefined {
    const editId = this.nextId();
    const wanted = cells.filter((typed) => this.#take(typed, { content, editId, now }));
    if (wanted.length > 0) return { type: 'setCells', editId, cells: [...wanted] };
    this.#open.delete(editId);
    return undefined;
  }

  /** What the host asks about by now; answers those that it did not ask before. */
  ask(questions: readonly CropQuestion[]): readonly CropQuestion[] {
    const before = new Set(this.#askedIds);
    this.#askedIds = questions.map(({ id }) => id);
    this.asked.clear();
    for (const question of questions) {
      if (question.place !== null && question.text !== '') this.asked.set(cellKey(question.place), question);
    }
    return questions.filter(({ id }) => !before.has(id));
  }

  /** What stands in the cell by now is not what was typed over; nothing that would change nothing is asked about. */
  collide(content: WeekContent, { place, text }: TypedText, now: number): void {
    const held = secondsOf(findCell(content, place), now);
    const typed = readTypedCell(text, held);
    if (!typed.ok) this.invalid.set(cellKey(place), { place, text, fault: typed.fault });
    else if (typed.seconds !== held || typed.isSpan)
      this.invalid.set(cellKey(place), { place, text, fault: 'changed', theirs: formatMinutes(held) });
  }

  /** What stands in the cell stays; what was typed instead is gone. False where nothing was. */
  discard(place: CellPlace): boolean {
    return this.invalid.delete(cellKey(place));
  }

  /** Cells of this week of which a text was refused, and nothing was changed since. */
  refusedLast(content: WeekContent): readonly CellPlace[] {
    return this.unsavedOf(content).filter((place) => this.#refusedBy.get(cellKey(place)) === this.#lastId);
  }

  /** Answers the faults that are of no cell. */
  settle({ editId, faults }: Outcome): readonly WeekFault[] {
    this.#open.delete(editId);
    for (const [key, pending] of this.pending) {
      if (pending.editId === editId) this.pending.delete(key);
    }
    for (const fault of faults) {
      if (fault.place !== undefined) this.#refuse(fault.place, fault, editId);
    }
    return faults.filter(({ place }) => place === undefined);
  }

  /** Whether something of a change that was typed ends after `now`, as the week says that holds it. */
  isAhead(content: WeekContent, editId: number, now: number): boolean {
    const typed = [...this.pending.values()].filter((one) => one.editId === editId);
    const entries = typed.flatMap(({ place }) => findCell(content, place));
    return entries.some(({ endedAt }) => endedAt !== null && Date.parse(endedAt) > now);
  }

  #take(
    { place, text }: TypedText,
    { content, editId, now }: { content: WeekContent; editId: number; now: number },
  ): boolean {
    const key = cellKey(place);
    const cell = findCell(content, place);
    const held = this.pending.get(key)?.seconds ?? secondsOf(cell, now);
    const typed = readTypedCell(text, held);
    if (!typed.ok) {
      this.#refuse(place, { place, text, fault: typed.fault }, editId);
      return false;
    }
    const wasInvalid = this.invalid.delete(key);
    // A span of the same length may lie elsewhere in the day.
    const isSame = typed.seconds === held && !typed.isSpan;
    if (isSame || (wasInvalid && cell.length === 0 && typed.seconds === 0)) return false;
    this.pending.set(key, { editId, place, text, seconds: typed.seconds });
    return true;
  }

  #refuse(place: CellPlace, fault: WeekFault, editId: number): void {
    this.invalid.set(cellKey(place), fault);
    this.#refusedBy.set(cellKey(place), editId);
  }
}

/** Tells a cell apart from what it was before somebody changed an entry of it. */
export function printVersions(content: WeekContent, place: CellPlace): string {
  return findCell(content, place)
    .map(({ id, version }) => `${id} ${version}`)
    .join();
}

/** Tells a week apart from what it was before something in it, or its state, was changed. */
export function printWeek({ weekStart, sheet, rows }: WeekContent): string {
  const entries = rows
    .flatMap(({ cells, earlier = [] }) => [...earlier, ...cells.flat()])
    .map(({ id, version }) => `${id} ${version}`);
  return [weekStart, sheet?.state, ...entries].join();
}

/** What began before the week and reaches into it is found on its own day, too. */
export function findCell(content: WeekContent, place: CellPlace): readonly WeekEntry[] {
  const day = content.days.findIndex(({ date }) => date === place.date);
  const row = content.rows.find((one) => rowKey(one) === rowKey(place));
  return row?.cells[day] ?? row?.earlier?.filter((entry) => startDateOf(entry) === place.date) ?? [];
}

/** The cell of an entry; undefined where it is gone. */
export function findEntry({ rows }: WeekContent, id: string): CellAt | undefined {
  for (const row of rows) {
    const day = row.cells.findIndex((cell) => cell.some((entry) => entry.id === id));
    if (day >= 0) return { row: rowKey(row), day };
  }
  return undefined;
}

/** Why a cell takes no typing; undefined when it does. */
export function findLock(content: WeekContent, place: CellPlace): CellFault | undefined {
  if (content.person !== null) return 'others';
  if (content.sheet?.state === 'submitted') return 'submitted';
  const cell = findCell(content, place);
  if (cell.some(({ lock }) => lock !== null)) return 'locked';
  const isArchived = content.rows.some((row) => rowKey(row) === rowKey(place) && row.isArchived);
  return isArchived && cell.length === 0 ? 'archived' : undefined;
}
