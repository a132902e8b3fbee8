/** Writes what was typed into the week on screen; what cannot be written is answered as a fault, and hinders nothing else. */

import type { TimeEntry, Week } from '../../../src/api-client/index.ts';
import { formatMinutes } from '../../../src/domain/duration.ts';
import { datesAround, listTaken, type TakenTime } from '../../../src/domain/find-place.ts';
import { succeed } from '../../../src/domain/result.ts';
import { rowKey, sumCell } from '../../../src/domain/week-grid.ts';
import { isoWeekOf, localDate } from '../../../src/domain/zones.ts';
import type { CellPlace, CropQuestion, PlacedEntry, WeekFault } from '../messages.ts';
import type { WeekViewMessage } from '../view-messages.ts';
import { copyEntries } from './copy-week.ts';
import { type AskedBy, type CropPorts, CropQuestions, type Planned, type Waiting } from './crop-questions.ts';
import { faultOf, isStale } from './edit-fault.ts';
import { type CellAct, type CellFacts, moveToDate, planCell } from './plan-cell.ts';
import { findLongNight, isLength, readTyped, toChange, toTimes, withoutUndefined } from './read-typed.ts';
import { entriesOf, toPlanEntry } from './week-content.ts';
import {
  type EntryAct,
  type EntryChange,
  type EntryFields,
  type EntryStore,
  EntryWriter,
} from './write-entries.ts';

export interface EditPorts extends EntryStore, CropPorts {
  /** Of the user, or of somebody else. */
  loadWeek(weekStart: string, userId?: string): Promise<Week>;
  /** What runs now, of the user; undefined where nothing does. */
  findRunning(): Promise<Pick<TimeEntry, 'startedAt' | 'endedAt'> | undefined>;
  /** Zone of new entries. */
  readonly zone: string;
  /** Epoch milliseconds. */
  now(): number;
}

export interface Edited {
  readonly faults: readonly WeekFault[];
  /** Entries that share time with others since. */
  readonly overlaps: number;
  /** Of the longest entry over midnight of more than 12 hours that was made so; left out where none was. */
  readonly nightSeconds?: number;
  /** Entries that were made of a length, with the times that they were given; left out where there is none. */
  readonly placed?: PlacedEntry[];
}

type TypedCell = Extract<WeekViewMessage, { type: 'setCells' }>['cells'][number];
type WeekRow = Week['rows'][number];

interface FoundEntry {
  readonly row: WeekRow;
  readonly entry: WeekRow['cells'][number][number];
}

type WantedChange = Extract<WeekViewMessage, { type: 'changeEntry' }>['change'];

export class WeekEditor {
  private readonly ports: EditPorts;
  private readonly writer: EntryWriter;
  private readonly crops: CropQuestions;
  private current: Week | undefined;
  private overlaps = 0;
  private nightSeconds = 0;
  private placed: PlacedEntry[] = [];

  constructor(ports: EditPorts) {
    this.ports = ports;
    this.writer = new EntryWriter(ports);
    this.crops = new CropQuestions(ports);
  }

  get canUndo(): boolean {
    return this.writer.canUndo;
  }

  get canRedo(): boolean {
    return this.writer.canRedo;
  }

  /** What waits to be answered before it is written. */
  get questions(): readonly CropQuestion[] {
    return this.crops.list;
  }

  async load(weekStart: string, userId?: string): Promise<Week> {
    if (weekStart !== this.current?.weekStart || userId !== undefined) this.crops.clear();
    const week = await this.ports.loadWeek(weekStart, userId);
    this.current = week;
    this.writer.see(week.rows.flatMap(entriesOf));
    return week;
  }

  async setCells(cells: readonly TypedCell[]): Promise<Edited> {
    const touched = new Set<string>();
    const faults: WeekFault[] = [];
    for (const { place, text } of cells) {
      // Where an entry goes depends on those that were made just now.
      if (touched.has(place.date)) await this.reload();
      touched.add(place.date);
      const fault = await this.attempt({ place, text }, () => this.setCell(place, text));
      if (fault !== undefined) faults.push(fault);
    }
    return this.close(faults);
  }

  async changeEntry(id: string, wanted: WantedChange): Promise<Edited> {
    const { times, date, ...rest } = wanted;
    const by = { place: null, text: '', form: { entryId: id, change: wanted } };
    const fault = await this.attempt({ text: times ?? '' }, async () => {
      const span = times === undefined && date === undefined ? {} : this.readTimes(id, { times, date });
      if (typeof span === 'string') return span;
      const change = withoutUndefined({ ...rest, ...span });
      const acts = Object.keys(change).length === 0 ? [] : [{ kind: 'change', id, change } as const];
      return await this.write(by, acts);
    });
    return this.close(fault === undefined ? [] : [fault]);
  }

  /** Writes what was asked about, or gives it up; what has changed since is asked again. */
  async answerCrop(ids: readonly string[], isTaken: boolean): Promise<Edited> {
    const faults: WeekFault[] = [];
    for (const waiting of ids.map((id) => this.crops.take(id))) {
      if (waiting === undefined || !isTaken) continue;
      const { place, text } = waiting.by;
      const fault = await this.attempt({ ...(place && { place }), text }, () => this.writeAsked(waiting));
      if (fault !== undefined) faults.push(fault);
    }
    return this.close(faults);
  }

  async deleteEntry(id: string): Promise<Edited> {
    const by = { place: null, text: '', form: null };
    const fault = await this.attempt({ text: '' }, () => this.write(by, [{ kind: 'delete', id }]));
    return this.close(fault === undefined ? [] : [fault]);
  }

  /** An entry that was proposed, once it is accepted. */
  async record(fields: EntryFields): Promise<Edited> {
    const by = { place: null, text: '', form: null };
    const fault = await this.attempt({ text: '' }, () => this.write(by, [{ kind: 'create', fields }]));
    return this.close(fault === undefined ? [] : [fault]);
  }

  /** What another window has copied in the meantime is there already. */
  async copyFrom(before: Week): Promise<Edited> {
    await this.reload();
    const faults: WeekFault[] = [];
    const missing = this.current === undefined ? [] : copyEntries(before, this.current);
    for (const fields of missing) {
      const { projectId, taskId, startedAt, zone } = fields;
      const place = { projectId, taskId, date: localDate(Date.parse(startedAt), zone) };
      const by = { place, text: '', form: null };
      const fault = await this.attempt({ place, text: '' }, () =>
        this.write(by, [{ kind: 'create', fields }]),
      );
      if (fault !== undefined) faults.push(fault);
    }
    return this.close(faults);
  }

  /** Monday of the week in which that changes something; undefined where nothing is to be undone. */
  weekOf(direction: 'undo' | 'redo'): string | undefined {
    return this.writer.weekOf(direction);
  }

  async undoOrRedo(direction: 'undo' | 'redo'): Promise<Edited> {
    const fault = await this.attempt({ text: '' }, async () => {
      await this.writer[direction]();
      return undefined;
    });
    return this.close(fault === undefined ? [] : [fault]);
  }

  private async reload(): Promise<void> {
    if (this.current !== undefined) await this.load(this.current.weekStart);
  }

  private async setCell(place: CellPlace, text: string): Promise<WeekFault['fault'] | undefined> {
    const plan = planCell(text, await this.factsOf(place));
    if (!plan.ok) return plan.error;
    const by = { place, text, form: null };
    return await this.write(
      by,
      plan.value.map((act) => this.toAct(act, place)),
    );
  }

  private toAct(act: CellAct, { projectId, taskId }: CellPlace): EntryAct {
    if (act.kind === 'delete') return act;
    const times = toTimes(act.span);
    if (act.kind === 'move') return { kind: 'change', id: act.id, change: times };
    const { zone } = this.ports;
    return {
      kind: 'create',
      fields: { projectId, taskId, ...times, zone, note: '', billable: true, tags: [], git: null },
    };
  }

  private async factsOf(place: CellPlace): Promise<CellFacts> {
    const rows = this.current?.rows ?? [];
    const day = this.findDay(place.date);
    const row = rows.find((one) => rowKey(one) === rowKey(place));
    const entries = (row?.cells[day] ?? []).map(toPlanEntry);
    return {
      date: place.date,
      zone: this.ports.zone,
      dayStart: this.current?.dayStart ?? '09:00',
      nowMs: this.ports.now(),
      isArchived: row?.isArchived ?? false,
      isSubmitted: (this.current?.sheets ?? []).some(({ state }) => state === 'submitted'),
      entries,
      taken: entries.length > 0 ? [] : await this.loadTaken(place.date),
    };
  }

  /**
   * What may share the day's time, by whatever clock it was recorded: that of an edge of the week, the next one knows; a
   * timer runs over the day, whenever it began.
   */
  private async loadTaken(date: string): Promise<readonly TakenTime[]> {
    const { from, to } = datesAround(date);
    const mondays = new Set([from, date, to].map((one) => isoWeekOf(one).start));
    const weeks = [...mondays].map(async (monday) =>
      monday === this.current?.weekStart ? this.current : await this.ports.loadWeek(monday),
    );
    const [running, ...loaded] = await Promise.all([this.ports.findRunning(), ...weeks]);
    const entries = loaded.flatMap(({ rows }) => rows.flatMap(entriesOf));
    return listTaken(entries, running);
  }

  private findDay(date: string): number {
    return this.current?.days.findIndex((day) => day.date === date) ?? -1;
  }

  private readTimes(
    id: string,
    { times, date }: Pick<WantedChange, 'times' | 'date'>,
  ): EntryChange | WeekFault['fault'] {
    const entry = this.findEntry(id)?.entry;
    if (entry === undefined || entry.endedAt === null) return 'not_a_time';
    const { startedAt, endedAt, zone } = entry;
    const shown = { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt), zone };
    const moved = date === undefined ? succeed(shown) : moveToDate(shown, date);
    const span = times === undefined ? moved : readTyped(times, { shown, moved, date });
    return span.ok ? toChange(shown, span.value) : span.error;
  }

  /** What would take time from other entries waits for an answer. */
  private async write(by: AskedBy, acts: readonly EntryAct[]): Promise<undefined> {
    this.crops.dropOf(by);
    for (const act of acts) {
      const planned = this.toPlanned(by, act);
      if (planned === undefined || !(await this.crops.ask(planned))) await this.put(act, by);
    }
  }

  private async writeAsked(waiting: Waiting): Promise<WeekFault['fault'] | undefined> {
    const { act, version } = waiting;
    if (act.kind === 'change' && this.findEntry(act.id)?.entry.version !== version) return 'changed';
    if (!(await this.crops.ask(waiting, waiting))) await this.put(act, waiting.by);
    return undefined;
  }

  private async put(act: EntryAct, { text }: AskedBy): Promise<void> {
    const entry: TimeEntry | undefined = await this.writer.write(act);
    if (entry === undefined) return;
    const { overlaps, startedAt, endedAt, zone } = entry;
    if (overlaps.length > 0) this.overlaps += 1;
    if (movesTime(act)) this.nightSeconds = Math.max(this.nightSeconds, findLongNight(entry));
    if (act.kind === 'create' && endedAt !== null && isLength(text)) {
      this.placed = [...this.placed, { startedAt, endedAt, zone }];
    }
  }

  /** Undefined for what moves no time. */
  private toPlanned(by: AskedBy, act: EntryAct): Planned | undefined {
    if (act.kind === 'create') return { by, act, entry: act.fields, version: undefined };
    if (act.kind === 'delete' || !movesTime(act)) return undefined;
    const found = this.findEntry(act.id);
    if (found === undefined || found.entry.endedAt === null) return undefined;
    const { id, version, startedAt, endedAt, zone, note, tags } = found.entry;
    const { projectId, taskId } = found.row;
    const entry = { id, projectId, taskId, startedAt, endedAt, zone, note, tags, ...act.change };
    return { by, act, entry, version };
  }

  private findEntry(id: string): FoundEntry | undefined {
    for (const row of this.current?.rows ?? []) {
      const entry = entriesOf(row).find((one) => one.id === id);
      if (entry !== undefined) return { row, entry };
    }
    return undefined;
  }

  /** Expected refusals are answered; what cannot be reached says so. */
  private async attempt(
    typed: Pick<WeekFault, 'place' | 'text'>,
    run: () => Promise<WeekFault['fault'] | undefined>,
  ): Promise<WeekFault | undefined> {
    try {
      const fault = await run();
      if (fault === 'changed') return await this.toConflict(typed);
      return fault === undefined ? undefined : { ...typed, fault };
    } catch (error) {
      if (isStale(error)) return await this.toConflict(typed);
      return { ...typed, ...faultOf(error) };
    }
  }

  private async toConflict(typed: Pick<WeekFault, 'place' | 'text'>): Promise<WeekFault> {
    await this.reload();
    const { place } = typed;
    const day = place === undefined ? -1 : this.findDay(place.date);
    const row = this.current?.rows.find((one) => place !== undefined && rowKey(one) === rowKey(place));
    return { ...typed, fault: 'changed', theirs: formatMinutes(sumCell(row?.cells[day] ?? [])) };
  }

  private close(faults: readonly WeekFault[]): Edited {
    this.writer.closeBatch(this.current?.weekStart);
    const { overlaps, nightSeconds, placed } = this;
    this.overlaps = 0;
    this.nightSeconds = 0;
    this.placed = [];
    return {
      faults,
      overlaps,
      ...(nightSeconds > 0 && { nightSeconds }),
      ...(placed.length > 0 && { placed }),
    };
  }
}

function movesTime(act: EntryAct): boolean {
  if (act.kind !== 'change') return act.kind === 'create';
  return act.change.startedAt !== undefined || act.change.endedAt !== undefined;
}
