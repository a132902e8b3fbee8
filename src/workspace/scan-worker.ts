/**
 * Worker thread of the workspace scan. It is sent paths, reads the files itself and answers file by file,
 * so that a crash tells which file it was. It executes nothing of what it reads.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { snippetAt } from '../contract/findings.ts';
import { createScanner } from '../scanner/index.ts';
import type { CancelSignal, Finding, Scanner } from '../scanner/model.ts';
import { createDependencyRecorder } from './dependency-recorder.ts';
import { loadGrammars } from './grammars.ts';
import type { BatchFile, FileOutcome, FileScan, ScanBatch, ScanWorkerReply } from './scan-messages.ts';
import { readSourceText } from './source-text.ts';

const port = parentPort;
if (port === null) throw new Error('scan-worker runs as a worker thread only');
const reply = (message: ScanWorkerReply): void => port.postMessage(message);

const recorder = createDependencyRecorder();
const starting = startScanner();
port.on('message', (batch: ScanBatch) => {
  void starting.then((scanner) => runBatch(scanner, batch));
});

async function startScanner(): Promise<Scanner> {
  const scanner = await createScanner(await loadGrammars(), { summaries: recorder.summaries });
  reply({ type: 'ready', version: scanner.version, rules: scanner.rules });
  return scanner;
}

async function runBatch(scanner: Scanner, batch: ScanBatch): Promise<void> {
  const flag = new Int32Array(batch.cancelled);
  const signal: CancelSignal = {
    get aborted() {
      return Atomics.load(flag, 0) !== 0;
    },
  };
  recorder.useRoot(batch.root);
  for (const file of batch.files) {
    if (signal.aborted) break;
    const outcome = await scanFile({ scanner, batch, signal }, file);
    if (outcome !== undefined) reply({ type: 'file', outcome });
  }
  reply({ type: 'done' });
}

interface BatchContext {
  readonly scanner: Scanner;
  readonly batch: ScanBatch;
  readonly signal: CancelSignal;
}

/** Undefined when the scan was cancelled half-way. */
async function scanFile(context: BatchContext, file: BatchFile): Promise<FileOutcome | undefined> {
  const bytes = await readBytes(file.absolutePath);
  if (bytes === undefined) return { kind: 'skipped', reason: 'unreadable' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (isUnchanged(context, file, sha256)) return { kind: 'unchanged' };
  const source = readSourceText(bytes);
  if ('skip' in source) return { kind: 'skipped', reason: source.skip };
  recorder.begin();
  const scan = scanText(context, file, source.text);
  return scan && { kind: 'scanned', key: { sha256, dependencies: recorder.take() }, scan };
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

function isUnchanged({ scanner, batch }: BatchContext, file: BatchFile, sha256: string): boolean {
  if (batch.cacheVersion !== scanner.version || file.known?.sha256 !== sha256) return false;
  return file.known.dependencies.every((dependency) => recorder.holds(dependency));
}

function scanText({ scanner, signal }: BatchContext, file: BatchFile, text: string): FileScan | undefined {
  const anchored = (finding: Finding) => ({ ...finding, snippet: snippetAt(text, finding.range) });
  try {
    const result = scanner.scan(file.absolutePath, file.language, text, signal);
    return {
      findings: result.findings.map(anchored),
      suppressed: result.suppressed.map(({ finding, reason }) => ({ finding: anchored(finding), reason })),
      partial: result.partial,
      notes: result.notes,
    };
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
