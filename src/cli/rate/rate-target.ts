/** What a rate is for, by the names that people say. */
import { type ApiClient, type Client, listOrganizations } from '../../api-client/index.ts';
import { matchName } from '../../domain/names/match-name.ts';
import type { RateKey } from '../../domain/rates/rate.ts';
import { findPerson } from '../backend/find-person.ts';
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

export async function findClientLike(client: ApiClient, said: string): Promise<Client> {
  const clients = await listEveryClient(client);
  const found = matchName(clients, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const names = (found.length > 1 ? found : clients).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one client` : `There is no client "${said}"`;
  throw new CliError('usage', names ? `${why}: ${names}.` : `${why}; there is none yet.`);
}

export async function findTarget(client: ApiClient, options: SetRateOptions): Promise<RateTarget> {
  const { data } = await listOrganizations({ client, throwOnError: true });
  const [practice] = data.items;
  if (practice === undefined) throw new RangeError('An organization lists itself.');
  const { person } = options;
  const actorId = person === undefined ? null : (await findPerson(client, person)).id;
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
