/**
 * Agents' findings in files that nobody has open: always pushed, since no client asks for those. With the opening
 * of the file they move into the report of the document.
 */
import type { FileEvent } from 'vscode-languageserver';
import { guarded, type ServerContext } from '../context.ts';
import { pathOf } from '../paths.ts';
import { isProjectFile } from '../projects.ts';
import { toDiagnostic } from '../to-diagnostic.ts';

export function registerUnopenedFiles(context: ServerContext): void {
  const { documents, agentFindings, connection, client } = context;
  const publish = guarded(context, { name: 'Findings of unopened files', empty: undefined }, (uri: string) =>
    publishFile(context, uri),
  );
  const publishAll = (uris: readonly string[]): void => {
    for (const uri of uris) if (documents.find(uri) === undefined) void publish(uri);
  };

  context.findingsChanged.event(publishAll);
  documents.onOpen(({ uri }) => {
    // Before its first pull is answered, or both would show.
    if (client.pullsDiagnostics && agentFindings.has(uri))
      void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  documents.onClose(({ uri }) => {
    if (!client.pullsDiagnostics || agentFindings.has(uri)) void publish(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => onFilesChanged(context, changes, publishAll));
}

function onFilesChanged(
  context: ServerContext,
  changes: readonly FileEvent[],
  publishAll: (uris: readonly string[]) => void,
): void {
  const { analyser, agentFindings, projects } = context;
  const paths = changes.map(({ uri }) => pathOf(uri));
  if (paths.some(isProjectFile)) void projects.load();
  publishAll(changes.map(({ uri }) => uri).filter((uri) => agentFindings.has(uri)));
  analyser.touched(paths);
}

async function publishFile(context: ServerContext, uri: string): Promise<void> {
  const items = await context.reports.ofFile(uri);
  if (context.documents.find(uri) !== undefined) return;
  const options = { uri, client: context.client, rules: new Map() };
  await context.connection.sendDiagnostics({
    uri,
    diagnostics: items.map((item) => toDiagnostic(item, options)),
  });
}
