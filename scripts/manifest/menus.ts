/** Where commands stand in menus, and when the palette and keys offer them: never where the role of the user is refused. */
import { refusalKey } from '../../src/contract/policy/needs.ts';
import type {
  CommandContribution,
  Feature,
  Keybinding,
} from '../../src/extension/platform/feature/define-feature.ts';
import type { MenuItem } from '../../src/extension/platform/feature/menu-items.ts';
import { listTrees } from './views.ts';

type Item = Omit<MenuItem, 'menu'>;

export function buildMenus(features: readonly Feature[]) {
  const withNeed = needsOf(features);
  const items = features.flatMap(({ menus = [] }) => menus).map(withNeed);
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
function inPalette([command, { palette, needs }]: [string, CommandContribution]) {
  if (palette === false) return [{ command, when: 'false' }];
  const conditions = [palette, needs && `!${refusalKey(needs)}`].filter((one) => one !== undefined);
  return conditions.length === 0 ? [] : [{ command, when: conditions.join(' && ') }];
}

export function buildKeybindings(features: readonly Feature[]): readonly Keybinding[] {
  return features.flatMap(({ keybindings = [] }) => keybindings).map(needsOf(features));
}

/** Adds what its command needs to when an item is offered. */
function needsOf(features: readonly Feature[]) {
  const commands = Object.fromEntries(features.flatMap((feature) => Object.entries(feature.commands)));
  return <Item extends { readonly command: string; readonly when?: string }>(item: Item): Item => {
    const needs = commands[item.command]?.needs;
    if (needs === undefined) return item;
    return { ...item, when: [item.when, `!${refusalKey(needs)}`].filter(Boolean).join(' && ') };
  };
}
