/** Planning documents in the editor. What is more than registering is in documents-host.ts, a bundle of its own. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { documentActs } from './document-commands.ts';
import type { DocumentsHost } from './documents-host.ts';

export function registerDocuments(services: Services): Disposable {
  const onError = (error: unknown) => services.log.warn(`Documents: ${String(error)}`);
  const store = new DisposableStore(onError);
  const changed = store.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  let loading: Promise<DocumentsHost> | undefined;
  const load = async () => {
    const loaded = await import('./documents-host.ts');
    return store.add(new loaded.DocumentsHost(services, changed));
  };
  const host = async () => {
    loading ??= load();
    return await loading;
  };
  const files = async () => (await host()).files;
  const refuse = async (uri: vscode.Uri) => (await files()).refuse(uri);
  return store.addAll(
    // The editor asks for the documents of its last session before the records are reached.
    vscode.workspace.registerFileSystemProvider(
      'vireo-document',
      {
        onDidChangeFile: changed.event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: async (uri) => (await files()).stat(uri),
        readFile: async (uri) => (await files()).readFile(uri),
        writeFile: async (uri, bytes) => (await files()).writeFile(uri, bytes),
        rename: refuse,
        delete: refuse,
        createDirectory: refuse,
        readDirectory: () => [],
      },
      { isCaseSensitive: true },
    ),
    services.backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') host().catch(onError);
    }),
    services.rows.add({
      view: 'vireo.projects',
      below: 'project',
      resources: ['document'],
      load: async () => (await import('./load-document-rows.ts')).loadDocumentNodes(services),
    }),
    ...documentActs.map((name) =>
      registerRecordCommand(services, `vireo.${name}`, async (target?: unknown) =>
        (await host()).run(name, target),
      ),
    ),
  );
}
