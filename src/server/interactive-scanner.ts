/**
 * The server's side of its interactive worker: one thread, started with the first document, ended when none is
 * open for a while, replaced when it dies. Whoever asks gets an answer in each of these cases.
 */

import { Worker } from 'node:worker_threads';
import { inBackground } from '../contract/background/in-background.ts';
import type { Language, ScanResult, SuppressionRequest, TextEdit } from '../scanner/model.ts';
import { assetPath } from '../workspace/assets.ts';
import { workerEnvironment } from '../workspace/worker-environment.ts';
import {
  controlSlots,
  createControl,
  type EngineRules,
  type FolderData,
  type FromWorker,
  type InteractiveWorkerData,
  keyOf,
  type ToWorker,
} from './interactive-protocol.ts';

export type ScanOutcome =
  | {
      readonly kind: 'result';
      readonly result: ScanResult;
      readonly reads: readonly string[];
      /** Whether a fresh scan would give the same for sure. */
      readonly isSettled: boolean;
      /** How many the text has. */
      readonly syntaxErrors: number;
    }
  /** A newer version came, or nobody waits for it any more. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The worker died, or was ended because it did not answer. */
  | { readonly kind: 'crashed' };

export interface ScannedDocument {
  readonly uri: string;
  readonly path: string;
  readonly language: Language;
  readonly version: number;
  readonly text: string;
}

/** How a document is scanned. */
export interface ScanHow {
  /** Nobody types any more: the result is to be that of a fresh scan. */
  readonly settles?: boolean;
  /** Somebody has asked for it, and waits: it may take much longer than one that follows a keystroke. */
  readonly inFull?: boolean;
  /** Is handed a way to cancel this one scan. */
  readonly onStart?: (cancel: () => void) => void;
}

export interface InteractiveScannerOptions {
  readonly log: (message: string) => void;
  readonly workerPath?: string | undefined;
  /** How long the worker outlives the last open document. */
  readonly idleMs?: number | undefined;
  /** How long one scan may take before it is cut short. */
  readonly scanBudgetMs?: number | undefined;
  /** How long one scan may take before the worker counts as hung. */
  readonly scanTimeoutMs?: number | undefined;
}

/** What the worker made of a request. */
type Answer = ScanOutcome | { readonly kind: 'suppression'; readonly edit: TextEdit | undefined };

interface Pending {
  readonly uri: string;
  readonly resolve: (answer: Answer) => void;
  readonly timer: NodeJS.Timeout;
}

interface Held extends ScannedDocument {
  readonly control: Int32Array<SharedArrayBuffer>;
}

/** A small young generation: scans leave much garbage, and with V8's default the process keeps 100 MB more of it. */
const workerHeap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 } as const;

/** Much longer than anybody waits for squiggles, and short enough that one bad file does not hold up the others. */
const defaultBudgetMs = 4_000;

/** Of a scan that somebody has asked for. Other documents wait for it, so that it has an end, too. */
const fullBudgetMs = 20_000;

/** A worker that dies more often than this within a minute is not started again until the minute is over. */
const crashesPerMinute = 5;
const minuteMs = 60_000;

const noRules: EngineRules = { ofFolder: new Map(), elsewhere: [] };

/** The same for the same folders that bring the same. */
function describe(folders: readonly FolderData[]): string {
  return JSON.stringify(folders.map((data) => [data.folder, keyOf(data)]));
}

export class InteractiveScanner {
  readonly #options: InteractiveScannerOptions;
  readonly #held = new Map<string, Held>();
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #roots: readonly string[] = [];
  #data: InteractiveWorkerData = { folders: [] };
  #rules: EngineRules | undefined;
  #rulesWanted: ((rules: EngineRules) => void)[] = [];
  #crashTimes: number[] = [];
  /** By uri, how many workers died while they scanned it. */
  readonly #crashes = new Map<string, number>();
  #lastId = 0;
  #idleTimer: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(options: InteractiveScannerOptions) {
    this.#options = options;
  }

  /** The rules of the engine; starts the worker to ask for them. Empty while no worker comes up. */
  rules(): Promise<EngineRules> {
    if (this.#rules !== undefined) return Promise.resolve(this.#rules);
    if (this.#ensureWorker() === undefined) return Promise.resolve(noRules);
    if (this.#held.size === 0) this.#endWhenIdle();
    return new Promise((resolve) => this.#rulesWanted.push(resolve));
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  holds(uri: string): boolean {
    return this.#held.has(uri);
  }

  /** Two workers died of this document: it is left out until it is closed. */
  isQuarantined(uri: string): boolean {
    return (this.#crashes.get(uri) ?? 0) >= 2;
  }

  /** Takes up other rules, or another salt: the worker is replaced, open documents go to the new one. */
  configure(folders: readonly FolderData[]): void {
    const isSame = describe(folders) === describe(this.#data.folders);
    this.#data = { folders };
    const worker = this.#worker;
    if (isSame || worker === undefined) return;
    this.#worker = undefined;
    this.#rules = undefined;
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'cancelled' });
    inBackground(worker.terminate(), 'Ending a worker');
    if (this.#held.size > 0) this.#ensureWorker();
  }

  setRoots(folders: readonly string[]): void {
    this.#roots = folders;
    this.#worker?.postMessage({ type: 'roots', folders } satisfies ToWorker);
  }

  open(document: ScannedDocument): void {
    const control = createControl();
    Atomics.store(control, controlSlots.latestVersion, document.version);
    const held: Held = { ...document, control };
    this.#held.set(document.uri, held);
    clearTimeout(this.#idleTimer);
    if (this.#worker === undefined) this.#ensureWorker();
    else this.#sendOpen(held);
  }

  /** `text` is the document after the edits: what a new worker is given. */
  edit(document: ScannedDocument, edits: readonly TextEdit[]): void {
    const held = this.#held.get(document.uri);
    if (held === undefined) return;
    Atomics.store(held.control, controlSlots.latestVersion, document.version);
    this.#held.set(document.uri, { ...document, control: held.control });
    const { uri, version } = document;
    this.#worker?.postMessage({ type: 'edit', uri, version, edits } satisfies ToWorker);
  }

  close(uri: string): void {
    this.#crashes.delete(uri);
    this.#release(uri);
  }

  #release(uri: string): void {
    if (!this.#held.delete(uri)) return;
    this.#worker?.postMessage({ type: 'close', uri } satisfies ToWorker);
    if (this.#held.size === 0) this.#endWhenIdle();
  }

  /** Scans an open document at this version. */
  async scan(uri: string, version: number, how: ScanHow = {}): Promise<ScanOutcome> {
    const { settles = false, inFull = false, onStart } = how;
    const held = this.#held.get(uri);
    if (held === undefined) return { kind: 'cancelled' };
    const answer = await this.#ask(uri, ({ id, budgetMs }) => {
      onStart?.(() => Atomics.store(held.control, controlSlots.cancelledScan, id));
      return { type: 'scan', id, uri, version, budgetMs: inFull ? fullBudgetMs : budgetMs, settles };
    });
    return answer.kind === 'suppression' ? { kind: 'cancelled' } : answer;
  }

  /** The proven edit that sets a finding of an open document aside, where there is one at this version. */
  async suppression(
    uri: string,
    version: number,
    request: SuppressionRequest,
  ): Promise<TextEdit | undefined> {
    if (!this.#held.has(uri)) return undefined;
    const answer = await this.#ask(uri, (how) => ({ type: 'suppress', uri, version, request, ...how }));
    return answer.kind === 'suppression' ? answer.edit : undefined;
  }

  #ask(
    uri: string,
    write: (how: { readonly id: number; readonly budgetMs: number }) => ToWorker,
  ): Promise<Answer> {
    const worker = this.#ensureWorker();
    if (worker === undefined) return Promise.resolve({ kind: 'crashed' });
    this.#lastId += 1;
    const id = this.#lastId;
    const message = write({ id, budgetMs: this.#options.scanBudgetMs ?? defaultBudgetMs });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#endHungWorker(worker), this.#options.scanTimeoutMs ?? 30_000);
      this.#pending.set(id, { uri, resolve, timer });
      worker.postMessage(message);
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#idleTimer);
    this.#held.clear();
    this.#learnRules(undefined);
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'cancelled' });
    await this.#worker?.terminate();
  }

  #ensureWorker(): Worker | undefined {
    if (this.#worker !== undefined) return this.#worker;
    if (this.#disposed || this.#isCrashingTooOften()) return undefined;
    const worker = new Worker(this.#options.workerPath ?? assetPath('interactive-worker.js'), {
      // Standard output carries the protocol when the server speaks over stdio.
      stdout: true,
      env: workerEnvironment(),
      resourceLimits: workerHeap,
      workerData: this.#data,
    });
    worker.stdout.resume();
    worker.on('message', (message: FromWorker) => {
      if (this.#worker === worker) this.#onMessage(message);
    });
    worker.on('error', (error) => this.#options.log(`The scan worker failed: ${String(error)}`));
    worker.on('exit', () => this.#onExit(worker));
    this.#worker = worker;
    worker.postMessage({ type: 'roots', folders: this.#roots } satisfies ToWorker);
    for (const held of this.#held.values()) this.#sendOpen(held);
    return worker;
  }

  #sendOpen({ control, uri, path, language, version, text }: Held): void {
    const message: ToWorker = { type: 'open', uri, path, language, version, text, control: control.buffer };
    this.#worker?.postMessage(message);
  }

  #onMessage(message: FromWorker): void {
    if (message.type === 'ready') this.#learnRules(message.rules);
    else if (message.type === 'result') {
      const { id, result, reads, isSettled, syntaxErrors } = message;
      this.#settle(id, { kind: 'result', result, reads, isSettled, syntaxErrors });
    } else if (message.type === 'suppression')
      this.#settle(message.id, { kind: 'suppression', edit: message.edit });
    else if (message.type === 'cancelled') this.#settle(message.id, { kind: 'cancelled' });
    else this.#settle(message.id, { kind: 'failed', message: message.message });
  }

  #learnRules(rules: EngineRules | undefined): void {
    this.#rules = rules ?? this.#rules;
    for (const resolve of this.#rulesWanted.splice(0)) resolve(rules ?? noRules);
  }

  #settle(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    pending.resolve(answer);
  }

  #endHungWorker(worker: Worker): void {
    this.#options.log('A scan did not end in time; its worker is replaced.');
    inBackground(worker.terminate(), 'Ending a worker');
  }

  #onExit(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    if (this.#disposed) return;
    this.#crashTimes.push(performance.now());
    this.#options.log('The scan worker ended; open documents go to a new one.');
    const ids = [...this.#pending.keys()];
    this.#learnRules(undefined);
    this.#blame();
    if (this.#held.size > 0) this.#ensureWorker();
    for (const id of ids) this.#settle(id, { kind: 'crashed' });
  }

  /** Scans are answered in turn, so the oldest one unanswered is what the worker died of. */
  #blame(): void {
    const [culprit] = this.#pending.values();
    if (culprit === undefined) return;
    this.#crashes.set(culprit.uri, (this.#crashes.get(culprit.uri) ?? 0) + 1);
    if (this.isQuarantined(culprit.uri)) this.#release(culprit.uri);
  }

  #isCrashingTooOften(): boolean {
    const since = performance.now() - minuteMs;
    this.#crashTimes = this.#crashTimes.filter((time) => time > since);
    return this.#crashTimes.length >= crashesPerMinute;
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      // Somebody still waits for it to come up.
      if (this.#rulesWanted.length > 0) return this.#endWhenIdle();
      const worker = this.#worker;
      this.#worker = undefined;
      this.#options.log('The scan worker rests: no document is open.');
      inBackground(worker?.terminate(), 'Ending a worker');
    }, this.#options.idleMs ?? minuteMs);
    this.#idleTimer.unref();
  }
}
