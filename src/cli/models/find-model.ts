/** A model as a person names it: by its title, as its provider calls it, or with the provider's id before it. */
import { type ApiClient, listModels, type OfferedModel } from '../../api-client/index.ts';
import { CliError } from '../io.ts';

function isNamed({ id, title, providerId }: OfferedModel, wanted: string): boolean {
  const names = [id, title, id.slice(providerId.length + 1)];
  return names.some((name) => name.toLowerCase() === wanted);
}

/** Its id. @throws CliError where there is none of that name, or more than one */
export async function findModel(client: ApiClient, said: string): Promise<string> {
  const wanted = said.trim().toLowerCase();
  if (wanted === 'auto' || wanted === 'built-in') return wanted;
  const { items } = (await listModels({ client, throwOnError: true })).data;
  const found = items.filter((model) => isNamed(model, wanted));
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return only.id;
  if (only !== undefined) {
    const ids = found.map(({ id, providerTitle }) => `${id} (${providerTitle})`).join(', ');
    throw new CliError('usage', `"${said}" is more than one model: ${ids}.`);
  }
  const known = items.map(({ title }) => title).join(', ');
  const others =
    known === '' ? '. None is set up: vireo models add, or ask without --model' : `, but ${known}`;
  throw new CliError('usage', `There is no model "${said}"${others}.`);
}
