/** A document as people name it: by its title, the beginning of it, or its ID. */
import { type ApiClient, type Document, listDocuments } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { findById } from '../backend/find-by-id.ts';
import { shownOfId } from '../backend/short-id.ts';
import { CliError } from '../io.ts';

export type DocumentQuery = Omit<
  NonNullable<Parameters<typeof listDocuments>[0]>['query'] & object,
  'cursor'
>;

export async function listEveryDocument(
  client: ApiClient,
  query: DocumentQuery = {},
): Promise<readonly Document[]> {
  return await loadAll(
    async (page) =>
      (await listDocuments({ client, query: { ...query, limit: 200, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

export async function findDocument(client: ApiClient, said: string): Promise<Document> {
  const all = await listEveryDocument(client);
  const words = said.trim().toLowerCase();
  const exact = all.filter(({ title }) => title.toLowerCase() === words);
  const found = exact.length > 0 ? exact : all.filter(({ title }) => title.toLowerCase().startsWith(words));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  if (found.length > 1) {
    const choices = found.map(({ id, title }) => `${title} (${id.slice(-shownOfId)})`).join(', ');
    throw new CliError('usage', `"${said}" is more than one document: ${choices}. Use the ID.`);
  }
  return findById(all, said, 'document');
}
