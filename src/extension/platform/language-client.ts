/**
 * The language client: a bundle of its own (it brings the whole protocol library), loaded when a document is open
 * that the engine reads. The server is a child process over Node's IPC; it ends with the window.
 */
import * as vscode from 'vscode';
import {
  type DocumentSelector,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { dependencyFilePatterns } from '../../contract/dependency-files.ts';
import { dependencySettingsSection } from '../../contract/dependency-settings.ts';
import {
  type ExplainParams,
  type Explanation,
  explainMessage,
  explainParamsSchema,
} from '../../contract/explanation.ts';
import {
  type AskReasonParams,
  type AskReasonResult,
  askReasonMessage,
  type ClientOptions,
  clientCommands,
  type FileAddress,
  type FixedFilesParams,
  fixedFilesMessage,
  type GoneFindingsParams,
  goneFindingsMessage,
  type SetFindingsParams,
  saveMessage,
  setFindingsMessage,
  trustMessage,
} from '../../contract/lsp-messages.ts';
import { languageByDocumentId, scannedDocumentPattern } from '../../contract/scanned-documents.ts';
import { serverProcess } from '../../contract/server-process.ts';
import { serverSettingsSection } from '../../contract/server-settings.ts';
import type { Translate } from '../../pages/words.ts';
import { reportHiddenDocuments } from './findings/hidden-documents.ts';
import { type ScannedWorkspace, scanActiveFile, scanWorkspace } from './scan-commands.ts';
import { WorkspaceProblems } from './workspace-problems.ts';

export interface LanguageSession extends vscode.Disposable {
  setFindings(params: SetFindingsParams): Promise<void>;
  /** Null when no such finding or rule is known (any more), or `asked` names none. */
  explain(asked: unknown): Promise<Explanation | null>;
  /** Of the file in the active editor. */
  scanFile(t: Translate): Promise<void>;
  /** Undefined when it was cancelled, or there is no folder. */
  scanWorkspace(t: Translate): Promise<ScannedWorkspace | undefined>;
}

export interface LanguageOptions {
  /** Path of dist/server.js. */
  readonly serverModule: string;
  /** Of documents that are scanned. */
  readonly schemes: ReadonlySet<string>;
  readonly log: vscode.LogOutputChannel;
  readonly askReason: (question: AskReasonParams) => Promise<AskReasonResult>;
  /** Fixes of ours were applied in these files. */
  readonly onFixed: (fixed: FixedFilesParams) => void;
  /** Which findings on record have lost their code. */
  readonly onGone: (gone: GoneFindingsParams) => void;
}

export async function startLanguageClient(options: LanguageOptions): Promise<LanguageSession> {
  // What is sent to a server that died fails before its end is seen: that end decides, which starts another one.
  const errorHandler: ErrorHandler = {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => restarts.closed(),
  };
  const clientOptions = clientOf(options, (uri, diagnostics) => workspace.noteTold(uri, diagnostics));
  const client = new LanguageClient('vireo.scan', 'Vireo', serverOf(options), {
    ...clientOptions,
    errorHandler,
  });
  const restarts = client.createDefaultErrorHandler();
  client.onRequest(askReasonMessage.method, options.askReason);
  client.onNotification(goneFindingsMessage.method, options.onGone);
  client.onNotification(fixedFilesMessage.method, options.onFixed);
  client.onNotification(saveMessage.method, ({ uri }: FileAddress) => {
    save(uri).catch((error: unknown) => options.log.warn(`${uri} was not saved: ${String(error)}`));
  });
  const workspace = new WorkspaceProblems(client, options.log);
  await client.start();
  const hiding = reportHiddenDocuments(client, options.log);
  const trusting = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    client.sendNotification(trustMessage.method).catch((error: unknown) => options.log.warn(String(error)));
  });
  return {
    setFindings: (params) => client.sendNotification(setFindingsMessage.method, params),
    explain: async (asked) => {
      const parsed = explainParamsSchema.safeParse(asked);
      return parsed.success ? await ask(client, parsed.data) : null;
    },
    scanFile: (t) => scanActiveFile(client, t),
    scanWorkspace: (t) => scanWorkspace(workspace, t),
    dispose: () => {
      trusting.dispose();
      hiding.dispose();
      workspace.dispose();
      // Not awaited: the editor gives no time for it at its end, and the server ends with its channel.
      client.dispose().catch((error: unknown) => options.log.warn(`Language server: ${String(error)}`));
    },
  };
}

/** What an edit of ours wrote into a file of settings counts once it is on disk. */
async function save(uri: string): Promise<void> {
  await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save();
}

function ask(client: LanguageClient, params: ExplainParams): Promise<Explanation | null> {
  return client.sendRequest<Explanation | null>(explainMessage.method, params);
}

function serverOf({ serverModule }: LanguageOptions): ServerOptions {
  const server = { module: serverModule, transport: TransportKind.ipc };
  const { env } = serverProcess;
  const execArgv = [...serverProcess.execArgv];
  return {
    run: { ...server, options: { execArgv, env } },
    debug: { ...server, options: { execArgv: [...execArgv, '--nolazy', '--inspect=0'], env } },
  };
}

type OnTold = (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => void;

function clientOf({ log, schemes }: LanguageOptions, onTold: OnTold): LanguageClientOptions {
  const initializationOptions: Partial<ClientOptions> = {
    askReason: true,
    clientCommands: Object.values(clientCommands),
    findings: 'client',
    savesFiles: true,
    goneFindings: true,
    trusted: vscode.workspace.isTrusted,
    asksForWorkspace: true,
    workspaceScanStatus: true,
  };
  return {
    documentSelector: scannedDocuments(schemes),
    // Of files that nobody opened: the server pushes those; for open ones it is asked, under its own name.
    diagnosticCollectionName: 'vireo.unopened',
    outputChannel: log,
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => {
        onTold(uri, diagnostics);
        next(uri, diagnostics);
      },
    },
    initializationOptions,
    // A save is a moment of the mode `on-save`.
    diagnosticPullOptions: { onChange: true, onSave: true },
    synchronize: { configurationSection: [serverSettingsSection, dependencySettingsSection] },
    markdown: { isTrusted: { enabledCommands: Object.values(clientCommands) } },
  };
}

function scannedDocuments(schemes: ReadonlySet<string>): DocumentSelector {
  const languages = Object.keys(languageByDocumentId);
  return [...schemes].flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    { scheme, pattern: scannedDocumentPattern },
    ...dependencyFilePatterns.map((pattern) => ({ scheme, pattern })),
  ]);
}
