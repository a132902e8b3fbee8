/** Header and skeleton of a page, from HTML; a bundle of its own, since the skeletons of all pages would weigh on activation. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import * as pages from '../../../../webviews/pages.generated.ts';
import type { Page } from '../../../contract/webview/define-page.ts';
import { createNonce, renderPage } from '../../../contract/webview/page.ts';
import { pickTranslations } from '../../../contract/webview/words/word-table.ts';
import type { Services } from '../services.ts';

type PageName = keyof typeof pages;

const known: Readonly<Record<PageName, Page>> = pages;

export interface PageLook {
  /** Its page and skeleton. */
  readonly view: PageName;
  readonly title: string;
}

/** Scripts run, and only ours: nothing outside dist/webviews can be loaded. */
export function paintPage(
  { context, rights, t }: Pick<Services, 'context' | 'rights' | 't'>,
  webview: vscode.Webview,
  { view, title }: PageLook,
): void {
  const { name, rootElement, hasImages = false, words, layout } = known[view];
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'webviews');
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder] };
  webview.html = renderPage({
    title,
    rootElement,
    hasImages,
    skeleton: { name, layout, title, loading: t('Loading {0}', title) },
    styles: readFileSync(vscode.Uri.joinPath(folder, `${name}.css`).fsPath, 'utf8'),
    cspSource: webview.cspSource,
    nonce: createNonce(randomBytes(16)),
    scriptUri: uriOf(`${name}.js`),
    codiconUri: uriOf('codicon.ttf'),
    language: vscode.env.language,
    words: pickTranslations(words, vscode.l10n.bundle),
    refused: rights.refused,
  });
}
