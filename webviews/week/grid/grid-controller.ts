/**
 * The keyboard and the pointer on the grid: what is selected, what is being typed, and what that asks for.
 * The element that it belongs to draws; what is typed is kept by {@link Edits}.
 */
import type { LitElement, ReactiveController } from 'lit';
import { rowKey } from '../../../src/domain/week-grid.ts';
import { findLock, printVersions, type TypedText } from '../edits.ts';
import type { CellPlace, WeekContent } from '../messages.ts';
import type { WeekViewMessage } from '../view-messages.ts';
import { GridClipboard } from './grid-clipboard.ts';
import { type GridCommand, readKey } from './grid-keys.ts';
import { type CellAt, cellKey, type GridLine, type GridModel, placeOf } from './grid-model.ts';
import { placeOfLine } from './grid-view.ts';
import { type CellsGrid, type CellsPage, SelectedCells } from './selected-cells.ts';
import {
  type CellRange,
  moveSelection,
  rangeOf,
  rowIndex,
  type Selection,
  type Step,
  selectOne,
  stepThrough,
} from './selection.ts';
import { markMore, revealSelected } from './sideways.ts';

/** What the grid is part of. */
export interface GridPage extends CellsPage {
  now(): number;
  send(message: WeekViewMessage): void;
  undo(): void;
  redo(): void;
  /** Escape on a cell: whatever lies over the grid goes. */
  closeBoxes(): void;
  /** What is asked about a cell, and its answer; undefined where nothing is. */
  question(place: CellPlace): ((isTaken: boolean) => void) | undefined;
  /** Another cell: what stood open of the one before is closed. */
  left(): void;
}

/** Of the table's head and foot, which stay over its rows. */
const headHeight = 44;
const footHeight = 48;

export class GridController implements ReactiveController, CellsGrid {
  readonly #element: LitElement;
  readonly #page: GridPage;
  readonly #cells: SelectedCells;
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
  /** It was drawn the last time. */
  #isDrawn = false;
  /** Set by Escape: the next Tab leaves the grid. */
  #mayLeave = false;
  /** Nothing was pressed since something was typed. */
  #isWaiting = false;
  #window = { top: 0, height: 1_000 };

  constructor(element: LitElement, page: GridPage) {
    this.#element = element;
    this.#page = page;
    this.#cells = new SelectedCells(this, page);
    element.addController(this);
    new GridClipboard(element, this.#cells);
  }

  get selection(): Selection {
    return this.#selection;
  }

  /** Of its lines, in the order in which the keyboard goes through them; none until the week is there. */
  get keys(): readonly string[] {
    const content = this.#content;
    return content === undefined ? [] : keysOf(this.#page.model(content));
  }

  /** The cell that the keyboard is on; undefined where there is none. */
  get place(): CellPlace | undefined {
    return this.placeOf(this.#selection.focus);
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
    window.addEventListener('resize', this.#onResize);
    window.addEventListener('focus', this.#onFocus);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.#onResize);
    window.removeEventListener('focus', this.#onFocus);
  }

  readonly #onResize = (): void => {
    revealSelected(this.#root);
    this.scrolled();
  };

  /** The page was opened, or came back, and nothing in it has the focus: the cell that is drawn as selected. */
  readonly #onFocus = (): void => {
    if (this.#element.shadowRoot?.activeElement !== null || !document.hasFocus()) return;
    this.#focus('td.sel, .day .icon-btn');
  };

  hostUpdated(): void {
    for (const spacer of this.#root.querySelectorAll<HTMLElement>('.spacer > td')) {
      spacer.style.height = `${spacer.parentElement?.dataset['height'] ?? 0}px`;
    }
    markMore(this.#root);
    this.#revealOnce();
    if (this.#mayBeLost) {
      this.#mayBeLost = false;
      this.#onFocus();
    }
    if (!this.#wantsFocus) {
      if (this.#isFirst && this.#content !== undefined) {
        this.#isFirst = false;
        this.#onFocus();
      }
      return;
    }
    this.#wantsFocus = false;
    revealSelected(this.#root);
    const input = this.#root.querySelector('input.type');
    if (input instanceof HTMLInputElement) {
      input.focus();
      if (!this.#isReplacing) input.select();
    } else this.#focus('td.sel');
  }

  /** The grid comes, or comes back: the page may have been made narrow meanwhile. */
  #revealOnce(): void {
    const wasDrawn = this.#isDrawn;
    this.#isDrawn = this.#root.querySelector('.week') !== null;
    if (this.#isDrawn && !wasDrawn) revealSelected(this.#root);
  }

  #focus(selector: string): void {
    const target = this.#root.querySelector(selector);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
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
    const content = this.#content;
    if (content !== undefined) this.#select(selectOne({ row: rowKey(place), day: dayOf(content, place) }));
  }

  /** Selects a cell that has changed; the focus goes along where it is on a cell. */
  pointAt(content: WeekContent, place: CellPlace): void {
    if (this.#editing !== undefined) return;
    this.#selection = selectOne({ row: rowKey(place), day: dayOf(content, place) });
    this.show(content, false);
    if (this.#element.shadowRoot?.activeElement instanceof HTMLTableCellElement) this.focusSoon();
    else this.#element.requestUpdate();
  }

  /** What had the focus goes away with the next drawing. */
  focusIfLost(): void {
    this.#mayBeLost = true;
  }

  /** To a cell that was typed into last; false where somebody is elsewhere by now. */
  turnTo(place: CellPlace): boolean {
    const isFree = this.#isWaiting && this.#editing === undefined;
    if (isFree) this.goTo(place);
    return isFree;
  }

  /** Before a change is taken back: what was refused of the selected cells, or typed last. */
  discardRefused(): boolean {
    const content = this.#content;
    if (content === undefined) return false;
    return this.#cells.discard() || this.#cells.discardAt(this.#page.edits.refusedLast(content));
  }

  /** Types on in a cell, from a text that is not saved. */
  resume(place: CellPlace, text: string): void {
    const content = this.#content;
    if (content === undefined) return;
    this.goTo(place);
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
    const isOwn = event.target instanceof HTMLTableCellElement && !event.defaultPrevented;
    if (!isOwn || this.#content === undefined) return;
    this.#isWaiting = false;
    if (this.#answer(event)) return;
    const command = readKey(event);
    if (command === undefined) return;
    const mayLeave = this.#mayLeave;
    this.#mayLeave = command.do === 'escape';
    if (command.do === 'through' && mayLeave) return;
    if (!this.#obey(command)) return;
    event.preventDefault();
    keepFromEditor(event);
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
      if (step !== undefined) this.#move(step);
      else if (!this.#goThrough(event.shiftKey ? -1 : 1)) this.focusSoon();
    } else return;
    event.preventDefault();
  };

  /** Takes what stands in the field as typed. */
  readonly commit = (): void => {
    const input = this.#root.querySelector('input.type');
    if (this.#editing === undefined || !(input instanceof HTMLInputElement)) return;
    const { place } = this;
    const content = this.#content;
    this.#editing = undefined;
    if (place === undefined || content === undefined) return;
    const typed = { place, text: input.value };
    if (this.#before === undefined || this.#before === printVersions(content, place)) this.type([typed]);
    else {
      // Somebody changed the cell while it was typed over: both are shown, and one is chosen.
      this.#page.edits.collide(content, typed, this.#page.now());
      this.#element.requestUpdate();
    }
  };

  #open(content: WeekContent, place: CellPlace, text: string): void {
    // What was typed before and is on its way changes the cell, too.
    const isOnItsWay = this.#page.edits.pending.has(cellKey(place));
    this.#before = isOnItsWay ? undefined : printVersions(content, place);
    this.#editing = text;
  }

  type(cells: readonly TypedText[]): void {
    const content = this.#content;
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
    const content = this.#content;
    if (content === undefined) return undefined;
    const line = this.#page.model(content).lines.find(({ key }) => key === row);
    const { date } = content.days[day] ?? {};
    return line === undefined || date === undefined ? undefined : placeOf(line.row, date);
  }

  /** Enter and Escape answer what is asked about the cell; F2 and digits type over it. */
  #answer(event: KeyboardEvent): boolean {
    const isAnswer =
      ['Enter', 'Escape'].includes(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey;
    const { place } = this;
    const answer = isAnswer && place !== undefined ? this.#page.question(place) : undefined;
    if (answer === undefined) return false;
    event.preventDefault();
    answer(event.key === 'Enter');
    return true;
  }

  /** Undefined until the week is there. */
  get #content(): WeekContent | undefined {
    return this.#page.content();
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
  #obey(command: GridCommand): boolean {
    switch (command.do) {
      case 'move':
        this.#move(command.step);
        return true;
      case 'through':
        return this.#goThrough(command.direction);
      case 'edit':
        this.#begin(command.text);
        return true;
      default:
        this.#do(command.do);
        return true;
    }
  }

  #do(act: Exclude<GridCommand['do'], 'move' | 'through' | 'edit'>): void {
    const { keys } = this;
    const acts: Readonly<Record<typeof act, () => void>> = {
      details: () => this.#openFirst(),
      clear: () => {
        if (!this.#cells.discard()) this.#cells.clear();
      },
      fillDown: () => this.#cells.fill(({ top }) => top),
      fillRight: () => this.#cells.fill(({ left }) => left),
      undo: () => this.#page.undo(),
      redo: () => this.#page.redo(),
      escape: () => {
        this.#cells.discard();
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

  #move(step: Step): void {
    this.#select(moveSelection(this.#selection, this.keys, step));
  }

  #goThrough(direction: 1 | -1): boolean {
    const next = stepThrough(this.#selection, this.keys, direction);
    if (next !== undefined) this.#select(next);
    return next !== undefined;
  }

  #begin(text: string | undefined): void {
    const { words, edits } = this.#page;
    const content = this.#content;
    const { place } = this;
    if (place === undefined || content === undefined) return;
    const lock = findLock(content, place);
    if (lock !== undefined) {
      this.#page.refuse(words.notDone(words.faults[lock]));
      return;
    }
    const kept = edits.invalid.get(cellKey(place)) ?? edits.asked.get(cellKey(place));
    this.#isReplacing = text !== undefined;
    this.#open(content, place, text ?? kept?.text ?? this.#cells.print(this.#selection.focus));
    this.focusSoon();
  }

  #openFirst(): void {
    const link = this.#root.querySelector('.inspect [data-entry]');
    if (link instanceof HTMLElement) link.click();
  }

  /** Scrolls to the line first: one that is far off is not drawn. */
  #reveal(): void {
    const sheet = this.#root.querySelector('.sheet');
    const content = this.#content;
    if (sheet === null || content === undefined) return;
    const model = this.#page.model(content);
    const { top, bottom } = placeOfLine(model, rowIndex(this.#selection.focus, this.keys));
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

/** The editor listens on the window, and has commands of its own for keys with Control. */
function keepFromEditor(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) event.stopPropagation();
}
