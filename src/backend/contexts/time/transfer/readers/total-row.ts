/** Sums that a spreadsheet or a report has below its rows. */
import type { ColumnMap } from './cells/columns.ts';

const totals =
  /^(?:grand )?(?:total|totals|totale|totaal|totaux|summe|gesamt|gesamtsumme|sum|suma|soma|somme|razem)\s*:?$/i;
const number = /^[-\d.,:\s\p{Sc}]+(?:h|[A-Z]{3})?$/u;

/** True for a row that has no day, and nothing else but numbers and the word for their sum. */
export function isTotalRow({ columns, format }: ColumnMap, cells: readonly string[]): boolean {
  const day = columns.get('startDate');
  if (day === undefined || format === 'vireo') return false;
  const date = cells[day.index]?.trim() ?? '';
  if (date !== '' && !totals.test(date)) return false;
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return said.every((cell) => totals.test(cell) || number.test(cell));
}
