/** A person of the practice by name, or by the name in short; refused where it may be more than one. */
import { type ApiClient, listUsers, type User } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { matchName } from '../../domain/names/match-name.ts';
import { offeredPeople } from '../../domain/people/offered-people.ts';
import { CliError } from '../io.ts';

export async function listEveryPerson(client: ApiClient): Promise<readonly User[]> {
  return await loadAll(
    async (page) => (await listUsers({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

/** Of those who are there. */
export async function findPerson(client: ApiClient, said: string): Promise<User> {
  return findPersonAmong(offeredPeople(await listEveryPerson(client)), said);
}

export function findPersonAmong(people: readonly User[], said: string): User {
  const found = matchName(people, said, ({ name }) => [name]);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const names = (found.length > 1 ? found : people).map(({ name }) => name).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one person` : `There is no person "${said}"`;
  throw new CliError('usage', names === '' ? `${why}.` : `${why}: ${names}.`);
}
