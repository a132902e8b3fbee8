/** Questions of figures as frames: one evaluator answers them, whichever reader made them out. */
import {
  type Period as CalendarPeriod,
  calendarPeriod,
} from '../../../../../domain/periods/calendar-periods.ts';
import { counterpart } from '../../../../../domain/periods/period-units.ts';
import { type Filter, type Period, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import { periodOf, untilToday } from './answers/shared.ts';
import type { NamedRecord } from './names.ts';
import type { Intent, Question } from './question.ts';

type Framer = (question: Question, today: string) => QueryFrame | undefined;

/** Undefined of what is no measure, and of two periods that are not two. */
export function toFrame(question: Question, today: string): QueryFrame | undefined {
  return framers[question.intent]?.(question, today);
}

/** Invoices belong to clients: a question about a project is answered for its client, and says so. */
export function isOfWholeClient({ client, project }: Question, { measure }: QueryFrame): boolean {
  const subject = subjectOf(measure);
  return project !== undefined && client === undefined && (subject === 'invoices' || subject === 'payments');
}

const bare = { statistic: 'total', per: 'record', filters: [], shape: 'figure' } as const;

function frameOf(parts: Pick<QueryFrame, 'measure'> & Partial<QueryFrame>): QueryFrame {
  return { ...bare, ...parts };
}

const named = (field: 'client' | 'project', record: NamedRecord | undefined): readonly Filter[] =>
  record === undefined
    ? []
    : [
        {
          field,
          is: true,
          values: [
            {
              id: record.id,
              name: record.name,
              ...(record.clientName !== undefined && { clientName: record.clientName }),
            },
          ],
        },
      ];

/** Whose time, of which kind and on which days. */
function ofTime(question: Question, days: Period | undefined): Partial<QueryFrame> {
  const { client, project, mine } = question;
  return {
    filters: [...named('client', client), ...named('project', project)],
    ...(mine === true && { isMine: true }),
    ...(days !== undefined && { period: toDays(days) }),
  };
}

const toDays = ({ from, to }: CalendarPeriod): Period => ({ from, to });

function ofClient({ client, project }: Question): readonly Filter[] {
  if (client !== undefined) return named('client', client);
  if (project?.clientId === undefined) return [];
  const { clientId: id, clientName: name = '' } = project;
  return [{ field: 'client', is: true, values: [{ id, name }] }];
}

const daysOf = ({ period }: Question): Partial<QueryFrame> =>
  period === undefined ? {} : { period: toDays(period) };

/** By client, where none is named. */
const byClient = (filters: readonly Filter[]): Partial<QueryFrame> =>
  filters.length === 0 ? { group: 'client', shape: 'list' } : {};

/** The days that are not ahead, of the usual unit where none is said. */
function past(question: Question, today: string): Period {
  return toDays(untilToday(periodOf(question, { today }), today));
}

const hours: Framer = (question) =>
  frameOf({
    measure: 'hours',
    ...ofTime(question, question.period),
    ...(question.group && { group: question.group, shape: 'list' }),
  });

const hoursBy =
  (group: NonNullable<QueryFrame['group']>): Framer =>
  (question, today) =>
    frameOf({ measure: 'hours', ...ofTime(question, past(question, today)), group, shape: 'list' });

const average =
  (per: 'day' | 'week'): Framer =>
  (question, today) =>
    frameOf({ measure: 'hours', statistic: 'average', per, ...ofTime(question, past(question, today)) });

const entries =
  (shape: QueryFrame['shape']): Framer =>
  (question, today) =>
    frameOf({ measure: 'entries', shape, ...ofTime(question, past(question, today)) });

/** "What can I bill today?" is of all that can be billed. */
const unbilled: Framer = (question, today) => {
  const { period } = question;
  const isNow = period?.from === today && period.to === today;
  const { filters = [], ...time } = ofTime(question, isNow ? undefined : period);
  return frameOf({ measure: 'unbilled', ...time, filters, ...byClient(filters) });
};

const withNote: Filter = { field: 'noted', is: false };
const billable: Filter = { field: 'billable', is: true };

/** The later one stands first. */
function pairOf({ period, other }: Question, today: string): readonly [Period, Period] | undefined {
  const second = period && (other ?? counterpart(period, today));
  if (period === undefined || second === undefined) return undefined;
  const [before, now] = [period, second].toSorted((one, two) => one.from.localeCompare(two.from));
  return now && before && [toDays(untilToday(now, today)), toDays(before)];
}

const compareHours: Framer = (question, today) => {
  const pair = pairOf(question, today);
  if (pair === undefined) return undefined;
  const [now, before] = pair;
  const comparison = { with: 'period', period: before } as const;
  return frameOf({ measure: 'hours', ...ofTime(question, now), comparison });
};

const compareRevenue: Framer = (question, today) => {
  const pair = pairOf(question, today);
  if (pair === undefined) return undefined;
  const [period, before] = pair;
  const comparison = { with: 'period', period: before } as const;
  return frameOf({ measure: 'invoiced', filters: ofClient(question), period, comparison });
};

const revenueByMonth: Framer = (question, today) => {
  const twelve = { from: calendarPeriod('month', today, -11).from, to: calendarPeriod('month', today, 0).to };
  const period = untilToday(question.period ?? twelve, today);
  return frameOf({
    measure: 'invoiced',
    filters: ofClient(question),
    period: toDays(period),
    group: 'month',
    shape: 'list',
  });
};

/** All of them by what they bring, or the share of one. */
const topClient: Framer = (question, today) => {
  const filters = named('client', question.client);
  const period = toDays(periodOf(question, { today }));
  return frameOf({
    measure: 'invoiced',
    filters,
    period,
    ...(filters.length > 0
      ? { comparison: { with: 'whole', without: ['client'] } }
      : { group: 'client', order: { by: 'value', isDescending: true }, shape: 'list' }),
  });
};

const received: Framer = (question) => {
  const filters = ofClient(question);
  return frameOf({ measure: 'received', filters, ...daysOf(question), ...byClient(filters) });
};

const revenue: Framer = (question) => {
  const filters = ofClient(question);
  return frameOf({ measure: 'invoiced', filters, ...daysOf(question), ...byClient(filters) });
};

/** Invoices that are to be paid, in the order in which they fall due. */
const due =
  (more: readonly Filter[] = []): Framer =>
  (question) =>
    frameOf({ measure: 'due', filters: [...ofClient(question), ...more], shape: 'list' });

const notOverdue: Filter = { field: 'invoice', is: false, condition: 'overdue' };

const projectsOf: Framer = (question) =>
  frameOf({ measure: 'projects', filters: named('client', question.client), shape: 'list' });

const framers: Readonly<Partial<Record<Intent, Framer>>> = {
  'hours-period': hours,
  'hours-project': hours,
  'hours-client': hours,
  'worked-on': (question) =>
    frameOf({
      measure: 'entries',
      ...ofTime(question, question.period),
      group: 'project',
      shape: 'list',
    }),
  'hours-by-day': hoursBy('day'),
  'hours-by-week': hoursBy('week'),
  'hours-by-month': hoursBy('month'),
  'hours-by-task': hoursBy('task'),
  'hours-by-person': hoursBy('person'),
  'average-day': average('day'),
  'average-week': average('week'),
  'longest-day': (question, today) =>
    frameOf({
      measure: 'hours',
      statistic: 'largest',
      per: 'day',
      ...ofTime(question, past(question, today)),
    }),
  'days-worked': (question, today) =>
    frameOf({ measure: 'days', ...ofTime(question, past(question, today)) }),
  entries: entries('list'),
  'count-entries': entries('figure'),
  'without-note': (question, today) => {
    const { filters = [], ...time } = ofTime(question, past(question, today));
    return frameOf({ measure: 'entries', ...time, filters: [...filters, withNote], shape: 'list' });
  },
  'billable-share': (question, today) => {
    const { filters = [], ...time } = ofTime(question, past(question, today));
    const comparison = { with: 'whole', without: ['billable'] } as const;
    return frameOf({ measure: 'hours', ...time, filters: [...filters, billable], comparison });
  },
  'compare-hours': compareHours,
  'last-work': (question) =>
    frameOf({
      measure: 'hours',
      statistic: 'last',
      ...ofTime({ ...question, mine: true }, undefined),
      limit: 3,
    }),
  unbilled,
  'unbilled-by-project': (question) =>
    frameOf({
      measure: 'unbilled',
      ...(question.mine === true && { isMine: true }),
      filters: named('client', question.client),
      group: 'project',
      shape: 'list',
    }),
  revenue,
  'revenue-by-month': revenueByMonth,
  'compare-revenue': compareRevenue,
  'top-client': topClient,
  received,
  'last-payment': (question) =>
    frameOf({ measure: 'received', statistic: 'last', filters: ofClient(question) }),
  'last-invoice': (question) =>
    frameOf({ measure: 'invoices', statistic: 'last', filters: ofClient(question) }),
  overdue: due([{ field: 'invoice', is: true, condition: 'overdue' }]),
  'open-invoices': (question, today) => {
    const open = due()(question, today);
    return open && { ...open, ...daysOf(question) };
  },
  'who-owes': (question) =>
    frameOf({
      measure: 'due',
      filters: ofClient(question),
      group: 'client',
      order: { by: 'value', isDescending: true },
      shape: 'list',
    }),
  'next-due': (question) =>
    frameOf({ measure: 'due', statistic: 'first', filters: [...ofClient(question), notOverdue] }),
  'due-invoices': (question, today) => {
    const period = toDays(periodOf(question, { today }));
    return due([{ field: 'due', is: true, period }])(question, today);
  },
  unsent: due([{ field: 'invoice', is: false, condition: 'sent' }]),
  drafts: (question) =>
    frameOf({
      measure: 'invoices',
      filters: [...ofClient(question), { field: 'invoice', is: true, condition: 'draft' }],
      shape: 'list',
    }),
  credits: (question) =>
    frameOf({
      measure: 'invoices',
      filters: [...ofClient(question), { field: 'invoice', is: true, condition: 'credit' }],
      ...daysOf(question),
      shape: 'list',
    }),
  vat: (question, today) =>
    frameOf({
      measure: 'vat',
      filters: ofClient(question),
      period: toDays(periodOf(question, { today })),
    }),
  'count-clients': () => frameOf({ measure: 'clients', shape: 'list' }),
  'count-projects': projectsOf,
};
