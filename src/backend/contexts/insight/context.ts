/** What the records add up to: reads only. */
import type { Host } from '../../platform/host.ts';
import type { Caller } from '../../platform/http/actor.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import type { DashboardPorts } from './dashboard/dashboard.service.ts';
import { dashboardSlice } from './dashboard/dashboard.slice.ts';
import type { ReportPorts } from './reports/reports.ports.ts';
import { reportsSlice } from './reports/reports.slice.ts';

interface InsightNeeds extends Pick<ReportPorts, 'loadTargets'> {
  openPractice(host: Host, caller: Caller): ReturnType<DashboardPorts['openPractice']>;
}

export function mountInsight(host: Host, { loadTargets, openPractice }: InsightNeeds): readonly Mounted[] {
  const { loadTimePolicy } = account;
  const { loadRuleBook } = practice;
  const loadCurrency = async (id: string) => (await loadTimePolicy(host.db, id)).currency;
  return [
    reportsSlice.mount({ ...host, loadPolicy: loadTimePolicy, loadRuleBook, loadTargets }),
    dashboardSlice.mount({
      clock: host.clock,
      openPractice: (caller) => openPractice(host, caller),
      loadCurrency,
    }),
  ];
}
