/** One row of any of the formats. */
import Papa from 'papaparse';
import { isPlainLine, isPlainText } from '../../../../../domain/text/plain-text.ts';
import { foldName } from '../../../../platform/csv/fold-name.ts';
import type { CellReader } from './cells/cell-reader.ts';
import type { Field } from './cells/columns.ts';
import { isNothing } from './cells/nothing.ts';
import { parseYesNo } from './cells/read-cells.ts';
import { phrase } from './phrase.ts';
import { readGit } from './read-git.ts';
import { type RowMoney, readMoney } from './read-money.ts';
import { readTimes, type Times } from './read-times.ts';
import {
  exportedStates,
  type FileFormat,
  openStates,
  type RowState,
  rowStates,
  type SourceRow,
} from './source-row.ts';
import type { WallClock } from './wall-clock.ts';

/** A row that may still lack its place in the day. */
export interface DraftRow extends Omit<SourceRow, 'startedAt' | 'endedAt' | 'isLaidOut'> {
  readonly startedAt: number | undefined;
}

export interface RowContext {
  readonly format: FileFormat;
  readonly wall: WallClock;
  /** Of amounts whose row names none. */
  readonly currency: string | undefined;
}

const longest = { name: 200, note: 10_000, tag: 60, tags: 30, invoice: 200 };

function readName(cells: CellReader, field: Field): string {
  const said = cells.text(field);
  const name = isNothing(said) && !cells.has('state') ? '' : said;
  if (!isPlainLine(name)) cells.refuse(field, phrase`must be one line without control characters`);
  if (name.length > longest.name) cells.refuse(field, phrase`is longer than ${longest.name} characters`);
  return name;
}

function readNote(cells: CellReader): string {
  const note = cells.raw('note');
  if (!isPlainText(note)) cells.refuse('note', phrase`must not contain control characters`);
  if (note.length > longest.note) cells.refuse('note', phrase`is longer than ${longest.note} characters`);
  return note;
}

/** Services join tags by commas; our own export writes them as a row of values, in which one may hold a comma. */
function splitTags(text: string, format: FileFormat): string[] {
  const tags =
    format === 'vireo' ? (Papa.parse<string[]>(text, { delimiter: ',' }).data[0] ?? []) : text.split(',');
  return tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
}

function readTags(cells: CellReader, format: FileFormat): string[] {
  const text = cells.text('tags');
  if (text === '' || (format !== 'vireo' && isNothing(text))) return [];
  const tags = splitTags(text, format);
  if (new Set(tags).size > longest.tags) cells.refuse('tags', phrase`are more than ${longest.tags}`);
  if (tags.some((tag) => tag.length > longest.tag))
    cells.refuse('tags', phrase`has one longer than ${longest.tag} characters`);
  if (!isPlainLine(text)) cells.refuse('tags', phrase`must be one line without control characters`);
  return tags;
}

function readFlag(cells: CellReader, field: Field): boolean {
  const said = parseYesNo(cells.text(field));
  if (said === undefined) cells.refuse(field, phrase`is neither yes nor no`);
  return said ?? false;
}

function readBillable(cells: CellReader): boolean {
  if (cells.has('billable')) return readFlag(cells, 'billable');
  cells.lose(
    'billable_assumed',
    'billable',
    phrase`The file does not say what is billable: everything is imported as billable.`,
  );
  return true;
}

function readPerson(cells: CellReader): SourceRow['person'] {
  const name = cells.has('lastName')
    ? `${readName(cells, 'firstName')} ${readName(cells, 'lastName')}`.trim()
    : readName(cells, 'person') || readName(cells, 'userName');
  return { name, email: readName(cells, 'email').toLowerCase() };
}

const approvedWords =
  /^(?:approved|genehmigt|freigegeben|approuvée?|aprobad[oa]|aprovad[oa]|approvat[oa]|goedgekeurd|zatwierdzon[eay])$/i;

/** Clockify tells more than yes and no of an approval; what is neither has still to be decided, here. */
function isApproved(cells: CellReader): boolean {
  const said = cells.text('approved');
  if (approvedWords.test(said)) return true;
  const flag = parseYesNo(said);
  if (flag === undefined) {
    cells.lose(
      'state_not_carried',
      'approved',
      phrase`Time that is not approved is imported as open: submit its week.`,
    );
  }
  return flag ?? false;
}

/** What is approved or billed stays so; what nobody has decided yet is for its author to submit again. */
function readOwnState(cells: CellReader): RowState {
  const said = cells.text('state');
  if (openStates.some((one) => one === said)) {
    cells.lose(
      'state_not_carried',
      'state',
      phrase`Submitted and rejected time is imported as open: submit its week again.`,
    );
    return 'open';
  }
  const state = rowStates.find((one) => one === said);
  if (state === undefined) cells.refuse('state', phrase`is none of ${exportedStates.join(', ')}`);
  return state ?? 'open';
}

function readState(cells: CellReader): RowState {
  if (cells.has('state')) return readOwnState(cells);
  if (readFlag(cells, 'invoiced') || readFlag(cells, 'exported') || cells.text('invoice') !== '')
    return 'invoiced';
  return isApproved(cells) ? 'approved' : 'open';
}

const separator = '\u001f';

/** What services write differently from one export to the next is no difference: order of tags, case, Unicode form. */
function identityOf(row: Omit<DraftRow, 'identity' | keyof RowMoney>, times: Times): string {
  const { person, client, project, task, note, tags } = row;
  const names = [person.email || person.name, client, project, task].map(foldName);
  const texts = [note, ...[...tags].sort()].map((text) => text.normalize('NFC'));
  return [...names, ...texts, times.said].join(separator);
}

/** Undefined: refused, or not taken; the report says which. */
export function readRow(cells: CellReader, { format, wall, currency }: RowContext): DraftRow | undefined {
  const times = readTimes(cells, wall);
  const row = {
    row: cells.row,
    person: readPerson(cells),
    client: readName(cells, 'client'),
    project: readName(cells, 'project'),
    task: readName(cells, 'task'),
    note: readNote(cells),
    tags: readTags(cells, format),
    billable: readBillable(cells),
    state: readState(cells),
    invoice: readName(cells, 'invoice'),
    git: readGit(cells),
  };
  if (times === undefined) return undefined;
  const { startedAt, seconds, zone, localDate } = times;
  const draft = { ...row, startedAt, seconds, zone, localDate };
  const money = readMoney(cells, { seconds, billable: row.billable, fallback: currency });
  // A set, as that of every entry; a row is known again by what it says.
  return { ...draft, tags: [...new Set(row.tags)], ...money, identity: identityOf(draft, times) };
}
