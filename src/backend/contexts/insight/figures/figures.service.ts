/** The figures that more than one screen shows: what they mean is the domain's, what they are of is read here. */
import {
  type UnbilledTime,
  type UnbilledValue,
  valueUnbilled,
} from '../../../../domain/figures/billed-value.ts';
import type {
  FiguresPort,
  ReadyClient,
  TimeOf,
  UnbilledClient,
  UnbilledProject,
  WorkedProject,
} from '../../../../domain/figures/figures.ts';
import { readCounted, readReach } from './counted-time.ts';
import { type FigureProject, loadFigureProjects } from './figure-projects.repository.ts';
import { KeptUnbilled } from './kept-unbilled.ts';
import { listLooseIds, sumLooseDays } from './loose-time.repository.ts';
import { countOpenFindings } from './open-findings.repository.ts';
import {
  type FigureSources,
  groupValuing,
  loadRoundings,
  type ProjectRoundings,
} from './project-roundings.ts';
import { openTime } from './time-rows.ts';
import {
  listUnbilledAmong,
  listUnbilledEntries,
  listUnbilledIds,
  sumLoose,
  type UnbilledAsked,
} from './unbilled-time.repository.ts';
import { sumWork } from './work-sums.ts';
import { listWorkedIds, listWorkedNotes, sumWorked, type WorkedAsked } from './worked-time.repository.ts';

export function createFigures(sources: FigureSources): FiguresPort {
  const { reads } = sources;
  const kept = new KeptUnbilled(sources);
  const open = (of: TimeOf) => openTime(sources, of);
  return {
    findCounted: async (of, narrowed) => await readCounted(reads(of.actor), of, narrowed),
    findTimeReach: async (of) => await readReach(reads(of)),
    countOpenFindings: async (of, filter) => await countOpenFindings(reads(of), filter),
    sumUnbilled: async (of) => await kept.sum(open(of)),
    async listUnbilled(of, filter) {
      const clients = await valueClients(sources, { time: open(of), filter });
      return clients.map(toUnbilledClient).toSorted(mostFirst);
    },
    listUnbilledProjects: async (of, filter) =>
      (await valueProjects(sources, { time: open(of), filter })).toSorted(mostFirst),
    listUnbilledIds: async (of, list) => await listUnbilledIds(open(of), list),
    listUnbilledAmong: async (of, ids) => await listUnbilledAmong(open(of), ids),
    async listReady(of, filter) {
      const clients = await valueClients(sources, { time: open(of), filter });
      return clients.flatMap(toReadyClient).toSorted(mostFirst);
    },
    sumWork: async (of, asked) => await sumWork(sources, open(of), asked),
    listWorked: async (of, filter) => await listWorked({ time: open(of), filter }),
    listWorkedIds: async (of, list) => await listWorkedIds(open(of), list),
    listWorkedNotes: async (of, list) => await listWorkedNotes(open(of), list),
    sumLooseDays: async (of, period) => await sumLooseDays(open(of), period),
    listLooseIds: async (of, list) => await listLooseIds(open(of), list),
  };
}

interface ValuedClient {
  readonly clientId: string;
  readonly clientName: string;
  readonly value: UnbilledValue;
}

interface ReadTime extends UnbilledTime {
  readonly roundings: ProjectRoundings;
}

async function readUnbilled(sources: FigureSources, asked: UnbilledAsked): Promise<ReadTime> {
  const roundings = await loadRoundings(sources, asked.time.reads);
  const valued = groupValuing(roundings);
  const sums = await sumLoose(asked, valued);
  const { projects } = roundings;
  return {
    roundings,
    sums,
    entries: await listUnbilledEntries(asked, { ...valued, projects }),
  };
}

/** The value of the time that belongs together, by whatever `keyOf` says. */
function valueBy(
  { sums, entries, roundings }: ReadTime,
  keyOf: (of: { readonly projectId: string }) => string,
): ReadonlyMap<string, UnbilledValue> {
  const [sumsOf, entriesOf] = [Map.groupBy(sums, keyOf), Map.groupBy(entries, keyOf)];
  const keys = new Set([...sumsOf.keys(), ...entriesOf.keys()]);
  return new Map(
    [...keys].map((key) => {
      const time = { sums: sumsOf.get(key) ?? [], entries: entriesOf.get(key) ?? [] };
      return [key, valueUnbilled(time, roundings.roundingOf)];
    }),
  );
}

async function valueClients(sources: FigureSources, asked: UnbilledAsked): Promise<readonly ValuedClient[]> {
  const read = await readUnbilled(sources, asked);
  const { projects } = read.roundings;
  const nameOf = namesOf(projects);
  const values = valueBy(read, ({ projectId }) => projects.get(projectId)?.clientId ?? '');
  return [...values].map(([clientId, value]) => ({
    clientId,
    clientName: nameOf.get(clientId) ?? '',
    value,
  }));
}

async function valueProjects(
  sources: FigureSources,
  asked: UnbilledAsked,
): Promise<readonly UnbilledProject[]> {
  const read = await readUnbilled(sources, asked);
  const values = valueBy(read, ({ projectId }) => projectId);
  return [...values].map(([projectId, { entries, seconds, amounts }]) => {
    const project = read.roundings.projects.get(projectId);
    const [projectName, clientName] = [project?.name ?? '', project?.clientName ?? ''];
    return { projectId, projectName, clientName, entries, seconds, amounts };
  });
}

function namesOf(projects: ReadonlyMap<string, FigureProject>): ReadonlyMap<string, string> {
  return new Map([...projects.values()].map(({ clientId, clientName }) => [clientId, clientName]));
}

function toUnbilledClient({ value, ...client }: ValuedClient): UnbilledClient {
  const { entries, seconds, amounts, ready, drafted } = value;
  return {
    ...client,
    entries,
    seconds,
    amounts,
    readySeconds: ready.seconds,
    draftSeconds: drafted.seconds,
  };
}

function toReadyClient({ clientId, value: { ready } }: ValuedClient): ReadyClient[] {
  return ready.entries === 0 ? [] : [{ clientId, ...ready }];
}

async function listWorked(asked: WorkedAsked): Promise<readonly WorkedProject[]> {
  const projects = await loadFigureProjects(asked.time.reads);
  const sums = await sumWorked(asked);
  return sums
    .flatMap(({ projectId, ...sum }) => {
      const project = projects.get(projectId);
      return project === undefined ? [] : [{ ...project, ...sum }];
    })
    .toSorted(mostFirst);
}

function mostFirst(one: { readonly seconds: number }, other: { readonly seconds: number }): number {
  return other.seconds - one.seconds;
}
