/** Findings of the backend as commands ask for them: by filter, and by the end of an id. */

import {
  type ApiClient,
  type Finding,
  getFinding,
  getMe,
  listFindings,
  listUsers,
} from '../../api-client/index.ts';
import { definedFields } from '../../domain/fields/defined-fields.ts';
import { CliError, type CliIo } from '../io.ts';
import { chooseProject } from './choose-project.ts';
import type { FilterOptions } from './findings-options.ts';

const pageSize = 500;

type Query = NonNullable<Parameters<typeof listFindings>[0]>['query'];

/** All pages, up to so many. */
export async function loadFindings(
  client: ApiClient,
  query: NonNullable<Query>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageSize, atMost - found.length);
    const page = { ...query, limit, ...(cursor === undefined ? {} : { cursor }) };
    const { data } = await listFindings({ client, query: page, throwOnError: true });
    found.push(...data.items);
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined && found.length < atMost);
  return found;
}

/** A user's id by name or id; `me` and `none` are known to the backend. */
export async function findUserId(client: ApiClient, said: string): Promise<string> {
  const { data } = await listUsers({ client, query: { limit: pageSize }, throwOnError: true });
  const wanted = said.toLowerCase();
  const found = data.items.filter(({ id, name, email }) =>
    [id, name, email].some((one) => one?.toLowerCase() === wanted),
  );
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  const names = data.items.map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one user` : `There is no user "${said}"`;
  throw new CliError('usage', `${why}: ${names}.`);
}

/** For assigning: null for nobody. */
export async function findAssignee(client: ApiClient, said: string): Promise<string | null> {
  if (said === 'none') return null;
  if (said !== 'me') return await findUserId(client, said);
  return (await getMe({ client, throwOnError: true })).data.id;
}

const standing = ['open', 'confirmed'] as const;

export async function toQuery(
  client: ApiClient,
  options: FilterOptions,
  io: CliIo,
): Promise<NonNullable<Query>> {
  const { state, severity, source, rule, path, folder, assignee, search, sort } = options;
  const project = await chooseProject(client, options.project, io);
  const isWord = assignee === 'me' || assignee === 'none';
  const who = assignee === undefined || isWord ? assignee : await findUserId(client, assignee);
  return {
    sort,
    state: [...(state ?? standing)],
    ...definedFields({
      projectId: project?.id,
      severity: severity?.slice(),
      source: source?.slice(),
      ruleId: rule?.slice(),
      path,
      folder,
      assignee: who,
      isNew: options.new === true ? ('true' as const) : undefined,
      q: search,
    }),
  };
}

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What `list` shows of an id. */
export function shortId({ id }: Pick<Finding, 'id'>): string {
  return id.slice(-8);
}

/** By whole ids, or by what they end with. */
export async function findByIds(client: ApiClient, said: readonly string[]): Promise<readonly Finding[]> {
  const wanted = [...new Set(said.map((id) => id.toLowerCase()))];
  const all = wanted.every((id) => wholeId.test(id)) ? [] : await loadFindings(client, {});
  return await Promise.all(wanted.map(async (id) => await findById(client, id, all)));
}

async function findById(client: ApiClient, id: string, all: readonly Finding[]): Promise<Finding> {
  if (wholeId.test(id)) return (await getFinding({ client, path: { id }, throwOnError: true })).data;
  const found = id.length < 4 ? [] : all.filter((one) => one.id.endsWith(id));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const why =
    found.length > 1
      ? `is the end of ${found.length} ids: give more of it`
      : 'is no finding; "vireo findings list" shows all';
  throw new CliError('usage', `"${id}" ${why}.`);
}
