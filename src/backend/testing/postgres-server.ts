/**
 * One PostgreSQL for this process, started when first asked for. It runs under a keeper process that ends it
 * and removes its files as soon as we are gone, however we go: the keeper reads a pipe that only we hold open.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

type Keeper = ChildProcessByStdio<Writable, Readable, Readable>;

let server: Promise<string> | undefined;

/** Address of the server's `postgres` database, its password included. */
export function postgresServerUrl(): Promise<string> {
  server ??= start();
  return server;
}

function start(): Promise<string> {
  const file = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
  // Detached, so that Ctrl-C reaches us alone and the keeper can tidy up.
  const keeper = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  return new Promise((resolve, reject) => {
    let output = '';
    let complaints = '';
    keeper.on('error', reject);
    keeper.on('exit', () => reject(new Error(`PostgreSQL for the tests did not start.\n${complaints}`)));
    keeper.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    keeper.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [line, rest] = output.split('\n', 2);
      if (rest === undefined || line === undefined) return;
      letGo(keeper);
      resolve(line);
    });
  });
}

/** Our own event loop shall not wait for it. */
function letGo(keeper: Keeper): void {
  keeper.unref();
  for (const stream of [keeper.stdin, keeper.stdout, keeper.stderr]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}
