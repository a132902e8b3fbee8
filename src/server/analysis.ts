/**
 * What is known of each open document at its present version. Diagnostics, hover and code actions share one scan;
 * one that nobody waits for any more is cancelled.
 */
import { type CancellationToken, Emitter, type Event } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findLanguageOfDocument } from '../contract/scanned-documents.ts';
import type { Language, ScanResult } from '../scanner/model.ts';
import type { OpenDocuments } from './documents.ts';
import type { InteractiveScanner, ScannedDocument, ScanOutcome } from './interactive-scanner.ts';
import { pathOf } from './paths.ts';
import type { SettingsCache } from './settings.ts';

export interface Analysis {
  readonly version: number;
  readonly result: ScanResult;
  /** Whether the engine read this document at all: false for other languages, too large files, scanning off. */
  readonly scanned: boolean;
}

export interface AnalyserOptions {
  readonly documents: OpenDocuments;
  readonly scanner: InteractiveScanner;
  readonly settings: SettingsCache;
  readonly log: (message: string) => void;
}

interface Running {
  readonly version: number;
  promise: Promise<Analysis | undefined>;
  cancel: () => void;
  waiting: number;
}

/** Edits that overtake a scan make it start again; one that is overtaken this often leaves the answer to the next. */
const triesAtMost = 50;

const nothing: ScanResult = { findings: [], suppressed: [], partial: false, notes: [] };
const failed: ScanResult = {
  ...nothing,
  partial: true,
  notes: ['Not scanned: the scanner failed on this file. The log has details.'],
};

export class Analyser {
  readonly #options: AnalyserOptions;
  readonly #done = new Map<string, Analysis>();
  readonly #running = new Map<string, Running>();
  /** By uri, the files that its imports led to. */
  readonly #reads = new Map<string, readonly string[]>();
  readonly #stale = new Emitter<TextDocument>();

  constructor(options: AnalyserOptions) {
    this.#options = options;
    // At once, not when first asked for: other documents may import it, and what counts is its text here.
    options.documents.onOpen((document) => void this.#prepare(document));
    options.documents.onEdit(({ document, edits }) => {
      this.#done.delete(document.uri);
      if (options.scanner.holds(document.uri)) this.#forward(document, edits);
      this.#forgetReaders([pathOf(document.uri)]);
    });
    options.documents.onClose((document) => this.#forget(document));
  }

  /** An open document whose result is void because a file that it imports has changed. */
  get onStale(): Event<TextDocument> {
    return this.#stale.event;
  }

  /** The result for the version the document has now, if it is known already. */
  find(document: TextDocument): Analysis | undefined {
    const known = this.#done.get(document.uri);
    return known?.version === document.version ? known : undefined;
  }

  /** The result for the newest version; undefined when the document was closed or `token` cancelled. */
  async analyse(document: TextDocument, token?: CancellationToken): Promise<Analysis | undefined> {
    for (let tries = 0; tries < triesAtMost; tries += 1) {
      if (token?.isCancellationRequested === true || !this.#isOpen(document)) return undefined;
      const known = this.find(document);
      if (known !== undefined) return known;
      const analysis = await this.#join(document, token);
      // Edited meanwhile: whoever asks wants the newest.
      if (analysis !== undefined && analysis.version === document.version) return analysis;
    }
    return undefined;
  }

  /** Everything is scanned anew when next asked for: settings have changed. */
  forgetAll(): void {
    this.#done.clear();
  }

  /** Files changed on disk: void what open documents know through them. */
  touched(paths: readonly string[]): void {
    this.#forgetReaders(paths);
  }

  #isOpen(document: TextDocument): boolean {
    return this.#options.documents.find(document.uri) === document;
  }

  #forward(document: TextDocument, edits: Parameters<InteractiveScanner['edit']>[1]): void {
    const language = findLanguageOfDocument(document.languageId, pathOf(document.uri));
    if (language !== undefined) this.#options.scanner.edit(toScanned(document, language), edits);
  }

  #forget(document: TextDocument): void {
    this.#done.delete(document.uri);
    this.#reads.delete(document.uri);
    this.#options.scanner.close(document.uri);
    this.#forgetReaders([pathOf(document.uri)]);
  }

  #forgetReaders(paths: readonly string[]): void {
    for (const [uri, reads] of this.#reads) {
      const document = this.#options.documents.find(uri);
      if (document === undefined || !paths.some((path) => reads.includes(path))) continue;
      this.#done.delete(uri);
      this.#stale.fire(document);
    }
  }

  async #join(document: TextDocument, token: CancellationToken | undefined): Promise<Analysis | undefined> {
    const running = this.#runningFor(document);
    running.waiting += 1;
    const subscription = token?.onCancellationRequested(() => {
      running.waiting -= 1;
      if (running.waiting === 0) running.cancel();
    });
    try {
      return await running.promise;
    } finally {
      subscription?.dispose();
    }
  }

  #runningFor(document: TextDocument): Running {
    const present = this.#running.get(document.uri);
    if (present?.version === document.version && present.waiting > 0) return present;
    const running: Running = {
      version: document.version,
      promise: Promise.resolve(undefined),
      cancel: () => undefined,
      waiting: 0,
    };
    this.#running.set(document.uri, running);
    running.promise = this.#run(document, running).then((analysis) => {
      if (this.#running.get(document.uri) === running) this.#running.delete(document.uri);
      if (analysis !== undefined && this.#isOpen(document)) this.#done.set(document.uri, analysis);
      return analysis;
    });
    return running;
  }

  async #run(document: TextDocument, running: Running): Promise<Analysis | undefined> {
    const version = document.version;
    const refusal = await this.#prepare(document);
    if (!this.#isOpen(document) || document.version !== version) return undefined;
    if (refusal !== undefined) return { version, result: refusal, scanned: false };
    const outcome = await this.#scanTwice(document, running);
    return toAnalysis(version, outcome, (reads) => this.#reads.set(document.uri, reads), this.#options.log);
  }

  /** Hands the document to the worker, or says why it is not scanned. */
  async #prepare(document: TextDocument): Promise<ScanResult | undefined> {
    const language = findLanguageOfDocument(document.languageId, pathOf(document.uri));
    if (language === undefined) return nothing;
    const settings = await this.#options.settings.for(document.uri);
    const { scanner } = this.#options;
    if (!settings.enabled) {
      scanner.close(document.uri);
      return nothing;
    }
    if (document.getText().length > settings.maxFileKilobytes * 1024) {
      scanner.close(document.uri);
      return tooLarge(settings.maxFileKilobytes);
    }
    if (scanner.isQuarantined(document.uri)) return failed;
    if (!this.#isOpen(document) || scanner.holds(document.uri)) return undefined;
    scanner.open(toScanned(document, language));
    this.#forgetReaders([pathOf(document.uri)]);
    return undefined;
  }

  /** A crash may have been another document's: one more try with the new worker. */
  async #scanTwice(document: TextDocument, running: Running): Promise<ScanOutcome> {
    const scan = () =>
      this.#options.scanner.scan(document.uri, running.version, (cancel) => {
        running.cancel = cancel;
      });
    const outcome = await scan();
    return outcome.kind === 'crashed' && this.#isOpen(document) ? scan() : outcome;
  }
}

function toScanned(document: TextDocument, language: Language): ScannedDocument {
  return {
    uri: document.uri,
    path: pathOf(document.uri),
    language,
    version: document.version,
    text: document.getText(),
  };
}

function tooLarge(kilobytes: number): ScanResult {
  const limit = kilobytes % 1024 === 0 ? `${kilobytes / 1024} MB` : `${kilobytes} kB`;
  const note = `Not scanned: the file is larger than ${limit} (vireo.scan.maxFileKilobytes).`;
  return { ...nothing, partial: true, notes: [note] };
}

function toAnalysis(
  version: number,
  outcome: ScanOutcome,
  learnReads: (reads: readonly string[]) => void,
  log: (message: string) => void,
): Analysis | undefined {
  if (outcome.kind === 'cancelled') return undefined;
  if (outcome.kind === 'result') {
    learnReads(outcome.reads);
    return { version, result: outcome.result, scanned: true };
  }
  if (outcome.kind === 'failed') log(`A scan failed: ${outcome.message}`);
  return { version, result: failed, scanned: false };
}
