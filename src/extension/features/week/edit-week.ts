/** Writes what was typed into the week on screen; what cannot be written is answered as a fault, and hinders nothing else. */
import type { TimeEntry, Week } from '../../../api-client/index.ts';
import type {
  CellPlace,
  CropQuestion,
  WeekFault,
  WeekViewMessage,
} from '../../../contract/webview/week-view.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { parseTypedOver } from '../../../domain/typed-time.ts';
import { rowKey, sumCell } from '../../../domain/week-grid.ts';
import { addDays, dayRange, localDate } from '../../../domain/zones.ts';
import { classifyFailure, isApiFailure } from '../../platform/failures.ts';
import { formatSpan } from '../timesheets/formats.ts';
import { copyEntries, toInstant } from './copy-week.ts';
import { type AskedBy, type CropPorts, CropQuestions, type Planned, type Waiting } from './crop-questions.ts';
import {
  type CellAct,
  type CellFacts,
  type PlanEntry,
  type PlannedSpan,
  planCell,
  resolveOver,
} from './plan-cell.ts';
import { toPlanEntry } from './week-content.ts';
import {
  type EntryAct,
  type EntryChange,
  type EntryFields,
  EntryGone,
  type EntryStore,
  EntryWriter,
} from './write-entries.ts';

export interface EditPorts extends EntryStore, CropPorts {
  /** Of the user, or of somebody else. */
  loadWeek(weekStart: string, userId?: string): Promise<Week>;
  /** Zone of new entries. */
  readonly zone: string;
}

export interface Edited {
  readonly faults: readonly WeekFault[];
  /** Entries that share time with others since. */
  readonly overlaps: number;
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
    this.writer.see(week.rows.flatMap(({ cells }) => cells.flat()));
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

  async changeEntry(id: string, { times, ...rest }: WantedChange): Promise<Edited> {
    const by = {
      place: null,
      text: '',
      form: { entryId: id, change: { ...rest, ...(times !== undefined && { times }) } },
    };
    const fault = await this.attempt({ text: times ?? '' }, async () => {
      const span = times === undefined ? {} : this.readTimes(id, times);
      if (typeof span === 'string') return span;
      const change = withoutUndefined({ ...rest, ...span });
      const acts = Object.keys(change).length === 0 ? [] : [{ kind: 'change', id, change } as const];
      return await this.write(by, acts);
    });
    return this.close(fault === undefined ? [] : [fault]);
  }

  /** Writes what was asked about, or gives it up; what has changed since is asked anew. */
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

  /** What another window has copied meanwhile is there already. */
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

  /** Monday of the week in which that changes something; undefined where nothing is to be taken back. */
  weekOf(direction: 'undo' | 'redo'): string | undefined {
    return this.writer.weekOf(direction);
  }

  async takeBack(direction: 'undo' | 'redo'): Promise<Edited> {
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
    return {
      date: place.date,
      zone: this.ports.zone,
      dayStart: this.current?.dayStart ?? '09:00',
      isArchived: row?.isArchived ?? false,
      isSubmitted: this.current?.sheets.at(-1)?.state === 'submitted',
      entries: (row?.cells[day] ?? []).map(toPlanEntry),
      ofDay: [
        ...rows.flatMap(({ cells }) => (cells[day] ?? []).map(toPlanEntry)),
        ...(await this.loadNight(place.date)),
      ],
    };
  }

  /** What reaches into a day from the one before; of a Monday, the week before knows it. */
  private async loadNight(date: string): Promise<readonly PlanEntry[]> {
    const day = this.findDay(date);
    if (day < 0) return [];
    const week = day === 0 ? await this.ports.loadWeek(addDays(date, -7)) : this.current;
    const { startMs } = dayRange(date, this.ports.zone);
    return (week?.rows ?? [])
      .flatMap(({ cells }) => (cells.at(day - 1) ?? []).map(toPlanEntry))
      .filter(({ endMs }) => endMs !== undefined && endMs > startMs);
  }

  private findDay(date: string): number {
    return this.current?.days.findIndex((day) => day.date === date) ?? -1;
  }

  private readTimes(id: string, times: string): EntryChange | WeekFault['fault'] {
    const entry = this.findEntry(id)?.entry;
    if (entry === undefined || entry.endedAt === null) return 'not_a_time';
    const { zone } = entry;
    const shown = { startMs: Date.parse(entry.startedAt), endMs: Date.parse(entry.endedAt) };
    const seconds = (shown.endMs - shown.startMs) / 1000;
    const typed = parseTypedOver(times, { span: formatSpan(entry, '-'), seconds });
    if (!typed.ok) return typed.error;
    const { value } = typed;
    if (value.kind === 'change' || value.seconds === 0) return 'not_a_time';
    if (value.kind === 'length') {
      return toChange(shown, { ...shown, endMs: shown.startMs + value.seconds * 1000 });
    }
    const span = resolveOver(value, { ...shown, zone }, { isOnItsDay: true });
    return span.ok ? toChange(shown, span.value) : span.error;
  }

  /** What would take time from other entries waits for an answer. */
  private async write(by: AskedBy, acts: readonly EntryAct[]): Promise<undefined> {
    this.crops.dropOf(by);
    for (const act of acts) {
      const planned = this.toPlanned(by, act);
      if (planned === undefined || !(await this.crops.ask(planned))) await this.put(act);
    }
  }

  private async writeAsked(waiting: Waiting): Promise<WeekFault['fault'] | undefined> {
    const { act, version } = waiting;
    if (act.kind === 'change' && this.findEntry(act.id)?.entry.version !== version) return 'changed';
    if (!(await this.crops.ask(waiting, waiting))) await this.put(act);
    return undefined;
  }

  private async put(act: EntryAct): Promise<void> {
    const entry: TimeEntry | undefined = await this.writer.write(act);
    if (entry !== undefined && entry.overlaps.length > 0) this.overlaps += 1;
  }

  /** Undefined for what moves no time. */
  private toPlanned(by: AskedBy, act: EntryAct): Planned | undefined {
    if (act.kind === 'create') return { by, act, entry: act.fields, version: undefined };
    if (act.kind === 'delete') return undefined;
    if (act.change.startedAt === undefined && act.change.endedAt === undefined) return undefined;
    const found = this.findEntry(act.id);
    if (found === undefined || found.entry.endedAt === null) return undefined;
    const { id, version, startedAt, endedAt, zone, note, tags } = found.entry;
    const { projectId, taskId } = found.row;
    const entry = { id, projectId, taskId, startedAt, endedAt, zone, note, tags, ...act.change };
    return { by, act, entry, version };
  }

  private findEntry(id: string): FoundEntry | undefined {
    for (const row of this.current?.rows ?? []) {
      const entry = row.cells.flat().find((one) => one.id === id);
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
    const { overlaps } = this;
    this.overlaps = 0;
    return { faults, overlaps };
  }
}

/** What is to be another instant. */
function toChange(before: PlannedSpan, after: PlannedSpan): EntryChange {
  const { startedAt, endedAt } = toTimes(after);
  return {
    ...(after.startMs !== before.startMs && { startedAt }),
    ...(after.endMs !== before.endMs && { endedAt }),
  };
}

function toTimes({ startMs, endMs }: PlannedSpan): { startedAt: string; endedAt: string } {
  return { startedAt: toInstant(startMs), endedAt: toInstant(endMs) };
}

/** Fields that are not named stay as they are. */
function withoutUndefined(change: object): EntryChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function isStale(error: unknown): boolean {
  return (
    error instanceof EntryGone || isApiFailure(error, 'stale_version') || isApiFailure(error, 'not_found')
  );
}

function faultOf(error: unknown): Pick<WeekFault, 'fault' | 'message'> {
  if (isApiFailure(error, 'entry_locked')) return { fault: 'locked' };
  const failure = classifyFailure(error);
  if (failure.kind === 'unavailable') return { fault: 'offline', message: failure.problem.sentence };
  if (failure.kind === 'refused') return { fault: 'refused', message: failure.sentence };
  throw error;
}
