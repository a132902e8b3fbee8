/** A row of a file, taken or not: what is no work is left out, and so is what cannot be read where that is asked for. */
import { CellReader } from './cells/cell-reader.ts';
import type { ColumnMap } from './cells/columns.ts';
import type { Conventions } from './cells/conventions.ts';
import { type ChosenMoney, chooseMoney } from './choose-money.ts';
import { isCutOff } from './cut-off.ts';
import { canBeLeftOut, sayInvalid } from './left-out/invalid-rows.ts';
import { findLeftOutKind, listUnknownKinds } from './left-out/row-kinds.ts';
import { phrase } from './phrase.ts';
import { type DraftRow, type RowContext, readRow } from './read-row.ts';
import { readLength, readTimes } from './read-times.ts';
import { Report } from './report.ts';
import type { ReadOptions } from './source-row.ts';
import { isTotalRow } from './total-row.ts';

export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

interface RowSource {
  readonly options: ReadOptions;
  readonly report: Report;
  readonly header: { readonly isOurs: boolean };
}

export interface Taking {
  readonly map: ColumnMap;
  readonly conventions: Conventions;
  readonly context: Omit<RowContext, 'currency'>;
  readonly numbered: NumberedRow;
}

/** Undefined: not taken, and the report says why. */
export function takeRow(source: RowSource, taking: Taking): DraftRow | undefined {
  const { report } = source;
  const { map, numbered } = taking;
  const kind = findLeftOutKind(map, numbered.cells);
  if (kind !== undefined) {
    const { code, message, header: column, text: value } = kind;
    report.lose(code, message, { row: numbered.row, column, value, seconds: weigh(source, taking) });
    return undefined;
  }
  if (source.options.skipInvalid !== true) return takeWork(source, taking);
  const own = new Report();
  const draft = takeWork({ ...source, report: own }, taking);
  if (canBeLeftOut(own)) {
    sayInvalid(report, own.problems, weigh(source, taking));
    return undefined;
  }
  report.absorb(own);
  return draft;
}

/** Seconds of a row that is left out; by its length where its times cannot be read; 0 without either. */
function weigh({ header: { isOurs } }: RowSource, { map, conventions, context, numbered }: Taking): number {
  const reader = new CellReader(numbered, { map, conventions, isOurs, report: new Report() });
  return (readTimes(reader, context.wall) ?? readLength(reader))?.seconds ?? 0;
}

function takeWork(
  { report, options, header: { isOurs } }: RowSource,
  { map, conventions, context, numbered }: Taking,
): DraftRow | undefined {
  const { row, cells } = numbered;
  if (isTotalRow(map, cells)) {
    const value = cells.filter((cell) => cell.trim() !== '').join(' ');
    report.lose('total_row', phrase`Rows without a day, such as totals, are not imported.`, { row, value });
    return undefined;
  }
  if (cells.length > map.width && cells.slice(map.width).some((cell) => cell.trim() !== '')) {
    report.refuse(
      phrase`has ${cells.length} cells, and the header ${map.width}: is a separator or a quote missing?`,
      { row },
    );
    return undefined;
  }
  if (isCutOff(map, cells)) {
    report.refuse(phrase`stops before an end or a duration: is the file cut off?`, { row });
    return undefined;
  }
  if (cells.length < map.width) {
    report.lose('short_row', phrase`Rows with fewer cells than the header: missing cells count as empty.`, {
      row,
    });
  }
  const money = chooseMoney(map, cells);
  sayNotKept(report, numbered, money);
  for (const { header, text } of listUnknownKinds(map, cells)) loseColumn(report, { row, header, text });
  const reader = new CellReader(numbered, { map: money.map, conventions, isOurs, report });
  const draft = readRow(reader, { ...context, currency: options.currency ?? money.map.currencyHint });
  return draft && !money.isTold ? { ...draft, currency: undefined } : draft;
}

const loseColumn = (report: Report, { row, header, text }: { row: number; header: string; text: string }) =>
  report.lose('column_not_kept', phrase`Vireo has no field for this column; it is not kept.`, {
    row,
    column: header,
    value: text,
  });

function sayNotKept(report: Report, { row, cells }: NumberedRow, { map, left }: ChosenMoney): void {
  for (const { index, header } of [...map.unknown, ...left]) {
    const text = cells[index]?.trim() ?? '';
    if (text !== '') loseColumn(report, { row, header, text });
  }
}
