/** Lists records of a kind by what its slice declares: the route of one, without the id, lists them. */
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import type { Backend } from '../backend.ts';
import type { SingleKind } from './read-record.ts';
import { titleOf } from './title-of.ts';

/** The first page of them; those without a title are left out. */
export async function listTitles(
  backend: Pick<Backend, 'ask'>,
  kind: SingleKind,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const url = recordFacts[kind].route.replace(/\/:id$/, '');
  const items = await backend.ask(async (_api, { client }) => {
    const { data } = await client.get({ url, throwOnError: true });
    const listed: { items?: unknown } = Object(data);
    return { data: Array.isArray(listed.items) ? listed.items : [] };
  });
  return items.flatMap((item: unknown) => {
    const { id }: { id?: unknown } = Object(item);
    const title = titleOf(kind, Object(item));
    return typeof id === 'string' && title !== undefined ? [{ id, title }] : [];
  });
}
