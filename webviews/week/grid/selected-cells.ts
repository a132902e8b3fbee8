/** All selected cells at once: copied and pasted over, filled from an edge, cleared, and rid of what was refused. */

import { formatDuration } from '../../../src/domain/duration.ts';
import { type Edits, findLock, type TypedText } from '../edits.ts';
import type { CellPlace, WeekContent } from '../messages.ts';
import type { Words } from '../words.ts';
import { tileTable } from './clipboard-table.ts';
import type { CopiedCells } from './grid-clipboard.ts';
import type { CellAt, GridModel } from './grid-model.ts';
import { cellsOf, rangeOf, type Selection } from './selection.ts';

/** What the cells are part of. */
export interface CellsPage {
  readonly words: Words;
  readonly edits: Edits;
  /** Undefined until the week is there. */
  content(): WeekContent | undefined;
  model(content: WeekContent): GridModel;
  /** Says why something was not done. */
  refuse(sentence: string): void;
  /** Texts that were refused are gone: what is recorded stands there again. */
  discarded(): void;
}

/** The grid that the cells are selected in. */
export interface CellsGrid {
  readonly selection: Selection;
  /** Of its lines, in their order. */
  readonly keys: readonly string[];
  placeOf(at: CellAt): CellPlace | undefined;
  type(cells: readonly TypedText[]): void;
  focusSoon(): void;
}

export class SelectedCells implements CopiedCells {
  readonly #grid: CellsGrid;
  readonly #page: CellsPage;

  constructor(grid: CellsGrid, page: CellsPage) {
    this.#grid = grid;
    this.#page = page;
  }

  read(): readonly (readonly string[])[] {
    return this.#cells.map((row) => row.map((at) => this.print(at)));
  }

  clear(): void {
    this.fill(() => '');
  }

  /** A table that was copied elsewhere; what reaches beyond the grid is left out, and told. */
  write(table: readonly (readonly string[])[]): void {
    const { selection, keys } = this.#grid;
    const { firstRow, lastRow, firstDay, lastDay } = rangeOf(selection, keys);
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

  /** A text for each of them, from those at the edges of the range. */
  fill(textOf: (edges: { readonly top: string; readonly left: string }) => string): void {
    const cells = this.#cells;
    const topOf = ({ day }: CellAt) => this.print({ row: cells[0]?.[0]?.row ?? '', day });
    this.#typeAll(
      cells.flatMap((row) =>
        row.map((at) => ({
          at,
          text: textOf({ top: topOf(at), left: this.print(row[0] ?? at) }),
        })),
      ),
    );
  }

  /** Throws away texts that were refused of them; true where there were some: what is recorded is left alone then. */
  discard(): boolean {
    return this.discardAt(this.#cells.flat().flatMap((at) => this.#grid.placeOf(at) ?? []));
  }

  discardAt(places: readonly CellPlace[]): boolean {
    const gone = places.filter((place) => this.#page.edits.discard(place));
    if (gone.length === 0) return false;
    this.#page.discarded();
    this.#grid.focusSoon();
    return true;
  }

  /** What can be typed back into a cell: to the second where there are some. */
  print({ row, day }: CellAt): string {
    const content = this.#page.content();
    if (content === undefined) return '';
    const seconds = this.#page.model(content).lines.find(({ key }) => key === row)?.seconds[day] ?? 0;
    return seconds === 0 ? '' : formatDuration(seconds);
  }

  get #cells(): readonly (readonly CellAt[])[] {
    const { selection, keys } = this.#grid;
    return cellsOf(rangeOf(selection, keys), keys);
  }

  #typeAll(cells: readonly { readonly at: CellAt; readonly text: string }[]): void {
    const content = this.#page.content();
    if (content === undefined) return;
    const typed = cells.flatMap(({ at, text }) => {
      const place = this.#grid.placeOf(at);
      return place === undefined || findLock(content, place) !== undefined ? [] : [{ place, text }];
    });
    const { words } = this.#page;
    const isSubmitted = content.sheet?.state === 'submitted';
    this.#grid.type(typed);
    // After that, so that its answer does not take the place of this.
    if (typed.length < cells.length)
      this.#page.refuse(words.notDone(words.faults[isSubmitted ? 'submitted' : 'locked']));
  }
}
