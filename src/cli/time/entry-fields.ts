/** What was typed and what was said by options, as the fields of an entry; options win. */
import type { ApiClient } from '../../api-client/index.ts';
import { matchName } from '../../domain/names/match-name.ts';
import type { TypedEntry } from '../../domain/typed-entry.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { listEveryTask } from '../backend/list-every.ts';
import { CliError } from '../io.ts';
import type { FieldOptions } from './time-options.ts';

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
  const tasks = await listEveryTask(client, { projectId, archived: 'false' });
  const found = matchName(tasks, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  const names = (found.length > 1 ? found : tasks).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one task` : `The project has no task "${said}"`;
  throw new CliError('usage', names ? `${why}: ${names}.` : `${why}; it has none yet.`);
}

/** Undefined where nothing was said. */
export function noteOf(typed: TypedEntry, { note }: FieldOptions): string | undefined {
  return note ?? (typed.note === '' ? undefined : typed.note);
}

/** None by `none`; undefined where nothing was said. */
export function tagsOf({ tag }: Pick<FieldOptions, 'tag'>): string[] | undefined {
  if (tag?.includes('')) throw new CliError('usage', '--tag: a tag has a name; "none" takes all away.');
  if (tag === undefined || !tag.includes('none')) return tag && [...tag];
  if (tag.length === 1) return [];
  throw new CliError('usage', '--tag none takes all tags away: say no other with it.');
}

export function billableOf(typed: TypedEntry, { billable }: FieldOptions): boolean | undefined {
  return billable ?? typed.billable;
}
