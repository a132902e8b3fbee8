/** The bundle of the pages of requests: one tab a request; a reload of the window brings back those that were open. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../../contract/commands.ts';
import { runPanelType } from '../../../../contract/views.ts';
import { runViewStateSchema } from '../../../../contract/webview/agents/run-view.ts';
import { runView } from '../../../../contract/webview/page-views.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import { showPage } from '../../../platform/pages/shown-page.ts';
import { recordIdOf } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { pickRequest } from './pick-request.ts';
import { RunPage } from './run-page.ts';

const open = new Map<string, vscode.WebviewPanel>();

/** Without a target, one is chosen of all there are. */
export async function openRequest(services: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request') ?? (await pickRequest(services));
  if (id === undefined) return;
  const shown = open.get(id);
  if (shown !== undefined) return shown.reveal();
  const title = services.t('Request');
  await attach(services, vscode.window.createWebviewPanel(runPanelType, title, vscode.ViewColumn.Active), id);
}

/** A page whose state is none that this version understands is closed. */
export async function restoreRequest(
  services: Services,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const id = runViewStateSchema.safeParse(state).data?.requestId;
  if (id === undefined) panel.dispose();
  else await attach(services, panel, id);
}

async function attach(services: Services, panel: vscode.WebviewPanel, id: string): Promise<void> {
  open.set(id, panel);
  panel.onDidDispose(() => open.delete(id));
  panel.iconPath = new vscode.ThemeIcon('hubot');
  services.context.subscriptions.push(panel);
  const shown = await showPage(services, panel, { view: runView, title: services.t('Request') });
  const setTitle = (title: string) => {
    panel.title = title;
  };
  hostPage(services, shown, (page) => new RunPage(services, { id, page, setTitle }).table);
}
