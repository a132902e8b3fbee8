/** The page of a webview: its script, the icon font, and a policy that allows nothing else. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { createNonce, renderPage } from '../../../contract/webview/page.ts';
import type { Services } from '../services.ts';

export interface ViewPage {
  /** `dist/webviews/<name>.js` and `.css`. */
  readonly name: string;
  readonly rootElement: string;
  readonly title: string;
}

function webviewFolder(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', 'webviews');
}

/** Scripts run, and only ours: nothing outside dist/webviews can be loaded. */
export function webviewOptions(context: vscode.ExtensionContext): vscode.WebviewOptions {
  return { enableScripts: true, enableForms: false, localResourceRoots: [webviewFolder(context)] };
}

/** What it sends is done by who uses it; the listener goes with the webview. */
export function showPage(
  { context, pageUse }: Pick<Services, 'context' | 'pageUse'>,
  webview: vscode.Webview,
  { name, rootElement, title }: ViewPage,
): void {
  const folder = webviewFolder(context);
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = webviewOptions(context);
  webview.html = renderPage({
    title,
    rootElement,
    cspSource: webview.cspSource,
    nonce: createNonce(randomBytes(16)),
    scriptUri: uriOf(`${name}.js`),
    styleUris: [uriOf(`${name}.css`)],
    codiconUri: uriOf('codicon.ttf'),
    language: vscode.env.language,
  });
  webview.onDidReceiveMessage(() => pageUse.fire());
}
