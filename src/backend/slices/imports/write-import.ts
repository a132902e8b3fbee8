/** Writes all of an import in one transaction, or nothing of it. */
import { v7 as newId } from 'uuid';
import type { Money } from '../../../domain/money.ts';
import { isoWeekOf } from '../../../domain/zones.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { timeImported } from './imports.events.ts';
import type { NewEntryRow, TimeImportPorts } from './imports.ports.ts';
import {
  insertImportedEntries,
  insertImportedRecords,
  insertTimeImport,
  type TimeImportRow,
} from './imports.repository.ts';
import type { ImportedRecordTable } from './imports.tables.ts';
import type { NewClient, NewProject, NewTask, Resolved, ResolvedRow } from './resolve-rows.ts';

export interface Writing {
  readonly ports: TimeImportPorts;
  readonly actor: Actor;
  readonly row: TimeImportRow;
  readonly resolved: Resolved;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

/** Of 21 columns each: well below the number of parameters that a statement may have, and of the time it may take. */
const rowsAStatement = 500;

type Made = Map<NewClient | NewProject | NewTask, string>;

export async function writeImport(work: Work, writing: Writing): Promise<void> {
  const { row, resolved, signal, onProgress } = writing;
  await insertTimeImport(work.trx, row);
  const writer = new Writer(work, writing);
  await writer.makeRecords();
  for (let start = 0; start < resolved.rows.length; start += rowsAStatement) {
    signal.throwIfAborted();
    await writer.write(resolved.rows.slice(start, start + rowsAStatement));
    onProgress(Math.min(1, (start + rowsAStatement) / resolved.rows.length));
  }
  signal.throwIfAborted();
  await work.log({
    type: timeImported,
    id: row.id,
    version: row.version,
    after: { fileName: row.file_name },
  });
}

class Writer {
  readonly #work: Work;
  readonly #writing: Writing;
  readonly #made: Made = new Map();
  readonly #sheets = new Map<string, string>();
  readonly #weeks = new Map<string, string>();

  constructor(work: Work, writing: Writing) {
    this.#work = work;
    this.#writing = writing;
  }

  async makeRecords(): Promise<void> {
    const { ports, row, resolved } = this.#writing;
    const { organization_id } = row;
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

  async write(rows: readonly ResolvedRow[]): Promise<void> {
    const { row, ports } = this.#writing;
    for (const one of rows) await this.#openSheet(one);
    const entries = rows.map((one) => this.#toEntry(one));
    await ports.insertEntries(this.#work.trx, entries);
    const imported = rows.map(({ source, hash }, at) => ({
      entry_id: entries[at]?.id ?? '',
      organization_id: row.organization_id,
      import_id: row.id,
      row_number: source.row,
      hash,
      state: source.state,
      invoice: source.invoice,
    }));
    await insertImportedEntries(this.#work.trx, imported);
  }

  #weekOf(date: string): string {
    const known = this.#weeks.get(date);
    if (known !== undefined) return known;
    const { start } = isoWeekOf(date);
    this.#weeks.set(date, start);
    return start;
  }

  #sheetKey({ userId, source }: ResolvedRow): string {
    return `${userId} ${this.#weekOf(source.localDate)} ${source.state}`;
  }

  /** What was decided elsewhere is locked by a sheet of its own, a person, week and state. */
  async #openSheet(one: ResolvedRow): Promise<void> {
    const { state, localDate } = one.source;
    const key = this.#sheetKey(one);
    if (state === 'open' || this.#sheets.has(key)) return;
    const { ports, row } = this.#writing;
    const weekStart = this.#weekOf(localDate);
    const sheet = { organizationId: row.organization_id, userId: one.userId, weekStart, state };
    const { id } = await ports.addDecidedSheet(this.#work, sheet);
    this.#sheets.set(key, id);
    await this.#remember('timesheet', id);
  }

  #toEntry(one: ResolvedRow): NewEntryRow {
    const { source, userId, project, task } = one;
    const rate: Money = one.rate ?? project.rate;
    const { now } = this.#work;
    return {
      id: newId(),
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
      rate_minor: rate.minor,
      rate_currency: rate.currency,
      timesheet_id: source.state === 'open' ? null : (this.#sheets.get(this.#sheetKey(one)) ?? null),
      created_at: now,
      updated_at: now,
      version: 1,
    };
  }
}
