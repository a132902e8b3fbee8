/**
 * When an open document is scanned: with each edit, or at the moments that its user chose (`vireo.scan.mode`). Between
 * those its findings stay where they are, and move along with the text.
 */
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../scanner/model.ts';
import type { OpenDocuments } from '../documents.ts';
import type { SettingsCache } from '../settings.ts';

interface Shown {
  readonly diagnostic: Diagnostic;
  readonly from: number;
  readonly to: number;
}

export interface ScanMomentsOptions {
  readonly documents: OpenDocuments;
  readonly settings: SettingsCache;
}

export class ScanMoments {
  readonly #settings: SettingsCache;
  /** By uri, the version whose scan was asked for. */
  readonly #due = new Map<string, number>();
  readonly #shown = new Map<string, readonly Shown[]>();
  readonly #editedAt = new Map<string, number>();

  constructor({ documents, settings }: ScanMomentsOptions) {
    this.#settings = settings;
    documents.onEdit(({ document: { uri }, edits }) => {
      this.#editedAt.set(uri, performance.now());
      const shown = this.#shown.get(uri);
      if (shown !== undefined) this.#shown.set(uri, edits.reduce<readonly Shown[]>(moveAll, shown));
    });
    documents.onClose(({ uri }) => {
      for (const map of [this.#due, this.#shown, this.#editedAt]) map.delete(uri);
    });
  }

  /** Somebody wants the document scanned as it is now. */
  ask({ uri, version }: TextDocument): void {
    this.#due.set(uri, version);
  }

  /** What is to be shown without a scan; undefined when it is time for one. */
  async findKept(document: TextDocument): Promise<Diagnostic[] | undefined> {
    const { mode } = await this.#settings.for(document.uri);
    if (mode === 'on-type' || this.#due.get(document.uri) === document.version) return undefined;
    const shown = this.#shown.get(document.uri);
    // Nobody has asked yet: opening a file is reason enough, save where all is by hand.
    if (shown === undefined) return mode === 'manual' ? [] : undefined;
    return shown.map((one) => placed(one, document));
  }

  /** Whether findings of the document are on the screen, so that actions and hover have something to be about. */
  async isShown(document: TextDocument): Promise<boolean> {
    const { mode } = await this.#settings.for(document.uri);
    return mode !== 'manual' || this.#shown.has(document.uri);
  }

  /** What a scan gave for the document as it is now. */
  keep(document: TextDocument, diagnostics: readonly Diagnostic[]): void {
    const shown = diagnostics.map((diagnostic) => ({
      diagnostic,
      from: document.offsetAt(diagnostic.range.start),
      to: document.offsetAt(diagnostic.range.end),
    }));
    this.#shown.set(document.uri, shown);
  }

  /** Waits out the pause after the last keystroke that the user chose; less long when `token` cancels. */
  async pause({ uri }: TextDocument, token: CancellationToken): Promise<void> {
    const { debounceMs } = await this.#settings.for(uri);
    const editedAt = this.#editedAt.get(uri);
    const left = editedAt === undefined ? 0 : editedAt + debounceMs - performance.now();
    if (left <= 0 || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      token.onCancellationRequested(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** What was deleted has no place any more. */
function moveAll(shown: readonly Shown[], edit: TextEdit): readonly Shown[] {
  return shown.flatMap((one) => {
    const from = move(one.from, edit);
    const to = move(one.to, edit);
    return to > from || one.to === one.from ? [{ ...one, from, to }] : [];
  });
}

function move(offset: number, { startOffset, endOffset, newText }: TextEdit): number {
  if (offset <= startOffset) return offset;
  return offset >= endOffset ? offset + newText.length - (endOffset - startOffset) : startOffset;
}

function placed({ diagnostic, from, to }: Shown, document: TextDocument): Diagnostic {
  return { ...diagnostic, range: { start: document.positionAt(from), end: document.positionAt(to) } };
}
