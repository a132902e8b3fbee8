/** Read-only pages made of Markdown, drawn by features/pages: reports, the health of a project, what is stored. */
import * as vscode from 'vscode';
import type { PageScheme } from '../../contract/views.ts';
import { type Disposable, DisposableStore } from '../../pages/disposables.ts';

export type PageLoader = (uri: vscode.Uri) => Promise<string>;

export interface ShowPage {
  /** For a page beside which something is asked. */
  readonly preserveFocus?: boolean;
}

export interface Pages extends Disposable {
  /** Shows `vireo-<name>:/title.md?query`; the loader is asked for its text. */
  readonly show: (title: string, query: string, options?: ShowPage) => Promise<void>;
  /** Its text has changed: who shows it asks again. */
  readonly refresh: (title: string, query: string) => void;
}

/** Draws them: features/pages. */
const pageEditor = 'vireo.page';

type PageName = PageScheme extends `vireo-${infer Name}` ? Name : never;

export function createPages(name: PageName, load: PageLoader, onError: (error: unknown) => void): Pages {
  const scheme: PageScheme = `vireo-${name}`;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const store = new DisposableStore(onError).addAll(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: load,
    }),
  );
  const uriOf = (title: string, query: string) =>
    vscode.Uri.from({ scheme, path: `/${title.replace(/[\\/:*?"<>|]/g, '-')}.md`, query });
  return {
    show: async (title, query, options = {}) => {
      changed.fire(uriOf(title, query));
      await vscode.commands.executeCommand('vscode.openWith', uriOf(title, query), pageEditor, options);
    },
    refresh: (title, query) => changed.fire(uriOf(title, query)),
    dispose: () => store.dispose(),
  };
}
