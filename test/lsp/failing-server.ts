/** The language server with a worker that fails on demand, and as much patience as the test gives it. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/server/server.ts';

startServer(createConnection(ProposedFeatures.all), {
  workerPath: path.join(import.meta.dirname, 'failing-worker.ts'),
  workerIdleMs: 50,
  scanTimeoutMs: Number(process.env['VIREO_TEST_SCAN_TIMEOUT']),
});
