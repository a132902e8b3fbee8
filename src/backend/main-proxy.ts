/**
 * Entry of the local backend of an account (dist/proxy.js): the same line, address and token as of dist/backend.js, with the
 * records on a server. Started in its place where the data folder holds an account. With `--sign-in` it makes such a folder.
 */
import path from 'node:path';
import { signInArgument } from '../contract/local/sign-in-process.ts';
import { parseBackendArguments } from './local/arguments.ts';
import { runBackendProcess, serveUntilEnd } from './local/process/run-process.ts';
import { serveProxy } from './proxy/serve-proxy.ts';
import { runSignInProcess } from './proxy/sign-in/sign-in-process.ts';

runBackendProcess(async () => {
  const args = process.argv.slice(2);
  if (args.includes(signInArgument)) return await runSignInProcess();
  const options = parseBackendArguments(args);
  await serveUntilEnd({ ...options, data: path.resolve(options.data) }, serveProxy);
});
