/** A client by id, by its name, or by its name in short; refused where it may be more than one. */
import type { ApiClient, Client } from '../../api-client/index.ts';
import { matchName } from '../../domain/names/match-name.ts';
import { CliError } from '../io.ts';
import { listEveryClient } from './list-every.ts';
import { shortId } from './short-id.ts';

export async function findClient(client: ApiClient, said: string): Promise<Client> {
  const all = await listEveryClient(client);
  const byId = all.filter((one) => one.id === said || shortId(one) === said);
  return requireOne(all, byId.length > 0 ? byId : findNamed(all, said), said);
}

/** One that is worked for goes before an archived one of the same name. */
function findNamed(all: readonly Client[], said: string): readonly Client[] {
  const exact = all.filter(({ name }) => name === said);
  const named = exact.length > 0 ? exact : matchName(all, said, ({ name }) => [name]);
  const open = named.filter(({ archivedAt }) => archivedAt === null);
  return open.length > 0 ? open : named;
}

function requireOne(all: readonly Client[], found: readonly Client[], said: string): Client {
  const [first] = found;
  if (found.length === 1 && first) return first;
  const listed = found.length > 1 ? found : all.filter(({ archivedAt }) => archivedAt === null);
  const choices = listed.map((one) => `${one.name} (${shortId(one)})`).join(', ');
  const why = found.length > 1 ? `"${said}" is more than one client` : `There is no client "${said}"`;
  throw new CliError(
    'usage',
    choices === ''
      ? `${why}; there is none yet. Add it with "vireo client add NAME".`
      : `${why}: ${choices}.`,
  );
}
