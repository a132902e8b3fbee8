/**
 * All that is known of one open document. Whatever makes it void, an edit of the document, of a file that it reads, or
 * other settings, raises its generation; what was begun in an older one is dropped.
 */
import path from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ScanResult, TextEdit } from '../scanner/model.ts';
import { SteadyFindings } from './findings/steady-findings.ts';

export interface Analysis {
  readonly version: number;
  /** What is shown: while somebody types not quite what the scan gave. */
  readonly result: ScanResult;
  /** What the scan gave. */
  readonly read: ScanResult;
  readonly syntaxErrors: number;
  /** Whether the engine read this document at all: false for other languages, too large files, scanning off. */
  readonly scanned: boolean;
  /** Whether a fresh scan would give the same for sure; if not, one follows once nobody types any more. */
  readonly isSettled: boolean;
  /** The scan had all the time that one may have, not what fits between two keystrokes. */
  readonly inFull: boolean;
}

/** A scan under way. */
export interface Running {
  /** The document's when it began. */
  readonly generation: number;
  readonly version: number;
  /** Names of files that changed meanwhile: whether the document reads one of them is known at the end. */
  readonly touched: Set<string>;
  /** Folders that went away meanwhile, with all that was in them. */
  readonly gone: Set<string>;
  promise: Promise<void>;
  cancel: () => void;
  waiting: number;
}

/** What a scan gave. */
export interface Finished {
  readonly analysis: Omit<Analysis, 'result'>;
  /** Names of files that the document's imports led to, or would lead to; undefined where it was not read, and those of before count. */
  readonly reads: readonly string[] | undefined;
}

export class KnownDocument {
  readonly document: TextDocument;
  #generation = 0;
  #done: Analysis | undefined;
  #running: Running | undefined;
  #reads: ReadonlySet<string> = new Set();
  #settling: NodeJS.Timeout | undefined;
  #inFull = false;
  readonly #steady = new SteadyFindings();

  constructor(document: TextDocument) {
    this.document = document;
  }

  /** Of the document as it is now; undefined while no scan of it has ended. */
  get done(): Analysis | undefined {
    return this.#done;
  }

  /** A scan of the document as it is now, that somebody waits for. */
  get running(): Running | undefined {
    const isWanted = this.#running?.generation === this.#generation && this.#running.waiting > 0;
    return isWanted ? this.#running : undefined;
  }

  /** Scans may take their time, since somebody has asked for one: until the next edit. */
  get inFull(): boolean {
    return this.#inFull;
  }

  edit(edits: readonly TextEdit[]): void {
    this.#inFull = false;
    this.#steady.edit(edits);
    this.outdate();
  }

  /** The next scan takes its time, and its result is shown as it is, whatever was typed. */
  takeInFull(): void {
    this.#inFull = true;
    this.#steady.forget();
    this.outdate();
  }

  /** What was known, and what is being found out, holds no longer. */
  outdate(): void {
    this.#generation += 1;
    this.#done = undefined;
    this.stopSettling();
    this.#running?.cancel();
  }

  /** Files of these names have changed. Tells whether what was known is void for it. */
  touch(names: readonly string[]): boolean {
    for (const name of names) this.#running?.touched.add(name);
    const isReader = names.some((name) => this.#reads.has(name));
    if (isReader) this.outdate();
    return isReader;
  }

  /** The folder is no more. Tells whether what was known is void for it. */
  lose(folder: string): boolean {
    this.#running?.gone.add(folder);
    const isReader = [...this.#reads].some((name) => isBelow(folder, name));
    if (isReader) this.outdate();
    return isReader;
  }

  begin(): Running {
    this.#running = {
      generation: this.#generation,
      version: this.document.version,
      touched: new Set(),
      gone: new Set(),
      promise: Promise.resolve(),
      cancel: () => undefined,
      waiting: 0,
    };
    return this.#running;
  }

  /** Takes up what a scan gave, unless that is void by now; tells whether it did. `settles`: nobody types. */
  end(running: Running, finished: Finished | undefined, { settles = false } = {}): boolean {
    const isLast = this.#running === running;
    if (isLast) this.#running = undefined;
    if (!isLast || finished === undefined || running.generation !== this.#generation) return false;
    const { analysis, reads = [...this.#reads] } = finished;
    this.#reads = new Set(reads);
    if (reads.some((name) => isVoidFor(running, name))) this.outdate();
    else this.#done = this.#take(analysis, settles);
    return this.#done !== undefined;
  }

  #take(analysis: Finished['analysis'], settles: boolean): Analysis {
    const { read: result, syntaxErrors } = analysis;
    if (!analysis.scanned) this.#steady.forget();
    else if (settles || this.#steady.isSettled) this.#steady.settle({ result, syntaxErrors });
    else return { ...analysis, result: this.#steady.show({ result, syntaxErrors }, this.document) };
    return { ...analysis, result };
  }

  /** Whether what is shown may be another once nobody types any more, and how long that is waited for. */
  get settles(): 'no' | 'soon' | 'late' {
    if (this.#done === undefined || (this.#done.isSettled && this.#steady.isSettled)) return 'no';
    return this.#steady.isBroken(this.#done.syntaxErrors) ? 'late' : 'soon';
  }

  /** Calls once nobody has made it void for a while. */
  settleAfter(waitMs: number, settle: () => void): void {
    this.stopSettling();
    this.#settling = setTimeout(settle, waitMs);
    this.#settling.unref();
  }

  stopSettling(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
  }
}

function isVoidFor({ touched, gone }: Running, name: string): boolean {
  return touched.has(name) || [...gone].some((folder) => isBelow(folder, name));
}

/** Both absolute: no more is asked of the many files that may go at once. */
function isBelow(folder: string, name: string): boolean {
  return name.startsWith(`${folder}${path.sep}`);
}
