/** What is done with the rows of a declared record in a transaction, with the slice's rules in their places. */
import { ApiError, listIssues, NotFoundError } from '../http/api-error.ts';
import { requireSame } from '../http/created.ts';
import { refuseNamed } from '../http/refusals/lacking.ts';
import type { Reads } from '../reach/reads.ts';
import type { Work } from '../unit-of-work.ts';
import type { AnyDeclaration, RecordRow } from './declaration.ts';
import type { Stamps } from './fields.ts';
import { toChange, toItem, toNewRow } from './record-columns.ts';
import { eventOf, type RecordAct } from './record-events.ts';
import {
  deleteRow,
  type Finds,
  findArchivedAt,
  findRow,
  hasTwin,
  insertRow,
  type Listed,
  listRows,
  updateRow,
} from './record-rows.ts';

/** What a new one is made of. */
export interface Sent {
  readonly id?: string | undefined;
}

export interface Records<Row, Item, Query, Create> {
  find(rows: Finds, id: string): Promise<Row | undefined>;
  /** @throws ApiError `not_found` */
  load(rows: Finds, id: string): Promise<Row>;
  /** One row more than the limit. */
  list(reads: Reads, query: Query): Promise<readonly Row[]>;
  /** But for what is computed when it is shown. */
  toItem(row: Row): Item;
  /** The same id with the same content again is the row that is there. */
  create(work: Work, input: Create): Promise<{ readonly created: boolean; readonly row: Row }>;
  /** For those who make one in a transaction of theirs, of records that they know. */
  add(work: Work, organizationId: string, input: Create): Promise<Item>;
  patch(work: Work, row: Row, patch: object): Promise<Row>;
  /** Columns that no patch names. */
  change(work: Work, row: Row, change: Partial<Row>): Promise<Row>;
  remove(work: Work, row: Row): Promise<void>;
}

export function openRecords(declaration: AnyDeclaration): Records<RecordRow, Stamps, Listed, Sent> {
  const { kind, table, rules } = declaration;
  const find = async (rows: Finds, id: string) => await findRow(rows, table, id);
  const change = async (work: Work, before: RecordRow, columns: object) => {
    const after = await updateRow(work.writes, table, before, columns);
    await log(declaration, work, { act: 'changed', row: after, before, after });
    return after;
  };
  return {
    find,
    async load(rows, id) {
      const row = await find(rows, id);
      if (row === undefined) throw new NotFoundError(nameOfKind(kind));
      return row;
    },
    list: async (reads, query) => await listRows(reads, declaration, query),
    toItem: (row) => toItem(declaration, row),
    create: async (work, input) => await createRecord(declaration, work, input),
    async add(work, organizationId, input) {
      const row = makeRow(declaration, { work, organizationId }, input);
      await insertNew(declaration, work, { row, input });
      return toItem(declaration, row);
    },
    async patch(work, row, patch) {
      const columns = toChange(declaration, row, { patch, now: work.now });
      const changed = { ...row, ...columns };
      rules?.check?.(changed);
      await requireNamed(declaration, work.reads, patch);
      await requireUnique(declaration, work.reads, changed);
      return await change(work, row, columns);
    },
    change,
    async remove(work, before) {
      await rules?.beforeRemove?.(work, before);
      await deleteRow(work.writes, table, before);
      const row = { ...before, version: before.version + 1 };
      await log(declaration, work, { act: 'deleted', row, before });
    },
  };
}

function makeRow(
  declaration: AnyDeclaration,
  { work, organizationId }: { readonly work: Work; readonly organizationId: string },
  input: Sent,
): RecordRow {
  const row = toNewRow(declaration, { actor: work.reads.actor, organizationId, now: work.now }, input);
  declaration.rules?.check?.(row);
  return row;
}

async function createRecord(declaration: AnyDeclaration, work: Work, input: Sent) {
  const { reads } = work;
  const { organizationId } = reads.actor;
  const row = makeRow(declaration, { work, organizationId }, input);
  const existing = input.id === undefined ? undefined : await findRow(reads, declaration.table, input.id);
  if (existing !== undefined) {
    requireSame(toItem(declaration, existing), toItem(declaration, row));
    return { created: false, row: existing };
  }
  await requireNamed(declaration, reads, input);
  await declaration.rules?.beforeCreate?.(work, row);
  await requireUnique(declaration, reads, row);
  await insertNew(declaration, work, { row, input });
  return { created: true, row };
}

async function insertNew(
  declaration: AnyDeclaration,
  work: Work,
  { row, input }: { readonly row: RecordRow; readonly input: Sent },
): Promise<void> {
  await insertRow(work.writes, declaration.table, row);
  await declaration.rules?.afterCreate?.(work, row, input);
  await log(declaration, work, { act: 'created', row, after: row });
}

async function requireNamed({ fields }: AnyDeclaration, reads: Reads, said: object): Promise<void> {
  for (const [name, { names }] of Object.entries(fields)) {
    const id: unknown = Reflect.get(said, name);
    if (names === undefined || typeof id !== 'string') continue;
    const named = await findArchivedAt(reads, names.table, id);
    if (named === undefined) throw refuseNamed(reads, names.table, name);
    if (named.archived_at !== null && names.refuseArchived) throw names.refuseArchived();
  }
}

async function requireUnique(declaration: AnyDeclaration, reads: Reads, row: RecordRow): Promise<void> {
  const { unique = [] } = declaration;
  const field = unique.at(-1);
  if (field === undefined) return;
  const item = toItem(declaration, row);
  const values = Object.fromEntries(unique.map((name) => [name, Reflect.get(item, name)]));
  if (!(await hasTwin(reads, declaration, { id: row.id, values }))) return;
  const issues = [{ field, issue: 'is taken' }];
  throw new ApiError('conflict', listIssues(issues), issues);
}

interface Logged {
  readonly act: RecordAct;
  /** At the version that it has now. */
  readonly row: RecordRow;
  readonly before?: RecordRow;
  readonly after?: RecordRow;
}

async function log(declaration: AnyDeclaration, work: Work, { act, row, before, after }: Logged) {
  const { kind, silent } = declaration;
  await work.log({
    type: eventOf(kind, act),
    id: row.id,
    version: row.version,
    ...(before && !silent && { before: toItem(declaration, before) }),
    ...(after && !silent && { after: toItem(declaration, after) }),
  });
}

/** As sentences say it: its German is held by the gate on words. */
const nameOfKind = (kind: string): string => kind.replaceAll('-', ' ');
