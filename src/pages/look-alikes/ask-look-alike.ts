/** Asks *Did you mean …?* once, where a new name looks like that of a record. */
import type { PagePorts } from '../page-ports.ts';
import { type AskedName, lookAlikeItems, lookAlikeTitle } from './look-alike-items.ts';

/** `use`: the record that was meant. Undefined when the user turned away. */
export async function askLookAlike<
  Record extends { readonly name: string; readonly archivedAt: string | null },
>(
  { ask, t }: Pick<PagePorts, 'ask' | 't'>,
  asked: AskedName<Record>,
): Promise<{ readonly use: Record } | 'create' | undefined> {
  if (asked.like.length === 0) return 'create';
  return await ask<{ readonly use: Record } | 'create'>({
    kind: 'pick',
    title: lookAlikeTitle(asked, t),
    items: lookAlikeItems(asked, t).map(({ record, ...item }) => ({
      ...item,
      value: record === undefined ? 'create' : { use: record },
    })),
    placeholder: t('“{0}” looks like a name that is already there', asked.name),
    staysOpen: true,
  });
}
