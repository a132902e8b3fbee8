/** Words whose sense the words beside them say: "nach der Rechnung" is no "by invoice", "how many days is 2026-0014 over" is of what is due. */
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { isInvoiceNumber } from './named-values.ts';

export const markBeside = (items: readonly Item[]): readonly Item[] =>
  markDaysOver(markAfter(markThese(markWeekdays(markGot(items)))));

/** "On which weekdays": they are asked for. */
function markWeekdays(items: readonly Item[]): readonly Item[] {
  return items.map((item, at) => {
    const before = items[at - 1];
    const isAsked = before?.kind === 'word' && before.senses.has('which');
    return isAsked && textOf(item) === 'weekdays' ? withSense(item, 'weekday') : item;
  });
}

/** "Did we get more from Acme?" is of what came in. */
function markGot(items: readonly Item[]): readonly Item[] {
  const isFrom = items.some(({ kind }, at) => kind === 'name' && textOf(items[at - 1]) === 'from');
  return items.map((item) =>
    isFrom && /^(?:get|got|gotten)$/.test(textOf(item)) ? withSense(item, 'receive') : item,
  );
}

const found: readonly Sense[] = ['hours', 'entry', 'invoice', 'draft', 'payment', 'money', 'quarter'];

/** "Was sind diese Stunden wert?" is of what was found before. */
function markThese(items: readonly Item[]): readonly Item[] {
  return items.map((item, at) => {
    const next = items[at + 1];
    const isFound = next?.kind === 'word' && found.some((sense) => next.senses.has(sense));
    return isFound && /^diese[rsnm]?$/.test(textOf(item)) ? withSense(item, 'ofThat') : item;
  });
}

const event = /^(?:rechnung|zahlung|faktura|uberweisung|anzahlung)$/;
const article = /^(?:der|dieser|meiner|unserer|ihrer|seiner|jener)$/;

/** "Nach Rechnung" is a row each. */
function markAfter(items: readonly Item[]): readonly Item[] {
  return items.map((item, at) => {
    const isAfter = item.kind === 'word' && item.text === 'nach' && article.test(textOf(items[at + 1]));
    return isAfter && event.test(textOf(items[at + 2])) ? withSense(item, 'after') : item;
  });
}

const over = /^(?:druber|daruber|drueber|over|past)$/;
const days = /^(?:tage|tagen|days)$/;

/** "Wie viele Tage ist die 2026-0014 schon drüber?" */
function markDaysOver(items: readonly Item[]): readonly Item[] {
  const isOfDays = items.some(isInvoiceNumber) && items.some((item) => days.test(textOf(item)));
  const last = items.findLastIndex((item) => over.test(textOf(item)));
  const item = items[last];
  return isOfDays && item !== undefined ? items.with(last, withSense(item, 'overdue')) : items;
}

const textOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');

const withSense = (item: Item, sense: Sense): Item =>
  item.kind === 'word' ? { ...item, senses: new Set([sense]) } : item;
