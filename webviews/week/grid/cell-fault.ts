/** Errors of a cell as messages below the grid; pure. */

import { shortDay } from '../clock.ts';
import type { Edits } from '../edits.ts';
import type { FootState } from '../frame.ts';
import type { CellPlace, WeekContent, WeekFault } from '../messages.ts';
import { cellKey, type GridModel, placeOf } from './grid-model.ts';
import { readTypedCell } from './typed-cell.ts';

/** Whose reason was on the screen, and then left: Enter leaves a cell before its reason is there. */
export class ReadFaults {
  readonly #shown = new WeakSet<WeekFault>();
  readonly #passed = new WeakSet<WeekFault>();

  show(fault: WeekFault): void {
    this.#shown.add(fault);
  }

  /** Another cell is selected. */
  leave(faults: Iterable<WeekFault>): void {
    for (const fault of faults) if (this.#shown.has(fault)) this.#passed.add(fault);
  }

  isPassed(fault: WeekFault): boolean {
    return this.#passed.has(fault);
  }
}

/** Of the selected cell before others of this week. */
export function findCellFault(
  { content, model }: { readonly content: WeekContent; readonly model: GridModel },
  edits: Edits,
  selected: CellPlace | undefined,
): Omit<NonNullable<FootState['fault']>, 'isPassed'> | undefined {
  const own = [...edits.invalid.values()].filter(({ place }) =>
    content.days.some(({ date }) => date === place?.date),
  );
  const fault = (selected && edits.invalid.get(cellKey(selected))) ?? own[0];
  if (fault?.place === undefined) return undefined;
  const { date } = fault.place;
  const key = cellKey(fault.place);
  const line = model.lines.find(({ row }) => cellKey(placeOf(row, date)) === key);
  const typed = readTypedCell(fault.text, 0);
  const name = line?.row.taskName ?? line?.row.projectName ?? '';
  return {
    isHere: selected !== undefined && cellKey(selected) === key,
    at: `${shortDay(date)}, ${name}`,
    count: own.length,
    fault,
    mend: !typed.ok && typed.fault === fault.fault ? typed.mend : undefined,
  };
}
