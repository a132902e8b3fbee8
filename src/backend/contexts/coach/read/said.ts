/** What was said, slot by slot, before it is put together. */
import type { unitOfPeriod } from '../../../../domain/periods/period-units.ts';
import type { Filter, Period, Shape } from '../../../../domain/query/frame.ts';
import type { SaidBound } from '../words/quantity.ts';
import type { Arrangement } from './arrange.ts';
import type { SaidCondition, SaidName } from './conditions.ts';
import type { Pieces } from './pieces.ts';

export type Topic =
  | 'time'
  | 'unbilled'
  | 'invoices'
  | 'payments'
  | 'clients'
  | 'projects'
  | 'terms'
  | 'payTimes';

export interface SaidParts {
  readonly pieces: Pieces;
  readonly names: readonly SaidName[];
  readonly conditions: readonly SaidCondition[];
  readonly weekdays: readonly Filter[];
  readonly arrangement: Arrangement;
  readonly bounds: readonly PlacedBound[];
  readonly periods: readonly Period[];
  /** Of two periods that are read as one, each of which is a row. */
  readonly joined: ReturnType<typeof unitOfPeriod>;
  readonly isCompared: boolean;
  readonly isShare: boolean;
  readonly shape: Shape;
}

export interface PlacedBound {
  readonly bound: SaidBound;
  readonly index: number;
}

/** "How many", "how much": the figure is asked for, not what it is of. */
export function asksHow(pieces: Pieces): boolean {
  return pieces.has('howMany', 'howMuch');
}

/** Money, or a number without a unit. */
export function isOfMoney({ unit }: SaidBound): boolean {
  return unit === 'money' || unit === undefined;
}

/** "Longer on Tuesday or on Monday?" has no yes and no. */
export const asksWhichOfTwo = (pieces: Pieces): boolean => pieces.has('or') && !pieces.has('than');

/** "Which of them", "welche davon". */
export const asksWhichOf = (pieces: Pieces): boolean =>
  pieces.has('which') || pieces.items.some((item) => item.kind === 'word' && whichOf.test(item.text));

const whichOf = /^(?:which of (?:those|them)|welche davon)$/;

/** "And for how long?" */
export function asksHowLong({ items }: Pick<Pieces, 'items'>): boolean {
  return items.some(
    (item) => item.kind === 'word' && /^(?:how long|wie lange?|for how long)$/.test(item.text),
  );
}
