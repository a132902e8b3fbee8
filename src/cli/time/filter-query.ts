/** The filter of a list or a report, as the API takes it. */
import type { ApiClient } from '../../api-client/index.ts';
import { matchName } from '../../domain/names/match-name.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { listEveryClient } from '../backend/list-every.ts';
import { CliError } from '../io.ts';
import { findNamedTask } from './entry-fields.ts';
import type { FilterOptions } from './time-options.ts';

export interface FilterQuery {
  readonly projectId?: string;
  readonly clientId?: string;
  readonly taskId?: string;
  readonly tag?: string;
  readonly billable?: string;
  readonly text?: string;
}

export async function toFilterQuery(client: ApiClient, options: FilterOptions): Promise<FilterQuery> {
  const { tag, billable, text } = options;
  const project = options.project === undefined ? undefined : await findProjectLike(client, options.project);
  const clientId = options.client === undefined ? undefined : await findClientId(client, options.client);
  const taskId = await findTaskId(client, project?.id, options.task);
  return {
    ...(project && { projectId: project.id }),
    ...(clientId !== undefined && { clientId }),
    ...(taskId !== undefined && { taskId }),
    ...(tag !== undefined && { tag }),
    ...(billable !== undefined && { billable: String(billable) }),
    ...(text !== undefined && { text }),
  };
}

async function findTaskId(
  client: ApiClient,
  projectId: string | undefined,
  said: string | undefined,
): Promise<string | undefined> {
  if (said === undefined || said === 'none') return said;
  if (projectId === undefined)
    throw new CliError('usage', '--task needs --project: each has tasks of its own.');
  return (await findNamedTask(client, projectId, said)) ?? undefined;
}

async function findClientId(client: ApiClient, said: string): Promise<string> {
  const clients = await listEveryClient(client);
  const found = matchName(clients, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  const names = (found.length > 1 ? found : clients).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one client` : `There is no client "${said}"`;
  throw new CliError('usage', names ? `${why}: ${names}.` : `${why}; there is none yet.`);
}
