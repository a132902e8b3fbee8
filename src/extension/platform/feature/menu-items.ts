/**
 * Where commands stand in menus. Context menus read in the order open · act · copy · danger; inline actions are those
 * that a row is mostly opened for. A place is `group@position`, so that several features can share a group.
 */
import type { CommandId } from '../../../contract/commands.ts';
import type { TreeViewId, ViewId } from '../../../contract/views.ts';

export interface MenuItem {
  readonly menu:
    | 'view/item/context'
    | 'view/title'
    | 'editor/title'
    | 'comments/commentThread/context'
    | 'comments/commentThread/title';
  readonly command: CommandId;
  readonly when: string;
  readonly group: string;
}

const groups = {
  inline: 'inline',
  open: '1_open',
  act: '2_act',
  copy: '8_copy',
  danger: '9_danger',
} as const;

export type RowPlace = `${keyof typeof groups}@${number}`;

type Places<Place> = { readonly [Id in CommandId]?: Place | readonly Place[] };

/** For what makes no sense on several rows that are selected together. */
export const alone = '!listMultiSelection';

/** For what makes no sense on a row alone. */
export const together = 'listMultiSelection';

/** Places in the menu of one kind of row; `kind` is a pattern over `viewItem`. */
export function onRow(
  view: TreeViewId,
  kind: string,
  places: Places<RowPlace>,
  when?: string,
): readonly MenuItem[] {
  const conditions = conditionsOf(`view == ${view} && viewItem =~ /^${kind}$/`, when);
  return listPlaces(places).map(([command, place]) => ({
    menu: 'view/item/context',
    command,
    when: conditions,
    group: rowGroup(place),
  }));
}

/** `act@1` as the editor sorts it. */
export function rowGroup(place: RowPlace): string {
  const [name = '', position = ''] = place.split('@');
  return `${groups[name as keyof typeof groups]}@${position}`;
}

/** Places in the title of a view. */
export function onTitle(view: ViewId, places: Places<string>, when?: string): readonly MenuItem[] {
  const conditions = conditionsOf(`view == ${view}`, when);
  return listPlaces(places).map(([command, group]) => ({
    menu: 'view/title',
    command,
    when: conditions,
    group,
  }));
}

function listPlaces<Place extends string>(places: Places<Place>): readonly (readonly [CommandId, Place])[] {
  const entries = Object.entries(places) as [CommandId, Place | readonly Place[]][];
  return entries.flatMap(([command, place]) =>
    [place].flat().map((each) => [command, each as Place] as const),
  );
}

function conditionsOf(...conditions: readonly (string | undefined)[]): string {
  return conditions.filter((condition) => condition !== undefined).join(' && ');
}
