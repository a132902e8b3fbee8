/** One running code-server on one profile: installs an extension into it, starts it, stops all of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { type Profile, profileEnvironment } from './profile.ts';

export interface CodeServerOptions {
  readonly entry: string;
  readonly profile: Profile;
  /** 0 for any free one. */
  readonly port: number;
  /** None only in tests: whoever reaches the port then has the user's files. */
  readonly password: string | undefined;
  /** Ask before running a folder's code, as a user's editor does. */
  readonly workspaceTrust: boolean;
  /** A built VS Code ignores extensionDevelopmentPath and extensionTestsPath without it; it also hides toasts. */
  readonly smokeTestDriver: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface CodeServer {
  readonly url: string;
  /** Resolves when it is no longer there, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would: nothing of it gets to say goodbye. */
  kill(): Promise<void>;
}

const startLimitMs = 60_000;
const stopLimitMs = 3_000;

export async function installExtension(entry: string, profile: Profile, vsix: string): Promise<void> {
  const args = [entry, ...profileArguments(profile), '--install-extension', vsix, '--force'];
  const { code, output } = await runCommand(process.execPath, args, { env: profileEnvironment(profile, {}) });
  if (code !== 0) throw new ScriptError(`The extension could not be installed:\n${output.trim()}`);
}

export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const { profile, password, environment = {} } = options;
  const secret: Record<string, string> = password === undefined ? {} : { PASSWORD: password };
  const child = spawn(process.execPath, serverArguments(options), {
    env: profileEnvironment(profile, { ...environment, ...secret }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // A process group of its own, so that its extension hosts can be ended with it.
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const onOurExit = () => killGroup(child, 'SIGKILL');
  process.once('exit', onOurExit);
  const stop = async () => {
    await stopGroup(child, ended);
    process.off('exit', onOurExit);
  };
  try {
    const url = await waitForUrl(child, profile);
    return { url, ended, stop, kill: () => killNow(child, ended) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function profileArguments({ base, userData, extensions }: Profile): string[] {
  const config = path.join(base, 'config/code-server.yaml');
  return ['--user-data-dir', userData, '--extensions-dir', extensions, '--config', config];
}

function serverArguments({
  entry,
  profile,
  port,
  password,
  workspaceTrust,
  smokeTestDriver,
}: CodeServerOptions): string[] {
  return [
    entry,
    '--auth',
    password === undefined ? 'none' : 'password',
    '--bind-addr',
    `127.0.0.1:${port}`,
    ...profileArguments(profile),
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(smokeTestDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function waitForUrl(child: ChildProcess, profile: Profile): Promise<string> {
  const log = createWriteStream(path.join(profile.base, 'code-server.log'));
  return new Promise((resolve, reject) => {
    let said = '';
    const deadline = setTimeout(
      () => reject(new ScriptError(`code-server did not start:\n${said}`)),
      startLimitMs,
    );
    const listen = (chunk: Buffer) => {
      log.write(chunk);
      said += chunk.toString();
      const url = /HTTP server listening on (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (url !== undefined) settle(() => resolve(url));
    };
    const settle = (settled: () => void) => {
      clearTimeout(deadline);
      settled();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) =>
      settle(() => reject(new ScriptError(`code-server ended with ${code}:\n${said}`))),
    );
  });
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  killGroup(child, 'SIGTERM');
  await Promise.race([ended, delay(stopLimitMs, undefined, { ref: false })]);
  killGroup(child, 'SIGKILL');
}

async function killNow(child: ChildProcess, ended: Promise<void>): Promise<void> {
  killGroup(child, 'SIGKILL');
  await ended;
}

/** A group that is already gone is what was asked for. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
