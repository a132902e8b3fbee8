/** The figures that more than one screen shows: what they mean is the domain's, what they are of is read here. */
import {
  type UnbilledTime,
  type UnbilledValue,
  valueUnbilled,
} from '../../../../domain/figures/billed-value.ts';
import type {
  FigureFilter,
  FiguresPort,
  ReadyClient,
  UnbilledClient,
  UnbilledProject,
  WorkedProject,
} from '../../../../domain/figures/figures.ts';
import type { Scope } from '../../../../domain/policy/scope.ts';
import type { Db } from '../../../schema.ts';
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
import {
  listUnbilledAmong,
  listUnbilledEntries,
  listUnbilledIds,
  sumLoose,
} from './unbilled-time.repository.ts';
import { sumWork } from './work-sums.ts';
import { listWorkedIds, listWorkedNotes, sumWorked } from './worked-time.repository.ts';

export function createFigures(sources: FigureSources): FiguresPort {
  const { db } = sources;
  const kept = new KeptUnbilled(sources);
  return {
    countOpenFindings: async (organizationId, filter) => await countOpenFindings(db, organizationId, filter),
    sumUnbilled: async (scope) => await kept.sum(scope),
    async listUnbilled(scope, filter) {
      const clients = await valueClients(sources, scope, filter);
      return clients.map(toUnbilledClient).toSorted(mostFirst);
    },
    listUnbilledProjects: async (scope, filter) =>
      (await valueProjects(sources, scope, filter)).toSorted(mostFirst),
    listUnbilledIds: async (scope, list) => await listUnbilledIds(db, scope, list),
    listUnbilledAmong: async (scope, ids) => await listUnbilledAmong(db, scope, ids),
    async listReady(scope, filter) {
      const clients = await valueClients(sources, scope, filter);
      return clients.flatMap(toReadyClient).toSorted(mostFirst);
    },
    sumWork: async (scope, asked) => await sumWork(sources, scope, asked),
    listWorked: async (scope, filter) => await listWorked(db, scope, filter),
    listWorkedIds: async (scope, list) => await listWorkedIds(db, scope, list),
    listWorkedNotes: async (scope, list) => await listWorkedNotes(db, scope, list),
    sumLooseDays: async (scope, period) => await sumLooseDays(db, scope, period),
    listLooseIds: async (scope, list) => await listLooseIds(db, scope, list),
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

async function readUnbilled(sources: FigureSources, scope: Scope, filter: FigureFilter): Promise<ReadTime> {
  const { db } = sources;
  const roundings = await loadRoundings(sources, scope.wholeOrganization);
  const valued = groupValuing(roundings);
  const sums = await sumLoose(db, { scope, filter }, valued);
  const { projects } = roundings;
  return {
    roundings,
    sums,
    entries: await listUnbilledEntries(db, { scope, filter }, { ...valued, projects }),
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

async function valueClients(
  sources: FigureSources,
  scope: Scope,
  filter: FigureFilter,
): Promise<readonly ValuedClient[]> {
  const read = await readUnbilled(sources, scope, filter);
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
  scope: Scope,
  filter: FigureFilter,
): Promise<readonly UnbilledProject[]> {
  const read = await readUnbilled(sources, scope, filter);
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

async function listWorked(db: Db, scope: Scope, filter: FigureFilter): Promise<readonly WorkedProject[]> {
  const projects = await loadFigureProjects(db, scope.wholeOrganization);
  const sums = await sumWorked(db, { scope, filter });
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
