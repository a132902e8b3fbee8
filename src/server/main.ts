/**
 * Entry of the language server's process. How it speaks is told by the arguments that editors give:
 * `--node-ipc` from the extension, `--stdio` under `vireo lsp --stdio` and in other editors.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { setLastHandlers } from '../workspace/processes/last-handlers.ts';
import { startServer } from './server.ts';

/** The last log still leaves; the client then starts another server, with its open documents. */
const lastLogMs = 200;

const connection = createConnection(ProposedFeatures.all);
setLastHandlers({
  log: (message) => connection.console.error(message),
  end: () => setTimeout(() => process.exit(1), lastLogMs),
});
startServer(connection);
