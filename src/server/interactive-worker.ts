/**
 * Worker thread that parses and scans the documents open in the editor, so that the server's own thread never does.
 * It keeps a tree for each, and rescans what an edit touched. Imports are read from open documents first.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createScanner } from '../scanner/index.ts';
import type { CancelSignal, ModuleSummaries, OpenDocument, Scanner } from '../scanner/model.ts';
import { ParserBroken } from '../scanner/parser-broken.ts';
import { loadGrammars } from '../workspace/grammars.ts';
import { createModuleResolver } from '../workspace/module-resolution.ts';
import { withTeamRules } from '../workspace/rules/with-team-rules.ts';
import type { ScanWorkerData } from '../workspace/scan-messages.ts';
import { controlSlots, type FromWorker, type ToWorker } from './interactive-protocol.ts';

interface Held {
  readonly path: string;
  readonly control: Int32Array;
  readonly document: OpenDocument;
  /** Files that its imports have led to. */
  readonly reads: Set<string>;
}

const port = parentPort;
if (port === null) throw new Error('interactive-worker runs as a worker thread only');
const reply = (message: FromWorker): void => port.postMessage(message);

const { team, salt } = workerData as ScanWorkerData;
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
};

const starting = startScanner();
port.on('message', (message: ToWorker) => {
  void starting.then((scanner) => handle(scanner, message));
});

async function startScanner(): Promise<Scanner> {
  const scanner = await createScanner(await loadGrammars(), {
    summaries,
    ruleSet: withTeamRules(team),
    salt,
  });
  reply({ type: 'ready', rules: scanner.rules, version: scanner.version });
  return scanner;
}

function handle(scanner: Scanner, message: ToWorker): void {
  if (message.type === 'open') openDocument(scanner, message);
  else if (message.type === 'edit') held.get(message.uri)?.document.edit(message.edits);
  else if (message.type === 'close') closeDocument(message.uri);
  else if (message.type === 'roots') useRoots(message.folders);
  else scanDocument(message);
}

function openDocument(scanner: Scanner, message: Extract<ToWorker, { type: 'open' }>): void {
  closeDocument(message.uri);
  const { path, language } = message;
  const document = scanner.open(path, language, message.text);
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
  resolver = createModuleResolver({ roots: folders, overlay });
}

type ScanRequest = Extract<ToWorker, { type: 'scan' }>;

function scanDocument(request: ScanRequest): void {
  const target = held.get(request.uri);
  reply(target === undefined ? { type: 'cancelled', id: request.id } : scanHeld(target, request));
}

function scanHeld(target: Held, request: ScanRequest): FromWorker {
  const { id } = request;
  const signal = createSignal(target.control, request);
  if (signal.aborted) return { type: 'cancelled', id };
  scanning = target;
  try {
    return { type: 'result', id, result: target.document.scan(signal), reads: [...target.reads] };
  } catch (error) {
    // Ends this thread: the server starts another one, and leaves a document out of which two have died.
    if (error instanceof ParserBroken) throw error;
    return signal.aborted ? { type: 'cancelled', id } : { type: 'failed', id, message: describe(error) };
  } finally {
    scanning = undefined;
  }
}

function createSignal(control: Int32Array, scan: ScanRequest): CancelSignal {
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
