/** A week of time as a grid of project × task × day: how entries fall into rows and cells, and what they add up to. */

/** What a grid needs of an entry. */
export interface GridEntry {
  readonly projectId: string;
  readonly taskId: string | null;
  /** The day it belongs to, ISO. */
  readonly localDate: string;
  /** Whole seconds; null while its timer runs. */
  readonly seconds: number | null;
}

/** Entries of one project and task; `cells` holds those of each day, in the order in which they came. */
export interface GridRow<Entry> {
  readonly projectId: string;
  readonly taskId: string | null;
  readonly cells: readonly (readonly Entry[])[];
}

/** One text for a project and task, to tell rows apart by. */
export function rowKey({ projectId, taskId }: Pick<GridEntry, 'projectId' | 'taskId'>): string {
  return `${projectId}/${taskId ?? ''}`;
}

/** Rows in the order in which their first entries came; entries of other days than `dates` are left out. */
export function arrangeRows<Entry extends GridEntry>(
  entries: readonly Entry[],
  dates: readonly string[],
): readonly GridRow<Entry>[] {
  const rows = new Map<string, { projectId: string; taskId: string | null; cells: Entry[][] }>();
  for (const entry of entries) {
    const day = dates.indexOf(entry.localDate);
    if (day < 0) continue;
    const { projectId, taskId } = entry;
    const key = rowKey(entry);
    const row = rows.get(key) ?? { projectId, taskId, cells: dates.map(() => []) };
    rows.set(key, row);
    row.cells[day]?.push(entry);
  }
  return [...rows.values()];
}

/** Whole seconds of a cell; a running timer counts nothing here. */
export function sumCell(entries: readonly Pick<GridEntry, 'seconds'>[]): number {
  return entries.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
}

/** Column by column, the sums of rows of seconds. */
export function sumColumns(rows: readonly (readonly number[])[], columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, column) => sumAll(rows.map((row) => row[column] ?? 0)));
}

/** Whole seconds in all. */
export function sumAll(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0);
}
