/** What a rate is for, by the names that people say. */
import { type ApiClient, type Client, listOrganizations, listUsers } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { matchName } from '../../domain/match-name.ts';
import type { RateKey } from '../../domain/rates/rate.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { listEveryClient } from '../backend/list-every.ts';
import { CliError } from '../io.ts';
import { findNamedTask } from '../time/entry-fields.ts';
import type { SetRateOptions } from './rate-options.ts';

export interface RateTarget extends RateKey {
  readonly currency: string;
  /** The practice's. */
  readonly zone: string;
}

function requireOne<Item extends { readonly name: string }>(
  items: readonly Item[],
  said: string,
  what: string,
): Item {
  const found = matchName(items, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const names = (found.length > 1 ? found : items).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one ${what}` : `There is no ${what} "${said}"`;
  throw new CliError('usage', names ? `${why}: ${names}.` : `${why}; there is none yet.`);
}

export async function findClientLike(client: ApiClient, said: string): Promise<Client> {
  return requireOne(await listEveryClient(client), said, 'client');
}

async function findPerson(client: ApiClient, said: string | undefined): Promise<string | null> {
  if (said === undefined) return null;
  const people = await loadAll(
    async (page) => (await listUsers({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
  return requireOne(people, said, 'person').id;
}

export async function findTarget(client: ApiClient, options: SetRateOptions): Promise<RateTarget> {
  const { data } = await listOrganizations({ client, throwOnError: true });
  const [practice] = data.items;
  if (practice === undefined) throw new RangeError('An organization lists itself.');
  const actorId = await findPerson(client, options.person);
  const own = { actorId, zone: practice.zone };
  if (options.project !== undefined)
    return { ...own, ...(await findOfProject(client, options, options.project)) };
  if (options.task !== undefined) throw new CliError('usage', 'A task is one of a project: add --project.');
  if (options.client === undefined) {
    return { ...own, scope: 'organization', scopeId: practice.id, currency: practice.currency };
  }
  const { id, currency } = await findClientLike(client, options.client);
  return { ...own, scope: 'client', scopeId: id, currency };
}

async function findOfProject(client: ApiClient, options: SetRateOptions, said: string) {
  const name = options.client === undefined ? said : `${options.client}/${said}`;
  const project = await findProjectLike(client, name);
  const { currency } = project.hourlyRate;
  const taskId = await findNamedTask(client, project.id, options.task);
  if (taskId === null) throw new CliError('usage', 'Name a task, or leave --task out.');
  return taskId === undefined
    ? ({ scope: 'project', scopeId: project.id, currency } as const)
    : ({ scope: 'task', scopeId: taskId, currency } as const);
}
