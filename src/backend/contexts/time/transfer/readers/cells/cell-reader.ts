/** The cells of one row by what they are, and the report with their names. */

import { unescapeFormula } from '../../../../../../domain/escape-formula.ts';
import type { Phrase } from '../phrase.ts';
import type { Report } from '../report.ts';
import type { FileFormat, ImportOption, LossCode } from '../source-row.ts';
import type { ColumnMap, Field } from './columns.ts';
import type { Conventions } from './conventions.ts';

interface Reading {
  readonly map: ColumnMap;
  readonly conventions: Conventions;
  /** We wrote the file: `writers/` make cells safe for spreadsheets. */
  readonly isOurs: boolean;
  readonly report: Report;
}

export class CellReader {
  readonly row: number;
  readonly conventions: Conventions;
  readonly #cells: readonly string[];
  readonly #map: ColumnMap;
  readonly #isOurs: boolean;
  readonly #report: Report;

  constructor(
    at: { readonly row: number; readonly cells: readonly string[] },
    { map, conventions, isOurs, report }: Reading,
  ) {
    this.row = at.row;
    this.conventions = conventions;
    this.#cells = at.cells;
    this.#map = map;
    this.#isOurs = isOurs;
    this.#report = report;
  }

  get format(): FileFormat {
    return this.#map.format;
  }

  has(field: Field): boolean {
    return this.#map.columns.has(field);
  }

  /** Byte for byte, as it was before it was made safe for spreadsheets. */
  raw(field: Field): string {
    const column = this.#map.columns.get(field);
    const cell = column === undefined ? '' : (this.#cells[column.index] ?? '');
    return this.#isOurs ? unescapeFormula(cell) : cell;
  }

  text(field: Field): string {
    return this.raw(field).trim();
  }

  header(field: Field): string {
    return this.#map.columns.get(field)?.header ?? field;
  }

  lose(code: LossCode, field: Field, message: Phrase): void {
    const { row } = this;
    this.#report.lose(code, message, { row, column: this.header(field), value: this.text(field) });
  }

  refuse(field: Field, message: Phrase, option: ImportOption | null = null): void {
    this.#report.refuse(message, {
      row: this.row,
      column: this.header(field),
      value: this.raw(field),
      option,
    });
  }
}
