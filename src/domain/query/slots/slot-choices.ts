/**
 * What a slot of a reading may be changed to. Each choice is a whole reading that has an answer, is different in that slot
 * alone, and asks for nothing that its reader may not see.
 */
import type { Permission } from '../../authorization.ts';
import { cellsOf, findMissing } from '../cells.ts';
import type { Bound } from '../conditions.ts';
import {
  type Filter,
  type Group,
  invoiceConditions,
  type Measure,
  measuresBySubject,
  type NamedValue,
  type QueryFrame,
  type Statistic,
  subjectOf,
} from '../frame.ts';
import { permissionsOf } from '../permissions.ts';
import { otherDays } from './other-days.ts';
import { framesOf, type Reading, type Slot, type SlotKind } from './slots.ts';

export interface SlotChoice {
  /** `keep` is what the slot holds now. */
  readonly act: 'keep' | 'replace' | 'without';
  readonly reading: Reading;
}

export interface ChoosingBy {
  /** The user's own day. */
  readonly today: string;
  mayRead(permission: Permission): boolean;
  /** Records that a filter could name instead, the likeliest first. */
  listOthers(filter: Filter): readonly NamedValue[];
}

interface Edit {
  readonly act: SlotChoice['act'];
  readonly change: (frame: QueryFrame) => QueryFrame;
}

type Edits = (frame: QueryFrame, by: ChoosingBy, slot: Slot) => readonly Edit[];

const mostOthers = 7;

/** What it holds first, then others, and last the reading without it. */
export function listChoices(reading: Reading, slot: Slot, by: ChoosingBy): readonly SlotChoice[] {
  const own = framesOf(reading, slot);
  const [first] = own;
  if (first === undefined) return [];
  const kept: SlotChoice = { act: 'keep', reading };
  const alone = ofOneMeasure(reading, slot);
  const edits = alone.length > 0 ? [] : editsOf[slot.kind](first, by, slot);
  const made = edits.flatMap(({ act, change }): SlotChoice[] => {
    const changed = reading.map((frame) => (own.includes(frame) ? change(frame) : frame));
    return changed.every((frame) => isAnswered(frame, by)) ? [{ act, reading: changed }] : [];
  });
  const others = [...alone, ...made.filter(({ act }) => act === 'replace')];
  return [kept, ...others.slice(0, mostOthers), ...made.filter(({ act }) => act === 'without')];
}

/** "Hours + revenue" may be either alone, and is not replaced by a third. */
function ofOneMeasure(reading: Reading, { kind, of }: Slot): readonly SlotChoice[] {
  const isOfSeveral = kind === 'measure' && of === undefined && reading.length > 1;
  return isOfSeveral ? reading.map((frame) => ({ act: 'replace', reading: [frame] })) : [];
}

function isAnswered(frame: QueryFrame, by: ChoosingBy): boolean {
  return findMissing(frame) === undefined && permissionsOf(frame).every((one) => by.mayRead(one));
}

const replace = (change: Edit['change']): Edit => ({ act: 'replace', change });
const without = (change: Edit['change']): Edit => ({ act: 'without', change });

const editsOf: Readonly<Record<SlotKind, Edits>> = {
  measure: (frame) => otherMeasures(frame).map((measure) => replace((one) => ({ ...one, measure }))),
  statistic: otherStatistics,
  own: () => [without(({ isMine: _isMine, ...rest }) => rest)],
  filter: changedFilter,
  period: ({ period, comparison }, { today }) => [
    ...otherDays(period, today).map((days) => replace((one) => ({ ...one, period: days }))),
    // Days are held against days.
    ...(period !== undefined && comparison === undefined
      ? [without(({ period: _period, ...rest }) => rest)]
      : []),
  ],
  group: otherGroups,
  having: ({ having }) =>
    having === undefined
      ? []
      : [
          replace((one) => ({ ...one, having: { ...having, bound: oppositeOf[having.bound] } })),
          without(({ having: _having, ...rest }) => rest),
        ],
  order: otherOrders,
  comparison: otherComparisons,
  asks: ({ asks }) =>
    asks === undefined
      ? []
      : [
          ...(['paid', 'sent', 'overdue'] as const)
            .filter((condition) => condition !== asks.condition)
            .map((condition) => replace((one) => ({ ...one, asks: { ...asks, condition } }))),
          without(({ asks: _asks, ...rest }) => rest),
        ],
};

const measures: readonly Measure[] = [
  ...(['hours', 'value', 'unbilled', 'invoiced', 'received', 'due', 'entries'] as const),
  ...(['invoices', 'days', 'gross', 'vat', 'payments'] as const),
  ...measuresBySubject.payTimes,
  ...measuresBySubject.projects,
  ...measuresBySubject.clients,
];

/** A bound of groups is one of its measure, and only invoices are asked what they are. */
function otherMeasures({ measure, having, asks }: QueryFrame): readonly Measure[] {
  const isFree = having === undefined;
  const fits = (one: Measure) => asks === undefined || subjectOf(one) === subjectOf(measure);
  return isFree ? measures.filter((one) => one !== measure && fits(one)) : [];
}

const statistics: readonly Statistic[] = ['average', 'largest', 'smallest', 'first', 'last'];

function otherStatistics({ statistic, order, limit }: QueryFrame): readonly Edit[] {
  const isPlain = order === undefined && limit === undefined;
  return [
    ...statistics
      .filter((one) => one !== statistic)
      .map((other) => replace((one) => ({ ...one, statistic: other }))),
    ...(isPlain ? [without((one) => ({ ...one, ...ofAll }))] : []),
  ];
}

const ofAll = { statistic: 'total', per: 'record' } as const;

const oppositeOf: Readonly<Record<Bound, Bound>> = {
  above: 'atMost',
  atMost: 'above',
  below: 'atLeast',
  atLeast: 'below',
};

function changedFilter(frame: QueryFrame, by: ChoosingBy, { filter: at = -1 }: Slot): readonly Edit[] {
  const filter = frame.filters[at];
  if (filter === undefined) return [];
  const put = (other: Filter) => replace((one) => ({ ...one, filters: one.filters.with(at, other) }));
  const drop = without((one) => ({ ...one, filters: one.filters.toSpliced(at, 1) }));
  const alike = otherValues(filter, by).map(put);
  return [...alike, ...turned(filter).map(put), ...(isHeldAgainst(filter, frame) ? [] : [drop])];
}

/** The same for another record, another state, other days. */
function otherValues(filter: Filter, by: ChoosingBy): readonly Filter[] {
  if ('values' in filter) return by.listOthers(filter).map((one) => ({ ...filter, values: [one] }));
  if (filter.field === 'tag') return by.listOthers(filter).map(({ name }) => ({ ...filter, tags: [name] }));
  if ('period' in filter) return otherDays(filter.period, by.today).map((period) => ({ ...filter, period }));
  if (filter.field !== 'invoice') return [];
  return likelyConditions
    .filter((condition) => condition !== filter.condition)
    .map((condition) => ({ ...filter, condition }));
}

const likelyConditions = invoiceConditions.filter((one) => ['open', 'overdue', 'paid', 'sent'].includes(one));

/** The other side of a condition. */
function turned(filter: Filter): readonly Filter[] {
  if ('is' in filter) return [{ ...filter, is: !filter.is }];
  return 'bound' in filter ? [{ ...filter, bound: oppositeOf[filter.bound] }] : [];
}

/** A share is one of what is left without it, and "more than Nordwind" is of Acme. */
function isHeldAgainst({ field }: Filter, { comparison }: QueryFrame): boolean {
  if (comparison?.with === 'whole') return comparison.without.includes(field);
  return comparison?.with === 'filters' && comparison.filters.some((one) => one.field === field);
}

const groups: readonly Group[] = [
  ...(['client', 'project', 'month', 'week', 'day', 'person', 'task'] as const),
  ...(['quarter', 'year', 'weekday', 'tag', 'note'] as const),
];

/** Rows that are bounded, ordered or held against their sum are nothing without their groups. */
function otherGroups(frame: QueryFrame): readonly Edit[] {
  const { group, having, order, limit, comparison, measure } = frame;
  const has = cellsOf[subjectOf(measure)].groups;
  const isPlain = [having, order, limit, comparison].every((one) => one === undefined);
  return [
    ...groups
      .filter((one) => one !== group && has.has(one))
      .map((other) => replace((one) => ({ ...one, group: other }))),
    ...(isPlain ? [without(({ group: _group, ...rest }) => rest)] : []),
  ];
}

const usualLimits = [3, 5, 10] as const;

function otherOrders({ order, limit }: QueryFrame): readonly Edit[] {
  const counts = limit === undefined ? [] : usualLimits.filter((one) => one !== limit);
  const reversed = order && { ...order, isDescending: !order.isDescending };
  return [
    ...counts.map((count) => replace((one) => ({ ...one, limit: count }))),
    ...(reversed === undefined ? [] : [replace((one) => ({ ...one, order: reversed }))]),
    without(({ order: _order, limit: _limit, ...rest }) => rest),
  ];
}

function otherComparisons({ comparison }: QueryFrame, { today }: ChoosingBy): readonly Edit[] {
  const days =
    comparison?.with === 'period'
      ? otherDays(comparison.period, today).map((period) =>
          replace((one) => ({ ...one, comparison: { ...comparison, period } })),
        )
      : [];
  return [...days, without(({ comparison: _comparison, ...rest }) => rest)];
}
