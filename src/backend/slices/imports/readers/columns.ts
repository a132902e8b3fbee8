/** Which column of a file is what: by its header, in any order and in the languages that the services write. */
import type { FileFormat } from './source-row.ts';

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
  'currency',
  'invoiced',
  'invoice',
  'approved',
  'exported',
  'startedAt',
  'endedAt',
  'zone',
  'state',
  'git',
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

/** Of headers that stand twice, which is legal, the first is the format's own: what users add comes after. */
export function mapColumns(format: FormatColumns, headers: readonly string[]): ColumnMap {
  const columns = new Map<Field, Column>();
  const unknown: Column[] = [];
  for (const [index, header] of headers.entries()) {
    const field = findField(format, header);
    if (field === 'derived') continue;
    if (field !== undefined && !columns.has(field)) columns.set(field, { index, header: header.trim() });
    else unknown.push({ index, header: header.trim() });
  }
  const money = columns.get('rate')?.header ?? columns.get('amount')?.header ?? '';
  const currencyHint = /\(([^)]*)\)$/.exec(money)?.[1];
  return { format: format.format, columns, currencyHint, unknown, width: headers.length };
}

/** True when the file has what a file of the format cannot do without. */
export function hasNeeded(format: FormatColumns, map: ColumnMap): boolean {
  return format.needs.every((one) => one.some((field) => map.columns.has(field)));
}
