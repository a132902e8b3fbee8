/** The figures that more than one screen shows: what they mean is the domain's, what they are of is read here. */
import {
  addUp,
  type UnbilledValue,
  valuedBy,
  valueUnbilled,
} from '../../../../domain/figures/billed-value.ts';
import type {
  FigureFilter,
  FigureScope,
  FiguresPort,
  ReadyClient,
  UnbilledClient,
  WorkedProject,
} from '../../../../domain/figures/figures.ts';
import type { Db, Reader } from '../../../schema.ts';
import type { RuleBook } from '../../account/model/time-rule-fields.ts';
import { roundingOfProject } from '../model/project-rounding.ts';
import { type FigureProject, loadFigureProjects } from './figure-projects.repository.ts';
import { listLooseIds, sumLooseDays } from './loose-time.repository.ts';
import { listUnbilledEntries, listUnbilledIds, sumLoose } from './unbilled-time.repository.ts';
import { listWorkedIds, listWorkedNotes, sumWorked } from './worked-time.repository.ts';

export interface FigureSources {
  readonly db: Db;
  loadRuleBook(db: Reader, organizationId: string): Promise<RuleBook>;
}

export function createFigures(sources: FigureSources): FiguresPort {
  const { db } = sources;
  return {
    async sumUnbilled(scope) {
      const clients = await valueClients(sources, scope, {});
      const { seconds, amounts } = addUp(clients.map(({ value }) => value));
      return { seconds, amounts };
    },
    async listUnbilled(scope, filter) {
      const clients = await valueClients(sources, scope, filter);
      return clients.map(toUnbilledClient).toSorted(mostFirst);
    },
    listUnbilledIds: async (scope, list) => await listUnbilledIds(db, scope, list),
    async listReady(scope) {
      const clients = await valueClients(sources, scope, {});
      return clients.flatMap(toReadyClient).toSorted(mostFirst);
    },
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

async function valueClients(
  { db, loadRuleBook }: FigureSources,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<readonly ValuedClient[]> {
  const projects = await loadFigureProjects(db, scope.organizationId);
  const book = await loadRuleBook(db, scope.organizationId);
  const rules = new Map(
    [...projects.values()].map((project) => [project.id, roundingOfProject(project, book)]),
  );
  const roundingOf = (id: string) => rules.get(id) ?? book.organization.rounding;
  const idsOf = (by: 'length' | 'entry') =>
    [...rules].filter(([, rule]) => valuedBy(rule) === by).map(([id]) => id);
  const [byLength, byEntry] = [idsOf('length'), idsOf('entry')];
  const sums = await sumLoose(db, { scope, filter }, { byLength, byEntry });
  const entries = await listUnbilledEntries(db, { scope, filter }, { byEntry, projects });
  const clientOf = ({ projectId }: { readonly projectId: string }) => projects.get(projectId)?.clientId ?? '';
  const [sumsOf, entriesOf] = [Map.groupBy(sums, clientOf), Map.groupBy(entries, clientOf)];
  const nameOf = namesOf(projects);
  return [...new Set([...sumsOf.keys(), ...entriesOf.keys()])].map((clientId) => {
    const time = { sums: sumsOf.get(clientId) ?? [], entries: entriesOf.get(clientId) ?? [] };
    return { clientId, clientName: nameOf.get(clientId) ?? '', value: valueUnbilled(time, roundingOf) };
  });
}

function namesOf(projects: ReadonlyMap<string, FigureProject>): ReadonlyMap<string, string> {
  return new Map([...projects.values()].map(({ clientId, clientName }) => [clientId, clientName]));
}

function toUnbilledClient({ value, ...client }: ValuedClient): UnbilledClient {
  const { entries, seconds, amounts, ready, drafted } = value;
  return {
    ...client,
    ...{ entries, seconds, amounts },
    readySeconds: ready.seconds,
    draftSeconds: drafted.seconds,
  };
}

function toReadyClient({ clientId, value: { ready } }: ValuedClient): ReadyClient[] {
  return ready.entries === 0 ? [] : [{ clientId, ...ready }];
}

async function listWorked(
  db: Db,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<readonly WorkedProject[]> {
  const projects = await loadFigureProjects(db, scope.organizationId);
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
