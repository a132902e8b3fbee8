/** Records of a kind whose feature lists them in no way of its own: each by the field that its slice declares as its title. */
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import type { Translate } from '../words.ts';
import { readLinked } from './linked-records.ts';
import type { ReadRecord, SingleKind } from './read-record.ts';
import type { RecordItems } from './record-items.ts';

export async function listByTitle(
  kind: SingleKind,
  ids: readonly string[],
  { read, t }: { readonly read: ReadRecord; readonly t: Translate },
): Promise<RecordItems> {
  const titleOf = (record: object) =>
    new Map<string, unknown>(Object.entries(record)).get(recordFacts[kind].title);
  const records = await readLinked(ids, {
    one: async (id) => ({ id, title: titleOf(await read(kind, id)) }),
    // One by one: which list has them is not declared.
    page: async () => ({ items: [], nextCursor: null }),
  });
  return {
    title: t('Records: {0}', records.length),
    items: records.map(({ id, title }) => ({
      label: String(title ?? id),
      description: '',
      record: { kind, ids: [id] },
    })),
  };
}
