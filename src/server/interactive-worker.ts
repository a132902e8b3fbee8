/**
 * Worker thread that parses and scans the documents open in the editor, so that the server's own thread never does.
 * It keeps a tree for each, and rescans what an edit touched. Imports are read from open documents first.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { CancelSignal, ModuleSummaries, OpenDocument } from '../scanner/model.ts';
import { ParserBroken } from '../scanner/parser-broken.ts';
import { createModuleResolver } from '../workspace/module-resolution.ts';
import {
  controlSlots,
  type FromWorker,
  type InteractiveWorkerData,
  type ToWorker,
} from './interactive-protocol.ts';
import { createFolderScanners, type FolderScanners } from './scans/folder-scanners.ts';

interface Held {
  readonly path: string;
  readonly control: Int32Array;
  readonly document: OpenDocument;
  /** Files that its imports have led to, and names of those that they would lead to. */
  readonly reads: Set<string>;
}

const port = parentPort;
if (port === null) throw new Error('interactive-worker runs as a worker thread only');
const reply = (message: FromWorker): void => port.postMessage(message);

const { folders } = workerData as InteractiveWorkerData;
const held = new Map<string, Held>();
let resolver: ModuleSummaries | undefined;
let scanning: Held | undefined;
const summaries: ModuleSummaries = {
  resolve(fromPath, specifier) {
    const found = resolver?.resolve(fromPath, specifier);
    if (found !== undefined) scanning?.reads.add(found.path);
    return found;
  },
  beside(fromPath) {
    const found = resolver?.beside?.(fromPath) ?? [];
    for (const { path } of found) scanning?.reads.add(path);
    return found;
  },
  nameOf: (file) => resolver?.nameOf?.(file) ?? file,
};

/** Out of the promise, so that the thread's `error` event tells the server. */
function endThread(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

const starting = startScanners();
port.on('message', (message: ToWorker) => {
  // A failed start, or a scan that broke its parser, ends the thread: the server starts another one.
  starting.then((scanners) => handle(scanners, message)).catch(endThread);
});

async function startScanners(): Promise<FolderScanners> {
  const scanners = await createFolderScanners(folders, summaries);
  reply({ type: 'ready', rules: scanners.rules });
  return scanners;
}

function handle(scanners: FolderScanners, message: ToWorker): void {
  if (message.type === 'open') openDocument(scanners, message);
  else if (message.type === 'edit') held.get(message.uri)?.document.edit(message.edits);
  else if (message.type === 'close') closeDocument(message.uri);
  else if (message.type === 'roots') useRoots(message.folders);
  else if (message.type === 'suppress') answer(message, suppressHeld);
  else answer(message, scanHeld);
}

function openDocument(scanners: FolderScanners, message: Extract<ToWorker, { type: 'open' }>): void {
  closeDocument(message.uri);
  const { path, language } = message;
  const document = scanners.for(path).open(path, language, message.text);
  const control = new Int32Array(message.control);
  held.set(message.uri, { path, document, control, reads: new Set() });
}

function closeDocument(uri: string): void {
  held.get(uri)?.document.dispose();
  held.delete(uri);
}

function useRoots(folders: readonly string[]): void {
  const overlay = (file: string): string | undefined =>
    [...held.values()].find((candidate) => candidate.path === file)?.document.text;
  const onAwaited = (name: string): void => void scanning?.reads.add(name);
  resolver = createModuleResolver({ roots: folders, overlay, onAwaited });
}

type ScanRequest = Extract<ToWorker, { type: 'scan' }>;
type SuppressRequest = Extract<ToWorker, { type: 'suppress' }>;
type Work<Request> = (target: Held, request: Request, signal: CancelSignal) => FromWorker;

function answer<Request extends ScanRequest | SuppressRequest>(request: Request, work: Work<Request>): void {
  const target = held.get(request.uri);
  reply(target === undefined ? { type: 'cancelled', id: request.id } : run(target, request, work));
}

function scanHeld({ document, reads }: Held, { id, settles }: ScanRequest, signal: CancelSignal): FromWorker {
  const result = settles ? document.settle(signal) : document.scan(signal);
  const { isSettled, syntaxErrors } = document;
  return { type: 'result', id, result, reads: [...reads], isSettled, syntaxErrors };
}

/** What could not be scanned to its end in time proves nothing. */
function suppressHeld(
  { document }: Held,
  { id, request }: SuppressRequest,
  signal: CancelSignal,
): FromWorker {
  const edit = document.suppression(request, signal);
  return { type: 'suppression', id, edit: signal.expired === true ? undefined : edit };
}

function run<Request extends ScanRequest | SuppressRequest>(
  target: Held,
  request: Request,
  work: Work<Request>,
): FromWorker {
  const { id } = request;
  const signal = createSignal(target.control, request);
  if (signal.aborted) return { type: 'cancelled', id };
  scanning = target;
  try {
    return work(target, request, signal);
  } catch (error) {
    // Ends this thread: the server starts another one, and leaves a document out of which two have died.
    if (error instanceof ParserBroken) throw error;
    return signal.aborted ? { type: 'cancelled', id } : { type: 'failed', id, message: describe(error) };
  } finally {
    scanning = undefined;
  }
}

function createSignal(control: Int32Array, scan: ScanRequest | SuppressRequest): CancelSignal {
  const deadline = performance.now() + scan.budgetMs;
  return {
    get expired() {
      return performance.now() > deadline;
    },
    get aborted() {
      const isSuperseded = Atomics.load(control, controlSlots.latestVersion) !== scan.version;
      return isSuperseded || Atomics.load(control, controlSlots.cancelledScan) === scan.id;
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
