/** The week as the grid shows it: what the host sent, with what was typed since laid over it; pure. */

import { formatMinutes } from '../../../src/domain/duration.ts';
import { rowKey, sumAll, sumColumns } from '../../../src/domain/week-grid.ts';
import { may } from '../../rights.ts';
import type { CellPlace, CropQuestion, WeekContent, WeekEntry, WeekFault, WeekRow } from '../messages.ts';
import type { Words } from '../words.ts';

/** A cell by its row's key and its day, 0 is Monday. */
export interface CellAt {
  readonly row: string;
  readonly day: number;
}

/** What was typed and is not saved yet. */
export interface Pending {
  readonly editId: number;
  readonly place: CellPlace;
  readonly text: string;
  /** What the cell will hold; undefined where only the host can tell. */
  readonly seconds: number | undefined;
}

export interface Overlay {
  readonly pending: ReadonlyMap<string, Pending>;
  readonly invalid: ReadonlyMap<string, WeekFault>;
  /** What takes time from other entries, and waits for an answer. */
  readonly asked: ReadonlyMap<string, CropQuestion>;
}

export interface GridLine {
  readonly key: string;
  readonly row: WeekRow;
  /** Seconds of each day, a running timer up to now. */
  readonly seconds: readonly number[];
  readonly total: number;
  /** What it is billed as; null where that is no other, and until what was typed is saved. */
  readonly billed: number | null;
  /** What `billed` is compared with, where that is not all of `total`; null where nothing is told. */
  readonly billable: number | null;
  /** Something of it was typed and is not saved. */
  readonly isTouched: boolean;
  /** The day on which a timer runs. */
  readonly runningDay: number | undefined;
}

export interface GridGroup {
  readonly clientName: string;
  readonly total: number;
  readonly lines: readonly GridLine[];
}

/** Seconds of a day that cross a midnight. */
export interface Night {
  /** Of entries that began on days before. */
  readonly fromBefore: number;
  /** Of its own entries what lies on days after it. */
  readonly after: number;
}

export interface GridModel {
  readonly groups: readonly GridGroup[];
  /** All lines in the order in which the keyboard goes through them. */
  readonly lines: readonly GridLine[];
  /** What was worked on each day: what crosses midnight is split there, as in reports. */
  readonly dayTotals: readonly number[];
  /** What of that its cells do not show, and what they show though it is not of it. */
  readonly nights: readonly Night[];
  readonly total: number;
  /** As of a line. */
  readonly billed: number | null;
  readonly billable: number | null;
  readonly target: number;
  /** Of the target what is due by the end of today. */
  readonly due: number;
}

export function cellKey({ projectId, taskId, date }: CellPlace): string {
  return `${rowKey({ projectId, taskId })} ${date}`;
}

export function placeOf(row: WeekRow, date: string): CellPlace {
  return { projectId: row.projectId, taskId: row.taskId, date };
}

/** Nothing can be typed into any of it. */
export function isClosed({ person, sheet }: WeekContent): boolean {
  return person !== null || sheet?.state === 'submitted' || !may('time:write');
}

export function nameOfRow({ projectName, taskName }: WeekRow): string {
  return taskName === null ? projectName : `${projectName} · ${taskName}`;
}

/** A cell that was saved, and what its day and its week come to. */
export function describeSaved(model: GridModel, line: GridLine, day: number, words: Words): string {
  const [cell = '', ofDay = '', ofWeek = ''] = [
    line.seconds[day] ?? 0,
    model.dayTotals[day] ?? 0,
    model.total,
  ].map(formatMinutes);
  return words.saved(`${nameOfRow(line.row)} ${cell}`, ofDay, ofWeek);
}

export function buildModel(content: WeekContent, overlay: Overlay, now: number): GridModel {
  const lines = content.rows.map((row) => toLine(row, { content, overlay, now }));
  const clients = [...new Set(content.rows.map(({ clientName }) => clientName))];
  const groups = clients.map((clientName) => {
    const own = lines.filter(({ row }) => row.clientName === clientName);
    return { clientName, lines: own, total: sumAll(own.map(({ total }) => total)) };
  });
  const sumDays = (rows: readonly (readonly number[])[]) => sumColumns(rows, 7);
  const sumNights = sumDays(content.rows.map(({ nights = [] }) => nights));
  const fromBefore = sumDays(content.rows.map((row) => row.fromBefore ?? []));
  const sumCells = sumDays(lines.map(({ seconds }) => seconds));
  const dayTotals = sumCells.map((cells, day) => Math.max(0, cells + (sumNights[day] ?? 0)));
  const { days, today } = content;
  const total = sumAll(dayTotals);
  const billed = lines.some(({ isTouched }) => isTouched) ? null : content.billedSeconds;
  return {
    groups,
    lines: groups.flatMap((group) => group.lines),
    dayTotals,
    nights: fromBefore.map((seconds, day) => ({
      fromBefore: seconds,
      after: seconds - (sumNights[day] ?? 0),
    })),
    total,
    billed,
    billable: billed === null ? null : findPart(content.billableSeconds, total),
    target: sumAll(days.map(({ targetSeconds }) => targetSeconds)),
    due: sumAll(days.filter(({ date }) => date <= today).map(({ targetSeconds }) => targetSeconds)),
  };
}

interface LineFacts {
  readonly content: WeekContent;
  readonly overlay: Overlay;
  readonly now: number;
}

function toLine(row: WeekRow, { content, overlay, now }: LineFacts): GridLine {
  const keys = content.days.map(({ date }) => cellKey(placeOf(row, date)));
  const isTouched = keys.some((key) => overlay.invalid.has(key) || overlay.pending.has(key));
  const seconds = row.cells.map((cell, day) => {
    // Where what was typed is not saved, what is recorded counts.
    return overlay.pending.get(keys[day] ?? '')?.seconds ?? secondsOf(cell, now);
  });
  const runningDay = row.cells.findIndex((cell) => cell.some(({ endedAt }) => endedAt === null));
  const total = Math.max(0, sumAll(seconds) + sumAll(row.nights ?? []));
  const billed = isTouched ? null : row.billedSeconds;
  return {
    key: rowKey(row),
    row,
    seconds,
    total,
    billed,
    billable: billed === null ? null : findPart(row.billableSeconds, total),
    isTouched,
    runningDay: runningDay < 0 ? undefined : runningDay,
  };
}

/** Of the minutes that are shown. */
function findPart(seconds: number, total: number): number | null {
  return formatMinutes(seconds) === formatMinutes(total) ? null : seconds;
}

/** A running timer counts whole minutes: the figure stands still for as long. */
export function secondsOf(cell: readonly WeekEntry[], now: number): number {
  return sumAll(cell.map(({ seconds, startedAt }) => seconds ?? sinceMinutes(startedAt, now)));
}

function sinceMinutes(startedAt: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(startedAt)) / 60_000)) * 60;
}
