/** Margin by project: the work of the period by person and day, and what an hour of each cost on it. */

import type { FiguresPort, TimeOf } from '../../../../domain/figures/figures.ts';
import type { WorkAsked, WorkSum } from '../../../../domain/figures/work-sums.ts';
import { sumOwnFirst } from '../../../../domain/money.ts';
import {
  type CostedWork,
  listCostChanges,
  listUncosted,
  type Margin,
  marginByProject,
} from '../../../../domain/money-reports/margin.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { createRateBook, type Rate } from '../../../../domain/rates/rate.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listNamesOfPeople, listProjectNames } from '../model/names.repository.ts';
import type { MarginQuery, MarginReply } from './money-reports.schema.ts';

export interface MarginPorts extends Pick<SlicePorts, 'reads'> {
  readonly figures: Pick<FiguresPort, 'sumWork'>;
  /** What an hour of each person costs, by date. */
  loadCosts(reads: Reads): Promise<readonly Rate[]>;
}

export interface MarginAsked extends MarginQuery {
  /** The practice's. */
  readonly currency: string;
}

export async function readMargin(
  { reads: readsOf, figures, loadCosts }: MarginPorts,
  actor: Person,
  { from, to, clientId, currency }: MarginAsked,
): Promise<MarginReply> {
  const { organizationId } = actor;
  const reads = readsOf(actor);
  const rates = await loadCosts(reads);
  const costs = { book: createRateBook(rates), organizationId, currency };
  const asked = { period: { from, to }, filter: { clientId } };
  const work = await sumWork(
    figures,
    { actor },
    {
      ...asked,
      by: ['projectId', 'userId', 'date'],
      spansFrom: listCostChanges(rates, asked.period),
    },
  );
  const report = marginByProject(work, costs);
  // Their days are read only where there are any.
  const isAllCosted = report.total.uncostedSeconds === 0;
  const days = isAllCosted
    ? []
    : await sumWork(figures, { actor }, { ...asked, by: ['projectId', 'userId', 'date'] });
  const projects = new Map((await listProjectNames(reads)).map((one) => [one.id, one]));
  const people = new Map((await listNamesOfPeople(reads)).map(({ id, name }) => [id, name]));
  const rows = report.rows.map(({ projectId, ...figuresOf }) => {
    const { name = '', clientId: ofClient = '', clientName = '' } = projects.get(projectId) ?? {};
    return { projectId, projectName: name, clientId: ofClient, clientName, ...toReply(figuresOf) };
  });
  return {
    from,
    to,
    currency,
    rows: rows.toSorted(byName),
    total: toReply(report.total),
    uncosted: listUncosted(days, costs).map((one) => ({ ...one, userName: people.get(one.userId) ?? '' })),
  };
}

async function sumWork(
  figures: MarginPorts['figures'],
  of: TimeOf,
  asked: WorkAsked,
): Promise<readonly CostedWork[]> {
  const { whole, split } = await figures.sumWork(of, asked);
  return [...whole, ...split.flat()].flatMap(toCosted);
}

function toCosted(work: WorkSum): CostedWork[] {
  const { date, projectId, userId } = work;
  if (date === undefined || projectId === undefined || userId === undefined) return [];
  return [{ ...work, date, projectId, userId }];
}

function toReply({ billable, cost, margin, marginShare, ...seconds }: Margin) {
  return {
    ...seconds,
    billable: [...sumOwnFirst(billable, cost.currency)],
    cost,
    margin: margin ?? null,
    marginShare: marginShare ?? null,
  };
}

function byName(
  one: { readonly clientName: string; readonly projectName: string },
  other: { readonly clientName: string; readonly projectName: string },
): number {
  return one.clientName.localeCompare(other.clientName) || one.projectName.localeCompare(other.projectName);
}
