/** Binds what the coach reads of other owners to one caller: what their role may not see, the coach does not see either. */

import type { FiguresPort } from '../../../../../domain/figures/figures.ts';
import type { WorkSum } from '../../../../../domain/figures/work-sums.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { WorkFilter } from '../../model/practice-data.ts';
import type {
  AgeingReading,
  FreeDay,
  HealthFact,
  PayTimes,
  PracticeReadings,
  ScanFact,
  UnratedProject,
} from '../../model/practice-readings.ts';
import { groupOpenFindings } from './group-findings.ts';
import { guardReadings, type ReadingPermissions } from './guard-readings.ts';
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
  ageing: ofInvoices,
  payTimes: ofInvoices,
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
): Pick<PracticeReadings, 'sumWork' | 'listSpans' | 'loadTargets' | 'listFreeDays' | 'listWithoutRate'> {
  const { userId } = actor;
  const reads = ports.reads(actor);
  return {
    async sumWork({ period, projectId, clientId, billable, mine }: WorkFilter & { period: never }, by) {
      const asked = { period, filter: { projectId, clientId, billable }, by };
      const { whole, split } = await figures.sumWork(mine ? { actor, userId } : { actor }, asked);
      return [...whole, ...split.flatMap(asOneEntry)];
    },
    listSpans: async (ids) => await records.listSpans(reads, ids),
    async loadTargets(period) {
      const targets = await ports.loadTargets(reads, { userIds: [userId], ...period });
      return targets.get(userId) ?? new Map();
    },
    listFreeDays: async (period) => await ports.listFreeDays(reads, { userId, ...period }),
    listWithoutRate: async () => await ports.listWithoutRate(reads),
  };
}

/** An entry of several days is one: it counts with the first of them. */
function asOneEntry(days: readonly WorkSum[]): readonly WorkSum[] {
  return days.map((day, index) => ({ ...day, entries: index === 0 ? 1 : 0 }));
}

function openMoney(
  { money, ...ports }: ReadingPorts,
  caller: PersonCaller,
): Pick<PracticeReadings, 'ageing' | 'payTimes' | 'findDocuments'> {
  const reads = ports.reads(caller.actor);
  return {
    ageing: async (clientId) => await money.ageing(caller, ofClient(clientId)),
    payTimes: async (clientId) => await money.payTimes(caller, ofClient(clientId)),
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
