/** Writes all of an import in one transaction, or nothing of it. */
import type { Money } from '../../../../../domain/money.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { createRateBook, findRate, type RateBook } from '../../../../../domain/rates/rate.ts';
import { ignore } from '../../../../../workspace/ignore-error.ts';
import { newIds } from '../../../../platform/new-ids.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { LeftDay } from '../../model/emptied-sheets.ts';
import { timeImported } from './imports.events.ts';
import type { NewEntryRow, SheetMove, TimeImportPorts } from './imports.ports.ts';
import {
  insertImportedEntries,
  insertImportedRecords,
  insertTimeImport,
  type TimeImportRow,
} from './imports.repository.ts';
import type { ImportedRecordTable } from './imports.tables.ts';
import { toDecided, Weeks } from './open-file/decided-rows.ts';
import type { Decided, LookedFile } from './open-file/open-file.ts';
import type { NewClient, NewProject, NewTask, ResolvedRow } from './resolve/resolved-rows.ts';
import { takeStates } from './take-states.ts';

export interface Writing {
  readonly ports: TimeImportPorts;
  readonly actor: Person;
  readonly row: TimeImportRow;
  readonly looked: LookedFile;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

type Made = Map<NewClient | NewProject | NewTask, string>;

export async function writeImport(work: Work, writing: Writing): Promise<void> {
  const { row, looked, signal } = writing;
  await insertTimeImport(work.trx, row);
  const writer = new Writer(work, writing);
  await writer.makeRecords();
  await writer.openSheets(looked.sheets);
  await writeInPieces(writer, writing);
  await writer.takeStates();
  signal.throwIfAborted();
  await work.log({
    type: timeImported,
    id: row.id,
    version: row.version,
    after: { fileName: row.file_name },
  });
}

/** While the database writes one piece the next is made ready. */
async function writeInPieces(
  writer: Writer,
  { looked, signal, onProgress }: Pick<Writing, 'looked' | 'signal' | 'onProgress'>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  try {
    let written = 0;
    for await (const rows of looked.pieces()) {
      signal.throwIfAborted();
      const piece = writer.write(rows).then(() => {
        written += rows.length;
        onProgress(written / looked.rowCount);
      });
      piece.catch((error: unknown) => ignore(error, 'it is told where the piece is waited for'));
      underWay.push(piece);
      if (underWay.length > 1) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    // Nothing is under way any more when the transaction ends, be it by a failure.
    await Promise.allSettled(underWay);
  }
}

class Writer {
  readonly #work: Work;
  readonly #writing: Writing;
  readonly #made: Made = new Map();
  readonly #sheets = new Map<string, string>();
  readonly #weeks = new Weeks();
  #rates: RateBook = createRateBook([]);

  constructor(work: Work, writing: Writing) {
    this.#work = work;
    this.#writing = writing;
  }

  async makeRecords(): Promise<void> {
    const { ports, row, looked } = this.#writing;
    const { organization_id } = row;
    const resolved = looked.named;
    for (const user of resolved.users) await ports.addUser(this.#work, organization_id, user);
    for (const client of resolved.clients) {
      await this.#keep('client', client, await ports.addClient(this.#work, organization_id, client));
    }
    for (const project of resolved.projects) {
      const { name, rate } = project;
      const input = { clientId: this.#idOf(project.client), name, hourlyRate: rate };
      await this.#keep('project', project, await ports.addProject(this.#work, organization_id, input));
    }
    for (const task of resolved.tasks) {
      const input = { projectId: this.#idOf(task.project), name: task.name };
      await this.#keep('task', task, await ports.addTask(this.#work, organization_id, input));
    }
    this.#rates = await ports.loadRateBook(this.#work.trx, organization_id);
  }

  async #keep(
    kind: ImportedRecordTable['kind'],
    made: NewClient | NewProject | NewTask,
    { id }: { id: string },
  ) {
    this.#made.set(made, id);
    await this.#remember(kind, id);
  }

  async #remember(kind: ImportedRecordTable['kind'], record_id: string): Promise<void> {
    const { organization_id, id: import_id } = this.#writing.row;
    await insertImportedRecords(this.#work.trx, [{ record_id, organization_id, import_id, kind }]);
  }

  #idOf(record: { readonly id: string } | NewClient | NewProject | NewTask): string {
    return 'id' in record ? record.id : (this.#made.get(record) ?? '');
  }

  async openSheets(sheets: readonly Decided[]): Promise<void> {
    for (const decided of sheets) {
      this.#writing.signal.throwIfAborted();
      await this.#openSheet(decided);
    }
  }

  async write(rows: readonly ResolvedRow[]): Promise<void> {
    const { row, ports } = this.#writing;
    const ids = newIds(rows.length);
    const entries = rows.map((one, at) => this.#toEntry(one, ids[at] ?? ''));
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
    await Promise.all([
      ports.insertEntries(this.#work.trx, entries),
      insertImportedEntries(this.#work.trx, imported),
    ]);
  }

  /** What was decided elsewhere is locked by a sheet of its own, a person, week and state. */
  async #openSheet(decided: Decided): Promise<string> {
    const { userId, localDate, state } = decided;
    const key = this.#weeks.keyOf(decided);
    const there = this.#sheets.get(key);
    if (there !== undefined) return there;
    const { ports, row } = this.#writing;
    const weekStart = this.#weeks.startOf(localDate);
    const sheet = { organizationId: row.organization_id, userId, weekStart, state };
    const { id } = await ports.addDecidedSheet(this.#work, sheet);
    this.#sheets.set(key, id);
    await this.#remember('timesheet', id);
    return id;
  }

  #findSheet(one: ResolvedRow): string | null {
    const decided = toDecided(one);
    return decided === undefined ? null : (this.#sheets.get(this.#weeks.keyOf(decided)) ?? null);
  }

  async takeStates(): Promise<void> {
    const { looked, signal, ports, row } = this.#writing;
    const { taken } = looked;
    const moves: SheetMove[] = [];
    const left: LeftDay[] = [];
    for (const { row: again, brought } of taken) {
      signal.throwIfAborted();
      const { state } = again.source;
      if (state === 'open' || brought.entry === undefined) continue;
      const { userId, localDate } = brought.entry;
      const sheetId = await this.#openSheet({ userId, localDate, state });
      moves.push({ entryId: brought.entryId, sheetId });
      left.push({ organization_id: row.organization_id, user_id: userId, local_date: localDate });
    }
    await takeStates(this.#work, this.#writing, { taken, moves });
    await ports.settleEmptiedSheets(this.#work, left);
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

  #toEntry(one: ResolvedRow, id: string): NewEntryRow {
    const { source, userId, project, task } = one;
    const { now } = this.#work;
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
