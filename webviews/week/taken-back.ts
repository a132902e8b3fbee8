/** What was taken back, or done again, as the week shows it; pure. */
import type { CellPlace, WeekContent } from '../../src/contract/webview/week-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { rowKey } from '../../src/domain/week-grid.ts';
import { shortDay } from './clock.ts';
import { findCell, printVersions } from './edits.ts';
import { placeOf, secondsOf } from './grid-model.ts';

/** More are counted. */
const mostNamed = 2;

/** Cells whose entries are others, or have changed, row by row. */
export function findChanged(before: WeekContent, after: WeekContent): readonly CellPlace[] {
  const have = new Set(after.rows.map(rowKey));
  const rows = [...after.rows, ...before.rows.filter((row) => !have.has(rowKey(row)))];
  return rows
    .flatMap((row) => after.days.map(({ date }) => placeOf(row, date)))
    .filter((place) => printVersions(before, place) !== printVersions(after, place));
}

/** `Sun 22, Portal: 1:30 → 1:15`; the cell alone where its time is the same. */
export function describeChanged(
  { before, after, now }: { readonly before: WeekContent; readonly after: WeekContent; readonly now: number },
  places: readonly CellPlace[],
): { readonly text: string; readonly more: number } {
  const texts = places.slice(0, mostNamed).map((place) => {
    const row = [...after.rows, ...before.rows].find((one) => rowKey(one) === rowKey(place));
    const name = `${shortDay(place.date)}, ${row?.taskName ?? row?.projectName ?? ''}`;
    const [was, is] = [before, after].map((week) => formatMinutes(secondsOf(findCell(week, place), now)));
    return was === is ? name : `${name}: ${was} → ${is}`;
  });
  return { text: texts.join('; '), more: Math.max(0, places.length - mostNamed) };
}
