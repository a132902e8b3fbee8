/** Chooses the agent to ask: from the list, or by what is typed in plain words. */
import * as vscode from 'vscode';
import type { AgentChoice, AgentList } from '../../../../api-client/index.ts';
import type { Services } from '../../../platform/services.ts';
import { type AgentItem, toItems } from './agent-items.ts';

type Agent = AgentList['items'][number];

/** Undefined when the user turned away. */
export async function pickAgent(
  services: Services,
  agents: readonly Agent[],
): Promise<AgentItem['agent'] | undefined> {
  const { t } = services;
  const pick = vscode.window.createQuickPick<AgentItem | vscode.QuickPickItem>();
  pick.placeholder = t('Which agent? Choose one, or type what you want');
  pick.matchOnDetail = true;
  const show = (choice?: AgentChoice) => {
    pick.items = toItems({ agents, choice }, t).map((item) =>
      'isHeading' in item ? { label: item.label, kind: vscode.QuickPickItemKind.Separator } : item,
    );
  };
  show();
  pick.onDidChangeValue(
    (typed) =>
      void choose(services, typed).then((choice) => {
        // More may have been typed since.
        if (pick.value === typed) show(choice);
      }),
  );
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item !== undefined && 'agent' in item) resolve(item.agent);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Of words alone: one that is typed narrows the list down, as ever. Undefined where the service does not answer. */
async function choose({ backend }: Services, typed: string): Promise<AgentChoice | undefined> {
  if (!/\S\s+\S/.test(typed)) return undefined;
  try {
    return await backend.ask((api, options) =>
      api.chooseAgent({ ...options, query: { request: typed.trim().slice(0, 2_000) } }),
    );
  } catch {
    return undefined;
  }
}
