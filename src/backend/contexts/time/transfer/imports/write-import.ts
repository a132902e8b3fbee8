/**
 * Writes an import, in turns: one transaction for all of it, or one for each piece where it is so large that others would
 * wait for it.
 */
import type { Money } from '../../../../../domain/money.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { createRateBook, findRate, type RateBook } from '../../../../../domain/rates/rate.ts';
import { newIds } from '../../../../platform/new-ids.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { LeftDay } from '../../model/emptied-sheets.ts';
import { timeImported } from './imports.events.ts';
import type { NewEntryRow, SheetMove, TimeImportPorts } from './imports.ports.ts';
import { insertImportedEntries, insertImportedRecords, type TimeImportRow } from './imports.repository.ts';
import type { ImportedRecordTable } from './imports.tables.ts';
import { toDecided, Weeks } from './open-file/decided-rows.ts';
import type { Decided, LookedFile } from './open-file/open-file.ts';
import type { NewClient, NewProject, NewTask, ResolvedRow } from './resolve/resolved-rows.ts';
import { takeStates } from './take-states.ts';

/** One transaction after the other, or one that all share. What is written in it may be tried again. */
export interface Turns {
  run<T>(write: (work: Work) => Promise<T>): Promise<T>;
}

export interface Writing {
  readonly ports: TimeImportPorts;
  readonly actor: Person;
  readonly row: TimeImportRow;
  readonly looked: LookedFile;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

type Made = Map<NewClient | NewProject | NewTask, string>;

/** By key of person, week and state. */
type Sheets = Map<string, string>;

/** Clients, projects, tasks or sheets, of which each is told of: what a moment writes. */
const recordsATurn = 20;
/** Of the file, each of some hundred rows. */
const piecesATurn = 3;

interface Written {
  /** What the entries were priced by. */
  readonly rates: RateBook;
  /** Is part of the last turn. */
  finish(work: Work): Promise<void>;
}

/** The row of the import itself is there. */
export async function writeImport(turns: Turns, writing: Writing): Promise<Written> {
  const { row, looked, signal } = writing;
  const writer = new Writer(turns, writing);
  const rates = await writer.makeRecords();
  await writer.openSheets(looked.sheets);
  await writeInPieces(writer, writing);
  const finish = async (work: Work) => {
    await writer.takeStates(work);
    signal.throwIfAborted();
    await work.log({
      type: timeImported,
      id: row.id,
      version: row.version,
      after: { fileName: row.file_name },
    });
  };
  return { rates, finish };
}

/** They come with the event of the import, which is how its undoing finds them. */
export async function addPeople(work: Work, { ports, row, looked }: Writing): Promise<void> {
  for (const user of looked.named.users) await ports.addUser(work, row.organization_id, user);
}

/** One turn after the other: whoever asks meanwhile comes between two of them. */
async function writeInPieces(
  writer: Writer,
  { looked, signal, onProgress }: Pick<Writing, 'looked' | 'signal' | 'onProgress'>,
): Promise<void> {
  let written = 0;
  for await (const pieces of ofSeveral(looked.pieces())) {
    signal.throwIfAborted();
    await writer.write(pieces);
    written += pieces.reduce((count, { length }) => count + length, 0);
    onProgress(written / looked.rowCount);
  }
}

async function* ofSeveral<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<readonly Piece[]> {
  let several: Piece[] = [];
  for await (const piece of pieces) {
    several.push(piece);
    if (several.length < piecesATurn) continue;
    yield several;
    several = [];
  }
  if (several.length > 0) yield several;
}

interface MadeRecord {
  readonly kind: ImportedRecordTable['kind'];
  readonly id: string;
}

class Writer {
  readonly #turns: Turns;
  readonly #writing: Writing;
  readonly #made: Made = new Map();
  readonly #sheets: Sheets = new Map();
  readonly #weeks = new Weeks();
  #rates: RateBook = createRateBook([]);

  constructor(turns: Turns, writing: Writing) {
    this.#turns = turns;
    this.#writing = writing;
  }

  /** Gives the rates that entries are priced by from now on. */
  async makeRecords(): Promise<RateBook> {
    const { ports, row, looked } = this.#writing;
    const { organization_id } = row;
    const { clients, projects, tasks } = looked.named;
    await this.#inTurns(clients, async (work, client) => {
      await this.#keep(work, client, {
        kind: 'client',
        ...(await ports.addClient(work, organization_id, client)),
      });
    });
    await this.#inTurns(projects, async (work, project) => {
      const { name, rate } = project;
      const input = { clientId: this.#idOf(project.client), name, hourlyRate: rate };
      await this.#keep(work, project, {
        kind: 'project',
        ...(await ports.addProject(work, organization_id, input)),
      });
    });
    await this.#inTurns(tasks, async (work, task) => {
      const input = { projectId: this.#idOf(task.project), name: task.name };
      await this.#keep(work, task, { kind: 'task', ...(await ports.addTask(work, organization_id, input)) });
    });
    this.#rates = await this.#turns.run(async ({ reads }) => await ports.loadRateBook(reads));
    return this.#rates;
  }

  async #inTurns<Item>(
    items: readonly Item[],
    each: (work: Work, item: Item) => Promise<void>,
  ): Promise<void> {
    for (let start = 0; start < items.length; start += recordsATurn) {
      this.#writing.signal.throwIfAborted();
      await this.#turns.run(async (work) => {
        for (const item of items.slice(start, start + recordsATurn)) await each(work, item);
      });
    }
  }

  /** Tried again, the later id takes the place of the one that was rolled back. */
  async #keep(work: Work, made: NewClient | NewProject | NewTask, { kind, id }: MadeRecord): Promise<void> {
    this.#made.set(made, id);
    await this.#remember(work, { kind, id });
  }

  async #remember({ writes }: Work, { kind, id }: MadeRecord): Promise<void> {
    const { organization_id, id: import_id } = this.#writing.row;
    await insertImportedRecords(writes, [{ record_id: id, organization_id, import_id, kind }]);
  }

  #idOf(record: { readonly id: string } | NewClient | NewProject | NewTask): string {
    return 'id' in record ? record.id : (this.#made.get(record) ?? '');
  }

  async openSheets(sheets: readonly Decided[]): Promise<void> {
    await this.#inTurns(sheets, async (work, decided) => {
      await this.#openSheet(work, { decided, sheets: this.#sheets, isNew: true });
    });
  }

  async write(pieces: readonly (readonly ResolvedRow[])[]): Promise<void> {
    await this.#turns.run(async (work) => {
      for (const rows of pieces) await this.#writeRows(work, rows);
    });
  }

  async #writeRows({ writes, now }: Work, rows: readonly ResolvedRow[]): Promise<void> {
    const { row, ports } = this.#writing;
    const ids = newIds(rows.length);
    const entries = rows.map((one, at) => this.#toEntry(one, { id: ids[at] ?? '', now }));
    const imported = rows.map(({ source, hash }, at) => ({
      entry_id: entries[at]?.id ?? '',
      organization_id: row.organization_id,
      import_id: row.id,
      row_number: source.row,
      hash,
      state: source.state,
      invoice: source.invoice,
      billable: source.billable ? 1 : 0,
      rate_minor: source.rate?.minor ?? null,
      rate_currency: source.rate?.currency ?? null,
    }));
    await Promise.all([ports.insertEntries(writes, entries), insertImportedEntries(writes, imported)]);
  }

  /**
   * What was decided elsewhere is locked by a sheet of its own, a person, week and state. `isNew`: a sheet of which none is
   * there yet, whatever a turn that was rolled back has left in `sheets`.
   */
  async #openSheet(
    work: Work,
    { decided, sheets, isNew = false }: { decided: Decided; sheets: Sheets; isNew?: boolean },
  ): Promise<string> {
    const { userId, localDate, state } = decided;
    const key = this.#weeks.keyOf(decided);
    const there = sheets.get(key);
    if (there !== undefined && !isNew) return there;
    const { ports, row } = this.#writing;
    const weekStart = this.#weeks.startOf(localDate);
    const sheet = { organizationId: row.organization_id, userId, weekStart, state };
    const { id } = await ports.addDecidedSheet(work, sheet);
    sheets.set(key, id);
    await this.#remember(work, { kind: 'timesheet', id });
    return id;
  }

  #findSheet(one: ResolvedRow): string | null {
    const decided = toDecided(one);
    return decided === undefined ? null : (this.#sheets.get(this.#weeks.keyOf(decided)) ?? null);
  }

  async takeStates(work: Work): Promise<void> {
    const { looked, signal, ports } = this.#writing;
    const { taken } = looked;
    const moves: SheetMove[] = [];
    const left: LeftDay[] = [];
    // Of its own: what this turn opens is gone when it is rolled back.
    const sheets = new Map(this.#sheets);
    for (const { row: again, brought } of taken) {
      signal.throwIfAborted();
      const { state } = again.source;
      if (state === 'open' || brought.entry === undefined) continue;
      const { userId, localDate } = brought.entry;
      const sheetId = await this.#openSheet(work, { decided: { userId, localDate, state }, sheets });
      moves.push({ entryId: brought.entryId, sheetId });
      left.push({ user_id: userId, local_date: localDate });
    }
    await takeStates(work, this.#writing, { taken, moves });
    await ports.settleEmptiedSheets(work, left);
  }

  /** A rate of nothing is none: a service writes 0.00 where it has no rates. What the file tells is the entry's own. */
  #rateOf({ rate, source, userId, client, project, task }: ResolvedRow) {
    const { currency } = project.rate;
    const found = findRate(this.#rates, {
      taskId: task === undefined ? null : this.#idOf(task),
      projectId: this.#idOf(project),
      clientId: this.#idOf(client),
      organizationId: this.#writing.row.organization_id,
      actorId: userId,
      date: source.localDate,
      currency,
    });
    const amount: Money = found?.amount ?? { minor: 0, currency };
    const isTold = rate !== undefined && rate.minor > 0;
    const isOwn = isTold && (rate.minor !== amount.minor || rate.currency !== amount.currency);
    const { minor, currency: of } = isOwn ? rate : amount;
    const rate_id = isOwn ? null : (found?.id ?? null);
    return { rate_minor: minor, rate_currency: of, rate_id, rate_own: Number(isOwn) };
  }

  #toEntry(one: ResolvedRow, { id, now }: { readonly id: string; readonly now: number }): NewEntryRow {
    const { source, userId, project, task } = one;
    return {
      id,
      organization_id: this.#writing.row.organization_id,
      user_id: userId,
      project_id: this.#idOf(project),
      task_id: task === undefined ? null : this.#idOf(task),
      started_at: source.startedAt,
      ended_at: source.endedAt,
      zone: source.zone,
      local_date: source.localDate,
      seconds: source.seconds,
      note: source.note,
      billable: source.billable ? 1 : 0,
      tags: JSON.stringify(source.tags),
      git: source.git === null ? null : JSON.stringify(source.git),
      ...this.#rateOf(one),
      timesheet_id: this.#findSheet(one),
      created_at: now,
      updated_at: now,
      version: 1,
    };
  }
}
