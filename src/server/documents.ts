/**
 * The documents that the client holds open, with each edit as offsets: the worker and the anchors of agents'
 * findings need the edits themselves, which the library's TextDocuments keeps to itself.
 */
import {
  type Connection,
  Emitter,
  type Event,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../scanner/model.ts';

/** One edit, with the lines it replaced. */
export interface DocumentEdit extends TextEdit {
  readonly startLine: number;
  readonly endLine: number;
  /** What it took out. */
  readonly oldText: string;
  /** Code stands before it on its first line: that line keeps its beginning, and its place. */
  readonly keepsStart?: boolean;
  /** Code stands behind it on its last line. */
  readonly keepsEnd?: boolean;
}

export interface EditedDocument {
  readonly document: TextDocument;
  /** In order, each against the text left by the one before. */
  readonly edits: readonly DocumentEdit[];
}

export interface OpenDocuments {
  readonly onOpen: Event<TextDocument>;
  readonly onEdit: Event<EditedDocument>;
  readonly onClose: Event<TextDocument>;
  find(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
}

export function listenToDocuments(connection: Connection): OpenDocuments {
  const documents = new Map<string, TextDocument>();
  const opened = new Emitter<TextDocument>();
  const edited = new Emitter<EditedDocument>();
  const closed = new Emitter<TextDocument>();

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    // Some clients open again what they never closed; nothing that is known of the old text holds for the new one.
    const replaced = documents.get(uri);
    if (replaced !== undefined) closed.fire(replaced);
    documents.set(uri, document);
    opened.fire(document);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return;
    const edits = contentChanges.map((change) => applyChange(document, change, textDocument.version));
    edited.fire({ document, edits });
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    documents.delete(uri);
    if (document !== undefined) closed.fire(document);
  });

  return {
    onOpen: opened.event,
    onEdit: edited.event,
    onClose: closed.event,
    find: (uri) => documents.get(uri),
    all: () => [...documents.values()],
  };
}

function applyChange(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
): DocumentEdit {
  const edit = toEdit(document, change);
  TextDocument.update(document, [change], version);
  return edit;
}

function toEdit(document: TextDocument, change: TextDocumentContentChangeEvent): DocumentEdit {
  if (!('range' in change)) {
    return {
      startOffset: 0,
      endOffset: document.getText().length,
      newText: change.text,
      oldText: document.getText(),
      startLine: 0,
      endLine: document.lineCount - 1,
    };
  }
  const { start, end } = change.range;
  const before = document.getText({ start: { line: start.line, character: 0 }, end: start });
  const behind = document.getText({ start: end, end: { line: end.line + 1, character: 0 } });
  return {
    startOffset: document.offsetAt(start),
    endOffset: document.offsetAt(end),
    newText: change.text,
    oldText: document.getText(change.range),
    startLine: start.line,
    endLine: end.line,
    keepsStart: before.trim() !== '',
    keepsEnd: behind.trim() !== '',
  };
}
