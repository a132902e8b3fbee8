/** Takes up changed settings: everything shown depends on them. */
import type { ServerContext } from '../context.ts';

export function registerSettings(context: ServerContext): void {
  const { connection, settings, analyser, documents, agentFindings, client, dependencies } = context;
  // Clients that cannot be asked may send their settings along with `initialize`.
  settings.reset(client.initialSettings);
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.reset(pushed);
    analyser.forgetAll();
    dependencies.reassess();
    const open = documents.all().map(({ uri }) => uri);
    context.findingsChanged.fire([...new Set([...open, ...agentFindings.uris()])]);
  });
  documents.onClose(({ uri }) => settings.forget(uri));
}
