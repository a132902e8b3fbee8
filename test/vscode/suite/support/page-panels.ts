/** The pages in panels that the extension opens: what they are sent, and what a person would have them say. */
import * as vscode from 'vscode';
import { waitFor } from './records.ts';

type Message = Readonly<Record<string, unknown>> & { readonly type: string };

export interface WatchedPanel {
  readonly panel: vscode.WebviewPanel;
  /** All that it was sent, in order. */
  readonly sent: readonly Message[];
  /** As if its page said it. */
  say(message: Message): void;
  /** The newest of a type that passes; waits for it. */
  heard<Heard extends object>(type: string, passes?: (message: Heard) => boolean): Promise<Heard>;
}

/** Panels of a type that are opened from now on; `stop` lets the editor have its own way again. */
export function watchPanels(viewType: string): {
  readonly panels: readonly WatchedPanel[];
  readonly stop: () => void;
} {
  const { createWebviewPanel } = vscode.window;
  const panels: WatchedPanel[] = [];
  const create: typeof createWebviewPanel = (type, ...rest) => {
    const panel = createWebviewPanel.call(vscode.window, type, ...rest);
    if (type === viewType) panels.push(watchPanel(panel));
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: create });
  return { panels, stop: () => void Object.assign(vscode.window, { createWebviewPanel }) };
}

function watchPanel(panel: vscode.WebviewPanel): WatchedPanel {
  const { webview } = panel;
  const { onDidReceiveMessage } = webview;
  const postMessage = webview.postMessage.bind(webview);
  const sent: Message[] = [];
  const listeners = new Set<(message: unknown) => void>();
  Object.defineProperties(webview, {
    postMessage: {
      value: (message: Message) => {
        sent.push(message);
        return postMessage(message);
      },
    },
    onDidReceiveMessage: {
      value: (listener: (message: unknown) => void) => {
        listeners.add(listener);
        const listening = onDidReceiveMessage(listener);
        return {
          dispose: () => {
            listeners.delete(listener);
            listening.dispose();
          },
        };
      },
    },
  });
  return {
    panel,
    sent,
    say: (message) => {
      for (const listener of [...listeners]) listener(message);
    },
    heard: <Heard extends object>(type: string, passes: (message: Heard) => boolean = () => true) =>
      waitFor(`the page is sent ${type}`, () =>
        sent
          .filter((message) => message.type === type)
          .map((message) => message as unknown as Heard)
          .findLast(passes),
      ),
  };
}
