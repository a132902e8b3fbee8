/** How far a budget of hours, or a spending cap, is used: every screen colours it by this. */
export type BudgetLevel = 'within' | 'near' | 'exhausted';

/** Percent of a budget from which on it is near its end. */
const nearFromPercent = 80;

/** Both in one unit, such as seconds; `budget` is more than 0. `near` from 80 % on, `exhausted` from 100 % on. */
export function findBudgetLevel(used: number, budget: number): BudgetLevel {
  if (used >= budget) return 'exhausted';
  return used * 100 >= budget * nearFromPercent ? 'near' : 'within';
}
