/** "Was all of my time billable?": whether the whole of it is what it is asked to be. */
import type { Filter, FilterField, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';

const polar =
  /^(?:is|are|was|were|has|have|did|do|does|am|ist|sind|war|waren|hat|habe|hab|haben|wurde|wurden|gilt)\b/;
/** German "was" asks what, and not whether. */
const isWhat = /^was (?!(?:all|every|everything|each|the|my|our|this|that|it|there|any|time)\b)/;
const whole =
  /\b(?:all|every|everything|each|entire|entirely|whole|completely|fully|alle|alles|allen|aller|jede|jeder|jedes|ganze|ganzen|ganz|gesamte|gesamten|samtliche|samtlichen|komplett|komplette|vollstandig)\b/;

export function asksOfAll(pieces: Pieces): boolean {
  return saysAll(textOf(pieces.items));
}

/** Begins as a question for yes or no does. */
export function asksWhether(items: Pieces['items']): boolean {
  const text = textOf(items);
  return polar.test(text) && !isWhat.test(text);
}

/** "Is that billed already?", "is all of it billable?": of what was found before, and not of a part of it. */
export function asksOfFound(items: Pieces['items']): boolean {
  const text = textOf(items);
  return asksWhether(items) && (whole.test(text) || (found.test(text) && !some.test(text)));
}

const found = /\b(?:it|that|this|they|those|these|them|das|es|die|sie)\b/;
const some =
  /\b(?:any|anything|some|something|part|more|of (?:it|that|them|those)|etwas|davon|teil|was|mehr)\b/;

/** Folded words one after another. */
export function saysAll(text: string): boolean {
  return polar.test(text) && !isWhat.test(text) && whole.test(text);
}

/** Periods and names stand for a word that is none of these. */
function textOf(items: Pieces['items']): string {
  const texts = items.map((item) => (item.kind === 'word' ? item.text : '#'));
  const [first, second] = items;
  // "Was last week all billable?"
  const isEnglish = first?.kind === 'word' && first.text === 'was' && second?.kind !== 'word';
  return isEnglish ? ['is', ...texts.slice(1)].join(' ') : texts.join(' ');
}

const sided: ReadonlySet<FilterField> = new Set<FilterField>(['billable', 'billed', 'noted', 'sheet']);

/** The frame with the whole beside it; undefined where it is not clear what all of it should be. */
export function ofAll(frame: QueryFrame): QueryFrame | undefined {
  const [only, ...more] = frame.filters.filter(({ field }) => sided.has(field));
  const isOne = more.length === 0 && frame.comparison === undefined && frame.having === undefined;
  if (only === undefined || !isOne || frame.statistic !== 'total') return undefined;
  const { group: _group, order: _order, limit: _limit, ...kept } = frame;
  // What is not billable never goes on an invoice.
  const able: readonly Filter[] = only.field === 'billed' ? [{ field: 'billable', is: true }] : [];
  return {
    ...kept,
    measure: 'hours',
    filters: [...frame.filters, ...able],
    comparison: { with: 'whole', without: [only.field] },
    shape: 'yes-no',
  };
}

/** What `ofAll` was asked of. */
export function beforeAll(frame: QueryFrame): QueryFrame {
  const { comparison, ...kept } = frame;
  if (comparison?.with !== 'whole' || frame.shape !== 'yes-no') return frame;
  const added: readonly FilterField[] = comparison.without.includes('billed') ? ['billable'] : [];
  const without = new Set([...comparison.without, ...added]);
  return { ...kept, shape: 'figure', filters: frame.filters.filter(({ field }) => !without.has(field)) };
}
