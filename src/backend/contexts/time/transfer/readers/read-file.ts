/**
 * A file of any of the formats as rows, losses and problems: the same text and options give the same, always. It goes
 * over the text twice, once for how dates and numbers are written in it; in steps, so that others have turns between.
 */

import { BrokenCsv, findSeparator, readCsv, withoutPreamble } from '../../../../platform/csv/csv-rows.ts';
import { type ColumnMap, type Field, fields, moneyFields } from './cells/columns.ts';
import { ConventionEvidence, type Conventions } from './cells/conventions.ts';
import { findPeriods } from './cells/export-periods.ts';
import { parseCurrency } from './cells/read-cells.ts';
import { findWeekdays, isOfWeekdays } from './cells/weekdays.ts';
import { changeEach } from './change-each.ts';
import { checkYears } from './check-years.ts';
import { findHeader, type Header } from './formats/find-header.ts';
import { layOutDays } from './lay-out-days.ts';
import { leaveOutInvalid } from './left-out/invalid-rows.ts';
import { NotOurs, toSeparatedValues } from './own-files.ts';
import { phrase } from './phrase.ts';
import type { DraftRow } from './read-row.ts';
import { Report } from './report.ts';
import { withSharedRates } from './share-rates.ts';
import { SharedValues } from './shared-values.ts';
import type { Detected, ReadFile, ReadOptions, SourceRow } from './source-row.ts';
import { type NumberedRow, takeRow } from './take-row.ts';
import { WallClock } from './wall-clock.ts';

interface Source {
  readonly text: string;
  readonly separator: string;
  readonly options: ReadOptions;
  readonly report: Report;
}

interface HeadedSource extends Source {
  readonly header: Header;
}

/** What is read of the whole, 0 to 1. */
export type ReadingSteps = Generator<number, ReadFile>;

export function* readFileInSteps(given: string, options: ReadOptions): ReadingSteps {
  const report = new Report();
  try {
    const { text, separator = findSeparator(text) } = withoutPreamble(toSeparatedValues(given));
    return yield* readSource({ text, separator, options, report });
  } catch (error) {
    if (error instanceof NotOurs) report.refuse(error.phrase);
    else if (error instanceof BrokenCsv)
      report.refuse(
        phrase`has a quote (") in row ${error.row} that is never closed, or that text follows: close it, or write "" for a quote within a cell`,
      );
    else throw error;
    return refused({ text: given, separator: '', options, report });
  }
}

/** All at once. */
export function readFile(text: string, options: ReadOptions): ReadFile {
  const steps = readFileInSteps(text, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
  }
}

function* readSource(source: Source): ReadingSteps {
  const header = findHeader(source);
  if (header === undefined) return refused(source);
  return yield* readBelow({ ...source, header }, header.map);
}

function* readBelow(source: HeadedSource, map: ColumnMap): ReadingSteps {
  const { report, options } = source;
  const conventions = yield* settle(source, map);
  if (report.isRefused) return refused(source, map, conventions);
  const wall = new WallClock(options.zone);
  const context = { format: map.format, wall };
  sayCurrency(source, map);
  const shared = new SharedValues();
  const drafts: DraftRow[] = [];
  let rowCount = 0;
  for (const step of numberRows(source)) {
    for (const numbered of step.rows) {
      rowCount += 1;
      const row = takeRow(source, { map, conventions, context, numbered });
      if (row) drafts.push(shared.share(row));
    }
    yield 0.5 + step.share / 2;
  }
  if (rowCount === 0) report.refuse(phrase`has a header and no rows`);
  const laidOut = layOutDays(drafts, wall, report);
  const kept = keepKnownYears(laidOut, map, source);
  // What goes over all rows at once takes others' time: they have a turn before and after it.
  yield 1;
  const rated = withSharedRates(kept);
  yield 1;
  const rows = map.format === 'vireo' ? rated : dropEmptyRates(rated);
  return finish(source, { detected: detect(source, { map, conventions, rows }), rowCount, rows });
}

function keepKnownYears(rows: SourceRow[], map: ColumnMap, { report, options }: Source): SourceRow[] {
  const found = new Report();
  checkYears(rows, { map, report: found });
  if (options.skipInvalid !== true) {
    report.absorb(found);
    return rows;
  }
  return leaveOutInvalid(rows, { rowOf: (row) => row, found, report });
}

function finish({ report }: Source, read: Pick<ReadFile, 'detected' | 'rowCount' | 'rows'>): ReadFile {
  return {
    ...read,
    rows: report.isRefused ? [] : read.rows,
    losses: report.losses,
    problems: report.problems,
  };
}

function refused(source: Source, map?: ColumnMap, conventions?: Conventions): ReadFile {
  return finish(source, { detected: detect(source, { map, conventions, rows: [] }), rowCount: 0, rows: [] });
}

interface Found {
  readonly map: ColumnMap | undefined;
  readonly conventions: Conventions | undefined;
  readonly rows: readonly SourceRow[];
}

function detect({ separator, options }: Source, { map, conventions, rows }: Found): Detected {
  const currencies = new Set(rows.flatMap(({ currency }) => currency ?? []));
  return {
    format: map?.format ?? null,
    separator,
    dateOrder: conventions?.dateOrder ?? null,
    decimal: conventions?.decimal ?? null,
    clock: conventions?.clock ?? null,
    zone: options.zone,
    currencies: [...currencies].sort(),
  };
}

function listColumns({ columns }: ColumnMap, wanted: readonly Field[]) {
  return wanted.flatMap((field) => {
    const column = columns.get(field);
    return column ? [{ field, index: column.index, header: column.header }] : [];
  });
}

function* settle(source: HeadedSource, map: ColumnMap): Generator<number, Conventions> {
  const evidence = new ConventionEvidence();
  const columns = [
    ...listColumns(map, fields),
    ...map.others.flatMap((other) => listColumns(other, moneyFields)),
  ];
  // It has no place here, but tells how dates are meant.
  const weekdayColumn = map.unknown.find(({ header }) => isOfWeekdays(header));
  for (const { rows, share } of numberRows(source)) {
    for (const { row, cells } of rows) {
      const weekdays = weekdayColumn && findWeekdays(cells[weekdayColumn.index] ?? '');
      for (const { field, index, header } of columns) {
        evidence.see(field, { row, column: header, value: cells[index] ?? '', weekdays });
      }
    }
    yield share / 2;
  }
  // Our own export has one way of writing.
  const own = map.format === 'vireo' ? ({ dateOrder: 'ymd', decimal: '.' } as const) : {};
  const periods = [source.options.fileName ?? '', source.header.title].flatMap(findPeriods);
  return evidence.settle({ ...source.options, ...own, periods }, source.report);
}

/** Rows below the header; one whose cells are all empty is none. */
function* numberRows({
  text,
  separator,
  header,
}: HeadedSource): Generator<{ rows: NumberedRow[]; share: number }, void> {
  let row = 0;
  for (const step of readCsv(text, separator)) {
    const rows: NumberedRow[] = [];
    for (const cells of step.rows) {
      row += 1;
      if (row > header.row && cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    }
    yield { rows, share: step.position / text.length };
  }
}

/** A currency that was said for amounts whose header names another would be a slip. */
function sayCurrency({ options, report }: Source, map: ColumnMap): void {
  const { currency } = options;
  if (currency === undefined) return;
  const named = [map, ...map.others].flatMap(({ currencyHint = '' }) => parseCurrency(currencyHint) ?? []);
  const other = named.find((one) => one !== currency);
  if (other !== undefined) {
    report.refuse(phrase`is in ${other}, as its header says, and not in ${currency}`, {
      row: 1,
      option: 'currency',
    });
  }
  if (named.length === 0) {
    report.lose('currency_assumed', phrase`Amounts without a currency are in ${currency}, as you chose.`, {
      row: 1,
    });
  }
}

/** A service whose rates are not used writes 0.00 in every row: that is no rate, not one of nothing. */
function dropEmptyRates(rows: SourceRow[]): SourceRow[] {
  const isUsed = rows.some(({ rate }) => rate !== undefined && rate.minor > 0);
  return isUsed ? rows : changeEach(rows, (row) => ({ ...row, rate: undefined }));
}
