/**
 * `workspace/diagnostic` (LSP 3.17): what there is to say of all files of the workspace, file by file where the client
 * takes partial results. Open documents answer for themselves; all others are read by a scan of its own process, whose
 * cache is why a pull after a cancelled one does not begin anew.
 */

import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { inBackground } from '../../contract/background/in-background.ts';
import { type WorkspaceScanParams, workspaceScanMessage } from '../../contract/lsp-messages.ts';
import { isNoticeCode } from '../../contract/notice-codes.ts';
import type { ServerContext } from '../context.ts';
import { requireParams } from '../messages/checked-connection.ts';
import { workspaceDiagnosticSchema } from '../messages/message-schemas.ts';
import { readWorkspace, ScanTally } from '../scans/scanned-workspace.ts';
import type { WorkspaceScanOutcome } from '../scans/workspace-scans.ts';
import { toDiagnostics } from '../to-diagnostic.ts';
import { diagnose, resultIdOf } from './diagnostics.ts';

export function registerWorkspaceDiagnostics(context: ServerContext): void {
  if (!context.client.pullsDiagnostics) return;
  context.connection.languages.diagnostics.onWorkspace(async (params, token, progress, partial) => {
    requireParams(workspaceDiagnosticSchema, params);
    const pull = new WorkspacePull(context, params, { token, progress, partial });
    return await pull.answer();
  });
}

interface Channels {
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
  readonly partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
}

interface Answered {
  readonly uri: string;
  readonly version: number | null;
  /** Findings that are on record as well, which are shown from there. */
  readonly recorded: number;
}

class WorkspacePull {
  readonly #context: ServerContext;
  readonly #channels: Channels;
  readonly #tally = new ScanTally();
  readonly #previous: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();
  readonly #items: WorkspaceDocumentDiagnosticReport[] = [];

  constructor(context: ServerContext, params: WorkspaceDiagnosticParams, channels: Channels) {
    this.#context = context;
    this.#channels = channels;
    this.#previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  }

  async answer(): Promise<WorkspaceDiagnosticReport> {
    const { progress, token } = this.#channels;
    progress.begin('Vireo', 0, 'Scanning the workspace', true);
    try {
      const outcome = await this.#readAll();
      if (token.isCancellationRequested) {
        this.#tell('cancelled');
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
      }
      this.#takeBackGone();
      this.#tell('done', outcome);
      return { items: this.#items };
    } catch (error) {
      if (!(error instanceof ResponseError)) this.#tell('failed', { notes: [String(error)], cached: 0 });
      throw error;
    } finally {
      progress.done();
    }
  }

  async #readAll(): Promise<WorkspaceScanOutcome> {
    // Beside one another: the process that scans takes as long to come up as an open document to be scanned.
    const [outcome] = await Promise.all([this.#readFiles(), this.#readOpen()]);
    return outcome;
  }

  async #readOpen(): Promise<void> {
    for (const document of this.#context.documents.all()) {
      const diagnostics = await diagnose(this.#context, document, this.#channels.token);
      const { uri, version } = document;
      if (diagnostics !== undefined) this.#add({ uri, version, recorded: 0 }, diagnostics);
    }
  }

  async #readFiles(): Promise<WorkspaceScanOutcome> {
    const { token, progress } = this.#channels;
    return await readWorkspace(this.#context, {
      token,
      onFile: async (file) =>
        this.#add(
          { uri: file.uri, version: null, recorded: file.recorded },
          toDiagnostics(file, { ...file, client: this.#context.client }),
        ),
      onProgress: (done, total) => {
        this.#tally.at(done, total);
        progress.report(total === 0 ? 0 : Math.floor((100 * done) / total), `${done} of ${total} files`);
        this.#tell('running');
      },
    });
  }

  #add({ uri, version, recorded }: Answered, diagnostics: Diagnostic[]): void {
    this.#seen.add(uri);
    this.#tally.add(recorded + diagnostics.filter(({ code }) => !isNoticeCode(code)).length);
    const before = this.#previous.get(uri);
    if (diagnostics.length === 0 && before === undefined && version === null) return;
    const resultId = resultIdOf(diagnostics);
    this.#send(
      before === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: diagnostics },
    );
  }

  /** What the client still shows of files that have nothing any more, or are gone. */
  #takeBackGone(): void {
    for (const uri of this.#previous.keys())
      if (!this.#seen.has(uri)) this.#add({ uri, version: null, recorded: 0 }, []);
  }

  #send(report: WorkspaceDocumentDiagnosticReport): void {
    const { partial } = this.#channels;
    if (partial === undefined) this.#items.push(report);
    else partial.report({ items: [report] });
  }

  #tell(state: WorkspaceScanParams['state'], outcome?: Pick<WorkspaceScanOutcome, 'notes' | 'cached'>): void {
    const { client, connection } = this.#context;
    if (!client.options.workspaceScanStatus) return;
    const tally = this.#tally.tell(state, outcome);
    inBackground(connection.sendNotification(workspaceScanMessage.method, tally), 'Scan status');
  }
}
