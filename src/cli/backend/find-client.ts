/** A client by id, by the end of it, or by name. */
import type { ApiClient, Client } from '../../api-client/index.ts';
import { CliError } from '../io.ts';
import { listEveryClient } from './list-every.ts';

/** Upper and lower case are one. @throws CliError when it names none, or more than one */
export async function findClient(client: ApiClient, said: string): Promise<Client> {
  const clients = await listEveryClient(client);
  const name = said.trim().toLowerCase();
  const found = clients.filter((one) => one.id === name || one.name.toLowerCase() === name);
  const open = found.filter(({ archivedAt }) => archivedAt === null);
  const [only] = open;
  if (open.length === 1 && only !== undefined) {
    return only;
  }
  const names = clients.map((one) => one.name).join(', ');
  const why = open.length > 1 ? `"${said}" is more than one client` : `There is no client "${said}"`;
  throw new CliError('usage', names === '' ? `${why}; there is none yet.` : `${why}: ${names}.`);
}
