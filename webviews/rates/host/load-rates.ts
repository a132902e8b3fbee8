/** Asks the backend for what the Rates page shows. */

import { loadAll } from '../../../src/api-client/load-all.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { nameApart, peopleChoices } from '../../../src/pages/practice/distinct-choices.ts';
import { tellProjectsApart } from '../../../src/pages/practice/told-apart.ts';
import type { RateRow, RatesContent } from '../messages.ts';
import { loadCosts } from './cost-rates.ts';

type Ports = Pick<PagePorts, 'backend' | 'records' | 't'>;

interface AskedRates {
  readonly today: string;
  /** The project that was asked for; the first by name where there is none, or it is gone. */
  readonly wanted: string | undefined;
  readonly locale: string;
}

export async function loadRates(
  { backend, records, t }: Ports,
  { today, wanted, locale }: AskedRates,
): Promise<RatesContent> {
  const { projects, clients } = await records.load();
  const ports = { t, locale };
  const offered = [...projects.values()].filter(({ archivedAt, id }) => archivedAt === null || id === wanted);
  const apart = tellProjectsApart(offered, { clients }, { ...ports, showsClient: true });
  const open = offered
    .map((project) => ({
      id: project.id,
      clientId: project.clientId,
      currency: project.hourlyRate.currency,
      name: nameApart(project.name, apart.get(project)),
      clientName: clients.get(project.clientId)?.name ?? '',
    }))
    .toSorted((one, other) => byName(one.clientName, other.clientName) || byName(one.name, other.name));
  const projectId = (open.find(({ id }) => id === wanted) ?? open[0])?.id;
  const [practices, people, tasks, rates, missing, costs] = await Promise.all([
    backend.ask((api, options) => api.listOrganizations(options)),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
    ),
    loadTasks(backend, projectId),
    loadRows(backend, projectId),
    loadMissing(backend),
    loadCosts({ backend }),
  ]);
  const [practice] = practices.items;
  const ended = new Map(people.map(({ id, deactivatedAt }) => [id, deactivatedAt]));
  return {
    type: 'content',
    today,
    practice: { id: practice?.id ?? '', name: practice?.name || t('Your practice') },
    projects: open,
    people: peopleChoices(people, ports).map((choice) => ({
      ...choice,
      deactivatedAt: ended.get(choice.id) ?? null,
    })),
    ...(projectId === undefined ? {} : { projectId }),
    tasks,
    rates,
    missing,
    ...(costs === undefined ? {} : { costs }),
  };
}

function byName(one: string, other: string): number {
  return one.localeCompare(other);
}

async function loadTasks(backend: Ports['backend'], projectId: string | undefined) {
  if (projectId === undefined) return [];
  const tasks = await loadAll((cursor) =>
    backend.ask((api, options) =>
      api.listTasks({ ...options, query: { projectId, archived: 'false', limit: 500, ...cursor } }),
    ),
  );
  return tasks.map(({ id, name }) => ({ id, name }));
}

async function loadRows(backend: Ports['backend'], projectId: string | undefined): Promise<RateRow[]> {
  const rates = await loadAll((cursor) =>
    backend.ask((api, options) =>
      api.listRates({
        ...options,
        query: { limit: 500, ...(projectId === undefined ? {} : { projectId }), ...cursor },
      }),
    ),
  );
  return rates.map(({ id, version, scope, scopeId, actorId, amount, validFrom, source }) => ({
    id,
    version,
    scope,
    scopeId,
    actorId,
    amount,
    validFrom,
    source,
  }));
}

async function loadMissing(backend: Ports['backend']): Promise<RatesContent['missing']> {
  try {
    const { items } = await backend.ask((api, options) => api.listMissingRates(options));
    return items.map(({ clientId: _client, currency: _currency, ...item }) => item);
  } catch (error) {
    // Who may not set rates is not told of everybody's time.
    if (isApiFailure(error)) return [];
    throw error;
  }
}
