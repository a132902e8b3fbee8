/** Which answer an intent has, and which part of the practice it shows. */
import type { Topic } from '../../practice-data.ts';
import { actIntents, howToIntents, type Intent, practiceIntents } from '../question.ts';
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
import { answerOpenInvoices, answerOverdue } from './due-invoices.ts';
import { answerHours } from './hours.ts';
import {
  answerCredits,
  answerDeadlines,
  answerDrafts,
  answerDueInvoices,
  answerInvoiceState,
  answerLastInvoice,
  answerNextDue,
  answerUnsent,
} from './money/invoices.ts';
import { answerAgeing, answerDaysToPay, answerLatePayers, answerWhoOwes } from './money/owed.ts';
import { answerBudgetPace, answerEffectiveRate, answerUnbilledByProject } from './money/rates-and-paces.ts';
import {
  answerLastPayment,
  answerReceived,
  answerRevenueByMonth,
  answerTopClient,
  answerVat,
} from './money/totals.ts';
import { answerRevenue, answerUnbilled } from './money.ts';
import { answerCount } from './practice.ts';
import { answerBudget, answerRate } from './terms.ts';
import { answerAverage, answerDaysWorked, answerLongestDay } from './time/averages.ts';
import { answerBillableShare, answerCompareHours, answerCompareRevenue } from './time/compared.ts';
import {
  answerCountEntries,
  answerEntries,
  answerFirstLast,
  answerWithoutNote,
  answerWithoutRate,
} from './time/entries.ts';
import { answerGroupedHours } from './time/grouped-hours.ts';
import {
  answerFreeDays,
  answerLooseTime,
  answerOvertime,
  answerTarget,
  answerUtilisation,
} from './time/targets.ts';
import { answerTimesheets } from './timesheets.ts';
import { answerFindings, answerLastWork, answerRequests, answerTimer } from './work.ts';
import { answerWorkedOn } from './worked-on.ts';

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

const hours = ['hours-period', 'hours-project', 'hours-client'] as const;
const groupedHours = [
  ...(['hours-by-day', 'hours-by-week', 'hours-by-month'] as const),
  ...(['hours-by-task', 'hours-by-person'] as const),
] as const;

const ofTime = of('time', {
  'worked-on': answerWorkedOn,
  unbilled: answerUnbilled,
  'unbilled-by-project': answerUnbilledByProject,
  timer: answerTimer,
  'last-work': answerLastWork,
  'compare-hours': answerCompareHours,
  'longest-day': answerLongestDay,
  'days-worked': answerDaysWorked,
  'first-last': answerFirstLast,
  entries: answerEntries,
  'count-entries': answerCountEntries,
  'without-note': answerWithoutNote,
  'without-rate': answerWithoutRate,
  'billable-share': answerBillableShare,
  overtime: answerOvertime,
  utilisation: answerUtilisation,
  target: answerTarget,
  'free-days': answerFreeDays,
  'loose-time': answerLooseTime,
  'effective-rate': answerEffectiveRate,
});

const ofInvoices = of('invoices', {
  overdue: answerOverdue,
  'open-invoices': answerOpenInvoices,
  revenue: answerRevenue,
  'compare-revenue': answerCompareRevenue,
  'invoice-state': answerInvoiceState,
  'revenue-by-month': answerRevenueByMonth,
  'top-client': answerTopClient,
  'days-to-pay': answerDaysToPay,
  received: answerReceived,
  'last-payment': answerLastPayment,
  'who-owes': answerWhoOwes,
  ageing: answerAgeing,
  'last-invoice': answerLastInvoice,
  'next-due': answerNextDue,
  'due-invoices': answerDueInvoices,
  unsent: answerUnsent,
  drafts: answerDrafts,
  credits: answerCredits,
  vat: answerVat,
  'late-payers': answerLatePayers,
});

export const lookups: Readonly<Partial<Record<Intent, Lookup>>> = {
  ...ofTime,
  ...of('time', all(hours, answerHours)),
  ...of('time', all(groupedHours, answerGroupedHours)),
  ...of('time', all(['average-day', 'average-week'], answerAverage)),
  ...ofInvoices,
  ...of('projects', { budget: answerBudget, rate: answerRate, 'budget-pace': answerBudgetPace }),
  ...of('projects', all(practiceIntents, answerCount)),
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
