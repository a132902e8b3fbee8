/** Which entries selected rows stand for; pure. */
import type { CommandTarget } from '../../../contract/commands.ts';
import type { Row } from '../../platform/row.ts';
import type { Seen } from './decide-if-unchanged.ts';
import type { EntryRow } from './timesheet-rows.ts';

export interface SelectedEntry {
  readonly id: string;
  /** As its row reads. */
  readonly name: string;
  /** The submitted week that its row shows it on. */
  readonly sheet?: Seen;
}

/**
 * Each once. A day stands for all of its entries, unless some of them are selected themselves: a range from an entry of
 * one day to one of another goes over the row of the day, and means no more than the entries.
 */
export function listSelectedEntries(targets: readonly CommandTarget[]): readonly SelectedEntry[] {
  const entries = targets.filter(({ record }) => record.kind === 'entry').flatMap(toEntries);
  const chosen = new Set(entries.map(({ id }) => id));
  const days = targets.filter(
    ({ record }) => record.kind === 'entries' && record.ids.every((id) => !chosen.has(id)),
  );
  const all = [
    ...entries,
    ...days.flatMap((day) => [...((day as Partial<Row>).children ?? [])].flatMap(toEntries)),
  ];
  return [...new Map(all.map((entry) => [entry.id, entry])).values()];
}

function toEntries(target: CommandTarget): readonly SelectedEntry[] {
  const { label, sheet }: Partial<EntryRow> = target;
  return target.record.ids.map((id) => ({ id, name: label ?? id, ...(sheet && { sheet }) }));
}
