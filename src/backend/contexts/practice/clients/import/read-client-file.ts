/** A file of clients as requests that would make them; pure but for the check of VAT IDs, which is loaded when needed. */

import { type Text, text } from '../../../../../words/text.ts';
import { BrokenCsv, findSeparator, readCsv, withoutPreamble } from '../../../../platform/csv/csv-rows.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { sayFault } from '../../../../platform/http/refusals/schema-issues.ts';
import { Turns } from '../../../../platform/turns.ts';
import { newParty } from '../../../account/model/party-fields.ts';
import { changeVatId, readVatId, type VatIdReading } from '../../../account/model/vat-id.ts';
import { type CreateContact, createContactSchema } from '../../contacts/index.ts';
import { type CreateClient, createClientSchema } from '../clients.schema.ts';
import { type ClientColumn, type HeaderColumn, mapHeader } from './client-columns.ts';
import type { ClientProblem } from './client-import.schema.ts';
import { readCountry, readDays, readElectronicAddress, readLanguage } from './read-cells.ts';

/** What a row leaves open. */
export interface FileDefaults {
  readonly currency: string;
  readonly countryCode: string;
}

export interface ClientRowRead {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly client: CreateClient & { readonly countryCode: string; readonly countryChosen: boolean };
  readonly vatId: VatIdReading | undefined;
  /** Of the billing contact, where the file has one. */
  readonly contact: CreateContact | undefined;
}

export interface ClientFileRead {
  readonly columns: readonly HeaderColumn[];
  readonly rows: readonly ClientRowRead[];
  readonly problems: readonly FoundProblem[];
}

/** What is wrong, as it is said in the language of who imports. */
export type FoundProblem = Omit<ClientProblem, 'issue'> & { readonly issue: string | Text };

export const mostRows = 5000;
const mostProblems = 20;
/** Rows until others have their turn. */
const readAtOnce = 100;

interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Whatever is wrong is named by row and column; then nothing of the file is to be taken. */
export async function readClientFile(file: string, defaults: FileDefaults): Promise<ClientFileRead> {
  try {
    return await readRows(numberRows(file), defaults);
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    return refuse([], {
      row: error.row,
      issue: 'has a quote (") that is never closed, or that text follows',
    });
  }
}

function numberRows(file: string): readonly NumberedRow[] {
  const { text: rows, separator = findSeparator(rows) } = withoutPreamble(file);
  const all = [...readCsv(rows, separator)].flatMap(({ rows }) => rows);
  return all
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

async function readRows(all: readonly NumberedRow[], defaults: FileDefaults): Promise<ClientFileRead> {
  const [header, ...below] = all;
  if (header === undefined) return refuse([], { issue: 'is empty' });
  const columns = mapHeader(header.cells);
  if (!columns.some(({ column }) => column === 'name')) {
    return refuse(columns, {
      row: header.row,
      issue: 'has no column for names, such as "Name", "Company" or "Firma"',
    });
  }
  if (below.length === 0) return refuse(columns, { issue: 'has a header and no row below it' });
  if (below.length > mostRows) return refuse(columns, { issue: text`has more than ${mostRows} rows` });
  const rows: ClientRowRead[] = [];
  const problems: FoundProblem[] = [];
  const turns = new Turns(readAtOnce);
  for (const one of below) {
    const read = await readRow(one, columns, defaults);
    await turns.after(1);
    if ('client' in read) rows.push(read);
    else problems.push(...read.problems);
    if (problems.length >= mostProblems) break;
  }
  return { columns, rows: problems.length > 0 ? [] : rows, problems: problems.slice(0, mostProblems) };
}

function refuse(
  columns: readonly HeaderColumn[],
  { row = null, issue }: { readonly row?: number | null; readonly issue: string | Text },
): ClientFileRead {
  return { columns, rows: [], problems: [{ row, column: null, value: null, issue }] };
}

type Cells = ReadonlyMap<ClientColumn, string>;

async function readRow(
  { row, cells }: NumberedRow,
  columns: readonly HeaderColumn[],
  defaults: FileDefaults,
): Promise<ClientRowRead | { readonly problems: readonly FoundProblem[] }> {
  const read: Cells = new Map(
    columns.flatMap(({ column }, at) => {
      const cell = cells[at]?.trim() ?? '';
      return column === undefined || cell === '' ? [] : [[column, cell] as const];
    }),
  );
  const parsed = createClientSchema.safeParse(toClientBody(read, defaults));
  const contact = toContactBody(read);
  const asked = contact && createContactSchema.safeParse(contact);
  const at = { row, columns, cells: read };
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => toProblem(at, issue.path.join('.'), sayFault(issue))),
    ...(asked?.error?.issues ?? []).map((issue) =>
      toProblem(at, `contact.${issue.path.join('.')}`, sayFault(issue)),
    ),
  ];
  if (parsed.data === undefined || problems.length > 0) return { problems };
  const made = { ...parsed.data, countryCode: parsed.data.countryCode ?? defaults.countryCode };
  const vatId = await readVatId(made.vatId);
  try {
    changeVatId(vatId, made.vatId, { vat_id: null, country_code: made.countryCode });
    newParty(made);
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    return { problems: error.details.map(({ field, issue }) => toProblem(at, field, issue)) };
  }
  const client = { ...made, countryChosen: read.has('countryCode') };
  return { row, client, vatId, contact: asked?.data };
}

function toClientBody(cells: Cells, { currency, countryCode }: FileDefaults): object {
  const address = Object.fromEntries(
    [...cells].flatMap(([column, cell]) =>
      column.startsWith('address.') ? [[column.slice('address.'.length), cell]] : [],
    ),
  );
  const as = <Value>(column: ClientColumn, read: (cell: string) => Value) => {
    const cell = cells.get(column);
    return cell === undefined ? {} : { [column]: read(cell) };
  };
  const same = (cell: string) => cell;
  return {
    name: cells.get('name') ?? '',
    ...(Object.keys(address).length > 0 && { address }),
    countryCode: readCountry(cells.get('countryCode') ?? countryCode),
    currency: (cells.get('currency') ?? currency).toUpperCase(),
    ...as('vatId', same),
    ...as('email', same),
    ...as('buyerReference', same),
    ...as('eAddress', readElectronicAddress),
    ...as('language', readLanguage),
    ...as('paymentTermDays', readDays),
  };
}

/** Of a phone number alone, too: whose it is, is the client's name then. */
function toContactBody(cells: Cells): object | undefined {
  const [name, phone, email] = (['contact.name', 'contact.phone', 'contact.email'] as const).map((column) =>
    cells.get(column),
  );
  if (name === undefined && phone === undefined && email === undefined) return undefined;
  const mail = email ?? cells.get('email');
  return {
    name: name ?? cells.get('name'),
    role: 'billing',
    ...(phone !== undefined && { phone }),
    ...(mail !== undefined && { email: mail }),
  };
}

interface Place {
  readonly row: number;
  readonly columns: readonly HeaderColumn[];
  readonly cells: Cells;
}

/** Named by the header that the user wrote. */
function toProblem({ row, columns, cells }: Place, field: string, issue: string | Text): FoundProblem {
  const [first = ''] = field.split('.');
  const found =
    columns.find(({ column }) => column === field) ?? columns.find(({ column }) => column === first);
  const value = found?.column === undefined ? undefined : cells.get(found.column);
  return { row, column: found?.header ?? field, value: value?.slice(0, 80) ?? null, issue };
}
