/** Unbilled time and what it is worth: an entry is billed whole, with the day on which it began (domain/figures/billing-stage.ts). */
import type {
  FigureFilter,
  FiguresPort,
  TimeOf,
  Unbilled,
  UnbilledClient,
} from '../../../../domain/figures/figures.ts';
import { sumByCurrency } from '../../../../domain/money.ts';
import { projectLabel } from '../../../../domain/names/project-label.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listProjectNames } from '../model/names.repository.ts';
import type { Behind, BesideFigure, EntryRecord } from '../model/query/answers.ts';
import type { Asked, QuerySource } from './query.ts';
import { rememberEach } from './remember-each.ts';
import { listEntryRecords } from './time.repository.ts';
import { toRecordConditions } from './time.source.ts';

interface UnbilledPorts {
  readonly reads: Reads;
  readonly figures: FiguresPort;
  readonly of: TimeOf;
}

export function openUnbilledSource({ reads, figures, of }: UnbilledPorts): QuerySource {
  const filterOf = ({ filters, period }: Asked): FigureFilter => ({
    ...(period && { period }),
    conditions: toRecordConditions(filters),
  });
  const byProject = async (asked: Asked) => await figures.listUnbilledProjects(of, filterOf(asked));
  const listByClient = rememberEach(async (filter: FigureFilter) => await figures.listUnbilled(of, filter));
  const byClient = async (asked: Asked) => await listByClient(filterOf(asked));
  return {
    async total(asked) {
      const clients = await byClient(asked);
      return {
        seconds: clients.reduce((all, { seconds }) => all + seconds, 0),
        amounts: sumByCurrency(clients.flatMap(({ amounts }) => amounts)),
        count: clients.reduce((all, { entries }) => all + entries, 0),
      };
    },
    async groups(asked, by) {
      if (by === 'client')
        return (await byClient(asked)).map((one) => ({
          key: one.clientId,
          name: one.clientName,
          tally: tallyOf(one),
        }));
      return (await byProject(asked)).map((one) => ({
        key: one.projectId,
        name: projectLabel(one.clientName, one.projectName),
        tally: tallyOf(one),
      }));
    },
    async records(asked): Promise<readonly EntryRecord[]> {
      const ids = await figures.listUnbilledIds(of, {
        filter: filterOf(asked),
        limit: asked.limit,
        ready: false,
      });
      return await listEntryRecords(reads, {
        ...asked,
        period: undefined,
        of,
        conditions: [{ field: 'entry', is: true, ids }],
      });
    },
    async behind(asked, { limit, count }) {
      // Where their number is known, it is not added up again.
      if (count !== undefined && count <= limit) return await findBehind(asked, [], { limit, ready: false });
      const owner = count === undefined ? undefined : await findOwner(reads, asked);
      if (owner !== undefined) return { kind: 'client', ids: [owner] };
      return await findBehind(asked, await byClient(asked), { limit, ready: false });
    },
    async beside(asked) {
      if (asked.group === 'project') return {};
      const clients = await byClient(asked);
      const parts = await Promise.all([readReady(asked, clients), readDrafted(clients)]);
      return { beside: parts.flatMap((part) => part ?? []) };
    },
  };

  /** The entries, or their clients where they are too many. */
  async function findBehind(
    asked: Asked,
    clients: readonly UnbilledClient[],
    { limit, ready }: { readonly limit: number; readonly ready: boolean },
  ): Promise<Behind> {
    if (clients.reduce((all, { entries }) => all + entries, 0) > limit) return behindClients(clients);
    const filter = filterOf(asked);
    return { kind: 'entries', ids: await figures.listUnbilledIds(of, { filter, limit, ready }) };
  }

  /** What can go on an invoice now. */
  async function readReady(asked: Asked, all: readonly UnbilledClient[]): Promise<BesideFigure | undefined> {
    const clients = all.filter(({ readySeconds }) => readySeconds > 0);
    const seconds = clients.reduce((sum, { readySeconds }) => sum + readySeconds, 0);
    if (seconds === 0) return undefined;
    const behind = await findBehind(asked, clients, { limit: linkedAtMost, ready: true });
    return { name: 'ready', tally: { seconds, amounts: [], count: 0 }, behind };
  }
}

/** The client of what is asked of one project, or of one client, alone. */
async function findOwner(reads: Reads, { filters }: Asked): Promise<string | undefined> {
  const owners = filters.flatMap((filter) =>
    filter.field === 'project' || filter.field === 'client' ? [filter] : [],
  );
  const [{ field, is, values } = { field: undefined, is: false, values: [] }] = owners;
  const [id] = values.map((value) => value.id);
  if (owners.length !== 1 || !is || values.length !== 1) return undefined;
  if (field === 'client') return id;
  return (await listProjectNames(reads)).find((project) => project.id === id)?.clientId;
}

/** What is on a draft. */
function readDrafted(all: readonly UnbilledClient[]): BesideFigure | undefined {
  const clients = all.filter(({ draftSeconds }) => draftSeconds > 0);
  if (clients.length === 0) return undefined;
  const seconds = clients.reduce((sum, { draftSeconds }) => sum + draftSeconds, 0);
  return { name: 'drafted', tally: { seconds, amounts: [], count: 0 }, behind: behindClients(clients) };
}

function behindClients(clients: readonly UnbilledClient[]): Behind {
  return { kind: 'client', ids: clients.slice(0, linkedAtMost).map(({ clientId }) => clientId) };
}

const linkedAtMost = 500;

function tallyOf({ seconds, amounts, entries }: Unbilled & { readonly entries: number }) {
  return { seconds, amounts, count: entries };
}
