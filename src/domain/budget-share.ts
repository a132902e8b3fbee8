/** How much of a budget is used, in whole percent. */
export interface BudgetShare {
  /** Rounded up: never less than is used. */
  readonly percent: number;
  /** More than these 99 %, and less than 100: what is not used up is not said to be. */
  readonly isMore: boolean;
}

/** Of whole seconds; `budgetSeconds` is more than 0. */
export function findBudgetShare(usedSeconds: number, budgetSeconds: number): BudgetShare {
  const percent = Math.ceil((usedSeconds * 100) / budgetSeconds);
  const isMore = percent === 100 && usedSeconds < budgetSeconds;
  return { percent: isMore ? 99 : percent, isMore };
}
