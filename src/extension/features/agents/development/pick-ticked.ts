/** A list in which rows are ticked, with buttons that say what is done with them. It stays while the user looks elsewhere. */
import * as vscode from 'vscode';
import type { ReviewRow } from './review-rows.ts';

export interface TickedAct<Act extends string> {
  readonly act: Act;
  readonly icon: string;
  readonly label: string;
}

export interface TickedList<Act extends string> {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly rows: readonly ReviewRow[];
  readonly ticked: ReadonlySet<string>;
  /** What Enter does comes first. */
  readonly acts: readonly [TickedAct<Act>, ...TickedAct<Act>[]];
  readonly onTick?: (ticked: ReadonlySet<string>) => void;
}

export interface Ticked<Act extends string> {
  readonly act: Act;
  readonly ids: ReadonlySet<string>;
}

interface Item extends vscode.QuickPickItem {
  readonly id: string | undefined;
}

/** Undefined once it is closed. */
export async function pickTicked<Act extends string>(
  list: TickedList<Act>,
): Promise<Ticked<Act> | undefined> {
  const { title, prompt, placeholder, acts } = list;
  const pick = vscode.window.createQuickPick<Item>();
  const items = list.rows.map(toItem);
  const buttons = acts.map(({ act, icon, label }) => ({
    act,
    tooltip: label,
    iconPath: new vscode.ThemeIcon(icon),
  }));
  Object.assign(pick, { title, prompt, placeholder, buttons, items });
  Object.assign(pick, { canSelectMany: true, ignoreFocusOut: true, matchOnDescription: true });
  pick.selectedItems = items.filter(({ id }) => id !== undefined && list.ticked.has(id));
  const chosen = Promise.withResolvers<Act | undefined>();
  pick.onDidChangeSelection(() => list.onTick?.(idsOf(pick)));
  pick.onDidAccept(() => chosen.resolve(acts[0].act));
  pick.onDidTriggerButton((pressed) =>
    chosen.resolve(buttons.find(({ tooltip }) => tooltip === pressed.tooltip)?.act),
  );
  pick.onDidHide(() => chosen.resolve(undefined));
  pick.show();
  const act = await chosen.promise;
  const ids = idsOf(pick);
  pick.dispose();
  return act === undefined ? undefined : { act, ids };
}

function toItem({ label, description, id }: ReviewRow): Item {
  const kind = id === undefined ? vscode.QuickPickItemKind.Separator : vscode.QuickPickItemKind.Default;
  return { label, id, kind, ...(description !== undefined && { description }) };
}

function idsOf({ selectedItems }: vscode.QuickPick<Item>): ReadonlySet<string> {
  return new Set(selectedItems.flatMap(({ id }) => id ?? []));
}
