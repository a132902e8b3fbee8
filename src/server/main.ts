/**
 * Entry of the language server's process. How it speaks is told by the arguments that editors give:
 * `--node-ipc` from the extension, `--stdio` under `vireo lsp --stdio` and in other editors.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all));
