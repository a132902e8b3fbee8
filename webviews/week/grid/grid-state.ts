/** What the grid shows, and what is done with it. */
import type { WeekContent } from '../messages.ts';
import type { Words } from '../words.ts';
import type { GridLine, GridModel, Overlay } from './grid-model.ts';
import type { CellRange, Selection } from './selection.ts';

export interface GridActions {
  choose(row: string, day: number, extend: boolean): void;
  edit(row: string, day: number): void;
  typing(event: KeyboardEvent): void;
  left(event: FocusEvent): void;
  pressed(event: KeyboardEvent): void;
  addRow(): void;
  removeRow(line: GridLine): void;
  stopTimer(): void;
}

export interface GridState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly model: GridModel;
  readonly overlay: Overlay;
  readonly selection: Selection;
  readonly range: CellRange;
  /** What is being typed into the focused cell; undefined when nothing is. */
  readonly editing: string | undefined;
  /** Pixels of the table that the window shows. */
  readonly window: { readonly top: number; readonly height: number };
}
