/** Of a file that has money in several currencies, each with columns of its own: those that a row fills. */
import { type Column, type ColumnMap, moneyFields } from './cells/columns.ts';

export interface ChosenMoney {
  readonly map: ColumnMap;
  /** False when nothing of the row tells one currency rather than another. */
  readonly isTold: boolean;
  /** What other columns have, too. */
  readonly left: readonly Column[];
}

export function chooseMoney(map: ColumnMap, cells: readonly string[]): ChosenMoney {
  if (map.others.length === 0) return { map, isTold: true, left: [] };
  const all = [map, ...map.others];
  const whichHave = (content: RegExp) =>
    all.filter((one) => moneyColumns(one).some(({ index }) => content.test(cells[index] ?? '')));
  const [filled, written] = [whichHave(/[1-9]/), whichHave(/\d/)];
  const [chosen = written[0] ?? map, ...rest] = filled;
  const left = rest.flatMap(moneyColumns).filter(({ index }) => /[1-9]/.test(cells[index] ?? ''));
  return { map: chosen, isTold: filled.length > 0 || written.length === 1, left };
}

function moneyColumns({ columns }: ColumnMap): Column[] {
  return moneyFields.flatMap((field) => columns.get(field) ?? []);
}
