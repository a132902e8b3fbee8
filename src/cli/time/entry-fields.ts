/** What was typed and what was said by options, as the fields of an entry; options win. */
import { type ApiClient, listTasks } from '../../api-client/index.ts';
import { matchName } from '../../domain/match-name.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { CliError } from '../io.ts';
import type { FieldOptions } from './time-options.ts';

/** More than a project has open at once. */
const pageSize = 500;

/** The project of an entry, when one was named. */
export async function findNamedProject(
  client: ApiClient,
  typed: TypedEntry,
  { project }: FieldOptions,
): Promise<string | undefined> {
  const said = project ?? typed.project;
  return said === undefined ? undefined : (await findProjectLike(client, said)).id;
}

/** The task of an entry in its project, when one was named; null by `none`. */
export async function findNamedTask(
  client: ApiClient,
  projectId: string,
  said: string | undefined,
): Promise<string | null | undefined> {
  if (said === undefined) return undefined;
  if (said === 'none') return null;
  const query = { projectId, archived: 'false', limit: pageSize };
  const { data } = await listTasks({ client, query, throwOnError: true });
  const found = matchName(data.items, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  const names = (found.length > 1 ? found : data.items).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one task` : `The project has no task "${said}"`;
  throw new CliError('usage', names ? `${why}: ${names}.` : `${why}; it has none yet.`);
}

/** Undefined where nothing was said. */
export function noteOf(typed: TypedEntry, { note }: FieldOptions): string | undefined {
  return note ?? (typed.note === '' ? undefined : typed.note);
}

export function billableOf(typed: TypedEntry, { billable }: FieldOptions): boolean | undefined {
  return billable ?? typed.billable;
}
