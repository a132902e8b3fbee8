/**
 * Worker thread of the workspace scan. It is sent paths, reads the files itself and answers file by file,
 * so that a crash tells which file it was. It executes nothing of what it reads.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createScanner } from '../scanner/index.ts';
import type { CancelSignal, Finding, Scanner, ScanResult } from '../scanner/model.ts';
import { ParserBroken } from '../scanner/parser-broken.ts';
import { createDependencyRecorder } from './dependency-recorder.ts';
import { keysOfFinding, snippetOf, toMaskedText } from './finding-keys.ts';
import { loadGrammars } from './grammars.ts';
import { ignore } from './ignore-error.ts';
import { withTeamRules } from './rules/with-team-rules.ts';
import type {
  BatchFile,
  FileOutcome,
  FileScan,
  ScanBatch,
  ScannedFinding,
  ScanWorkerData,
  ScanWorkerReply,
} from './scan-messages.ts';
import { readSourceText } from './source-text.ts';

const port = parentPort;
if (port === null) throw new Error('scan-worker runs as a worker thread only');
const reply = (message: ScanWorkerReply): void => port.postMessage(message);

const { salt, team, isAudit, ruleIds } = workerData as ScanWorkerData;
const recorder = createDependencyRecorder();
const starting = startScanner();
port.on('message', (batch: ScanBatch) => {
  // Out of the promise, so that the `error` event of the thread tells the scan.
  starting
    .then((scanner) => runBatch(scanner, batch))
    .catch((error: unknown) => {
      setImmediate(() => {
        throw error;
      });
    });
});

async function startScanner(): Promise<Scanner> {
  const ruleSet = withTeamRules(team, isAudit);
  const { summaries } = recorder;
  const scanner = await createScanner(await loadGrammars(), { summaries, ruleSet, ruleIds, salt });
  reply({ type: 'ready' });
  return scanner;
}

async function runBatch(scanner: Scanner, batch: ScanBatch): Promise<void> {
  const flag = new Int32Array(batch.cancelled);
  const isCancelled = (): boolean => Atomics.load(flag, 0) !== 0;
  recorder.useRoot(batch.root);
  for (const file of batch.files) {
    if (isCancelled()) break;
    const outcome = await scanFile({ scanner, batch, isCancelled }, file);
    if (outcome !== undefined) reply({ type: 'file', outcome });
  }
  reply({ type: 'done' });
}

interface BatchContext {
  readonly scanner: Scanner;
  readonly batch: ScanBatch;
  readonly isCancelled: () => boolean;
}

/** Undefined when the scan was cancelled half-way. */
async function scanFile(context: BatchContext, file: BatchFile): Promise<FileOutcome | undefined> {
  const bytes = file.text === undefined ? await readBytes(file.absolutePath) : Buffer.from(file.text);
  if (typeof bytes === 'string') return { kind: 'skipped', reason: bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (isUnchanged(file, sha256)) return { kind: 'unchanged' };
  const source = readSourceText(bytes, file.language, file.absolutePath);
  if ('skip' in source) return { kind: 'skipped', reason: source.skip, key: { sha256, dependencies: [] } };
  recorder.begin(context.batch.isKept);
  const scan = scanText(context, file, source.text);
  if (scan === undefined) return undefined;
  if (scan === 'crashed')
    return { kind: 'skipped', reason: scan, key: { sha256, dependencies: recorder.take() } };
  if (scan === 'timed-out') return { kind: 'scanned', key: undefined, scan: overBudget(context.batch) };
  const isWorthKeeping = context.batch.isKept && !scan.isCutShort;
  const key = isWorthKeeping ? { sha256, dependencies: recorder.take() } : undefined;
  return { kind: 'scanned', key, scan: withNote(scan.found, source.note) };
}

function withNote(scan: FileScan, note: string | undefined): FileScan {
  return note === undefined ? scan : { ...scan, notes: [note, ...scan.notes] };
}

function overBudget(batch: ScanBatch): FileScan {
  return { findings: [], suppressed: [], partial: true, notes: [noteOfBudget(batch)] };
}

function noteOfBudget({ budgetMs }: ScanBatch): string {
  return `not scanned to the end: it took longer than ${budgetMs / 1000} s`;
}

async function readBytes(file: string): Promise<Uint8Array | 'unreadable' | 'vanished'> {
  try {
    return await readFile(file);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? 'vanished' : 'unreadable';
  }
}

function isUnchanged({ known }: BatchFile, sha256: string): boolean {
  if (known?.sha256 !== sha256) return false;
  return known.dependencies.every((dependency) => recorder.holds(dependency));
}

interface TextScan {
  readonly found: FileScan;
  /** It took too long: on a quieter machine there would be more. */
  readonly isCutShort: boolean;
}

/** Undefined when the scan was cancelled half-way. */
type TextOutcome = TextScan | 'timed-out' | 'crashed' | undefined;

function scanText(context: BatchContext, file: BatchFile, text: string): TextOutcome {
  const { scanner, batch, isCancelled } = context;
  const signal = new BudgetSignal(batch.budgetMs, isCancelled);
  try {
    const result = scanner.scan(file.absolutePath, file.language, text, signal);
    const isCutShort = signal.wasMet;
    const found = toFileScan(result, text);
    return { found: isCutShort ? withNote(found, noteOfBudget(batch)) : found, isCutShort };
  } catch (error) {
    // Ends this thread: the file counts as crashed, and another worker goes on with the next.
    if (error instanceof ParserBroken) throw error;
    if (isCancelled()) return undefined;
    if (signal.aborted) return 'timed-out';
    ignore(error, 'a fault of the engine over one file, e.g. a stack used up, costs that file alone');
    return 'crashed';
  }
}

/** At the end of its budget a scan is to come to an end; where it does not, it is broken off after as long again. */
class BudgetSignal implements CancelSignal {
  wasMet = false;
  private readonly deadline: number;
  private readonly lastDeadline: number;
  private readonly isCancelled: () => boolean;

  constructor(budgetMs: number, isCancelled: () => boolean) {
    this.deadline = performance.now() + budgetMs;
    this.lastDeadline = this.deadline + budgetMs;
    this.isCancelled = isCancelled;
  }

  get aborted(): boolean {
    return this.isCancelled() || performance.now() > this.lastDeadline;
  }

  get expired(): boolean {
    this.wasMet ||= performance.now() > this.deadline;
    return this.wasMet;
  }
}

function toFileScan({ findings, suppressed, partial, notes }: ScanResult, text: string): FileScan {
  if (findings.length + suppressed.length === 0) return { findings: [], suppressed: [], partial, notes };
  const masked = toMaskedText(text, [...findings, ...suppressed.map(({ finding }) => finding)]);
  const anchored = (finding: Finding): ScannedFinding => ({
    ...finding,
    snippet: snippetOf(masked, finding.range),
    keys: keysOfFinding({ text, masked, salt }, finding),
  });
  return {
    findings: findings.map(anchored),
    suppressed: suppressed.map(({ finding, reason }) => ({
      finding: anchored(finding),
      reason,
      by: 'comment',
    })),
    partial,
    notes,
  };
}
