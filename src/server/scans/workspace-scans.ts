/**
 * Scans of all files of the workspace, done by a process of its own (workspace/scan-process/scan-process.ts) that is started for
 * the first one and ends after a rest: neither this thread nor this process grows with the workspace. One at a time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import { assetPath } from '../../workspace/assets.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { isInside } from '../../workspace/module-resolution.ts';
import type {
  FromScanProcess,
  StreamedReport,
  ToScanProcess,
} from '../../workspace/scan-process/scan-process-messages.ts';
import { defaultJobs } from '../../workspace/workspace-scan.ts';

export interface WorkspaceFile {
  /** As the editor names it. */
  readonly path: string;
  /** The editor's folder that it lies in. */
  readonly folder: string;
  readonly report: StreamedReport;
}

export interface WorkspaceScanRequest {
  /** Absolute paths, as the editor names them. */
  readonly folders: readonly string[];
  readonly newestFiles: number;
  /** False: nothing in the folders governs the scan. */
  readonly trusted: boolean;
  readonly token: CancellationToken;
  /** Called for each file that has something to say, in turn. */
  readonly onFile: (file: WorkspaceFile) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

export interface WorkspaceScanOutcome {
  readonly cancelled: boolean;
  readonly files: number;
  /** Of which an earlier scan had the result. */
  readonly cached: number;
  readonly notes: readonly string[];
}

const restMs = 30_000;
/** Half of what a scan on the command line takes: somebody is typing beside it. */
const jobs = Math.max(1, Math.floor(defaultJobs() / 2));

export class WorkspaceScans {
  #process: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #restTimer: NodeJS.Timeout | undefined;
  readonly #log: (message: string) => void;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** Rejects when the scan fails. */
  async scan(request: WorkspaceScanRequest): Promise<WorkspaceScanOutcome> {
    const before = this.#last;
    const scanning = (async () => {
      await before.catch((error: unknown) => ignore(error, 'whoever asked for that scan was told'));
      return request.token.isCancellationRequested
        ? { cancelled: true, files: 0, cached: 0, notes: [] }
        : await this.#run(request);
    })();
    this.#last = scanning;
    return await scanning;
  }

  dispose(): void {
    clearTimeout(this.#restTimer);
    this.#process?.disconnect();
    this.#process = undefined;
  }

  async #run(request: WorkspaceScanRequest): Promise<WorkspaceScanOutcome> {
    clearTimeout(this.#restTimer);
    const folders = new Map<string, string>();
    for (const folder of request.folders) folders.set(await realpath(folder), folder);
    const child = this.#process ?? this.#start();
    const subscription = request.token.onCancellationRequested(() => send(child, { type: 'cancel' }));
    try {
      return await this.#listen(child, { request, folders });
    } finally {
      subscription.dispose();
      this.#rest();
    }
  }

  #listen(
    child: ChildProcess,
    { request, folders }: { request: WorkspaceScanRequest; folders: ReadonlyMap<string, string> },
  ): Promise<WorkspaceScanOutcome> {
    return new Promise((resolve, reject) => {
      let handling: Promise<void> = Promise.resolve();
      const end = (settle: () => void): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        handling.then(settle, reject);
      };
      const onExit = (): void => end(() => reject(new Error('The process that scans the workspace ended.')));
      const onMessage = (message: FromScanProcess): void => {
        if (message.type === 'progress') request.onProgress(message.done, message.total);
        else if (message.type === 'file') {
          const file = placeOf(message.report, folders);
          handling = handling.then(() => (file === undefined ? undefined : request.onFile(file)));
        } else if (message.type === 'failed') end(() => reject(new Error(message.message)));
        else end(() => resolve(message));
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
      const { newestFiles, trusted } = request;
      const cacheDirectory = defaultCacheDirectory();
      send(child, { type: 'scan', folders: [...folders.keys()], cacheDirectory, newestFiles, trusted, jobs });
    });
  }

  #start(): ChildProcess {
    const env = keptOf(process.env, ['ELECTRON_RUN_AS_NODE', 'SYSTEMROOT', 'TMPDIR', 'TEMP']);
    const child = fork(assetPath('scan-process.js'), [], {
      // Standard output carries the protocol when the server speaks over stdio.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...env, MALLOC_ARENA_MAX: '2' },
      execArgv: [],
      serialization: 'advanced',
    });
    yieldToOthers(child.pid);
    child.on('error', (error) => this.#log(`The process that scans the workspace failed: ${String(error)}`));
    child.on('exit', () => {
      if (this.#process === child) this.#process = undefined;
    });
    this.#process = child;
    return child;
  }

  #rest(): void {
    this.#restTimer = setTimeout(() => this.dispose(), restMs);
    this.#restTimer.unref();
  }
}

function send(child: ChildProcess, message: ToScanProcess): void {
  if (child.connected) child.send(message);
}

function keptOf(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    ignore(error, 'it then runs as others do');
  }
}

/** Folders that are links were scanned where they lead; the editor knows them by the link. */
function placeOf(report: StreamedReport, folders: ReadonlyMap<string, string>): WorkspaceFile | undefined {
  const deepestFirst = [...folders].sort(([a], [b]) => b.length - a.length);
  const found = deepestFirst.find(([real]) => isInside(real, report.root));
  if (found === undefined) return undefined;
  const [real, folder] = found;
  const file = path.join(folder, path.relative(real, report.root), report.path);
  return { path: file, folder, report };
}
