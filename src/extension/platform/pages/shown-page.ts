/**
 * A page in a panel or a view of the editor, from the moment that it is painted. Its host is a bundle of its own, which
 * loads in the meantime: what the page sends until then is kept for it.
 */
import type * as vscode from 'vscode';
import type { Disposable } from '../../../pages/disposables.ts';
import type { Services } from '../services.ts';
import type { PageLook } from './paint-page.ts';

export type PageFrame = vscode.WebviewPanel | vscode.WebviewView;

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

type ShowServices = Pick<Services, 'context' | 'pageUse' | 'rights' | 't'>;

/** Painted when it resolves, in the turn of the event loop in which it was called: wait for it before the host is loaded. */
export async function showPage<Frame extends PageFrame>(
  services: ShowServices,
  frame: Frame,
  { kept, ...look }: Shown,
): Promise<ShownPage<Frame>> {
  const { webview } = frame;
  const early: unknown[] = [];
  const keeping = webview.onDidReceiveMessage((message: unknown) => void early.push(message));
  webview.onDidReceiveMessage(() => services.pageUse.fire());
  const { paintPage } = await import('./paint-page.ts');
  paintPage(services, webview, look);
  return {
    frame,
    name: look.view,
    kept,
    onMessage: (listener) => {
      keeping.dispose();
      for (const message of early.splice(0)) listener(message);
      return webview.onDidReceiveMessage(listener);
    },
  };
}
