/** Rows of the list *Did you mean these?*; pure. */
import type { ImportedLookAlike, NameTarget } from '../../../domain/names/imported-look-alikes.ts';
import type { Translate } from '../../../pages/words.ts';

export interface LookAlikeRow {
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
  readonly name: ImportedLookAlike;
  readonly target: NameTarget;
}

const icons = { clients: 'organization', projects: 'project', tasks: 'tasklist' } as const;

/** The record first, then the name in the file; only what is the same but for its spelling is ticked: a slip may be another name. */
export function lookAlikeRows(open: readonly ImportedLookAlike[], t: Translate): readonly LookAlikeRow[] {
  return open.flatMap((name) =>
    name.likes.map(({ shown, target, isSame }) => ({
      label: `$(${icons[name.kind]}) ${shown}`,
      description: t('for “{0}” in the file', name.shown),
      picked: isSame,
      name,
      target,
    })),
  );
}
