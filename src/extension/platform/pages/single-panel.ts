/** A webview panel of which a window has one: it is revealed rather than opened twice, and restored after a reload. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../disposables.ts';
import type { Services } from '../services.ts';

export interface SinglePanelOptions {
  readonly type: string;
  readonly title: string;
  /** Loads what fills a panel. */
  readonly load: () => Promise<(panel: vscode.WebviewPanel) => void>;
}

export interface SinglePanel extends Disposable {
  show(): Promise<void>;
  /** Ends with the panel. */
  add(disposable: Disposable): void;
}

export function registerSinglePanel(
  services: Pick<Services, 'log'>,
  { type, title, load }: SinglePanelOptions,
): SinglePanel {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  let open: vscode.WebviewPanel | undefined;
  const attach = async (panel: vscode.WebviewPanel) => {
    open = panel;
    panel.onDidDispose(() => {
      open = undefined;
    });
    const fill = await load();
    // Closed again while the bundle was loading: there is nothing left to fill.
    if (open === panel) fill(panel);
  };
  store.addAll(vscode.window.registerWebviewPanelSerializer(type, { deserializeWebviewPanel: attach }), {
    dispose: () => open?.dispose(),
  });
  return {
    async show() {
      if (open !== undefined) return open.reveal();
      await closeDormant(type);
      await attach(vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active));
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
