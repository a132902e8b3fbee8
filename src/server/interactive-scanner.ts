/**
 * The server's side of its interactive worker: one thread, started with the first document, ended when none is
 * open for a while, replaced when it dies. Whoever asks gets an answer in each of these cases.
 */
import { Worker } from 'node:worker_threads';
import type { Language, RuleInfo, ScanResult, TextEdit } from '../scanner/model.ts';
import { assetPath } from '../workspace/assets.ts';
import type { ScanWorkerData } from '../workspace/scan-messages.ts';
import { controlSlots, createControl, type FromWorker, type ToWorker } from './interactive-protocol.ts';

export type ScanOutcome =
  | { readonly kind: 'result'; readonly result: ScanResult; readonly reads: readonly string[] }
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

interface Pending {
  readonly uri: string;
  readonly resolve: (outcome: ScanOutcome) => void;
  readonly timer: NodeJS.Timeout;
}

interface Held extends ScannedDocument {
  readonly control: Int32Array<SharedArrayBuffer>;
}

/** A small young generation: scans leave much garbage, and with V8's default the process keeps 100 MB more of it. */
const workerHeap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 } as const;

/** Much longer than anybody waits for squiggles, and short enough that one bad file does not hold up the others. */
const defaultBudgetMs = 4_000;

/** A worker that dies more often than this within a minute is not started again until the minute is over. */
const crashesPerMinute = 5;
const minuteMs = 60_000;

export class InteractiveScanner {
  readonly #options: InteractiveScannerOptions;
  readonly #held = new Map<string, Held>();
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #roots: readonly string[] = [];
  #data: ScanWorkerData = { team: undefined, salt: '' };
  #rules: readonly RuleInfo[] | undefined;
  #rulesWanted: ((rules: readonly RuleInfo[]) => void)[] = [];
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
  rules(): Promise<readonly RuleInfo[]> {
    if (this.#rules !== undefined) return Promise.resolve(this.#rules);
    if (this.#ensureWorker() === undefined) return Promise.resolve([]);
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
  configure(data: ScanWorkerData): void {
    const isSame = data.salt === this.#data.salt && data.team?.version === this.#data.team?.version;
    this.#data = data;
    const worker = this.#worker;
    if (isSame || worker === undefined) return;
    this.#worker = undefined;
    this.#rules = undefined;
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'cancelled' });
    void worker.terminate();
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

  /** Scans an open document at this version; `onStart` hands out a way to cancel this one scan. */
  scan(uri: string, version: number, onStart?: (cancel: () => void) => void): Promise<ScanOutcome> {
    const held = this.#held.get(uri);
    if (held === undefined) return Promise.resolve({ kind: 'cancelled' });
    const worker = this.#ensureWorker();
    if (worker === undefined) return Promise.resolve({ kind: 'crashed' });
    this.#lastId += 1;
    const id = this.#lastId;
    onStart?.(() => Atomics.store(held.control, controlSlots.cancelledScan, id));
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#endHungWorker(worker), this.#options.scanTimeoutMs ?? 30_000);
      this.#pending.set(id, { uri, resolve, timer });
      const budgetMs = this.#options.scanBudgetMs ?? defaultBudgetMs;
      worker.postMessage({ type: 'scan', id, uri, version, budgetMs } satisfies ToWorker);
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#idleTimer);
    this.#held.clear();
    this.#learnRules([]);
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'cancelled' });
    await this.#worker?.terminate();
  }

  #ensureWorker(): Worker | undefined {
    if (this.#worker !== undefined) return this.#worker;
    if (this.#disposed || this.#isCrashingTooOften()) return undefined;
    const worker = new Worker(this.#options.workerPath ?? assetPath('interactive-worker.js'), {
      // Standard output carries the protocol when the server speaks over stdio.
      stdout: true,
      env: {},
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
      this.#settle(message.id, { kind: 'result', result: message.result, reads: message.reads });
    } else if (message.type === 'cancelled') this.#settle(message.id, { kind: 'cancelled' });
    else this.#settle(message.id, { kind: 'failed', message: message.message });
  }

  #learnRules(rules: readonly RuleInfo[]): void {
    if (rules.length > 0) this.#rules = rules;
    for (const resolve of this.#rulesWanted.splice(0)) resolve(rules);
  }

  #settle(id: number, outcome: ScanOutcome): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    pending.resolve(outcome);
  }

  #endHungWorker(worker: Worker): void {
    this.#options.log('A scan did not end in time; its worker is replaced.');
    void worker.terminate();
  }

  #onExit(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    if (this.#disposed) return;
    this.#crashTimes.push(performance.now());
    this.#options.log('The scan worker ended; open documents go to a new one.');
    const ids = [...this.#pending.keys()];
    this.#learnRules([]);
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
      void worker?.terminate();
    }, this.#options.idleMs ?? minuteMs);
    this.#idleTimer.unref();
  }
}
