/** A small LSP client over stdio, for tests: speaks to a real server process and keeps what it was told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextDocumentEdit,
  type WorkspaceEdit,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ScanStatusParams, scanStatusMessage } from '../../src/contract/lsp-messages.ts';
import { processEntry } from '../support/process-entry.ts';
import { waitFor } from '../support/wait-for.ts';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

export interface LspClientOptions {
  readonly pull: boolean;
  readonly folder: string;
  /** Server entry, below the repository; default: `vireo lsp --stdio`. */
  readonly entry?: string;
  readonly initializationOptions?: unknown;
  /** Language of the editor; the client says none when not given. */
  readonly locale?: string;
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** Further folders of the workspace. */
  readonly moreFolders?: readonly string[];
  /** Addresses of folders that lie on no disk. */
  readonly remoteFolders?: readonly string[];
  /** In place of what this client says of itself under `textDocument.codeAction` and `workspace.workspaceEdit`. */
  readonly codeAction?: CodeActionClientCapabilities;
  readonly workspaceEdit?: WorkspaceEditClientCapabilities;
}

function foldersOf({ folder, moreFolders = [], remoteFolders = [] }: LspClientOptions): readonly string[] {
  return [...[folder, ...moreFolders].map((each) => pathToFileURL(each).href), ...remoteFolders];
}

type Handler = (params: unknown) => unknown;

export class LspClient {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: ScanStatusParams[] = [];
  readonly logs: string[] = [];
  readonly settingsAsked: string[] = [];
  refreshes = 0;
  settings: unknown;
  capabilities: ServerCapabilities = {};
  readonly #documents = new Map<string, TextDocument>();
  readonly #options: LspClientOptions;

  private constructor(options: LspClientOptions) {
    this.#options = options;
    this.settings = options.settings ?? null;
    const { entry } = options;
    const args =
      entry === undefined
        ? [processEntry('cli'), 'lsp', '--stdio']
        : [path.join(repositoryRoot, entry), '--stdio'];
    this.process = spawn(process.execPath, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('the server has no standard streams');
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
  }

  static async start(options: LspClientOptions): Promise<LspClient> {
    const client = new LspClient(options);
    client.#listen();
    const { capabilities } = await client.connection.sendRequest<{ capabilities: ServerCapabilities }>(
      'initialize',
      {
        processId: process.pid,
        ...(options.locale === undefined ? {} : { locale: options.locale }),
        rootUri: null,
        workspaceFolders: foldersOf(options).map((uri) => ({ uri, name: path.basename(uri) })),
        capabilities: clientCapabilities(options),
        initializationOptions: options.initializationOptions ?? { findings: 'none' },
      },
    );
    client.capabilities = capabilities;
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  #listen(): void {
    this.onRequest('workspace/configuration', (params) => this.#answerSettings(params));
    this.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    this.onRequest('client/registerCapability', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logs.push(message);
    });
    this.connection.onNotification(scanStatusMessage.method, (status: ScanStatusParams) => {
      this.statuses.push(status);
    });
    this.connection.listen();
  }

  #answerSettings(params: unknown): unknown[] {
    const { items } = params as { items: { scopeUri?: string }[] };
    for (const { scopeUri } of items) this.settingsAsked.push(scopeUri ?? '');
    return items.map(() => this.settings);
  }

  onRequest(method: string, handler: Handler): void {
    this.connection.onRequest(method, handler);
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.#options.folder, name)).href;
  }

  async open(name: string, text: string, languageId = languageIdOf(name)): Promise<string> {
    return await this.openUri(this.uri(name), text, languageId);
  }

  /** Of any scheme. */
  async openUri(uri: string, text: string, languageId: string): Promise<string> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  async change(uri: string, changes: TextDocumentContentChangeEvent[]): Promise<void> {
    const before = this.document(uri);
    const version = before.version + 1;
    this.#documents.set(uri, TextDocument.update(before, changes, version));
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  /** Replaces the first occurrence of `from`, as a keystroke would: by range. */
  async replace(uri: string, from: string, to: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(from);
    if (at < 0) throw new Error(`"${from}" is not in the document`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + from.length) };
    await this.change(uri, [{ range, text: to }]);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async closeAll(): Promise<void> {
    for (const uri of [...this.#documents.keys()]) await this.close(uri);
  }

  pullReport(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
    return this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', params);
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pullReport(uri);
    if (report.kind !== 'full') throw new Error(`a full report was expected, not ${report.kind}`);
    return report.items;
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
  }

  async codeActions(
    uri: string,
    range: Range,
    only?: readonly string[],
    diagnostics: readonly Diagnostic[] = [],
  ): Promise<CodeAction[]> {
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    const params = { textDocument: { uri }, range, context };
    return (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
  }

  /** Does to the open documents, and to files on disk, what an editor would. */
  async applyEdit(edit: WorkspaceEdit): Promise<void> {
    for (const change of edit.documentChanges ?? []) {
      if (!('edits' in change)) {
        if (change.kind !== 'create') throw new Error('only files are made');
        writeFileSync(fileURLToPath(change.uri), '', { flag: 'a' });
        continue;
      }
      const { uri, version } = change.textDocument;
      if (!this.#documents.has(uri)) {
        applyOnDisk(fileURLToPath(uri), change);
        continue;
      }
      const document = this.document(uri);
      if (version !== null && version !== document.version) throw new Error('the edit is of another version');
      const edits = change.edits.flatMap((one) => ('newText' in one ? [one] : []));
      const text = TextDocument.applyEdits(document, edits);
      await this.change(uri, [{ text }]);
    }
  }

  /** The last diagnostics pushed for a document, once they satisfy `wanted`. */
  async pushed(
    uri: string,
    wanted: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const last = (): readonly Diagnostic[] | undefined =>
      this.published.findLast((one) => one.uri === uri)?.diagnostics;
    await waitFor(() => wanted(last() ?? []) && last() !== undefined, `diagnostics of ${uri}`);
    return last() ?? [];
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }
}

function applyOnDisk(file: string, { edits }: TextDocumentEdit): void {
  const document = TextDocument.create('', '', 0, readFileSync(file, 'utf8'));
  const plain = edits.flatMap((one) => ('newText' in one ? [one] : []));
  writeFileSync(file, TextDocument.applyEdits(document, plain));
}

function languageIdOf(name: string): string {
  return name.endsWith('.py') ? 'python' : name.endsWith('.ts') ? 'typescript' : 'plaintext';
}

function clientCapabilities({ pull, codeAction, workspaceEdit }: LspClientOptions): ClientCapabilities {
  return {
    workspace: {
      configuration: true,
      applyEdit: true,
      workspaceFolders: true,
      workspaceEdit: workspaceEdit ?? { documentChanges: true, resourceOperations: ['create'] },
      diagnostics: { refreshSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
    },
    textDocument: {
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      codeAction: codeAction ?? { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      ...(pull ? { diagnostic: { relatedDocumentSupport: false } } : {}),
    },
  };
}
