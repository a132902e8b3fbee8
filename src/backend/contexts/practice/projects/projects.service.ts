/** The use cases of projects. */
import { v7 as newId } from 'uuid';
import type { FolderKeeping } from '../../../../contract/runner/placed-project.ts';
import { can } from '../../../../domain/policy/policy.ts';
import { text } from '../../../../words/text.ts';
import { archivedAt, changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  changeTimeRules,
  newTimeRuleOverrideFields,
  readRuleOverrides,
} from '../../account/model/time-rule-fields.ts';
import {
  addFirstRate,
  deleteScopeRates,
  findProjectRates,
  type RatePorts,
  setProjectRate,
} from '../rates/index.ts';
import {
  deleteProject,
  findProject,
  insertProject,
  listProjects,
  lockProject,
  type ProjectRow,
  updateProject,
} from './projects.repository.ts';
import type { CreateProject, ListProjects, PatchProject, Project } from './projects.schema.ts';

export type ProjectsService = ResourceService<Project, ListProjects, CreateProject, PatchProject>;

/** What projects must know of their neighbours; each is answered by the slice that owns it. */
export interface ProjectPorts extends SlicePorts {
  /** Currency and state of a client; undefined when it is not of the organization. */
  findClient(reads: Reads, id: string): Promise<{ currency: string; archived_at: number | null } | undefined>;
  readonly time: {
    hasRunningTimer(reads: Reads, projectId: string): Promise<boolean>;
    hasEntries(reads: Reads, projectId: string): Promise<boolean>;
  };
  readonly rates: RatePorts;
  readonly projectFolders: FolderKeeping;
}

/** `rateMinor`: the project's own rate of today. */
export function toProject(row: ProjectRow, rateMinor = 0): Project {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    clientId: row.client_id,
    name: row.name,
    hourlyRate: { minor: rateMinor, currency: row.currency },
    folder: row.folder,
    githubUrl: row.github_url,
    budgetSeconds: row.budget_seconds,
    remotes: JSON.parse(row.remotes),
    branches: JSON.parse(row.branches),
    ...readRuleOverrides(row),
    archivedAt: toInstantOrNull(row.archived_at),
  };
}

function toNewRow(organizationId: string, now: number, input: CreateProject): ProjectRow {
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    client_id: input.clientId,
    name: input.name,
    currency: input.hourlyRate.currency,
    folder: input.folder ?? null,
    github_url: input.githubUrl ?? null,
    budget_seconds: input.budgetSeconds ?? null,
    remotes: JSON.stringify(input.remotes ?? []),
    branches: JSON.stringify(input.branches ?? []),
    time_rules: '{}',
    archived_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** The port of those who make projects in a transaction of theirs, for a client that they know. */
export async function addProject(work: Work, organizationId: string, input: CreateProject): Promise<Project> {
  const { writes, now, log } = work;
  const row = toNewRow(organizationId, now, input);
  const project = toProject(row, input.hourlyRate.minor);
  await insertProject(writes, row);
  await log({ type: 'project.created', id: row.id, version: row.version, after: project });
  await addFirstRate(work, { projectId: row.id, amount: input.hourlyRate });
  return project;
}

async function loadProject(reads: Reads, id: string): Promise<ProjectRow> {
  return requireFound(await findProject(reads, id));
}

function requireFound(row: ProjectRow | undefined): ProjectRow {
  if (!row) {
    throw notFound('project');
  }
  return row;
}

/** One invoice has one currency, so a project is charged in its client's. */
function requireCurrency(rate: { readonly currency: string }, currency: string): void {
  if (rate.currency !== currency) {
    throw invalidField('hourlyRate.currency', text`must be ${currency}, the currency of the client`);
  }
}

async function requireClient(reads: Reads, ports: ProjectPorts, row: ProjectRow): Promise<void> {
  const client = await ports.findClient(reads, row.client_id);
  if (!client) {
    throw refuseNamed(reads, 'clients', 'clientId');
  }
  if (client.archived_at !== null) {
    throw new ApiError('client_archived', 'The client is archived: restore it before adding a project.');
  }
  requireCurrency({ currency: row.currency }, client.currency);
}

/** What work is worth and how it is rounded is said by those who set rates. */
const moneyFields: ReadonlySet<string> = new Set(['hourlyRate', ...Object.keys(newTimeRuleOverrideFields)]);

function requireMoney({ actor }: Caller, input: PatchProject): void {
  if (can(actor, 'rate:write', { organizationId: actor.organizationId })) return;
  const field = Object.keys(input).find((name) => moneyFields.has(name));
  if (field === undefined) return;
  throw new ApiError('forbidden', 'Rates and rules of time are set by an administrator.', [
    { field, issue: 'is not yours to set' },
  ]);
}

/** Colleagues have folders of their own, and nothing of a machine is a server's to know. */
function requireKept(
  { projectFolders }: ProjectPorts,
  { folder }: { readonly folder?: string | null | undefined },
): void {
  if (projectFolders === 'machines' && folder != null)
    throw invalidField('folder', 'is kept on the machine where it lies, not on a server');
}

/** A project is begun, and deleted, for the organization; its members work in it. */
function requireAll({ grant }: Caller, act: 'adds' | 'deletes'): void {
  if (grant !== 'all') throw new ApiError('forbidden', text`Only an administrator ${act} projects.`);
}

async function showProject(
  reads: Reads,
  ports: ProjectPorts,
  { row, now = ports.clock() }: { readonly row: ProjectRow; readonly now?: number },
): Promise<Project> {
  const rates = await findProjectRates(reads, ports.rates, { ids: [row.id], now });
  return toProject(row, rates.get(row.id));
}

async function patchProject(
  ports: ProjectPorts,
  caller: Caller,
  change: { id: string; input: PatchProject; expected: number | undefined },
) {
  const { id, input, expected } = change;
  requireKept(ports, input);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const { reads, writes, now, log } = work;
    const row = requireFound(await lockProject(writes, id));
    requireVersion(row, expected);
    requireMoney(caller, input);
    if (input.hourlyRate) {
      requireCurrency(input.hourlyRate, row.currency);
    }
    if (input.archived && (await ports.time.hasRunningTimer(reads, id))) {
      throw new ApiError(
        'timer_running',
        text`A timer runs on ${row.name}: stop it before archiving the project.`,
      );
    }
    const columns = changedColumns<ProjectRow>({
      name: input.name,
      folder: input.folder,
      github_url: input.githubUrl,
      budget_seconds: input.budgetSeconds,
      remotes: input.remotes && JSON.stringify(input.remotes),
      branches: input.branches && JSON.stringify(input.branches),
      time_rules: changeTimeRules(row, input, { caller, now }),
      archived_at: archivedAt(row, input.archived, now),
      updated_at: now,
    });
    const before = await showProject(reads, ports, { row, now });
    if (input.hourlyRate) {
      await setProjectRate(work, ports.rates, { projectId: id, amount: input.hourlyRate });
    }
    const after = await showProject(reads, ports, { row: await updateProject(writes, row, columns), now });
    await log({ type: 'project.changed', id, version: after.version, before, after });
    return after;
  });
}

export async function createProject(
  ports: ProjectPorts,
  work: Work,
  { caller, input }: { readonly caller: Caller; readonly input: CreateProject },
): Promise<Created<Project>> {
  requireAll(caller, 'adds');
  requireKept(ports, input);
  const { reads, now } = work;
  const row = toNewRow(caller.actor.organizationId, now, input);
  const existing = await findProject(reads, row.id);
  if (existing) {
    const there = await showProject(reads, ports, { row: existing, now });
    return { created: false, record: requireSame(there, toProject(row, input.hourlyRate.minor)) };
  }
  await requireClient(reads, ports, row);
  const { id } = row;
  return { created: true, record: await addProject(work, row.organization_id, { ...input, id }) };
}

export function createProjectsService(ports: ProjectPorts): ProjectsService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const reads = ports.reads(caller.actor);
      const rows = await listProjects(reads, query);
      const ids = rows.map(({ id }) => id);
      const rates = await findProjectRates(reads, ports.rates, { ids, now: ports.clock() });
      return toPage(rows, query.limit, {
        item: (row) => toProject(row, rates.get(row.id)),
        key: (row) => [row.name, row.id],
      });
    },

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      return await showProject(reads, ports, { row: await loadProject(reads, id) });
    },

    async create(caller, input) {
      return await unitOfWork.write(caller.actor, async (work) =>
        createProject(ports, work, { caller, input }),
      );
    },

    patch: async (caller, id, input, expected) => await patchProject(ports, caller, { id, input, expected }),

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await loadProject(reads, id);
        requireAll(caller, 'deletes');
        requireVersion(row, expected);
        if (await ports.time.hasEntries(reads, id)) {
          throw new ApiError(
            'conflict',
            text`${row.name} has recorded time: archive the project instead of deleting it.`,
          );
        }
        const before = await showProject(reads, ports, { row, now });
        await deleteScopeRates(writes, [id]);
        await deleteProject(writes, row);
        await log({ type: 'project.deleted', id, version: row.version + 1, before });
      });
    },
  };
}
