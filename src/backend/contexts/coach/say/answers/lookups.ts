/** Which answer an intent has, and which part of the practice it shows. */
import type { Topic } from '../../model/practice-data.ts';
import { actIntents, howToIntents, type Intent } from '../../read/topics/question.ts';
import type { Answerer } from './answer.ts';
import {
  answerFindingGroups,
  answerHealth,
  answerHealthAdvice,
  answerLastScan,
  answerNewestFindings,
} from './code/code.ts';
import { answerAct } from './doing/acts.ts';
import { answerHowTo } from './doing/how-to.ts';
import { answerDeadlines, answerInvoiceState } from './money/invoices.ts';
import { answerAgeing, answerDaysToPay, answerLatePayers } from './money/owed.ts';
import { answerBudgetPace, answerEffectiveRate } from './money/rates-and-paces.ts';
import { answerBudget, answerRate } from './terms.ts';
import { answerFirstLast, answerWithoutRate } from './time/entries.ts';
import { answerIdleDays } from './time/idle-days.ts';
import {
  answerFreeDays,
  answerLooseTime,
  answerOvertime,
  answerTarget,
  answerUtilisation,
} from './time/targets.ts';
import { answerTimesheets } from './timesheets.ts';
import { answerFindings, answerRequests, answerTimer } from './work.ts';

interface Lookup {
  readonly answer: Answerer;
  /** Absent: each part of the answer asks for itself, or there is nothing to see. */
  readonly topic?: Topic;
}

type Told<Topics extends string> = Readonly<Record<Topics, Answerer>>;

function of<Name extends string>(
  topic: Topic | undefined,
  answers: Told<Name>,
): Readonly<Record<Name, Lookup>> {
  const told = Object.entries<Answerer>(answers).map(([intent, answer]): readonly [string, Lookup] => [
    intent,
    topic === undefined ? { answer } : { answer, topic },
  ]);
  return recordOf<Name, Lookup>(told);
}

function all<Name extends string>(names: readonly Name[], answer: Answerer): Told<Name> {
  return recordOf<Name, Answerer>(names.map((name) => [name, answer]));
}

function recordOf<Name extends string, Value>(
  entries: readonly (readonly [string, Value])[],
): Record<Name, Value> {
  return Object.fromEntries(entries) as Record<Name, Value>;
}

/** Figures are answered by their frames: these are what is none. */
export const lookups: Readonly<Partial<Record<Intent, Lookup>>> = {
  ...of('time', {
    timer: answerTimer,
    'first-last': answerFirstLast,
    'without-rate': answerWithoutRate,
    overtime: answerOvertime,
    utilisation: answerUtilisation,
    target: answerTarget,
    'free-days': answerFreeDays,
    'loose-time': answerLooseTime,
    'idle-days': answerIdleDays,
    'effective-rate': answerEffectiveRate,
  }),
  ...of('invoices', {
    'invoice-state': answerInvoiceState,
    'days-to-pay': answerDaysToPay,
    ageing: answerAgeing,
    'late-payers': answerLatePayers,
  }),
  ...of('projects', { budget: answerBudget, rate: answerRate, 'budget-pace': answerBudgetPace }),
  ...of('findings', {
    findings: answerFindings,
    'newest-findings': answerNewestFindings,
    'findings-by-project': answerFindingGroups,
    'worst-file': answerFindingGroups,
    health: answerHealth,
    'health-advice': answerHealthAdvice,
    'last-scan': answerLastScan,
  }),
  ...of('requests', { requests: answerRequests }),
  ...of('timesheets', { timesheets: answerTimesheets }),
  ...of(undefined, { deadlines: answerDeadlines }),
  ...of(undefined, all(howToIntents, answerHowTo)),
  ...of(undefined, all(actIntents, answerAct)),
};
