/**
 * Entry of the local backend process (dist/backend.js). Prints one line of JSON: where it is, or why it is
 * not. Detached it logs to a file and ends when idle; in the foreground it logs to stderr and ends with SIGTERM.
 */
import path from 'node:path';
import { ownDay } from './demo/own-day.ts';
import { parseBackendArguments } from './local/arguments.ts';
import { makeDemo } from './local/make-demo.ts';
import { printLine, runBackendProcess, serveUntilEnd } from './local/process/run-process.ts';
import { serveLocal } from './local/serve.ts';

runBackendProcess(async () => {
  const options = parseBackendArguments(process.argv.slice(2), process.env);
  // No process that this one starts has a use for its password.
  delete process.env['VIREO_DATABASE_URL'];
  const data = path.resolve(options.data);
  const { demo, 'demo-choice': choice } = options;
  if (demo === undefined) await serveUntilEnd({ ...options, data }, serveLocal);
  else
    await printLine(
      await makeDemo({ dataDirectory: data, workspace: path.resolve(demo), choice, ...ownDay() }),
    );
});
