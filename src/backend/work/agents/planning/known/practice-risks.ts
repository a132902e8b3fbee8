/** Risks of hours and days. Pure. */
import { findShownRest } from '../../../../../domain/duration.ts';
import type { PlanningFacts } from './planning-facts.ts';
import type { Risk } from './risk.ts';

export function budgetRisks({ budget, name }: PlanningFacts): readonly Risk[] {
  if (budget === undefined) return [];
  const { budgetSeconds, usedSeconds, clientName } = budget;
  const base = { id: 'BUDGET', evidence: 'record', owner: 'business', hours: 1 } as const;
  if (budgetSeconds === null) {
    if (usedSeconds === 0) return [];
    return [
      {
        ...base,
        likelihood: 'medium',
        impact: 'medium',
        text: `${hours(usedSeconds)} are recorded on ${name}, and no hours are agreed.`,
        response: `Agree on hours for ${name} with ${clientName}.`,
      },
    ];
  }
  if (budgetSeconds === 0 || usedSeconds / budgetSeconds < 0.75) return [];
  const isOver = usedSeconds > budgetSeconds;
  return [
    {
      ...base,
      likelihood: 'high',
      impact: isOver ? 'high' : 'medium',
      text: isOver
        ? `The budget of ${hours(budgetSeconds)} is exceeded by ${hours(findShownRest(usedSeconds, budgetSeconds))}.`
        : `${hours(usedSeconds)} of the ${hours(budgetSeconds)} agreed are used; ${hours(findShownRest(budgetSeconds, usedSeconds))} are left.`,
      response: `Agree with ${clientName} on what is left of the scope before more work is done.`,
    },
  ];
}

export function deadlineRisks({ endsOn, today, name, deadlines }: PlanningFacts): readonly Risk[] {
  const over = [
    ...deadlines,
    ...(endsOn === undefined ? [] : [{ on: endsOn, what: `the end of ${name}` }]),
  ].filter(({ on }) => on < today);
  const [first] = over;
  if (first === undefined) return [];
  return [
    {
      id: 'DEADLINE',
      likelihood: 'high',
      impact: 'high',
      owner: 'business',
      hours: 1,
      evidence: 'given',
      text: `${first.on}, the day of ${first.what}, is past.`,
      response: 'Agree on a new day, or on a smaller scope.',
    },
  ];
}

const dayMs = 86_400_000;

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** `34:05 h`; whole minutes, rounded down. */
export function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}
