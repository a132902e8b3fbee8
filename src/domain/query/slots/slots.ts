/** What was read of a question, slot by slot: what a reader sees as one chip each, and what a choice of it may change. */
import { canonicalJson } from '../../canonical-json.ts';
import { cellsOf } from '../cells.ts';
import { type QueryFrame, subjectOf } from '../frame.ts';

/** One question has one frame; "hours and revenue" has two. */
export type Reading = readonly QueryFrame[];

export type SlotKind =
  | 'measure'
  | 'statistic'
  | 'own'
  | 'filter'
  | 'period'
  | 'group'
  | 'having'
  | 'order'
  | 'comparison'
  | 'asks';

export interface Slot {
  readonly kind: SlotKind;
  /** The one frame that it is of; absent: of all. */
  readonly of?: number;
  /** Place among the filters of its frame. */
  readonly filter?: number;
}

/** What a slot holds of a frame: a choice of the slot changes nothing else. */
export const fieldsOfSlot: Readonly<Record<SlotKind, readonly (keyof QueryFrame)[]>> = {
  measure: ['measure'],
  statistic: ['statistic', 'per'],
  own: ['isMine'],
  filter: ['filters'],
  period: ['period'],
  group: ['group'],
  having: ['having'],
  order: ['order', 'limit'],
  comparison: ['comparison'],
  asks: ['asks'],
};

/** In the order in which one says them. */
export function slotsOf(reading: Reading): readonly Slot[] {
  const [first, ...more] = reading;
  if (first === undefined) return [];
  if (more.every((frame) => isAlike(frame, first))) return slotsOfFrame(first);
  return reading.flatMap((frame, of) => slotsOfFrame(frame).map((slot) => ({ ...slot, of })));
}

/** The frames that a slot is of. */
export function framesOf(reading: Reading, { of }: Slot): Reading {
  return of === undefined ? reading : reading.slice(of, of + 1);
}

/** Whether they ask for different measures of the same. */
function isAlike(one: QueryFrame, other: QueryFrame): boolean {
  const rest = ({ measure: _measure, ...frame }: QueryFrame) =>
    canonicalJson(JSON.parse(JSON.stringify(frame)));
  return rest(one) === rest(other);
}

function slotsOfFrame(frame: QueryFrame): readonly Slot[] {
  const { statistic, isMine, filters, group, having, order, limit, comparison, asks } = frame;
  const has: readonly (readonly [SlotKind, boolean])[] = [
    ['measure', true],
    ['statistic', statistic !== 'total'],
    ['own', isMine === true],
  ];
  const behind: readonly (readonly [SlotKind, boolean])[] = [
    ['period', frame.period !== undefined || hasDays(frame)],
    ['group', group !== undefined],
    ['having', having !== undefined],
    ['order', order !== undefined || limit !== undefined],
    ['comparison', comparison !== undefined],
    ['asks', asks !== undefined],
  ];
  const held = (list: typeof has) => list.flatMap(([kind, is]): Slot[] => (is ? [{ kind }] : []));
  return [...held(has), ...filters.map((_, filter): Slot => ({ kind: 'filter', filter })), ...held(behind)];
}

/** Of what is owed or still to be billed all days are meant, unless some are said. */
function hasDays({ measure, filters }: QueryFrame): boolean {
  const isOfNow =
    measure === 'due' || measure === 'unbilled' || filters.some(({ field }) => field === 'number');
  return cellsOf[subjectOf(measure)].hasPeriod && !isOfNow;
}
