/** Puts together how the practice is doing; every figure is one that another slice answers for. */
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';
import { type Money, sumOwnFirst } from '../../../../domain/money.ts';
import { daysBetween, isoWeekOf } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { lastDayOf, monthsUpTo } from '../model/months.ts';
import type { Dashboard, DashboardQuery } from './dashboard.schema.ts';

interface Period {
  readonly from: string;
  readonly to: string;
}

interface WorkFilter {
  readonly mine: boolean;
  readonly period?: Period;
  readonly billable?: boolean;
}

/** The practice as one caller may see it. */
export interface PracticePort {
  may(topic: 'time' | 'invoices' | 'projects'): boolean;
  findCounted(of: WorkFilter): Promise<CountedTime>;
  listUnbilled(filter: WorkFilter): Promise<
    readonly {
      readonly seconds: number;
      readonly readySeconds: number;
      readonly draftSeconds: number;
      readonly amounts: readonly Money[];
    }[]
  >;
  groupWork(
    filter: WorkFilter,
    by: 'project',
  ): Promise<
    readonly {
      readonly id: string;
      readonly name: string;
      readonly clientName?: string;
      readonly seconds: number;
    }[]
  >;
  listProjectTerms(filter: Readonly<Record<string, never>>): Promise<
    readonly {
      readonly id: string;
      readonly name: string;
      readonly clientName: string;
      readonly budgetSeconds: number | undefined;
      readonly usedSeconds: number;
      readonly counted: CountedTime;
    }[]
  >;
  listUnpaid(filter: Readonly<Record<string, never>>): Promise<
    readonly {
      readonly id: string;
      readonly number: string;
      readonly clientName: string;
      readonly dueDate: string;
      readonly due: Money;
    }[]
  >;
  sumInvoiced(period: Period, clientId: undefined): Promise<readonly { readonly net: Money }[]>;
}

export interface DashboardPorts {
  readonly clock: Clock;
  readonly openPractice: (caller: Caller) => PracticePort;
  /** What the working times of the caller ask for. */
  readonly loadTarget: (caller: Caller, period: Period) => Promise<number>;
  /** Of the organization, which has one. */
  readonly loadCurrency: (caller: Caller) => Promise<string>;
}

export interface DashboardService {
  read(caller: Caller, query: DashboardQuery): Promise<Dashboard>;
}

const all: WorkFilter = { mine: false };
const monthsShown = 12;

export function createDashboardService(ports: DashboardPorts): DashboardService {
  return {
    read: async (caller, query) => {
      const today = query.today ?? new Date(ports.clock()).toISOString().slice(0, 10);
      const month = query.month ?? today.slice(0, 7);
      const practice = ports.openPractice(caller);
      const currency = await ports.loadCurrency(caller);
      const loadTarget = async (period: Period) => await ports.loadTarget(caller, period);
      const [ofWhom, unbilled, hours, budgets, targets] = practice.may('time')
        ? await Promise.all([
            practice.findCounted(all),
            readUnbilled(practice, currency),
            readHours(practice, month),
            readBudgets(practice),
            readTargets({ practice, loadTarget }, { today, month }),
          ])
        : [null, null, null, null, null];
      const [invoiced, open] = practice.may('invoices')
        ? await Promise.all([readInvoiced(practice, { last: month, currency }), readOpen(practice, today)])
        : [null, null];
      return { today, month, currency, ofWhom, unbilled, hours, budgets, targets, invoiced, open };
    },
  };
}

async function readUnbilled(practice: PracticePort, currency: string): Promise<Dashboard['unbilled']> {
  const clients = await practice.listUnbilled(all);
  return {
    seconds: sum(clients.map(({ seconds }) => seconds)),
    readySeconds: sum(clients.map(({ readySeconds }) => readySeconds)),
    draftSeconds: sum(clients.map(({ draftSeconds }) => draftSeconds)),
    amounts: [
      ...sumOwnFirst(
        clients.flatMap(({ amounts }) => amounts),
        currency,
      ),
    ],
  };
}

async function readHours(practice: PracticePort, month: string): Promise<Dashboard['hours']> {
  const filter = { ...all, period: periodOf(month) };
  const [projects, billable] = await Promise.all([
    practice.groupWork(filter, 'project'),
    practice.groupWork({ ...filter, billable: true }, 'project'),
  ]);
  return {
    seconds: sum(projects.map(({ seconds }) => seconds)),
    billableSeconds: sum(billable.map(({ seconds }) => seconds)),
    projects: projects.map(({ id, name, clientName = '', seconds }) => ({
      projectId: id,
      name,
      clientName,
      seconds,
    })),
  };
}

async function readBudgets(practice: PracticePort): Promise<Dashboard['budgets']> {
  if (!practice.may('projects')) return [];
  const projects = await practice.listProjectTerms({});
  return projects
    .flatMap(({ id, name, clientName, usedSeconds, budgetSeconds = 0, counted }) =>
      budgetSeconds === 0 || counted !== 'everybody'
        ? []
        : [{ projectId: id, name, clientName, usedSeconds, budgetSeconds }],
    )
    .toSorted((one, other) => shareOf(other) - shareOf(one));
}

function shareOf({ usedSeconds, budgetSeconds }: NonNullable<Dashboard['budgets']>[number]): number {
  return usedSeconds / budgetSeconds;
}

interface TargetSources {
  readonly practice: PracticePort;
  readonly loadTarget: (period: Period) => Promise<number>;
}

async function readTargets(
  sources: TargetSources,
  { today, month }: { readonly today: string; readonly month: string },
): Promise<Dashboard['targets']> {
  const { start, end } = isoWeekOf(today);
  const [ofWeek, ofMonth] = await Promise.all([
    today.startsWith(month) ? readTarget(sources, { from: start, to: end }) : null,
    readTarget(sources, periodOf(month)),
  ]);
  return ofWeek === null && ofMonth === null ? null : { week: ofWeek, month: ofMonth };
}

async function readTarget({ practice, loadTarget }: TargetSources, period: Period) {
  const [targetSeconds, own] = await Promise.all([
    loadTarget(period),
    practice.groupWork({ mine: true, period }, 'project'),
  ]);
  return targetSeconds === 0 ? null : { seconds: sum(own.map(({ seconds }) => seconds)), targetSeconds };
}

async function readInvoiced(
  practice: PracticePort,
  { last, currency }: { readonly last: string; readonly currency: string },
): Promise<Dashboard['invoiced']> {
  return await Promise.all(
    monthsUpTo(last, monthsShown).map(async (month) => {
      const sums = await practice.sumInvoiced(periodOf(month), undefined);
      const amounts = sumOwnFirst(
        sums.map(({ net }) => net),
        currency,
      );
      return { month, amounts: [...amounts] };
    }),
  );
}

async function readOpen(practice: PracticePort, today: string): Promise<Dashboard['open']> {
  const unpaid = await practice.listUnpaid({});
  return unpaid.map((invoice) => ({ ...invoice, daysLate: daysBetween(invoice.dueDate, today) }));
}

function periodOf(month: string): Period {
  return { from: `${month}-01`, to: lastDayOf(month) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
