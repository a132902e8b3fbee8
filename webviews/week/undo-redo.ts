/** Undo and redo in the Week: sends the request, then describes what changed. */

import { formatMinutes } from '../../src/domain/duration.ts';
import { rowKey } from '../../src/domain/week-grid.ts';
import { shortDay, startDateOf } from './clock.ts';
import { type Edits, findCell, printVersions } from './edits.ts';
import { placeOf, secondsOf } from './grid/grid-model.ts';
import type { CellPlace, WeekContent } from './messages.ts';
import type { WeekViewMessage } from './view-messages.ts';
import type { Words } from './words.ts';

/** More are counted. */
const mostNamed = 2;

/** The page around it. */
export interface UndoRedoPage {
  readonly words: Words;
  readonly edits: Edits;
  content(): WeekContent | undefined;
  /** Epoch milliseconds. */
  now(): number;
  send(message: WeekViewMessage): void;
  /** Shows why nothing was undone. */
  refuse(sentence: string): void;
  /** Points at a cell that has changed, unless the user has gone on to another. */
  pointAt(content: WeekContent, place: CellPlace): void;
}

export class UndoRedo {
  readonly #page: UndoRedoPage;
  /** The shown week as it was before its last change. */
  #before: WeekContent | undefined;
  #asked: { readonly type: 'undo' | 'redo'; readonly editId: number } | undefined;
  /** The user went to another cell since they asked. */
  #isElsewhere = false;

  constructor(page: UndoRedoPage) {
    this.#page = page;
  }

  /** The week is about to change; undefined where another one is shown. */
  keep(before: WeekContent | undefined): void {
    this.#before = before;
  }

  ask(type: 'undo' | 'redo'): void {
    const { words, edits, content, refuse } = this.#page;
    const { person, sheet } = content() ?? {};
    if (sheet?.state === 'submitted' && person === null) refuse(words.notDone(words.faults.submitted));
    else {
      this.#isElsewhere = false;
      this.#asked = { type, editId: edits.nextId() };
      this.#page.send(this.#asked);
    }
  }

  leaveCell(): void {
    this.#isElsewhere = true;
  }

  /** Shows what the edit has changed, and answers it in words; undefined where it is another, or nothing has changed. */
  settle(editId: number): string | undefined {
    const { words, content, now, pointAt } = this.#page;
    const [before, after] = [this.#before, content()];
    const { type } = this.#asked?.editId === editId ? this.#asked : {};
    if (type === undefined || before === undefined || after === undefined) return undefined;
    const places = findChanged(before, after);
    const [first] = places;
    if (first === undefined) return undefined;
    if (!this.#isElsewhere) pointAt(after, first);
    const { text, more } = describeChanged({ before, after, now: now() }, places);
    return type === 'undo' ? words.undone(text, more) : words.redone(text, more);
  }
}

/** Cells whose entries are others, or have changed, row by row. */
function findChanged(before: WeekContent, after: WeekContent): readonly CellPlace[] {
  const have = new Set(after.rows.map(rowKey));
  const rows = [...after.rows, ...before.rows.filter((row) => !have.has(rowKey(row)))];
  const earlier = [...before.rows, ...after.rows].flatMap((row) => row.earlier ?? []).map(startDateOf);
  const dates = [...new Set([...earlier, ...after.days.map(({ date }) => date)])];
  return rows
    .flatMap((row) => dates.map((date) => placeOf(row, date)))
    .filter((place) => printVersions(before, place) !== printVersions(after, place));
}

/** `Sun 22, Portal: 1:30 → 1:15`; the cell alone where its time is the same. */
function describeChanged(
  { before, after, now }: { readonly before: WeekContent; readonly after: WeekContent; readonly now: number },
  places: readonly CellPlace[],
): { readonly text: string; readonly more: number } {
  const texts = places.slice(0, mostNamed).map((place) => {
    const row = [...after.rows, ...before.rows].find((one) => rowKey(one) === rowKey(place));
    const name = `${shortDay(place.date)}, ${row?.taskName ?? row?.projectName ?? ''}`;
    const [was, is] = [before, after].map((week) => formatMinutes(secondsOf(findCell(week, place), now)));
    return was === is ? name : `${name}: ${was} → ${is}`;
  });
  return { text: texts.join('; '), more: Math.max(0, places.length - mostNamed) };
}
