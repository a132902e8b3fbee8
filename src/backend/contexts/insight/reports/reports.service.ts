/** Reports of finished time: read, added up, handed out. */
import type { WorkSums } from '../../../../domain/figures/work-sums.ts';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { isPerson } from '../../../../domain/policy/actor.ts';
import { addDays, localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listProjectNames } from '../model/names.repository.ts';
import type { ReportGrouping } from '../model/rows/groupings.ts';
import { createKeys, type ProjectNames } from '../model/rows/row-keys.ts';
import { loadRowNames } from '../model/rows/row-names.ts';
import { tallyWork } from '../model/rows/tally-tree.ts';
import { onlyOf } from '../model/time-of.ts';
import { buildRows, buildTotal } from './build-report.ts';
import type { ReportPorts } from './reports.ports.ts';
import type { TimeReport, TimeReportQuery } from './reports.schema.ts';
import { dimensionsOf, type EntriesQuery } from './row-queries.ts';
import { type AskedDays, createTargets } from './row-targets.ts';
import { findFirstDate, listBeginners, type ReportAsked } from './time-report.repository.ts';

interface Asked extends ReportAsked {
  readonly actor: Actor;
}

export interface ReportsService {
  time(caller: Caller, query: TimeReportQuery): Promise<TimeReport>;
  timeCsv(caller: Caller, query: TimeReportQuery): Promise<string>;
}

export function createReportsService(ports: ReportPorts): ReportsService {
  return {
    time: async (caller, query) => await loadReport(ports, caller, query),
    timeCsv: async (caller, query) => {
      const { writeReportCsv } = await import('./write-report-csv.ts');
      return writeReportCsv(await loadReport(ports, caller, query));
    },
  };
}

function requireOrder({ from, to, groupBy, thenBy }: TimeReportQuery): readonly ReportGrouping[] {
  if (from > to) throw invalidField('to', 'must not be earlier than from');
  if (thenBy === groupBy) throw invalidField('thenBy', 'must not be the same as groupBy');
  return thenBy === undefined ? [groupBy] : [groupBy, thenBy];
}

async function loadReport(ports: ReportPorts, caller: Caller, query: TimeReportQuery): Promise<TimeReport> {
  const reads = ports.reads(caller.actor);
  const groupings = requireOrder(query);
  const { groupBy, thenBy, ...entries } = query;
  const { from, to, ...filter } = entries;
  const asked: Asked = { actor: caller.actor, from, to, filter };
  const { zone, currency } = await ports.loadPolicy(reads);
  const projects = await loadProjects(reads);
  const keys = createKeys(projects);
  const work = await sumWork(ports, asked, groupings);
  const root = tallyWork(
    work,
    groupings.map((grouping) => keys[grouping]),
  );
  const names = await loadRowNames(reads, { projects, groupings });
  const people = listPeople(await listBeginners(reads, asked), work);
  const today = localDate(ports.clock(), zone);
  const days = await findAskedDays(reads, asked, today);
  const targets = await loadTargets(ports, { asked, people, days });
  const targetOf = createTargets({ targets, partly: listPartly(reads, people) }, days);
  const secondsAhead = await sumAhead(ports, asked, today);
  const { isRounded } = work;
  const facts = {
    query: entries as EntriesQuery,
    groupings,
    names,
    targetOf,
    secondsAhead,
    isRounded,
    currency,
  };
  const rows = buildRows(root, facts);
  return {
    from,
    to,
    groupBy,
    thenBy: thenBy ?? null,
    currency,
    ofWhom: await ports.figures.findCounted(
      { actor: asked.actor },
      { projectIds: onlyOf(filter.projectId), userIds: onlyOf(filter.userId) },
    ),
    rows,
    total: buildTotal(root, facts),
    people,
  };
}

/** Those of whom not all time can be read: a lead reads that of their project. */
function listPartly(reads: Reads, people: readonly string[]): ReadonlySet<string> {
  if (reads.grantOf('time_entries') === 'all') return new Set();
  const self = isPerson(reads.actor) ? reads.actor.userId : undefined;
  return new Set(people.filter((id) => id !== self));
}

/** Who began something in the period, and whose night reaches into it: their days ask for work. */
function listPeople(beginners: readonly string[], { whole, split }: WorkSums): string[] {
  const ofNights = [...whole, ...split.flat()].flatMap(({ userId }) => userId ?? []);
  return [...new Set([...beginners, ...ofNights])].sort();
}

async function sumWork(
  { figures }: ReportPorts,
  { actor, from, to, filter }: Asked,
  groupings: readonly ReportGrouping[],
): Promise<WorkSums> {
  const by = [...new Set(groupings.flatMap((grouping) => dimensionsOf[grouping]))];
  return await figures.sumWork({ actor }, { period: { from, to }, filter, by });
}

/** Time of days after today, which no target asks for yet. */
async function sumAhead(ports: ReportPorts, asked: Asked, today: string): Promise<number> {
  const tomorrow = addDays(today, 1);
  if (asked.to < tomorrow) return 0;
  const ahead = asked.from < tomorrow ? { ...asked, from: tomorrow } : asked;
  return tallyWork(await sumWork(ports, ahead, []), []).tally.seconds;
}

async function loadProjects(reads: Reads): Promise<ProjectNames> {
  const projects = await listProjectNames(reads);
  return new Map(projects.map((project) => [project.id, project]));
}

/**
 * No day to come, and no year before the first entry: whoever asks for all time there is asks for no holidays of 1900.
 * The first year counts from its beginning, as it does where it is asked for alone.
 */
async function findAskedDays(reads: Reads, asked: ReportAsked, today: string): Promise<AskedDays> {
  const firstYear = `${((await findFirstDate(reads)) ?? asked.from).slice(0, 4)}-01-01`;
  return {
    first: asked.from < firstYear ? firstYear : asked.from,
    last: asked.to < today ? asked.to : today,
  };
}

/** Of a part of the work there is no target: what is to be worked is not said by client or tag. */
async function loadTargets(
  ports: ReportPorts,
  {
    asked,
    people,
    days: { first: from, last: to },
  }: { asked: Asked; people: readonly string[]; days: AskedDays },
) {
  const { userId: _userId, ...narrowing } = asked.filter;
  const isPart = Object.values(narrowing).some((value) => value !== undefined);
  return isPart
    ? undefined
    : await ports.loadTargets(ports.reads(asked.actor), { userIds: people, from, to });
}
