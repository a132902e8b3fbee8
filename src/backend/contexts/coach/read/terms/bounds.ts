/** Bounds of rates and budgets, also those that words alone say: "is it used up?", "still within budget?". */
import type { Bound } from '../../../../../domain/query/conditions.ts';
import type { Having, Measure } from '../../../../../domain/query/frame.ts';
import type { SaidBound } from '../../words/quantity.ts';
import type { Pieces } from '../pieces.ts';
import type { SaidParts } from '../said.ts';

export interface Bounded {
  readonly having: Having;
  readonly measure: Measure;
}

/** Undefined where there is none, or where it is of something else: a rate of hours, a budget of money. */
export function boundOf(said: SaidParts, measure: Measure): Bounded | undefined {
  const bounded = saidBound(said, measure);
  const denial = said.pieces.find(['not']);
  if (bounded === undefined || denial < 0) return bounded;
  said.pieces.take(denial);
  const { having } = bounded;
  return { ...bounded, having: { ...having, bound: denied[having.bound] } };
}

/** "Not over budget" is at most all of it. */
const denied: Readonly<Record<Bound, Bound>> = {
  above: 'atMost',
  atMost: 'above',
  below: 'atLeast',
  atLeast: 'below',
};

function saidBound(said: SaidParts, measure: Measure): Bounded | undefined {
  const { bounds, pieces } = said;
  const [first] = bounds;
  if (first === undefined) return takeOver(pieces) ?? boundBySide(said);
  const { bound, unit, value } = first.bound;
  if (measure === 'rate') return ofRate(first.bound);
  if (unit === 'percent') return ofShare(first.bound, measure);
  if (unit !== 'time') return undefined;
  if (measure === 'budgetLeft') return { measure, having: { bound, value } };
  return pieces.has('used') ? undefined : { measure: 'budget', having: { bound, value } };
}

const ofUsed = (bound: Bound, value: number): Bounded => ({
  measure: 'budgetUsed',
  having: { bound, value },
});

/** "Which projects are over budget?" */
function takeOver(pieces: Pieces): Bounded | undefined {
  const isOver = pieces.takeAll('overBudget') || (pieces.has('budget') && pieces.takeAll('exceeded'));
  return isOver ? ofUsed('above', 100) : undefined;
}

/** "Is any of it left?", "is it used up?", "is it within budget?": what is asked for is a state. */
function boundBySide(said: SaidParts): Bounded | undefined {
  const { pieces } = said;
  const isOfSize = pieces.has('howMuch', 'howMany', 'when', 'share', 'most', 'least', 'more', 'less');
  if (!isAsked(said) || isOfSize || pieces.has('rate', 'list')) return undefined;
  if (pieces.items.some((_, at) => pieces.is(at, 'budget') && pieces.is(at, 'enough')))
    return ofUsed('atMost', 100);
  if (pieces.has('enough')) return undefined;
  if (pieces.has('used')) return saysAnything(pieces) ? ofUsed('above', 0) : ofUsed('atLeast', 100);
  const isOfRest = pieces.has('left') || saysStill(pieces);
  return isOfRest ? { measure: 'budgetLeft', having: { bound: 'above', value: 0 } } : undefined;
}

const saysAnything = ({ items }: Pieces): boolean =>
  items.some((item) => item.kind === 'word' && /^(?:any|anything|some|something|etwas|was)$/.test(item.text));

/** "Still have more than 10 hours". */
export const saysStill = ({ items }: Pieces): boolean =>
  items.some((item) => item.kind === 'word' && /^(?:still|noch)$/.test(item.text));

/** "Hab ich noch …?": words of number are those of the bound. */
export function isAsked({ pieces: { items }, shape }: Pick<SaidParts, 'pieces' | 'shape'>): boolean {
  const [first] = items;
  return (
    shape === 'yes-no' ||
    (first?.kind === 'word' &&
      /^(?:hab|habe|haben|have|is|ist|are|sind|reicht|reichen|genugt|langt|deckt|passen|passt|fits|do|does|will|can|kann)\b/.test(
        first.text,
      ))
  );
}

function ofRate({ bound, unit, value, currency }: SaidBound): Bounded | undefined {
  const isMoney = unit === 'money' || unit === undefined;
  if (!isMoney) return undefined;
  return { measure: 'rate', having: { bound, value, ...(currency !== undefined && { currency }) } };
}

const turned: Readonly<Record<Bound, Bound>> = {
  above: 'below',
  atLeast: 'atMost',
  below: 'above',
  atMost: 'atLeast',
};

/** "Less than 10 % left" is more than 90 % used. */
function ofShare({ bound, value }: SaidBound, measure: Measure): Bounded {
  return measure === 'budgetLeft' ? ofUsed(turned[bound], 100 - value) : ofUsed(bound, value);
}
