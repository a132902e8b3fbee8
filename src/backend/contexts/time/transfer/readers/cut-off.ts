/** Rows at which a file ends before it should: a copy that broke off, a disk that was full. */
import type { ColumnMap, Field } from './cells/columns.ts';

const lengths: readonly Field[] = ['endTime', 'endedAt', 'duration', 'hours'];

/** True for a row that is shorter than its header and tells neither end nor length; a running timer has these cells, empty. */
export function isCutOff(map: ColumnMap, cells: readonly string[]): boolean {
  if (cells.length >= map.width) return false;
  return lengths.every((field) => {
    const column = map.columns.get(field);
    return column === undefined || (cells[column.index] ?? '').trim() === '';
  });
}
