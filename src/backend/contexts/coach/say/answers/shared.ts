/** What the answers of more than one topic say alike: the period, whose time, figures that open their entries. */

import { type CountedTime, sayCounted } from '../../../../../domain/figures/counted-time.ts';
import type { Unit } from '../../../../../domain/periods/period-words.ts';
import { calendarPeriod, type Period } from '../../../../../domain/periods/periods.ts';
import type { WorkFilter } from '../../model/practice-data.ts';
import type { Intent, Question } from '../../read/topics/question.ts';
import { type AnswerContext, linkedIdsAtMost, plain } from './answer.ts';

/** The text in the language of the question. */
export function tr({ language }: Pick<AnswerContext, 'language'>, english: string, german: string): string {
  return language === 'de' ? german : english;
}

/** Whose time was counted, below the figures and once an answer; empty where it is everybody's. */
export function sayWhose(
  counted: CountedTime,
  { language, figures }: Pick<AnswerContext, 'language' | 'figures'>,
): string {
  const said = sayCounted(counted, language);
  return said === '' ? '' : figures.once(`\n\n${said}`);
}

/** The unit that holds today, where a question names no period; its answer says which days these are. */
const usualUnits: Readonly<Partial<Record<Intent, Unit>>> = {
  'idle-days': 'month',
  'first-last': 'day',
  overtime: 'month',
  utilisation: 'month',
  target: 'week',
  'effective-rate': 'year',
  deadlines: 'week',
};

export function periodOf({ intent, period }: Question, { today }: Pick<AnswerContext, 'today'>): Period {
  return period ?? calendarPeriod(usualUnits[intent] ?? 'month', today, 0);
}

/** The part of a period that is not ahead. */
export function untilToday({ from, to }: Period, today: string): Period {
  return { from, to: to > today ? today : to };
}

export function filterOf(question: Question, period: Period): WorkFilter & { readonly period: Period } {
  return {
    period,
    projectId: question.project?.id,
    clientId: question.client?.id,
    mine: question.mine === true,
  };
}

export function whereOf({ project, client }: Question, context: AnswerContext): string {
  if (project !== undefined)
    return tr(context, ` on **${plain(project.name)}**`, ` an **${plain(project.name)}**`);
  return client === undefined
    ? ''
    : tr(context, ` for **${plain(client.name)}**`, ` für **${plain(client.name)}**`);
}

export function spanOf(period: Period, { format }: AnswerContext): string {
  return ` (${format.span(period)})`;
}

/** Time of one project, or a part of it: a row of `groupWork`, or of `sumWork` by project. */
export interface ProjectTime {
  readonly projectId?: string;
  readonly id?: string;
  readonly seconds: number;
  readonly entries: number;
}

/**
 * A duration that opens its entries, or their projects where the entries are too many for a link. `sums` are what it was
 * added up from, by project; `filter` says of which entries.
 */
export async function linkWork(
  sums: readonly ProjectTime[],
  filter: WorkFilter,
  { data, figures, format }: AnswerContext,
): Promise<string> {
  const figure = format.duration(secondsOf(sums));
  if (sum(sums.map(({ entries }) => entries)) > linkedIdsAtMost) {
    const projects = Map.groupBy(sums, ({ id, projectId }) => id ?? projectId ?? '');
    const worked = [...projects].flatMap(([id, same]) =>
      sum(same.map(({ entries }) => entries)) > 0 ? id : [],
    );
    return figures.link(figure, 'project', worked.slice(0, linkedIdsAtMost));
  }
  return figures.link(figure, 'entries', await data.listEntryIds(filter, linkedIdsAtMost));
}

export function secondsOf(sums: readonly Pick<ProjectTime, 'seconds'>[]): number {
  return sum(sums.map(({ seconds }) => seconds));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
