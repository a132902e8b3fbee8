/** A webview panel of which a window has one: it is revealed rather than opened twice, and restored after a reload. */
import * as vscode from 'vscode';
import type { PanelType } from '../../../contract/views.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../services.ts';
import type { PageLook } from './paint-page.ts';
import { type ShownPage, showPage } from './shown-page.ts';

export interface SinglePanelOptions extends PageLook {
  readonly type: PanelType;
  /** A codicon. */
  readonly icon: string;
  /** Loads the host of the page, which is painted in the meantime. */
  readonly load: () => Promise<(page: ShownPage) => void>;
}

export interface SinglePanel extends Disposable {
  show(): Promise<void>;
  /** Ends with the panel. */
  add(disposable: Disposable): void;
}

export function registerSinglePanel(
  services: Services,
  { type, icon, load, ...look }: SinglePanelOptions,
): SinglePanel {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  let open: vscode.WebviewPanel | undefined;
  const attach = async (panel: vscode.WebviewPanel, kept?: unknown): Promise<void> => {
    open = panel;
    panel.onDidDispose(() => {
      open = undefined;
    });
    panel.iconPath = new vscode.ThemeIcon(icon);
    const page = await showPage(services, panel, { ...look, kept });
    const host = await load();
    // Closed again while the bundle was loading: nobody needs a host.
    if (open === panel) host(page);
  };
  store.addAll(services.panels.add(type, attach), {
    dispose: () => open?.dispose(),
  });
  return {
    async show() {
      if (open !== undefined) return open.reveal();
      await closeDormant(type);
      await attach(vscode.window.createWebviewPanel(type, look.title, vscode.ViewColumn.Active));
    },
    add: (disposable) => void store.add(disposable),
    dispose: () => store.dispose(),
  };
}

/** A tab of an earlier window that nobody has looked at yet has no page: a new one takes its place. */
async function closeDormant(type: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: own }) => own);
  const dormant = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(type),
  );
  if (dormant.length > 0) await vscode.window.tabGroups.close(dormant);
}
