/** Risks that figures show, each with the one that it stands on. Pure. */
import { formatMinutes } from '../../../../domain/duration.ts';
import { addDays, daysBetween } from '../../../../domain/zones.ts';
import type { StatusFigures } from './status-figures.ts';

export interface StatusRisk {
  /** Markdown. */
  readonly risk: string;
  readonly evidence: string;
  readonly owner: string;
}

/** From this share of the budget on. */
const warnShare = 0.8;

export function findStatusRisks(
  figures: StatusFigures,
  { endsOn }: { readonly endsOn?: string | undefined },
): readonly StatusRisk[] {
  return [...budgetRisks(figures, endsOn), ...moneyRisks(figures), ...codeRisks(figures)];
}

function budgetRisks(figures: StatusFigures, endsOn: string | undefined): readonly StatusRisk[] {
  const { budget } = figures;
  if (budget === undefined || budget.budgetSeconds === null || budget.budgetSeconds === 0) return [];
  const { usedSeconds, budgetSeconds } = budget;
  const left = budgetSeconds - usedSeconds;
  const owner = 'project lead';
  if (left <= 0) {
    const evidence = `${formatMinutes(usedSeconds)} of ${formatMinutes(budgetSeconds)} hours used`;
    return [{ risk: 'The budget of hours is used up: more work has no agreed payment.', evidence, owner }];
  }
  const weeks = weeksOf(left, figures);
  const pace = weeks === undefined ? '' : `, ${weeks.toFixed(1)} weeks at the pace of these days`;
  const evidence = `${formatMinutes(left)} hours left${pace}`;
  if (weeks !== undefined && weeks < weeksUntil(endsOn, figures.to))
    return [{ risk: `The budget of hours does not last until ${endsOn}.`, evidence, owner }];
  if (usedSeconds < budgetSeconds * warnShare) return [];
  return [{ risk: 'The budget of hours is nearly used.', evidence, owner }];
}

/** How long seconds last at the pace of these days; undefined where nothing was worked. */
function weeksOf(seconds: number, { hours, from, to }: StatusFigures): number | undefined {
  if (hours === undefined || hours.total.seconds === 0) return undefined;
  return (seconds * (daysBetween(from, to) + 1)) / (hours.total.seconds * 7);
}

/** 0 where no day is named, or it has passed. */
function weeksUntil(day: string | undefined, from: string): number {
  return day === undefined || day <= from ? 0 : daysBetween(addDays(from, 1), day) / 7;
}

function moneyRisks({ overdue }: StatusFigures): readonly StatusRisk[] {
  if (overdue === undefined || overdue.count === 0) return [];
  const evidence = overdue.amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(' and ');
  const what =
    overdue.count === 1
      ? 'An invoice to the client is overdue.'
      : `${overdue.count} invoices to the client are overdue.`;
  return [{ risk: what, evidence: `${evidence} due`, owner: 'who sends the invoices' }];
}

function codeRisks({ findings, health }: StatusFigures): readonly StatusRisk[] {
  if (findings === undefined || health === undefined || findings.critical + findings.high === 0) return [];
  const evidence = `${findings.critical} critical and ${findings.high} high, looked at on ${health.assessedAt.slice(0, 10)}`;
  return [{ risk: 'Weaknesses of the code are open that others could use.', evidence, owner: 'developers' }];
}
