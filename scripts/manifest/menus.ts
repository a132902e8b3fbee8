/** Where commands stand in menus, and when the palette offers them. */
import type { CommandContribution, Feature } from '../../src/extension/platform/feature/define-feature.ts';
import type { MenuItem } from '../../src/extension/platform/feature/menu-items.ts';
import { listTrees } from './views.ts';

type Item = Omit<MenuItem, 'menu'>;

export function buildMenus(features: readonly Feature[]) {
  const items = features.flatMap(({ menus = [] }) => menus);
  const of = (menu: MenuItem['menu']): readonly Item[] =>
    items.flatMap(({ menu: own, ...item }) => (own === menu ? [item] : []));
  return {
    'view/item/context': of('view/item/context'),
    'view/title': [...listEveryTitle(features), ...of('view/title')],
    'editor/title': of('editor/title'),
    'comments/commentThread/context': of('comments/commentThread/context'),
    'comments/commentThread/title': of('comments/commentThread/title'),
    commandPalette: features.flatMap(({ commands }) => Object.entries(commands).flatMap(inPalette)),
  };
}

function listEveryTitle(features: readonly Feature[]): readonly Item[] {
  const shared = features.flatMap(({ everyTitle = [] }) => everyTitle);
  return shared.flatMap((item) =>
    listTrees(features).map(({ id }) => ({ ...item, when: `view == ${id} && ${item.when}` })),
  );
}

/** Commands without a word are always offered. */
function inPalette([command, { palette }]: [string, CommandContribution]) {
  return palette === undefined ? [] : [{ command, when: palette === false ? 'false' : palette }];
}
