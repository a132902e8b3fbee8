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

interface Runtime {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `runtime`: of Node itself, as the product starts it. */
export async function startServer(
  entry: string,
  args: readonly string[],
  runtime: Runtime = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...(runtime.flags ?? []), entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...runtime.env },
  });
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
