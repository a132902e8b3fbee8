/** The language server with so little time for a file that a large one is never scanned to its end. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/server/server.ts';

startServer(createConnection(ProposedFeatures.all), { scanBudgetMs: 300 });
