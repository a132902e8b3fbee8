/**
 * Diagnostics of open documents: by pull where the client asks for them, by push otherwise; never both for one
 * document. Files that are not open are features/unopened-files.ts.
 */

import { createHash } from 'node:crypto';
import {
  type CancellationToken,
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { inBackground } from '../../contract/background/in-background.ts';
import { type ScanStatusParams, scanStatusMessage } from '../../contract/lsp-messages.ts';
import { findConfigProblems, isConfigFile } from '../config-file/config-problems.ts';
import { findCrewProblems, isCrewDocument } from '../config-file/crew-document.ts';
import { guarded, type ServerContext } from '../context.ts';
import type { DocumentReport } from '../document-reports.ts';
import { requireParams } from '../messages/checked-connection.ts';
import { ofDocumentSchema } from '../messages/message-schemas.ts';
import { notesOf } from '../scans/hurried-scan.ts';
import { toDiagnostics } from '../to-diagnostic.ts';

export function registerDiagnostics(context: ServerContext): void {
  if (context.client.pullsDiagnostics) registerPull(context);
  else registerPush(context);
}

function registerPull(context: ServerContext): void {
  const { connection, documents } = context;
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const answer = guarded(
    context,
    { name: 'Diagnostics', empty },
    (params: DocumentDiagnosticParams, token: CancellationToken) => pull(context, params, token),
  );
  connection.languages.diagnostics.on(async (params: DocumentDiagnosticParams, token: CancellationToken) => {
    requireParams(ofDocumentSchema, params);
    const report = await answer(params, token);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    return report;
  });
  const refresh = createRefresh(context);
  context.findingsChanged.event((uris) => {
    if (uris.some((uri) => documents.find(uri) !== undefined)) refresh();
  });
  context.analyser.onStale(refresh);
}

const refreshAfterMs = 100;

/** Asks the client to ask again, once for a burst of reasons; one that cannot be asked pulls with the next edit. */
function createRefresh({ client, connection }: ServerContext): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (!client.refreshesDiagnostics) return;
    clearTimeout(timer);
    timer = setTimeout(() => connection.languages.diagnostics.refresh(), refreshAfterMs);
    timer.unref();
  };
}

async function pull(
  context: ServerContext,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const document = context.documents.find(params.textDocument.uri);
  if (document !== undefined) await context.moments.pause(document, token);
  const diagnostics = document === undefined ? [] : ((await diagnose(context, document, token)) ?? []);
  const resultId = resultIdOf(diagnostics);
  if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnostics };
}

/** The same for the same diagnostics, whichever scan they are of. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64url');
}

/** A client that is sent what it did not ask for is not sent it with each letter. */
const pushAfterMs = 150;

function registerPush(context: ServerContext): void {
  const { documents, settings, analyser } = context;
  const pushes = new Map<string, Push>();

  function schedule(document: TextDocument, delayMs: number): void {
    pushes.get(document.uri)?.cancel();
    pushes.set(document.uri, startPush(context, document, delayMs));
  }

  async function scheduleStale(document: TextDocument): Promise<void> {
    const { debounceMs } = await settings.for(document.uri);
    schedule(document, debounceMs || pushAfterMs);
  }

  async function scheduleEdited(document: TextDocument): Promise<void> {
    const { debounceMs } = await settings.for(document.uri);
    if (documents.find(document.uri) === document) schedule(document, debounceMs || pushAfterMs);
  }

  documents.onOpen((document) => schedule(document, 0));
  documents.onEdit(({ document }) => {
    pushes.get(document.uri)?.cancel();
    inBackground(scheduleEdited(document), 'Diagnostics');
  });
  documents.onClose((document) => {
    pushes.get(document.uri)?.cancel();
    pushes.delete(document.uri);
  });
  analyser.onStale((document) => {
    inBackground(scheduleStale(document), 'Diagnostics');
  });
  context.findingsChanged.event((uris) => {
    for (const document of documents.all()) if (uris.includes(document.uri)) schedule(document, 0);
  });
}

interface Push {
  cancel(): void;
}

function startPush(context: ServerContext, document: TextDocument, delayMs: number): Push {
  const source = new CancellationTokenSource();
  // Read now: a source that is cancelled before anybody has asked for its token cannot be cancelled again.
  const { token } = source;
  const publish = guarded(context, { name: 'Diagnostics', empty: undefined }, async () => {
    const diagnostics = await diagnose(context, document, token);
    if (diagnostics === undefined || token.isCancellationRequested) return;
    const { uri, version } = document;
    await context.connection.sendDiagnostics({ uri, version, diagnostics });
  });
  const timer = setTimeout(() => inBackground(publish(), 'Diagnostics'), delayMs);
  return {
    cancel() {
      clearTimeout(timer);
      source.cancel();
    },
  };
}

/** What is shown of an open document at its newest version; undefined when it was closed or `token` cancelled. */
export async function diagnose(
  context: ServerContext,
  document: TextDocument,
  token: CancellationToken,
): Promise<Diagnostic[] | undefined> {
  const kept = await context.moments.findKept(document);
  if (kept !== undefined) return kept;
  const report = await context.reports.of(document, token);
  if (report === undefined) return undefined;
  tellStatus(context, document.uri, report);
  if (report.version === document.version)
    await context.goneFindings.note(document.uri, document.getText(), report.items);
  const { client } = context;
  const { uri } = document;
  const shown = { ...report, notes: notesOf(report) };
  const ofSettings = findOwnProblems(context, document);
  const diagnostics = [...ofSettings, ...toDiagnostics(shown, { uri, client, rules: report.rules })];
  if (report.version === document.version) context.moments.keep(document, diagnostics);
  return diagnostics;
}

/** What is wrong with a file of ours as such. */
function findOwnProblems({ projects }: ServerContext, document: TextDocument): Diagnostic[] {
  if (isConfigFile(document)) return findConfigProblems(document, projects.teamOf(document.uri));
  return isCrewDocument(document) ? findCrewProblems(document) : [];
}

function tellStatus({ client, connection }: ServerContext, uri: string, report: DocumentReport): void {
  if (!client.options.scanStatus) return;
  const { version, partial, notes, items } = report;
  const status: ScanStatusParams = { uri, version, partial, notes, findingCount: items.length };
  inBackground(connection.sendNotification(scanStatusMessage.method, status), 'Scan status');
}
