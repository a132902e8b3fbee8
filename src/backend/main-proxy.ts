/**
 * Entry of the local backend of an account (dist/proxy.js): the same line, address and token as of dist/backend.js, with the
 * records on a server. Started in its place where the data folder holds an account.
 */
import path from 'node:path';
import { parseBackendArguments } from './local/arguments.ts';
import { runBackendProcess, serveUntilEnd } from './local/process/run-process.ts';
import { serveProxy } from './proxy/serve-proxy.ts';

runBackendProcess(async () => {
  const options = parseBackendArguments(process.argv.slice(2));
  await serveUntilEnd({ ...options, data: path.resolve(options.data) }, serveProxy);
});
