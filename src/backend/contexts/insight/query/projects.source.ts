/** What is agreed on projects, and the clients themselves. */

import { findShownRest } from '../../../../domain/duration.ts';
import { projectLabel } from '../../../../domain/names/project-label.ts';
import type { Filter, Measure } from '../../../../domain/query/frame.ts';
import type { ProjectRecord, Tally } from '../model/query/answers.ts';
import { compareAmounts } from './amounts.ts';
import { keptOwners, type OwnerPorts } from './kept-owners.ts';
import { listClientRecords, listProjectRows } from './projects.repository.ts';
import type { Asked, QuerySource, RecordsAsked } from './query.ts';

export interface ProjectSourcePorts extends OwnerPorts {
  /** ISO date in the organization's zone. */
  readonly today: string;
}

export function openProjectSource({ reads, figures, of, today, currency }: ProjectSourcePorts): QuerySource {
  async function list({ filters, measure }: Asked): Promise<readonly ProjectRecord[]> {
    const rows = await listProjectRows(reads, { filters: withoutArchived(filters), today });
    const isBudget = isOfBudget(measure);
    const isKept = await keptOwners({ reads, figures, of, currency }, filters, 'id');
    const worked = isBudget ? await figures.listWorked(of, {}) : [];
    const used = new Map(worked.map(({ id, seconds }) => [id, seconds]));
    return rows
      .filter(({ id }) => isKept(id))
      .map((row): ProjectRecord => ({ kind: 'project', ...row, usedSeconds: used.get(row.id) ?? 0 }))
      .filter(({ budgetSeconds = 0 }) => !isBudget || budgetSeconds > 0);
  }
  return {
    total: async (asked) => tallyOf(await list(asked), asked.measure),
    async groups(asked, by) {
      const keyOf = (one: ProjectRecord) => (by === 'client' ? one.clientId : one.id);
      return [...Map.groupBy(await list(asked), keyOf)].map(([key, same]) => ({
        key,
        name: nameOf(same[0], by),
        tally: tallyOf(same, asked.measure),
      }));
    },
    records: async (asked) => (await list(asked)).toSorted(ordering(asked, currency)).slice(0, asked.limit),
    async behind(asked, { limit }) {
      return { kind: 'project', ids: (await list(asked)).slice(0, limit).map(({ id }) => id) };
    },
  };
}

export function openClientSource(ports: OwnerPorts): QuerySource {
  const list = async ({ filters }: Asked) => {
    const isKept = await keptOwners(ports, filters, 'clientId');
    const clients = await listClientRecords(ports.reads, withoutArchived(filters));
    return clients.filter(({ id }) => isKept(id));
  };
  return {
    total: async (asked) => ({ seconds: 0, amounts: [], count: (await list(asked)).length }),
    groups: async () => [],
    records: async (asked) => (await list(asked)).slice(0, asked.limit),
    async behind(asked, { limit }) {
      return { kind: 'client', ids: (await list(asked)).slice(0, limit).map(({ id }) => id) };
    },
  };
}

/** Those that are archived only where they are asked for, or one is named. */
function withoutArchived(filters: readonly Filter[]): readonly Filter[] {
  const isSaid = filters.some((one) => one.field === 'archived' || (one.field === 'project' && one.is));
  return isSaid ? filters : [...filters, { field: 'archived', is: false }];
}

function isOfBudget(measure: Measure): boolean {
  return measure === 'budget' || measure === 'budgetUsed' || measure === 'budgetLeft';
}

function nameOf(one: ProjectRecord | undefined, by: string): string {
  if (one === undefined) return '';
  return by === 'client' ? one.clientName : projectLabel(one.clientName, one.name);
}

/** Rates add up to nothing: that of one project alone is said. What is left is so in the minutes that are shown. */
function tallyOf(records: readonly ProjectRecord[], measure: Measure): Tally {
  const sum = (of: (one: ProjectRecord) => number) => records.reduce((all, one) => all + of(one), 0);
  const [only, ...more] = records;
  const amounts = measure === 'rate' && only !== undefined && more.length === 0 ? [only.rate] : [];
  const budgetSeconds = sum((one) => one.budgetSeconds ?? 0);
  const seconds = { budgetUsed: (one: ProjectRecord) => one.usedSeconds, budgetLeft: leftOf }[
    measure as string
  ];
  return {
    seconds: sum(seconds ?? ((one) => (measure === 'budget' ? (one.budgetSeconds ?? 0) : 0))),
    amounts,
    count: records.length,
    ...(isOfBudget(measure) && { budgetSeconds }),
  };
}

function leftOf({ budgetSeconds = 0, usedSeconds }: ProjectRecord): number {
  return findShownRest(budgetSeconds, usedSeconds);
}

/** Rates by their amount, budgets by how much of them is used; else by client and name, as they come. */
function ordering({ measure, order, isDescending }: RecordsAsked, own: string) {
  return (one: ProjectRecord, other: ProjectRecord): number => {
    if (order !== 'value') return 0;
    if (measure === 'rate') return compareAmounts(one.rate, other.rate, { own, isDescending });
    const size = measure === 'budgetLeft' ? leftOf : shareOf;
    return (isDescending ? -1 : 1) * (size(one) - size(other));
  };
}

function shareOf({ usedSeconds, budgetSeconds = 0 }: ProjectRecord): number {
  return budgetSeconds > 0 ? usedSeconds / budgetSeconds : 0;
}
