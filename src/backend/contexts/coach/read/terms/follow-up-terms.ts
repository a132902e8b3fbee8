/** "And how much is used?", "how many hours are left on it?" after budgets and rates. */
import { type Measure, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';

const ofBudgets: ReadonlySet<Measure> = new Set(['budget', 'budgetUsed', 'budgetLeft']);

/** What is said of a budget has how much of it is used, in percent as well, and what is left. */
export function termAsked(
  pieces: Pieces,
  { measure, having }: Pick<QueryFrame, 'measure' | 'having'>,
): Measure | undefined {
  const isOfBudget = ofBudgets.has(measure);
  const isShare = pieces.takeAll('share') && isOfBudget;
  const asked = measureAsked(pieces, isOfBudget) ?? (isShare ? measure : undefined);
  // The bound is of what was asked before.
  const isSaidBeside = measure !== 'budget' && isOfBudget && having !== undefined;
  return isSaidBeside && asked !== undefined && ofBudgets.has(asked) ? measure : asked;
}

function measureAsked(pieces: Pieces, isOfBudget: boolean): Measure | undefined {
  if (pieces.takeAll('used')) return 'budgetUsed';
  if (pieces.takeAll('left') || (isOfBudget && pieces.takeAll('open', 'missing'))) return 'budgetLeft';
  return pieces.takeAll('rate') ? 'rate' : undefined;
}

/** The bound of what is asked for again still holds. */
export const isSameTerm = (asked: Measure, { measure }: Pick<QueryFrame, 'measure'>): boolean =>
  asked === measure && subjectOf(measure) === 'projects';
