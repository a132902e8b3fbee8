/**
 * Findings of files that nobody has open, from a scan of the workspace that the user asked for; in the Problems view
 * until the window closes. Once asked for they are kept up to date: files are scanned again after they were closed or
 * have changed on disk. A file that is shown in a tab answers for itself: those are what the client's library asks about.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  CancellationTokenSource,
  DocumentDiagnosticReportKind,
  type LanguageClient,
  type PreviousResultId,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageclient/node';
import { type WorkspaceScanParams, workspaceScanMessage } from '../../contract/lsp-messages.ts';
import { areSame, fingerprintsOf, withoutDuplicates } from './findings/duplicate-findings.ts';
import { addressesInTabs, urisOf } from './findings/hidden-documents.ts';

export interface ScanWatch {
  readonly token: vscode.CancellationToken;
  readonly onProgress: (scan: WorkspaceScanParams) => void;
}

/** A burst of changes, as by a checkout, is one reason to look again. */
const lookAgainAfterMs = 2_000;

/** A scan tells of each file by itself; to show one costs as much as to show many. */
const gatherMs = 50;

/** The host has other things to do: what takes longer is shown in turns. */
const turnMs = 6;

export class WorkspaceProblems implements vscode.Disposable {
  private readonly client: LanguageClient;
  private readonly log: vscode.LogOutputChannel;
  private readonly problems = vscode.languages.createDiagnosticCollection('vireo.workspace');
  private readonly resultIds = new Map<string, string>();
  /** By address, what there is to say of each file, shown here or not. */
  private readonly known = new Map<string, vscode.Diagnostic[]>();
  /** The editor may hold a document for a while after its file is gone; what the server says of it is no news. */
  private readonly deleted = new Set<string>();
  private readonly disposables: vscode.Disposable[];
  private running: CancellationTokenSource | undefined;
  private last: WorkspaceScanParams | undefined;
  private watch: ScanWatch | undefined;
  /** By address, the fingerprints that the server tells by itself. */
  private readonly told = new Map<string, ReadonlySet<string>>();
  private timer: NodeJS.Timeout | undefined;
  private isFollowing = false;
  private isDisposed = false;
  private readonly unread: WorkspaceDocumentDiagnosticReport[] = [];
  private showing: Promise<void> | undefined;

  constructor(client: LanguageClient, log: vscode.LogOutputChannel) {
    this.client = client;
    this.log = log;
    this.disposables = [
      this.problems,
      client.onNotification(workspaceScanMessage.method, (scan: WorkspaceScanParams) => {
        this.last = scan;
        this.watch?.onProgress(scan);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const tab of [...opened, ...closed]) for (const uri of urisOf(tab)) this.place(uri);
        if (closed.length > 0 && this.isFollowing) this.lookAgain();
      }),
    ];
  }

  /** How the scan ended; undefined when it was cancelled before it began. Rejects when it failed. */
  async scan(watch: ScanWatch): Promise<WorkspaceScanParams | undefined> {
    this.follow();
    this.watch = watch;
    this.last = undefined;
    try {
      await this.pull(watch.token);
    } finally {
      this.watch = undefined;
    }
    return this.last;
  }

  /** The server tells a file's recorded findings by itself: those are not shown here as well. */
  noteTold(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    const key = uri.toString();
    const before = this.told.get(key) ?? new Set<string>();
    const now = fingerprintsOf(diagnostics);
    if (now.size === 0) this.told.delete(key);
    else this.told.set(key, now);
    if (!this.isFollowing || areSame(before, now)) return;
    // What was told once is the server's to tell: it says with the next look what is left of it.
    this.forget(uri, now);
    this.resultIds.delete(this.client.code2ProtocolConverter.asUri(uri));
    this.place(uri);
    this.lookAgain();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.running?.cancel();
    for (const each of this.disposables) each.dispose();
  }

  /** From the first scan on. */
  private follow(): void {
    if (this.isFollowing) return;
    this.isFollowing = true;
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const later = () => this.lookAgain();
    this.disposables.push(
      files,
      files.onDidChange(later),
      files.onDidCreate((uri) => {
        this.deleted.delete(uri.toString());
        later();
      }),
      files.onDidDelete((uri) => {
        this.deleted.add(uri.toString());
        this.known.delete(uri.toString());
        this.place(uri);
        later();
      }),
      vscode.workspace.onDidCloseTextDocument(later),
      vscode.workspace.onDidChangeWorkspaceFolders(later),
    );
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // The user's own scan is under way, and sees the change or is followed by another.
      if (this.watch !== undefined) return this.lookAgain();
      const { token } = new vscode.CancellationTokenSource();
      this.pull(token).catch((error: unknown) => this.log.warn(`Workspace scan: ${String(error)}`));
    }, lookAgainAfterMs);
  }

  private async pull(token: vscode.CancellationToken): Promise<void> {
    this.running?.cancel();
    const source = new CancellationTokenSource();
    this.running = source;
    const cancelling = token.onCancellationRequested(() => source.cancel());
    const partialResultToken = randomUUID();
    const listening = this.client.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      partialResultToken,
      ({ items }) => this.show(items).catch((error: unknown) => this.log.warn(String(error))),
    );
    try {
      const params = { previousResultIds: this.previous(), partialResultToken };
      const { items } = await this.client.sendRequest(WorkspaceDiagnosticRequest.type, params, source.token);
      await this.show(items);
    } catch (error) {
      if (!source.token.isCancellationRequested) throw error;
    } finally {
      listening.dispose();
      cancelling.dispose();
      if (this.running === source) this.running = undefined;
    }
  }

  private previous(): PreviousResultId[] {
    return [...this.resultIds].map(([uri, value]) => ({ uri, value }));
  }

  private show(reports: readonly WorkspaceDocumentDiagnosticReport[]): Promise<void> {
    this.unread.push(...reports);
    this.showing ??= this.showUnread().finally(() => {
      this.showing = undefined;
    });
    return this.showing;
  }

  private async showUnread(): Promise<void> {
    await delay(gatherMs);
    while (this.unread.length > 0 && !this.isDisposed) {
      this.placeAll(await this.readTurn());
      await nextTurn();
    }
  }

  /** As many files as there is time for. */
  private async readTurn(): Promise<readonly vscode.Uri[]> {
    const until = performance.now() + turnMs;
    const read: vscode.Uri[] = [];
    while (performance.now() < until) {
      const report = this.unread.shift();
      if (report === undefined) break;
      if (report.kind === DocumentDiagnosticReportKind.Full) read.push(await this.read(report));
    }
    return read;
  }

  private async read(report: WorkspaceFullDocumentDiagnosticReport): Promise<vscode.Uri> {
    const uri = this.client.protocol2CodeConverter.asUri(report.uri);
    const found = await this.client.protocol2CodeConverter.asDiagnostics(report.items);
    if (found.length > 0 && !this.deleted.has(uri.toString())) this.known.set(uri.toString(), found);
    else this.known.delete(uri.toString());
    if (found.length > 0 && report.resultId !== undefined) this.resultIds.set(report.uri, report.resultId);
    else this.resultIds.delete(report.uri);
    return uri;
  }

  private forget(uri: vscode.Uri, told: ReadonlySet<string>): void {
    const left = withoutDuplicates(this.known.get(uri.toString()) ?? [], told);
    if (left.length === 0) this.known.delete(uri.toString());
    else this.known.set(uri.toString(), left);
  }

  private place(uri: vscode.Uri): void {
    this.placeAll([uri]);
  }

  /** A file without problems that had none is not spoken of. */
  private placeAll(uris: readonly vscode.Uri[]): void {
    // What was being read while it ended: there is nothing left to show it in.
    if (this.isDisposed) return;
    const inTabs = uris.length === 0 ? new Set<string>() : addressesInTabs();
    const entries = uris.flatMap((uri): [vscode.Uri, vscode.Diagnostic[] | undefined][] => {
      const found = inTabs.has(uri.toString()) ? [] : this.toShow(uri.toString());
      if (found.length > 0) return [[uri, found]];
      return this.problems.has(uri) ? [[uri, undefined]] : [];
    });
    if (entries.length > 0) this.problems.set(entries);
  }

  private toShow(address: string): vscode.Diagnostic[] {
    return withoutDuplicates(this.known.get(address) ?? [], this.told.get(address) ?? new Set());
  }
}
