/** A row of a tree view as data, without the editor: what features build and what their tests look at. */

import type { RecordLink } from '../../contract/coach/record-link.ts';
import type { CommandId, CommandTarget } from '../../contract/commands.ts';

export interface Row extends CommandTarget {
  /** Unique in its view and stable, so that what the user opened stays open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Codicon. */
  readonly icon?: string;
  /** Theme colour of the icon. */
  readonly iconColor?: string;
  /** What menus go by (`viewItem`). */
  readonly kind: string;
  readonly tooltip?: string;
  /** Said by a screen reader in place of label and description. */
  readonly spoken?: string;
  /** What a click does, with the row as target. */
  readonly open?: CommandId;
  readonly expanded?: boolean;
  readonly children?: readonly Row[];
  /** Asked for when the row is opened. */
  readonly loadChildren?: () => Promise<readonly Row[]>;
  /** Records that it shows beside its own: a search for one of them ends here. */
  readonly covers?: RecordLink;
  /** Nothing below it is a record of ours: a search does not open it (and asks nobody outside). */
  readonly foreign?: boolean;
}

export const noRecord: RecordLink = { kind: 'project', ids: [] };

/** The rows that a command is about: the editor hands over the one of its menu, and all that are selected. */
export function targetsOf(target: CommandTarget | undefined, selected: unknown): readonly CommandTarget[] {
  const rows: readonly unknown[] = Array.isArray(selected) ? selected : [];
  if (rows.length > 0) return rows.filter(isTarget);
  return target === undefined ? [] : [target];
}

function isTarget(value: unknown): value is CommandTarget {
  const { record } = Object(value) as { readonly record?: Partial<RecordLink> };
  return typeof record?.kind === 'string' && Array.isArray(record.ids);
}

/** The one id that a command is about; undefined when it is about none, or several. */
export function recordIdOf(target: CommandTarget | undefined, kind: RecordLink['kind']): string | undefined {
  const { record } = target ?? {};
  return record?.kind === kind && record.ids.length === 1 ? record.ids[0] : undefined;
}
