/** The question *Did you mean …?* before a record is made whose name looks like another's: its rows; pure. */
import { findSameName } from '../../domain/names/looks-alike.ts';
import { joinFacts } from '../practice/told-apart.ts';
import type { Translate } from '../words.ts';

export interface AskedName<Record> {
  /** As it was typed. */
  readonly name: string;
  /** Records whose names look alike; never empty. */
  readonly like: readonly Record[];
  /** Of the kind of record: `organization`. */
  readonly icon: string;
  /** What tells a record apart. */
  readonly tell: (record: Record) => string;
}

export interface LookAlikeItem<Record> {
  readonly label: string;
  readonly description: string;
  readonly alwaysShow: true;
  /** Undefined: another one is made. */
  readonly record: Record | undefined;
}

interface Named {
  readonly name: string;
  readonly archivedAt: string | null;
}

export function lookAlikeTitle({ like }: Pick<AskedName<Named>, 'like'>, t: Translate): string {
  const [first] = like;
  return like.length === 1 && first !== undefined
    ? t('Did you mean “{0}”?', first.name)
    : t('Did you mean one of these?');
}

/** What comes first is taken by Enter: the record that is the same but for its spelling, else another one is made. */
export function lookAlikeItems<Record extends Named>(
  { name, like, icon, tell }: AskedName<Record>,
  t: Translate,
): readonly LookAlikeItem<Record>[] {
  const uses = like.map((record) => ({
    label: `$(${icon}) ${t('Use “{0}”', record.name)}`,
    description: joinFacts(tell(record), record.archivedAt === null ? '' : t('archived, will be restored')),
    alwaysShow: true as const,
    record,
  }));
  const label = `$(add) ${t('Create “{0}”', name)}`;
  const create = { label, description: '', alwaysShow: true as const, record: undefined };
  const names = like.map((record) => record.name);
  return findSameName(name, names) === undefined ? [create, ...uses] : [...uses, create];
}
