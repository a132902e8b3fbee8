/** Copy, cut and paste of the selected cells, as a spreadsheet takes and gives them. */
import type { LitElement, ReactiveController } from 'lit';
import { parseTable, printTable } from './clipboard-table.ts';

/** The cells that are selected, as rows of texts. */
export interface CopiedCells {
  read(): readonly (readonly string[])[];
  clear(): void;
  write(table: readonly (readonly string[])[]): void;
}

export class GridClipboard implements ReactiveController {
  readonly #element: LitElement;
  readonly #cells: CopiedCells;

  constructor(element: LitElement, cells: CopiedCells) {
    this.#element = element;
    this.#cells = cells;
    element.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('copy', this.#onCopy);
    document.addEventListener('cut', this.#onCopy);
    document.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    document.removeEventListener('copy', this.#onCopy);
    document.removeEventListener('cut', this.#onCopy);
    document.removeEventListener('paste', this.#onPaste);
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    if (!this.#isOnCell()) return;
    event.clipboardData?.setData('text/plain', printTable(this.#cells.read()));
    event.preventDefault();
    if (event.type === 'cut') this.#cells.clear();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (!this.#isOnCell()) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // A picture or a file: what is selected is not emptied for want of a text.
    if (text !== '') this.#cells.write(parseTable(text));
  };

  #isOnCell(): boolean {
    return this.#element.shadowRoot?.activeElement instanceof HTMLTableCellElement;
  }
}
