/** Which column of a file is what: by its header, in any order and in the languages that the services write. */

import type { FileFormat } from '../source-row.ts';
import { parseCurrency } from './read-cells.ts';

export const fields = [
  'person',
  'userName',
  'firstName',
  'lastName',
  'email',
  'client',
  'project',
  'task',
  'note',
  'tags',
  'billable',
  'startDate',
  'startTime',
  'endDate',
  'endTime',
  'duration',
  'derived',
  'hours',
  'break',
  'rate',
  'amount',
  'fixed',
  'currency',
  'invoiced',
  'invoice',
  'approved',
  'exported',
  'startedAt',
  'endedAt',
  'seconds',
  'zone',
  'state',
  'git',
  'type',
  'category',
] as const;
export type Field = (typeof fields)[number];

export interface FormatColumns {
  readonly format: FileFormat;
  /** Names of each column, in lower case; what stands in brackets, as a currency, is not part of them. */
  readonly names: Readonly<Partial<Record<Field, string>>>;
  /** Without these it is another format. */
  readonly needs: readonly (readonly Field[])[];
  /** What only files of this format have, of which one suffices. */
  readonly marks: RegExp;
}

export interface Column {
  readonly index: number;
  readonly header: string;
}

export interface ColumnMap {
  readonly format: FileFormat;
  readonly columns: ReadonlyMap<Field, Column>;
  /** What stands in brackets after the header of rate and amount: a currency, or nothing. */
  readonly currencyHint: string | undefined;
  readonly unknown: readonly Column[];
  readonly width: number;
  /** The same with the money of each further currency. */
  readonly others: readonly ColumnMap[];
}

/** Case, blanks and accents make no other header: spreadsheets and old encodings lose them. */
export function bareHeader(header: string): string {
  const bare = header.trim().toLowerCase().replace(/\s+/g, ' ');
  return bare.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o');
}

function withoutBrackets(header: string): string {
  return bareHeader(header).replace(/\s*\([^)]*\)$/, '');
}

function findField(format: FormatColumns, header: string): Field | undefined {
  const [whole, bare] = [bareHeader(header), withoutBrackets(header)];
  const named = (name: string) =>
    fields.find((field) => format.names[field]?.split('|').some((one) => bareHeader(one) === name) ?? false);
  return named(whole) ?? named(bare);
}

export const moneyFields = ['rate', 'amount'] as const;

interface FoundColumn extends Column {
  readonly field: Field | undefined;
  /** Of money: what its header has in brackets. */
  readonly hint: string | undefined;
}

const isMoney = ({ field }: FoundColumn): boolean => moneyFields.some((one) => one === field);

function findColumn(format: FormatColumns, index: number, header: string): FoundColumn {
  const column = { field: findField(format, header), index, header: header.trim(), hint: undefined };
  return isMoney(column) ? { ...column, hint: /\(([^)]*)\)$/.exec(column.header)?.[1] } : column;
}

/** Money in several currencies has columns for each: the first is the map's, and each other one has a map of its own. */
export function mapColumns(format: FormatColumns, headers: readonly string[]): ColumnMap {
  const found = headers.map((header, index) => findColumn(format, index, header));
  const currencies = [...new Set(found.flatMap(({ hint }) => parseCurrency(hint ?? '') ?? []))];
  const [first, ...others] =
    currencies.length > 1 ? currencies.map((currency) => ofCurrency(found, currency)) : [found];
  const width = headers.length;
  return {
    ...mapFound(format, first ?? found, width),
    others: others.map((columns) => mapFound(format, columns, width)),
  };
}

/** Without the money of others; what has no currency beside those that have one is of none in particular. */
function ofCurrency(found: readonly FoundColumn[], currency: string): FoundColumn[] {
  return found.flatMap((column) => {
    const own = parseCurrency(column.hint ?? '');
    if (!isMoney(column) || own === currency) return column;
    return own === undefined ? { ...column, field: undefined } : [];
  });
}

/** Of headers that stand twice, which is legal, the first is the format's own: what users add comes after. */
function mapFound({ format }: FormatColumns, found: readonly FoundColumn[], width: number): ColumnMap {
  const columns = new Map<Field, FoundColumn>();
  const unknown: Column[] = [];
  for (const column of found) {
    const { field } = column;
    if (field === 'derived') continue;
    if (field !== undefined && !columns.has(field)) columns.set(field, column);
    else unknown.push(column);
  }
  const currencyHint = columns.get('rate')?.hint ?? columns.get('amount')?.hint;
  return { format, columns, currencyHint, unknown, width, others: [] };
}

/** True when the file has what a file of the format cannot do without. */
export function hasNeeded(format: FormatColumns, map: ColumnMap): boolean {
  return format.needs.every((one) => one.some((field) => map.columns.has(field)));
}
