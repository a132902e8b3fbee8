/** What the records add up to: reads only. */
import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import type { Caller } from '../../platform/http/actor.ts';
import { type PersonCaller, personOf } from '../../platform/http/actor.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { money } from '../money/context.ts';
import { practice } from '../practice/context.ts';
import type { DashboardPorts } from './dashboard/dashboard.service.ts';
import { dashboardSlice } from './dashboard/dashboard.slice.ts';
import { createFigures } from './figures/figures.service.ts';
import { figuresSlice } from './figures/figures.slice.ts';
import { createSheetValue, type ValueSheet } from './figures/sheet-value.ts';
import { createMoneyReportsService } from './money/money-reports.service.ts';
import { moneyReportsSlice } from './money/money-reports.slice.ts';
import { createPayTimeReadings } from './money/pay-time-readings.ts';
import { openQuery } from './query/open-query.ts';
import { querySlice } from './query/query.slice.ts';
import { reportMailsSlice } from './report-mails/report-mails.slice.ts';
import type { ReportPorts } from './reports/reports.ports.ts';
import { reportsSlice } from './reports/reports.slice.ts';
import { reportsForMail } from './reports/reports-for-mail.ts';

/** The port of figures, for contexts above and below. */
export function openFigures({ reads }: Host): FiguresPort {
  return createFigures({ reads, loadRuleBook: practice.loadRuleBook });
}

/** What the time of a timesheet is worth, for those who approve it. */
export function openSheetValue({ reads }: Host): ValueSheet {
  return createSheetValue({ reads, loadRuleBook: practice.loadRuleBook });
}

/** Reports of money, for contexts above. */
export function openMoneyReports(host: Host, figures: FiguresPort) {
  const ports = { ...host, figures, loadPolicy: account.loadTimePolicy, loadCosts: money.loadCosts };
  return { ...createMoneyReportsService(ports), ...createPayTimeReadings(ports) };
}

/** The evaluator of questions, for contexts above. */
export function openQueryFor(host: Host, figures: FiguresPort, caller: Pick<PersonCaller, 'actor'>) {
  return openQuery({ ...host, figures, loadPolicy: account.loadTimePolicy }, caller);
}

interface InsightNeeds extends Pick<ReportPorts, 'loadTargets'>, FigureNeeds {
  openPractice(ports: Host & FigureNeeds, caller: Caller): ReturnType<DashboardPorts['openPractice']>;
}

interface FigureNeeds {
  readonly figures: FiguresPort;
}

export function mountInsight(
  host: Host,
  { figures, loadTargets, openPractice }: InsightNeeds,
): readonly Mounted[] {
  const { loadTimePolicy } = account;
  const loadCurrency = async ({ actor }: Caller) => (await loadTimePolicy(host.reads(actor))).currency;
  const reports: ReportPorts = { ...host, figures, loadPolicy: loadTimePolicy, loadTargets };
  return [
    figuresSlice.mount(figures),
    querySlice.mount((caller) => openQuery({ ...host, figures, loadPolicy: loadTimePolicy }, caller)),
    moneyReportsSlice.mount({
      ...host,
      figures,
      loadPolicy: loadTimePolicy,
      loadCosts: money.loadCosts,
    }),
    reportsSlice.mount(reports),
    reportMailsSlice.mount({
      ...host,
      figures,
      reports: reportsForMail(reports),
      findOrganization: account.findOrganization,
      listAddresses: account.listAddressesOfPeople,
      findLanguage: account.findLanguage,
      findActor: account.findActorBy(host.clock),
    }),
    dashboardSlice.mount({
      clock: host.clock,
      openPractice: (caller) => openPractice({ ...host, figures }, caller),
      loadCurrency,
      loadTarget: async (caller, period) => {
        const { userId } = personOf(caller);
        const targets = await loadTargets(host.reads(caller.actor), { userIds: [userId], ...period });
        return [...(targets.get(userId)?.values() ?? [])].reduce((total, seconds) => total + seconds, 0);
      },
    }),
  ];
}
