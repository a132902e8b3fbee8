/** What last week's time would be in this one; pure. */
import type { Week } from '../../../api-client/index.ts';
import type { CopyPreview } from '../../../contract/webview/week-view.ts';
import { rowKey, sumAll, sumCell } from '../../../domain/week-grid.ts';
import { addDays, findInstant, localDate, localTime } from '../../../domain/zones.ts';
import type { EntryFields } from './write-entries.ts';

const weekMs = 7 * 86_400_000;

/** Finished entries of projects that still take time, on the same weekday and at the same time on the clock. */
export function copyEntries(before: Week): readonly EntryFields[] {
  return before.rows
    .filter(({ isArchived }) => !isArchived)
    .flatMap(({ projectId, taskId, cells }) =>
      cells.flat().flatMap((entry): EntryFields[] => {
        if (entry.seconds === null || entry.seconds === 0) return [];
        const { zone, note, billable, tags } = entry;
        const startMs = aWeekOn(Date.parse(entry.startedAt), zone);
        const times = { startedAt: toInstant(startMs), endedAt: toInstant(startMs + entry.seconds * 1000) };
        return [{ projectId, taskId, ...times, zone, note, billable, tags, git: null }];
      }),
    );
}

/** Where the clocks skip that time, so much later as they skip. */
function aWeekOn(startMs: number, zone: string): number {
  const date = addDays(localDate(startMs, zone), 7);
  const instant = findInstant(date, localTime(startMs, zone), { zone, repeated: 'earlier' });
  return instant.ok ? instant.value : startMs + weekMs;
}

export function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

export function previewCopy(before: Week, present: ReadonlySet<string>): CopyPreview {
  const rows = before.rows
    .filter(({ isArchived }) => !isArchived)
    // Entries are copied whole, whatever of them lies on the next week.
    .map((row) => ({ ...row, seconds: sumAll(row.cells.map(sumCell)) }));
  const entries = copyEntries(before);
  return {
    type: 'copyPreview',
    week: before.week,
    rows: rows.map((row) => ({
      name: [row.clientName, row.projectName, ...(row.taskName === null ? [] : [row.taskName])].join(' · '),
      isNew: !present.has(rowKey(row)),
      seconds: row.seconds,
    })),
    entryCount: entries.length,
    seconds: rows.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}
