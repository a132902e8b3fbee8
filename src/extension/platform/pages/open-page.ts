/** A page in a panel of the editor. */
import * as vscode from 'vscode';
import { showFailure } from '../notify.ts';
import type { Services } from '../services.ts';
import { type DefinePage, PageHost, type PagePort } from './page-host.ts';
import { showPage } from './webview-page.ts';

export interface PanelPage<
  Incoming extends { readonly type: string },
  Outgoing extends { readonly type: string },
> {
  /** `dist/webviews/<name>.js`, and the element that fills it. */
  readonly view: { readonly name: string; readonly rootElement: string };
  readonly title: string;
  /** A codicon. */
  readonly icon: string;
  readonly define: DefinePage<Incoming, Outgoing>;
}

/** It ends with the panel. */
export function fillPanel<
  Incoming extends { readonly type: string },
  Outgoing extends { readonly type: string },
>(
  services: Services,
  panel: vscode.WebviewPanel,
  { view, title, icon, define }: PanelPage<Incoming, Outgoing>,
): void {
  panel.iconPath = new vscode.ThemeIcon(icon);
  const host = new PageHost({ services, port: portOf(services, panel), name: view.name, define });
  panel.onDidDispose(() => host.dispose());
  showPage(services, panel.webview, { ...view, title });
}

function portOf(services: Services, panel: vscode.WebviewPanel): PagePort {
  return {
    get isVisible() {
      return panel.visible;
    },
    send: (message) => panel.webview.postMessage(message),
    onMessage: (listener) => panel.webview.onDidReceiveMessage(listener),
    onVisibility: (listener) => panel.onDidChangeViewState(listener),
    tellFailure: (error) => showFailure(services, error),
  };
}
