/**
 * A page in a panel or a view of the editor, from the moment that it is painted. Its host is a bundle of its own, which
 * loads meanwhile: what the page sends until then is kept for it.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { createNonce, renderPage } from '../../../contract/webview/page.ts';
import type { PageView } from '../../../contract/webview/page-views.ts';
import type { Disposable } from '../disposables.ts';
import type { Services } from '../services.ts';

export type PageFrame = vscode.WebviewPanel | vscode.WebviewView;

export interface PageLook {
  readonly view: PageView;
  readonly title: string;
}

export interface Shown extends PageLook {
  /** The state of an earlier life of the page, as the editor kept it. */
  readonly kept?: unknown;
}

export interface ShownPage<Frame extends PageFrame = vscode.WebviewPanel> {
  readonly frame: Frame;
  readonly name: string;
  readonly kept: unknown;
  /** Called with what came already, then with what comes. */
  onMessage(listener: (message: unknown) => void): Disposable;
}

type ShowServices = Pick<Services, 'context' | 'pageUse' | 't'>;

export function showPage<Frame extends PageFrame>(
  services: ShowServices,
  frame: Frame,
  { kept, ...look }: Shown,
): ShownPage<Frame> {
  const { webview } = frame;
  const early: unknown[] = [];
  const keeping = webview.onDidReceiveMessage((message: unknown) => void early.push(message));
  webview.onDidReceiveMessage(() => services.pageUse.fire());
  paint(services, webview, look);
  return {
    frame,
    name: look.view.name,
    kept,
    onMessage: (listener) => {
      keeping.dispose();
      for (const message of early.splice(0)) listener(message);
      return webview.onDidReceiveMessage(listener);
    },
  };
}

/** Scripts run, and only ours: nothing outside dist/webviews can be loaded. */
function paint({ context, t }: ShowServices, webview: vscode.Webview, { view, title }: PageLook): void {
  const { name, rootElement } = view;
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'webviews');
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder] };
  webview.html = renderPage({
    title,
    rootElement,
    skeleton: { name, title, loading: t('Loading {0}', title) },
    styles: readFileSync(vscode.Uri.joinPath(folder, `${name}.css`).fsPath, 'utf8'),
    cspSource: webview.cspSource,
    nonce: createNonce(randomBytes(16)),
    scriptUri: uriOf(`${name}.js`),
    codiconUri: uriOf('codicon.ttf'),
    language: vscode.env.language,
  });
}
