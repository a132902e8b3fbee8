/** A server process that says where it is in its first line of output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  stop(): Promise<void>;
}

function exitOf(child: ChildProcess): Promise<unknown> {
  return child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve();
}

export async function startServer(entry: string, args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}`)));
  });
  const { url, token = '' } = JSON.parse(line);
  return {
    url,
    token,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await exitOf(child);
    },
  };
}
