/** Binds the coach's queries to one caller: what their role may not see, the coach does not see either. */

import type { Permission } from '../../../../domain/authorization.ts';
import { findCounted } from '../../../../domain/figures/counted-time.ts';
import type { FiguresPort, OpenFindingFilter, TimeOf } from '../../../../domain/figures/figures.ts';
import { sumOpenFindings } from '../../../../domain/figures/open-findings.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { FindingCount, PracticeData, Topic, WorkFilter } from '../model/practice-data.ts';
import * as projects from './coach-projects.repository.ts';
import * as records from './coach-records.repository.ts';
import { groupWork } from './group-work.ts';
import { findNotes, listNotes } from './readings/coach-notes.repository.ts';
import * as time from './readings/coach-time.repository.ts';
import { guardReadings, type ReadingPermissions } from './readings/guard-readings.ts';

const permissionOf: Readonly<Record<Topic, Permission>> = {
  time: 'time:read',
  invoices: 'invoice:read',
  findings: 'finding:read',
  requests: 'request:read',
  timesheets: 'timesheet:read',
  projects: 'project:read',
};

export interface PracticePorts {
  readonly reads: SlicePorts['reads'];
  readonly clock: Clock;
  readonly figures: FiguresPort;
  loadPolicy(reads: Reads): Promise<{ readonly zone: string }>;
}

const ofTime = ['time:read'] as const;
const ofInvoices = ['invoice:read'] as const;
const ofFindings = ['finding:read'] as const;

const needs: ReadingPermissions<PracticeData> = {
  findCounted: ofTime,
  // Leaves out the names that are refused.
  listNames: [],
  findNotes: ofTime,
  listNotes: ofTime,
  groupWork: ofTime,
  listEntryIds: ofTime,
  listNotedWork: ofTime,
  sumLooseDays: ofTime,
  listLooseIds: ofTime,
  findRunning: ofTime,
  listUnbilled: ofTime,
  listUnbilledIds: ofTime,
  listProjectTerms: ['project:read'],
  listUnpaid: ofInvoices,
  sumInvoiced: ofInvoices,
  countFindings: ofFindings,
  listFindings: ofFindings,
  listOpenRequests: ['request:read'],
  listOpenTimesheets: ['timesheet:read'],
  listTimesheetsOf: ['timesheet:read'],
};

const nameReads = { client: 'client:read', project: 'project:read', person: 'user:read' } as const;

/** What the role is refused, no reading gives. */
export function openPractice(ports: PracticePorts, caller: PersonCaller): PracticeData {
  return guardReadings(caller.actor, readPractice(ports, caller), needs);
}

function readPractice(ports: PracticePorts, { actor }: PersonCaller): PracticeData {
  const { figures } = ports;
  const { userId } = actor;
  const reads = ports.reads(actor);
  const own: TimeOf = { actor, userId };
  const timeOf = ({ mine = false }: Pick<WorkFilter, 'mine'>): TimeOf => (mine ? own : { actor });

  return {
    may: (topic) => grantOf(actor, permissionOf[topic]) !== undefined,
    findCounted: async ({ projectIds, ...of }) => await figures.findCounted(timeOf(of), { projectIds }),
    async listNames() {
      const named = await records.listNames(reads);
      return named.filter(({ kind }) => grantOf(actor, nameReads[kind]) !== undefined);
    },
    findNotes: async (texts) => await findNotes(reads, texts),
    listNotes: async () => await listNotes(reads),
    groupWork: async (filter, by) => groupWork(await figures.listWorked(timeOf(filter), filter), by),
    listEntryIds: async (filter, limit) => await figures.listWorkedIds(timeOf(filter), { filter, limit }),
    sumLooseDays: async (period) => await figures.sumLooseDays(own, period),
    listLooseIds: async (period, limit) => await figures.listLooseIds(own, { period, limit }),
    listNotedWork: async (filter, limit) => await figures.listWorkedNotes(timeOf(filter), { filter, limit }),
    async listProjectTerms(filter) {
      const worked = await figures.listWorked({ actor }, filter);
      const { zone } = await ports.loadPolicy(reads);
      const today = localDate(ports.clock(), zone);
      const terms = await projects.listProjectTerms(reads, { filter, worked, today });
      const reach = await figures.findTimeReach(actor);
      return terms.map((one) => ({ ...one, counted: findCounted(reach, { projectIds: [one.id] }) }));
    },
    findRunning: async () => await time.findRunning(reads, userId),
    listUnbilled: async (filter) => await figures.listUnbilled(timeOf(filter), filter),
    listUnbilledIds: async (filter, limit) =>
      await figures.listUnbilledIds(timeOf(filter), { filter, limit, ready: filter.ready === true }),
    listUnpaid: async (filter) => await records.listUnpaid(reads, filter),
    sumInvoiced: async (period, clientId) => await records.sumInvoiced(reads, { period, clientId }),
    countFindings: async (filter) => await countFindings(figures, actor, filter),
    listFindings: async (filter, limit) => await records.listFindings(reads, { filter, limit }),
    listOpenRequests: async (projectId) =>
      await records.listOpenRequests(reads, { projectId, now: ports.clock() }),
    listOpenTimesheets: async (period) =>
      await records.listTimesheets(reads, { period, userId, isOpen: true }),
    listTimesheetsOf: async (period) =>
      await records.listTimesheets(reads, { period, userId, isOpen: false }),
  };
}

async function countFindings(
  figures: Pick<FiguresPort, 'countOpenFindings'>,
  actor: Person,
  filter: OpenFindingFilter,
): Promise<readonly FindingCount[]> {
  const { bySeverity } = sumOpenFindings(await figures.countOpenFindings(actor, filter));
  return Object.entries(bySeverity).flatMap(([severity, count]) =>
    count === 0 ? [] : [{ severity, count }],
  );
}
