/**
 * The keyboard and the pointer on the grid: what is selected, what is being typed, and what that asks for.
 * The element that it belongs to draws; what is typed is kept by {@link Edits}.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { CellPlace, WeekContent, WeekViewMessage } from '../../src/contract/webview/week-view.ts';
import { formatDuration } from '../../src/domain/duration.ts';
import { rowKey } from '../../src/domain/week-grid.ts';
import { tileTable } from './clipboard-table.ts';
import { type Edits, findLock, printVersions, type TypedText } from './edits.ts';
import { GridClipboard } from './grid-clipboard.ts';
import { type GridCommand, readKey } from './grid-keys.ts';
import { type CellAt, cellKey, type GridLine, type GridModel, placeOf } from './grid-model.ts';
import { placeOfLine } from './grid-view.ts';
import {
  type CellRange,
  cellsOf,
  moveSelection,
  rangeOf,
  rowIndex,
  type Selection,
  type Step,
  selectOne,
  stepThrough,
} from './selection.ts';
import { markMore, revealSelected } from './sideways.ts';
import type { Words } from './words.ts';

/** What the grid is part of. */
export interface GridPage {
  readonly words: Words;
  readonly edits: Edits;
  /** Undefined until the week is there. */
  content(): WeekContent | undefined;
  model(content: WeekContent): GridModel;
  now(): number;
  send(message: WeekViewMessage): void;
  /** Says why something was not done. */
  refuse(sentence: string): void;
  undo(): void;
  redo(): void;
  /** Escape on a cell: whatever lies over the grid goes. */
  closeBoxes(): void;
  /** What is asked about a cell, and its answer; undefined where nothing is. */
  question(place: CellPlace): ((isTaken: boolean) => void) | undefined;
  /** Texts that were refused are gone: what is recorded stands there again. */
  discarded(): void;
  /** Another cell: what stood open of the one before is closed. */
  left(): void;
}

/** Of the table's head and foot, which stay over its rows. */
const headHeight = 44;
const footHeight = 48;

export class GridController implements ReactiveController {
  readonly #element: LitElement;
  readonly #page: GridPage;
  #selection: Selection = selectOne({ row: '', day: 0 });
  #editing: string | undefined;
  /** What stood in the cell when typing began; undefined where nothing is to be compared with it. */
  #before: string | undefined;
  /** Whether the text replaces what stood there: then all arrows leave the cell. */
  #isReplacing = false;
  #wantsFocus = false;
  /** The next drawing puts the focus back where nothing has it. */
  #mayBeLost = false;
  /** The grid was not drawn yet. */
  #isFirst = true;
  /** Set by Escape: the next Tab leaves the grid. */
  #mayLeave = false;
  /** Nothing was pressed since something was typed. */
  #isWaiting = false;
  #window = { top: 0, height: 1_000 };

  constructor(element: LitElement, page: GridPage) {
    this.#element = element;
    this.#page = page;
    element.addController(this);
    new GridClipboard(element, {
      read: () => this.#selected.map((row) => row.map((at) => this.#printCell(at))),
      clear: () => this.#fill(() => ''),
      write: (table) => this.#paste(table),
    });
  }

  get selection(): Selection {
    return this.#selection;
  }

  /** What is being typed into the focused cell; undefined when nothing is. */
  get editing(): string | undefined {
    return this.#editing;
  }

  /** Pixels of the table that the window shows. */
  get window(): { readonly top: number; readonly height: number } {
    return this.#window;
  }

  range(model: GridModel): CellRange {
    return rangeOf(this.#selection, keysOf(model));
  }

  line(model: GridModel): GridLine | undefined {
    return model.lines[rowIndex(this.#selection.focus, keysOf(model))];
  }

  hostConnected(): void {
    window.addEventListener('resize', this.scrolled);
    window.addEventListener('focus', this.#onFocus);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.scrolled);
    window.removeEventListener('focus', this.#onFocus);
  }

  /** The page was opened, or came back, and nothing in it has the focus: the cell that is drawn as selected. */
  readonly #onFocus = (): void => {
    const root = this.#root;
    if (!(root instanceof ShadowRoot) || root.activeElement !== null || !document.hasFocus()) return;
    const cell = root.querySelector('td.sel, .day .icon-btn');
    if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
  };

  hostUpdated(): void {
    for (const spacer of this.#root.querySelectorAll<HTMLElement>('.spacer > td')) {
      spacer.style.height = `${spacer.parentElement?.dataset['height'] ?? 0}px`;
    }
    markMore(this.#root);
    if (this.#mayBeLost) {
      this.#mayBeLost = false;
      this.#onFocus();
    }
    if (!this.#wantsFocus) {
      if (this.#isFirst && this.#page.content() !== undefined) {
        this.#isFirst = false;
        this.#onFocus();
        revealSelected(this.#root);
      }
      return;
    }
    this.#wantsFocus = false;
    revealSelected(this.#root);
    const input = this.#root.querySelector('input.type');
    if (input instanceof HTMLInputElement) {
      input.focus();
      if (!this.#isReplacing) input.select();
    } else {
      const cell = this.#root.querySelector('td.sel');
      if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
    }
  }

  /** The week is there, or another: a row that is gone gives way to the first, on today where nothing was chosen yet. */
  show(content: WeekContent, isOther: boolean): void {
    if (isOther) this.#editing = undefined;
    const keys = keysOf(this.#page.model(content));
    const { focus } = this.#selection;
    if (keys.includes(focus.row)) return;
    const today = content.days.findIndex(({ date }) => date === content.today);
    const day = focus.row === '' && today >= 0 ? today : focus.day;
    this.#selection = selectOne({ row: keys[0] ?? '', day });
  }

  restore(at: CellAt): void {
    this.#selection = selectOne(at);
  }

  chooseDay(day: number): void {
    this.#selection = selectOne({ row: this.#selection.focus.row, day: Math.max(0, day) });
    this.#element.requestUpdate();
  }

  goTo(place: CellPlace): void {
    const content = this.#page.content();
    if (content !== undefined) this.#select(selectOne({ row: rowKey(place), day: dayOf(content, place) }));
  }

  /** Selects a cell that has changed; the focus goes along where it is on a cell. */
  pointAt(content: WeekContent, place: CellPlace): void {
    if (this.#editing !== undefined) return;
    this.#selection = selectOne({ row: rowKey(place), day: dayOf(content, place) });
    this.show(content, false);
    const root = this.#root;
    if (root instanceof ShadowRoot && root.activeElement instanceof HTMLTableCellElement) this.focusSoon();
    else this.#element.requestUpdate();
  }

  /** What had the focus goes away with the next drawing. */
  focusIfLost(): void {
    this.#mayBeLost = true;
  }

  /** To a cell that was typed into last, unless somebody is elsewhere by now. */
  turnTo(place: CellPlace): void {
    const content = this.#page.content();
    if (content === undefined || !this.#isWaiting || this.#editing !== undefined) return;
    this.#select(selectOne({ row: rowKey(place), day: dayOf(content, place) }));
  }

  /** Before a change is taken back: what was refused of the selected cells, or typed last. */
  discardRefused(): boolean {
    const content = this.#page.content();
    if (content === undefined) return false;
    return this.#discard(this.#selectedPlaces) || this.#discard(this.#page.edits.refusedLast(content));
  }

  /** Types on in a cell, from a text that is not saved. */
  resume(place: CellPlace, text: string): void {
    const content = this.#page.content();
    if (content === undefined) return;
    this.#select(selectOne({ row: rowKey(place), day: dayOf(content, place) }));
    this.#isReplacing = false;
    this.#open(content, place, text);
  }

  readonly choose = (row: string, day: number, extend: boolean): void => {
    this.commit();
    this.#isWaiting = false;
    const focus = { row, day };
    this.#select(extend ? { anchor: this.#selection.anchor, focus } : selectOne(focus));
  };

  readonly edit = (row: string, day: number): void => {
    this.#select(selectOne({ row, day }));
    this.#begin(undefined);
  };

  readonly pressed = (event: KeyboardEvent): void => {
    const content = this.#page.content();
    const isOwn = event.target instanceof HTMLTableCellElement && !event.defaultPrevented;
    if (!isOwn || content === undefined) return;
    this.#isWaiting = false;
    if (this.#answer(event)) return;
    const command = readKey(event);
    if (command === undefined) return;
    const mayLeave = this.#mayLeave;
    this.#mayLeave = command.do === 'escape';
    if (command.do === 'through' && mayLeave) return;
    if (!this.#obey(command, keysOf(this.#page.model(content)))) return;
    event.preventDefault();
    // The editor listens on the window, and has commands of its own for them.
    if (event.ctrlKey || event.metaKey) event.stopPropagation();
  };

  readonly typing = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    // With them it may be a command of the editor.
    if (!hasModifier(event)) event.stopPropagation();
    this.#isWaiting = false;
    const step = findStep(event, this.#isReplacing);
    if (event.key === 'Escape') {
      this.#editing = undefined;
      this.focusSoon();
    } else if (step !== undefined || event.key === 'Tab') {
      this.commit();
      const content = this.#page.content();
      const keys = content === undefined ? [] : keysOf(this.#page.model(content));
      if (step !== undefined) this.#select(moveSelection(this.#selection, keys, step));
      else if (!this.#goThrough(event.shiftKey ? -1 : 1, keys)) this.focusSoon();
    } else return;
    event.preventDefault();
  };

  /** Takes what stands in the field as typed. */
  readonly commit = (): void => {
    const input = this.#root.querySelector('input.type');
    if (this.#editing === undefined || !(input instanceof HTMLInputElement)) return;
    const place = this.placeOf(this.#selection.focus);
    const content = this.#page.content();
    this.#editing = undefined;
    if (place === undefined || content === undefined) return;
    const isOther = this.#before !== undefined && this.#before !== printVersions(content, place);
    if (isOther) this.#collide(content, { place, text: input.value });
    else this.type([{ place, text: input.value }]);
  };

  /** Somebody changed the cell while it was typed over: both are shown, and one is chosen. */
  #collide(content: WeekContent, typed: TypedText): void {
    this.#page.edits.collide(content, typed, this.#page.now());
    this.#element.requestUpdate();
  }

  #open(content: WeekContent, place: CellPlace, text: string): void {
    // What was typed before and is on its way changes the cell, too.
    const isOnItsWay = this.#page.edits.pending.has(cellKey(place));
    this.#before = isOnItsWay ? undefined : printVersions(content, place);
    this.#editing = text;
  }

  type(cells: readonly TypedText[]): void {
    const content = this.#page.content();
    if (content === undefined) return;
    const message = this.#page.edits.type(content, cells, this.#page.now());
    this.#element.requestUpdate();
    if (message === undefined) return;
    this.#isWaiting = true;
    this.#page.send(message);
  }

  readonly scrolled = (): void => {
    const sheet = this.#root.querySelector('.sheet');
    if (sheet === null) return;
    markMore(this.#root);
    const { scrollTop: top, clientHeight: height } = sheet;
    if (Math.abs(top - this.#window.top) <= 64 && height === this.#window.height) return;
    this.#window = { top, height };
    this.#element.requestUpdate();
  };

  /** On the selected cell, or the field in it, once it is drawn. */
  focusSoon(): void {
    this.#wantsFocus = true;
    this.#reveal();
    this.#element.requestUpdate();
  }

  placeOf({ row, day }: CellAt): CellPlace | undefined {
    const content = this.#page.content();
    if (content === undefined) return undefined;
    const line = this.#page.model(content).lines.find(({ key }) => key === row);
    const { date } = content.days[day] ?? {};
    return line === undefined || date === undefined ? undefined : placeOf(line.row, date);
  }

  /** Enter and Escape answer what is asked about the cell; F2 and digits type over it. */
  #answer(event: KeyboardEvent): boolean {
    const isAnswer =
      ['Enter', 'Escape'].includes(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey;
    const place = this.placeOf(this.#selection.focus);
    const answer = isAnswer && place !== undefined ? this.#page.question(place) : undefined;
    if (answer === undefined) return false;
    event.preventDefault();
    answer(event.key === 'Enter');
    return true;
  }

  get #root(): ShadowRoot | HTMLElement {
    return this.#element.renderRoot as ShadowRoot | HTMLElement;
  }

  #select(selection: Selection): void {
    const { focus } = this.#selection;
    if (focus.row !== selection.focus.row || focus.day !== selection.focus.day) this.#page.left();
    this.#selection = selection;
    this.focusSoon();
  }

  /** False where the key is left to the page. */
  #obey(command: GridCommand, keys: readonly string[]): boolean {
    switch (command.do) {
      case 'move':
        this.#select(moveSelection(this.#selection, keys, command.step));
        return true;
      case 'through':
        return this.#goThrough(command.direction, keys);
      case 'edit':
        this.#begin(command.text);
        return true;
      default:
        this.#do(command.do, keys);
        return true;
    }
  }

  #do(act: Exclude<GridCommand['do'], 'move' | 'through' | 'edit'>, keys: readonly string[]): void {
    const acts: Readonly<Record<typeof act, () => void>> = {
      details: () => this.#openFirst(),
      clear: () => {
        if (!this.#discard(this.#selectedPlaces)) this.#fill(() => '');
      },
      fillDown: () => this.#fill(({ top }) => top),
      fillRight: () => this.#fill(({ left }) => left),
      undo: () => this.#page.undo(),
      redo: () => this.#page.redo(),
      escape: () => {
        this.#discard(this.#selectedPlaces);
        this.#page.closeBoxes();
        this.#select(selectOne(this.#selection.anchor));
      },
      selectAll: () =>
        this.#select({
          anchor: { row: keys[0] ?? '', day: 0 },
          focus: { row: keys.at(-1) ?? '', day: 6 },
        }),
    };
    acts[act]();
  }

  #goThrough(direction: 1 | -1, keys: readonly string[]): boolean {
    const next = stepThrough(this.#selection, keys, direction);
    if (next !== undefined) this.#select(next);
    return next !== undefined;
  }

  #begin(text: string | undefined): void {
    const { words, edits } = this.#page;
    const content = this.#page.content();
    const place = this.placeOf(this.#selection.focus);
    if (place === undefined || content === undefined) return;
    const lock = findLock(content, place);
    if (lock !== undefined) {
      this.#page.refuse(words.notDone(words.faults[lock]));
      return;
    }
    const kept = edits.invalid.get(cellKey(place)) ?? edits.asked.get(cellKey(place));
    this.#isReplacing = text !== undefined;
    this.#open(content, place, text ?? kept?.text ?? this.#printCell(this.#selection.focus));
    this.focusSoon();
  }

  /** What can be typed back: to the second where there are some. */
  #printCell({ row, day }: CellAt): string {
    const content = this.#page.content();
    if (content === undefined) return '';
    const seconds = this.#page.model(content).lines.find(({ key }) => key === row)?.seconds[day] ?? 0;
    return seconds === 0 ? '' : formatDuration(seconds);
  }

  #openFirst(): void {
    const link = this.#root.querySelector('.inspect [data-entry]');
    if (link instanceof HTMLElement) link.click();
  }

  get #selected(): readonly (readonly CellAt[])[] {
    const content = this.#page.content();
    if (content === undefined) return [];
    const keys = keysOf(this.#page.model(content));
    return cellsOf(rangeOf(this.#selection, keys), keys);
  }

  get #selectedPlaces(): readonly CellPlace[] {
    return this.#selected.flat().flatMap((at) => this.placeOf(at) ?? []);
  }

  /** Throws away texts that were refused; true where there were some: what is recorded is left alone then. */
  #discard(places: readonly CellPlace[]): boolean {
    const gone = places.filter((place) => this.#page.edits.discard(place));
    if (gone.length === 0) return false;
    this.#page.discarded();
    this.focusSoon();
    return true;
  }

  /** A text for each selected cell, from those at the edges of the range. */
  #fill(textOf: (edges: { readonly top: string; readonly left: string }) => string): void {
    const cells = this.#selected;
    const topOf = ({ day }: CellAt) => this.#printCell({ row: cells[0]?.[0]?.row ?? '', day });
    this.#typeAll(
      cells.flatMap((row) =>
        row.map((at) => ({
          at,
          text: textOf({ top: topOf(at), left: this.#printCell(row[0] ?? at) }),
        })),
      ),
    );
  }

  #typeAll(cells: readonly { readonly at: CellAt; readonly text: string }[]): void {
    const content = this.#page.content();
    if (content === undefined) return;
    const typed = cells.flatMap(({ at, text }) => {
      const place = this.placeOf(at);
      return place === undefined || findLock(content, place) !== undefined ? [] : [{ place, text }];
    });
    const { words } = this.#page;
    const isSubmitted = content.sheet?.state === 'submitted';
    this.type(typed);
    // After that, so that its answer does not take the place of this.
    if (typed.length < cells.length)
      this.#page.refuse(words.notDone(words.faults[isSubmitted ? 'submitted' : 'locked']));
  }

  /** A table that was copied elsewhere, over the selected cells; what reaches beyond the grid is left out, and told. */
  #paste(table: readonly (readonly string[])[]): void {
    const content = this.#page.content();
    if (content === undefined) return;
    const keys = keysOf(this.#page.model(content));
    const { firstRow, lastRow, firstDay, lastDay } = rangeOf(this.#selection, keys);
    const tiled = tileTable(table, { rows: lastRow - firstRow + 1, days: lastDay - firstDay + 1 });
    const cells = tiled.flatMap((texts, row) =>
      texts.flatMap((text, day) =>
        text === undefined ? [] : [{ row: keys[firstRow + row], day: firstDay + day, text }],
      ),
    );
    const fitting = cells.flatMap(({ row, day, text }) =>
      row === undefined || day > 6 ? [] : [{ at: { row, day }, text }],
    );
    this.#typeAll(fitting);
    const { words, refuse } = this.#page;
    if (fitting.length < cells.length)
      refuse(words.notDone(words.notFit(cells.length - fitting.length, cells.length)));
  }

  /** Scrolls to the line first: one that is far off is not drawn. */
  #reveal(): void {
    const sheet = this.#root.querySelector('.sheet');
    const content = this.#page.content();
    if (sheet === null || content === undefined) return;
    const model = this.#page.model(content);
    const { top, bottom } = placeOfLine(model, rowIndex(this.#selection.focus, keysOf(model)));
    const room = sheet.clientHeight - headHeight - footHeight;
    if (top < sheet.scrollTop) sheet.scrollTop = top;
    else if (bottom > sheet.scrollTop + room) sheet.scrollTop = bottom - room;
    this.scrolled();
  }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Where a key goes on from the field; undefined for those that stay in it. */
function findStep({ key, shiftKey }: KeyboardEvent, isReplacing: boolean): Step | undefined {
  const steps: Readonly<Record<string, Step>> = {
    Enter: { rows: shiftKey ? -1 : 1 },
    ArrowDown: { rows: 1 },
    ArrowUp: { rows: -1 },
    ...(isReplacing ? { ArrowLeft: { days: -1 }, ArrowRight: { days: 1 } } : {}),
  };
  return steps[key];
}

function dayOf({ days }: WeekContent, place: CellPlace): number {
  return Math.max(
    0,
    days.findIndex(({ date }) => date === place.date),
  );
}

function keysOf({ lines }: GridModel): readonly string[] {
  return lines.map(({ key }) => key);
}
