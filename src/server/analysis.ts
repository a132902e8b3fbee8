/**
 * What is known of each open document at its present version. Diagnostics, hover and code actions share one scan;
 * one that nobody waits for any more is cancelled.
 */

import { isDeepStrictEqual } from 'node:util';
import { type CancellationToken, Emitter, type Event } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { inBackground } from '../contract/background/in-background.ts';
import type { Language, ScanResult } from '../scanner/model.ts';
import { namesOfFile } from '../workspace/awaited-modules.ts';
import { languageOf } from './document-language.ts';
import type { OpenDocuments } from './documents.ts';
import type { InteractiveScanner, ScannedDocument, ScanOutcome } from './interactive-scanner.ts';
import { type Analysis, type Finished, KnownDocument, type Running } from './known-document.ts';
import { pathOf } from './paths.ts';
import type { SettingsCache } from './settings.ts';

export interface AnalyserOptions {
  readonly documents: OpenDocuments;
  readonly scanner: InteractiveScanner;
  readonly settings: SettingsCache;
  readonly log: (message: string) => void;
  /** How long nobody types before a text without new syntax errors counts as it is. */
  readonly settleAfterMs?: number | undefined;
}

/** Edits that overtake a scan make it start again; one that is overtaken this often leaves the answer to the next. */
const triesAtMost = 50;

const defaultSettleAfterMs = 400;

/** An error in the text is one that is being typed, until its author has gone away from it. */
const brokenAfterMs = 10_000;

const nothing: ScanResult = { findings: [], suppressed: [], partial: false, notes: [] };
const failed: ScanResult = {
  ...nothing,
  partial: true,
  notes: ['Not scanned: the scanner failed on this file. The log has details.'],
};

export class Analyser {
  readonly #options: AnalyserOptions;
  readonly #known = new Map<string, KnownDocument>();
  readonly #stale = new Emitter<TextDocument>();

  constructor(options: AnalyserOptions) {
    this.#options = options;
    // At once, not when first asked for: other documents may import it, and what counts is its text here.
    options.documents.onOpen((document) => inBackground(this.#prepare(document), 'Scan'));
    options.documents.onEdit(({ document, edits }) => {
      this.#known.get(document.uri)?.edit(edits);
      if (options.scanner.holds(document.uri)) this.#forward(document, edits);
      this.touched([pathOf(document.uri)]);
    });
    options.documents.onClose((document) => this.#forget(document));
  }

  /** An open document whose result is void because a file that it imports has changed, or is another one now. */
  get onStale(): Event<TextDocument> {
    return this.#stale.event;
  }

  /** The result for the newest version; undefined when the document was closed or `token` cancelled. */
  async analyse(document: TextDocument, token?: CancellationToken): Promise<Analysis | undefined> {
    for (let tries = 0; tries < triesAtMost; tries += 1) {
      if (token?.isCancellationRequested === true || !this.#isOpen(document)) return undefined;
      const known = this.#knownOf(document);
      if (known.done !== undefined) return known.done;
      // Whoever asks wants the newest: a result that was void before its scan ended is not taken up.
      await this.#join(known, token);
    }
    return undefined;
  }

  /** Everything is scanned anew when next asked for: settings have changed. */
  forgetAll(): void {
    for (const known of this.#known.values()) known.outdate();
  }

  /** Somebody asks for a scan of the document: it gets the time it takes, and what it finds is shown, broken text or not. */
  scanInFull(document: TextDocument): void {
    this.#knownOf(document).takeInFull();
  }

  /** Files came, went or changed, on disk or where they are open: voids what open documents know through them. */
  touched(paths: readonly string[]): void {
    const names = paths.flatMap(namesOfFile);
    for (const known of this.#known.values()) if (known.touch(names)) this.#stale.fire(known.document);
  }

  /** These are no more, whether they were files or folders: of a folder an editor tells no more than that. */
  lost(paths: readonly string[]): void {
    this.touched(paths);
    for (const known of this.#known.values())
      for (const path of paths) if (known.lose(path)) this.#stale.fire(known.document);
  }

  #isOpen(document: TextDocument): boolean {
    return this.#options.documents.find(document.uri) === document;
  }

  #knownOf(document: TextDocument): KnownDocument {
    const present = this.#known.get(document.uri);
    if (present?.document === document) return present;
    const known = new KnownDocument(document);
    this.#known.set(document.uri, known);
    return known;
  }

  #forward(document: TextDocument, edits: Parameters<InteractiveScanner['edit']>[1]): void {
    const language = languageOf(document);
    if (language !== undefined) this.#options.scanner.edit(toScanned(document, language), edits);
  }

  #forget(document: TextDocument): void {
    this.#known.get(document.uri)?.outdate();
    this.#known.delete(document.uri);
    this.#options.scanner.close(document.uri);
    this.touched([pathOf(document.uri)]);
  }

  async #join(known: KnownDocument, token: CancellationToken | undefined): Promise<void> {
    const running = known.running ?? this.#start(known);
    running.waiting += 1;
    const subscription = token?.onCancellationRequested(() => {
      running.waiting -= 1;
      if (running.waiting === 0) running.cancel();
    });
    try {
      await running.promise;
    } finally {
      subscription?.dispose();
    }
  }

  #start(known: KnownDocument): Running {
    const running = known.begin();
    running.promise = this.#run(known, running).then((finished) => {
      if (known.end(running, finished)) this.#settleLater(known);
    });
    return running;
  }

  #settleLater(known: KnownDocument): void {
    const { done, settles } = known;
    if (done === undefined || settles === 'no') return;
    const soonMs = this.#options.settleAfterMs ?? defaultSettleAfterMs;
    known.settleAfter(settles === 'soon' ? soonMs : brokenAfterMs, () =>
      inBackground(this.#settle(known, done), 'Scan'),
    );
  }

  /** Shows what was typed as a fresh scan reads it, and says so where that is something else. */
  async #settle(known: KnownDocument, before: Analysis): Promise<void> {
    const running = known.begin();
    const finished = before.isSettled ? { analysis: before, reads: undefined } : await this.#rescan(known);
    if (finished === undefined) return;
    const isKept = known.end(running, finished, { settles: true });
    const isNews = !isKept || !isDeepStrictEqual(known.done?.result, before.result);
    if (isNews && this.#isOpen(known.document)) this.#stale.fire(known.document);
  }

  /** As a whole, without what was kept of the text before. */
  async #rescan({ document: { uri, version }, inFull }: KnownDocument): Promise<Finished | undefined> {
    const outcome = await this.#options.scanner.scan(uri, version, { settles: true, inFull });
    return outcome.kind === 'result' ? finish(version, outcome, inFull) : undefined;
  }

  /** Undefined where it was overtaken or cancelled. */
  async #run({ document, inFull }: KnownDocument, running: Running): Promise<Finished | undefined> {
    const { version } = running;
    const refusal = await this.#prepare(document);
    if (!this.#isOpen(document) || document.version !== version) return undefined;
    if (refusal !== undefined) return unscanned(version, refusal);
    const outcome = await this.#scanTwice(document, running, inFull);
    if (outcome.kind === 'cancelled') return undefined;
    if (outcome.kind === 'result') return finish(version, outcome, inFull);
    if (outcome.kind === 'failed') this.#options.log(`A scan failed: ${outcome.message}`);
    return unscanned(version, failed);
  }

  /** Hands the document to the worker, or says why it is not scanned. */
  async #prepare(document: TextDocument): Promise<ScanResult | undefined> {
    const language = languageOf(document);
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
    this.touched([pathOf(document.uri)]);
    return undefined;
  }

  /** A crash may have been another document's: one more try with the new worker. */
  async #scanTwice(document: TextDocument, running: Running, inFull: boolean): Promise<ScanOutcome> {
    const onStart = (cancel: () => void): void => {
      running.cancel = cancel;
    };
    const scan = () => this.#options.scanner.scan(document.uri, running.version, { onStart, inFull });
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
  const note = `Not scanned: the file is larger than ${kilobytes} kB (vireo.scan.maxFileKilobytes).`;
  return { ...nothing, partial: true, notes: [note] };
}

function finish(
  version: number,
  { result, reads, isSettled, syntaxErrors }: Extract<ScanOutcome, { kind: 'result' }>,
  inFull: boolean,
): Finished {
  return { analysis: { version, read: result, syntaxErrors, scanned: true, isSettled, inFull }, reads };
}

function unscanned(version: number, result: ScanResult): Finished {
  const analysis = { version, read: result, syntaxErrors: 0, scanned: false, isSettled: true, inFull: false };
  return { analysis, reads: undefined };
}
