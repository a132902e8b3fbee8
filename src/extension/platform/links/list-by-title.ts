/** Records of a kind whose feature lists them in no way of its own: each by the field that its slice declares as its title. */
import type { Translate } from '../../../pages/words.ts';
import { readLinked } from './linked-records.ts';
import type { ReadRecord, SingleKind } from './read-record.ts';
import type { RecordItems } from './record-items.ts';
import { titleOf } from './title-of.ts';

export async function listByTitle(
  kind: SingleKind,
  ids: readonly string[],
  { read, t }: { readonly read: ReadRecord; readonly t: Translate },
): Promise<RecordItems> {
  const records = await readLinked(ids, {
    one: async (id) => ({ id, title: titleOf(kind, await read(kind, id)) }),
    // A link names few, from any page of a list.
    page: async () => ({ items: [], nextCursor: null }),
  });
  return {
    title: t('Records: {0}', records.length),
    items: records.map(({ id, title }) => ({
      label: title ?? id,
      description: '',
      record: { kind, ids: [id] },
    })),
  };
}
