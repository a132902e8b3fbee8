/** "What did I write in the note?", "welche Notiz steht dabei?": the entries of the question before, with their notes. */
import { type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';

const beside: readonly Sense[] = [
  ...(['filler', 'which', 'list', 'issue', 'mine', 'self', 'them', 'ofThat', 'entry', 'work'] as const),
];

/** Undefined where something else is asked, or the question before was of parts that a list would not be of. */
export function askNotesOf(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (subjectOf(previous.measure) !== 'time' || !asksForNote(items)) return undefined;
  const { group, having, order: _order, limit, comparison: _comparison, statistic, per, ...kept } = previous;
  const isOfOne = statistic !== 'total';
  const isOfRecord = per === 'record' && statistic !== 'average';
  if (having !== undefined || (isOfOne ? !isOfRecord : group !== undefined && limit !== undefined))
    return undefined;
  if (isOfOne) return previous;
  return { ...kept, measure: 'hours', statistic: 'total', per: 'record', shape: 'list' };
}

function asksForNote(items: readonly Item[]): boolean {
  const isNote = (item: Item) =>
    item.kind === 'word' && (item.senses.has('note') || item.senses.has('noteRow'));
  const index = items.findIndex(isNote);
  return index >= 0 && !isHad(items, index) && items.every((item) => isNote(item) || isBeside(item));
}

function isBeside(item: Item): boolean {
  if (item.kind !== 'word' || item.senses.has('not') || item.senses.has('except')) return false;
  return ofPlace.test(item.text) || beside.some((sense) => item.senses.has(sense));
}

const ofPlace = /^(?:dabei|daneben|drin|beside)$/;

/** "And with a note?" is a condition. */
function isHad(items: readonly Item[], index: number): boolean {
  return items
    .slice(Math.max(0, index - 2), index)
    .some((item) => item.kind === 'word' && /^(?:with|mit)\b/.test(item.text));
}
