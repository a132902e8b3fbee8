/** What a slot holds, as its chip says it. */
import { formatMinutes } from '../../../../../domain/duration.ts';
import { formatMoney, isCurrency, parseMoney } from '../../../../../domain/money.ts';
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { Filter, NamedValue, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Reading, Slot, SlotKind } from '../../../../../domain/query/slots/slots.ts';
import { unitOf } from '../../../insight/model/query/units.ts';
import { boundWord } from '../../words/bound-words.ts';
import { invoiceWords } from '../condition-sides.ts';
import { sayFilter } from '../say-filters.ts';
import type { ChipWriting } from './chip-writing.ts';
import { capitalized, sayDays } from './say-days.ts';
import {
  groupWords,
  measureWords,
  nameOfFilter,
  pick,
  quote,
  slotNames,
  statisticWords,
  words,
} from './slot-words.ts';

/** "Client". */
export function sayName({ filters }: QueryFrame, slot: Slot, { language }: ChipWriting): string {
  if (slot.kind !== 'filter') return pick(language, slotNames[slot.kind]);
  const filter = filters[slot.filter ?? -1];
  return filter === undefined ? '' : pick(language, nameOfFilter(filter));
}

/** "Nordwind", "Not billable": of the frames that the slot is of, which hold the same but for their measures. */
export function sayLabel(frames: Reading, slot: Slot, writing: ChipWriting): string {
  const [frame] = frames;
  if (frame === undefined) return '';
  if (slot.kind === 'measure')
    return [...new Set(frames.map(({ measure }) => pick(writing.language, measureWords[measure])))].join(
      ' + ',
    );
  if (slot.kind !== 'filter') return labels[slot.kind](frame, writing);
  const filter = frame.filters[slot.filter ?? -1];
  return filter === undefined ? '' : sayCondition(filter, writing);
}

type Label = (frame: QueryFrame, writing: ChipWriting) => string;

const labels: Readonly<Record<Exclude<SlotKind, 'measure' | 'filter'>, Label>> = {
  statistic: ({ statistic, per }, { language }) =>
    pick(language, statistic === 'total' ? words.total : statisticWords[per][statistic]),
  own: (_frame, { language }) => pick(language, words.mine),
  period: ({ period }, writing) => sayDays(period, writing),
  group: ({ group }, { language }) => (group === undefined ? '' : pick(language, groupWords[group])),
  having: sayHaving,
  order: sayOrder,
  comparison: sayComparison,
  asks: ({ asks }, { language }) =>
    asks === undefined
      ? ''
      : `${capitalized(pick(language, invoiceWords[asks.condition][asks.is ? 0 : 1]))}?`,
};

function sayCondition(filter: Filter, writing: ChipWriting): string {
  const { language } = writing;
  const side = (said: string, is: boolean) => (is ? said : `${pick(language, words.not)} ${said}`);
  const or = ` ${pick(language, words.or)} `;
  switch (filter.field) {
    case 'client':
    case 'project':
    case 'task':
    case 'person':
      return side(filter.values.map(sayNamed).join(or), filter.is);
    case 'tag':
      return side(filter.tags.map((tag) => `#${tag}`).join(or), filter.is);
    case 'text': {
      const said = filter.texts.map((text) => quote(text, language)).join(filter.isAll ? ' + ' : or);
      return `${pick(language, filter.is ? words.noteHas : words.noteLacks)} ${said}`;
    }
    case 'number':
      return side(filter.numbers.join(or), filter.is);
    default:
      return capitalized(sayFilter(filter, writing).replaceAll('**', ''));
  }
}

export const sayNamed = ({ name, clientName }: NamedValue): string =>
  clientName === undefined ? name : projectLabel(clientName, name);

function sayHaving({ having, measure }: QueryFrame, writing: ChipWriting): string {
  if (having === undefined) return '';
  const { bound, value, currency = writing.currency } = having;
  return `${capitalized(boundWord(bound, writing))} ${sayValue(value, measure, { ...writing, ...(currency && { currency }) })}`;
}

function sayValue(value: number, measure: QueryFrame['measure'], writing: ChipWriting): string {
  const { locale, language, currency } = writing;
  const plain = new Intl.NumberFormat(locale).format(value);
  switch (unitOf(measure)) {
    case 'seconds':
      return formatMinutes(value);
    case 'percent':
      return `${plain} %`;
    case 'days':
      return `${plain} ${pick(language, words.days)}`;
    case 'money': {
      const money =
        currency !== undefined && isCurrency(currency) ? parseMoney(String(value), currency) : undefined;
      return money?.ok ? formatMoney(money.value, locale) : plain;
    }
    case 'count':
      return plain;
  }
}

function sayOrder({ order, limit }: QueryFrame, { language }: ChipWriting): string {
  if (order === undefined) return limit === undefined ? '' : `${pick(language, words.atMost)} ${limit}`;
  const isTop = order.by === 'value' && limit !== undefined;
  if (isTop) return `${pick(language, order.isDescending ? words.top : words.lowest)} ${limit}`;
  const first =
    order.by === 'value'
      ? ([words.largestFirst, words.smallestFirst] as const)
      : ([words.newestFirst, words.oldestFirst] as const);
  const said = pick(language, first[order.isDescending ? 0 : 1]);
  return limit === undefined ? said : `${said}, ${pick(language, words.atMost).toLowerCase()} ${limit}`;
}

function sayComparison({ comparison }: QueryFrame, writing: ChipWriting): string {
  const { language } = writing;
  const versus = pick(language, words.versus);
  switch (comparison?.with) {
    case undefined:
      return '';
    case 'period':
      return `${versus} ${sayDays(comparison.period, writing)}`;
    case 'filters':
      return `${versus} ${comparison.filters.map((filter) => sayCondition(filter, writing)).join(', ')}`;
    case 'whole': {
      const share = pick(language, words.share);
      const { period } = comparison;
      return period === undefined ? share : `${share}, ${versus} ${sayDays(period, writing)}`;
    }
  }
}
