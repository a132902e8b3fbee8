/** The language server with a worker that fails on demand and little patience. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/server/server.ts';

startServer(createConnection(ProposedFeatures.all), {
  workerPath: path.join(import.meta.dirname, 'failing-worker.ts'),
  workerIdleMs: 50,
  scanTimeoutMs: 3000,
});
