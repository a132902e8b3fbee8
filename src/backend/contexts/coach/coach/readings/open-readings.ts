/** Binds what the coach reads of other owners to one caller: what their role may not see, the coach does not see either. */

import type { FiguresPort } from '../../../../../domain/figures/figures.ts';
import type { WorkSum } from '../../../../../domain/figures/work-sums.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { listNamesOfPeople } from '../../../insight/model/names.repository.ts';
import type { WorkFilter } from '../practice-data.ts';
import { groupOpenFindings } from './group-findings.ts';
import { guardReadings, type ReadingPermissions } from './guard-readings.ts';
import type {
  AgeingReading,
  FreeDay,
  HealthFact,
  LastReceived,
  PayTimes,
  PracticeReadings,
  Received,
  RevenueMonthFact,
  ScanFact,
  UnratedProject,
  VatRow,
} from './practice-readings.ts';
import * as records from './readings.repository.ts';

interface OfPerson {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** Handed in by the contexts that own them. */
export interface ReadingPorts {
  readonly reads: SlicePorts['reads'];
  readonly figures: FiguresPort;
  loadTargets(
    reads: Reads,
    asked: Omit<OfPerson, 'userId'> & { readonly userIds: readonly string[] },
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
  listFreeDays(reads: Reads, asked: OfPerson): Promise<readonly FreeDay[]>;
  listWithoutRate(reads: Reads): Promise<readonly UnratedProject[]>;
  readonly money: {
    ageing(caller: PersonCaller, query: { readonly clientId?: string }): Promise<AgeingReading>;
    revenue(
      caller: PersonCaller,
      query: { readonly from: string; readonly to: string; readonly clientId?: string },
    ): Promise<{ readonly rows: readonly RevenueMonthFact[] }>;
    vat(
      caller: PersonCaller,
      query: { readonly from: string; readonly to: string; readonly clientId?: string },
    ): Promise<{ readonly rows: readonly VatRow[] }>;
    received(
      caller: PersonCaller,
      asked: { readonly period?: { readonly from: string; readonly to: string }; readonly clientId?: string },
    ): Promise<readonly Received[]>;
    findLastReceived(
      caller: PersonCaller,
      asked: { readonly clientId?: string },
    ): Promise<LastReceived | undefined>;
    payTimes(caller: PersonCaller, asked: { readonly clientId?: string }): Promise<PayTimes>;
  };
  readonly code: {
    health(caller: PersonCaller, projectId: string | undefined): Promise<readonly HealthFact[]>;
    findLastScan(
      caller: PersonCaller,
      projectId: string | undefined,
    ): Promise<{ readonly projectId: string; readonly state: string; readonly at: number } | undefined>;
  };
}

const ofClient = (clientId: string | undefined) => (clientId === undefined ? {} : { clientId });

const ofTime = ['time:read'] as const;
const ofInvoices = ['invoice:read'] as const;
const ofFindings = ['finding:read'] as const;

const needs: ReadingPermissions<PracticeReadings> = {
  sumWork: ofTime,
  listSpans: ofTime,
  loadTargets: ofTime,
  listFreeDays: ofTime,
  listWithoutRate: ofTime,
  listTaskNames: ['project:read'],
  listUserNames: ['user:read'],
  ageing: ofInvoices,
  revenue: ofInvoices,
  vat: ofInvoices,
  received: ofInvoices,
  findLastReceived: ofInvoices,
  payTimes: ofInvoices,
  listDocuments: ofInvoices,
  findDocuments: ofInvoices,
  listNewestFindings: ofFindings,
  groupFindings: ofFindings,
  health: ofFindings,
  findLastScan: ofFindings,
};

/** What the role is refused, no reading gives. */
export function openReadings(ports: ReadingPorts, caller: PersonCaller): PracticeReadings {
  const readings = { ...openWork(ports, caller), ...openMoney(ports, caller), ...openCode(ports, caller) };
  return guardReadings(caller.actor, readings, needs);
}

function openWork(
  { figures, ...ports }: ReadingPorts,
  { actor }: PersonCaller,
): Pick<
  PracticeReadings,
  | 'sumWork'
  | 'listSpans'
  | 'listTaskNames'
  | 'listUserNames'
  | 'loadTargets'
  | 'listFreeDays'
  | 'listWithoutRate'
> {
  const { userId } = actor;
  const reads = ports.reads(actor);
  return {
    async sumWork({ period, projectId, clientId, billable, mine }: WorkFilter & { period: never }, by) {
      const asked = { period, filter: { projectId, clientId, billable }, by };
      const { whole, split } = await figures.sumWork(mine ? { actor, userId } : { actor }, asked);
      return [...whole, ...split.flatMap(asOneEntry)];
    },
    listSpans: async (ids) => await records.listSpans(reads, ids),
    listTaskNames: async () => await records.listTaskNames(reads),
    listUserNames: async () => new Map((await listNamesOfPeople(reads)).map(({ id, name }) => [id, name])),
    async loadTargets(period) {
      const targets = await ports.loadTargets(reads, { userIds: [userId], ...period });
      return targets.get(userId) ?? new Map();
    },
    listFreeDays: async (period) => await ports.listFreeDays(reads, { userId, ...period }),
    listWithoutRate: async () =>
      grantOf(actor, 'time:read') === 'all' ? await ports.listWithoutRate(reads) : [],
  };
}

/** An entry of several days is one: it counts with the first of them. */
function asOneEntry(days: readonly WorkSum[]): readonly WorkSum[] {
  return days.map((day, index) => ({ ...day, entries: index === 0 ? 1 : 0 }));
}

function openMoney(
  { money, ...ports }: ReadingPorts,
  caller: PersonCaller,
): Pick<
  PracticeReadings,
  | 'ageing'
  | 'revenue'
  | 'vat'
  | 'received'
  | 'findLastReceived'
  | 'payTimes'
  | 'listDocuments'
  | 'findDocuments'
> {
  const reads = ports.reads(caller.actor);
  return {
    ageing: async (clientId) => await money.ageing(caller, ofClient(clientId)),
    revenue: async ({ from, to, clientId }) =>
      (await money.revenue(caller, { from, to, ...ofClient(clientId) })).rows,
    vat: async (period, clientId) => (await money.vat(caller, { ...period, ...ofClient(clientId) })).rows,
    received: async (period, clientId) =>
      await money.received(caller, { ...(period && { period }), ...ofClient(clientId) }),
    findLastReceived: async (clientId) => await money.findLastReceived(caller, ofClient(clientId)),
    payTimes: async (clientId) => await money.payTimes(caller, ofClient(clientId)),
    listDocuments: async (filter) => await records.listDocuments(reads, filter),
    findDocuments: async (number) => await records.findDocuments(reads, number),
  };
}

function openCode(
  { code, figures, ...ports }: ReadingPorts,
  caller: PersonCaller,
): Pick<PracticeReadings, 'listNewestFindings' | 'groupFindings' | 'health' | 'findLastScan'> {
  const reads = ports.reads(caller.actor);
  return {
    listNewestFindings: async (projectId, limit) =>
      await records.listNewestFindings(reads, { projectId, limit }),
    async groupFindings(by, projectId) {
      const counts = await figures.countOpenFindings(caller.actor, { projectId });
      return await Promise.all(
        groupOpenFindings(counts, by).map(async (group) => ({
          ...group,
          projectName: await records.findProjectName(reads, group.projectId),
        })),
      );
    },
    health: async (projectId) => await code.health(caller, projectId),
    async findLastScan(projectId): Promise<ScanFact | undefined> {
      const scan = await code.findLastScan(caller, projectId);
      return scan && { ...scan, projectName: await records.findProjectName(reads, scan.projectId) };
    },
  };
}
