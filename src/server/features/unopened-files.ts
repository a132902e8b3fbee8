/**
 * Agents' findings in files that no tab shows: always pushed, since no client asks for those. With the opening
 * of the file they move into the report of the document.
 */

import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { inBackground } from '../../contract/background/in-background.ts';
import { showDocumentMessage, showDocumentParamsSchema } from '../../contract/lsp-messages.ts';
import { guarded, type ServerContext } from '../context.ts';
import { pathOf } from '../paths.ts';
import { toDiagnostic } from '../to-diagnostic.ts';

export function registerUnopenedFiles(context: ServerContext): void {
  const { documents, agentFindings, connection, client } = context;
  const inTurn = createTurns();
  /** Open documents that no tab shows. */
  const hidden = new Set<string>();
  const isShown = (uri: string): boolean => documents.find(uri) !== undefined && !hidden.has(uri);
  const publish = guarded(context, { name: 'Findings of unopened files', empty: undefined }, (uri: string) =>
    inTurn(uri, (isNewest) => publishFile(context, uri, () => isNewest() && !isShown(uri))),
  );
  const publishAll = (uris: readonly string[]): void => {
    for (const uri of uris) if (!isShown(uri)) inBackground(publish(uri), 'Diagnostics');
  };

  context.findingsChanged.event(publishAll);
  // Before its first pull is answered, or both would show.
  const withdraw = (uri: string): void => {
    hidden.delete(uri);
    if (client.pullsDiagnostics && agentFindings.has(uri))
      inBackground(connection.sendDiagnostics({ uri, diagnostics: [] }), 'Diagnostics');
  };
  connection.onNotification(showDocumentMessage.method, (params: unknown) => {
    const { data } = showDocumentParamsSchema.safeParse(params);
    if (data === undefined || documents.find(data.uri) === undefined) return;
    if (data.isShown) return withdraw(data.uri);
    hidden.add(data.uri);
    if (client.pullsDiagnostics && agentFindings.has(data.uri))
      inBackground(publish(data.uri), 'Diagnostics');
  });
  documents.onOpen(({ uri }) => {
    context.reports.noteScanned(uri, undefined);
    withdraw(uri);
  });
  documents.onClose(({ uri }) => {
    hidden.delete(uri);
    if (!client.pullsDiagnostics || agentFindings.has(uri)) inBackground(publish(uri), 'Diagnostics');
  });
  connection.onDidChangeWatchedFiles(({ changes }) => onFilesChanged(context, changes, publishAll));
}

function onFilesChanged(
  context: ServerContext,
  changes: readonly FileEvent[],
  publishAll: (uris: readonly string[]) => void,
): void {
  const { analyser, agentFindings, projects, dependencies, reports } = context;
  const paths = changes.map(({ uri }) => pathOf(uri));
  projects.touched(paths);
  for (const { uri } of changes) reports.noteScanned(uri, undefined);
  publishAll(changes.map(({ uri }) => uri).filter((uri) => agentFindings.has(uri)));
  analyser.touched(paths);
  analyser.lost(changes.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => pathOf(uri)));
  dependencies.touched(paths);
}

type InTurn = (uri: string, read: (isNewest: () => boolean) => Promise<void>) => Promise<void>;

/** Of two readings of one file that run at once, the one that began last counts. */
function createTurns(): InTurn {
  const turns = new Map<string, object>();
  return async (uri, read) => {
    const turn = {};
    const isNewest = (): boolean => turns.get(uri) === turn;
    turns.set(uri, turn);
    try {
      await read(isNewest);
    } finally {
      if (isNewest()) turns.delete(uri);
    }
  };
}

async function publishFile(context: ServerContext, uri: string, isWanted: () => boolean): Promise<void> {
  const { text, items } = await context.reports.readFile(uri);
  if (!isWanted()) return;
  await context.goneFindings.note(uri, text, items);
  // Whoever opened it meanwhile is told by the report of the document.
  if (!isWanted()) return;
  const options = { uri, client: context.client, rules: new Map() };
  await context.connection.sendDiagnostics({
    uri,
    diagnostics: items.map((item) => toDiagnostic(item, options)),
  });
}
