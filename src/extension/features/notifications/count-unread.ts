import type { Row } from '../../platform/row.ts';

/** Of those that were not read. */
export function countUnread(rows: readonly Row[]): number {
  return rows.flatMap(({ children = [] }) => children).filter(({ kind }) => kind === 'notification.unread')
    .length;
}
