/**
 * The language client: a bundle of its own (it brings the whole protocol library), loaded when a document is open
 * that the engine reads. The server is a child process over Node's IPC; it ends with the window.
 */
import type * as vscode from 'vscode';
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  type AskReasonParams,
  type AskReasonResult,
  askReasonMessage,
  type ClientOptions,
  clientCommands,
  type ExplainParams,
  type Explanation,
  explainMessage,
  explainParamsSchema,
  type SetFindingsParams,
  setFindingsMessage,
} from '../../contract/lsp-messages.ts';
import { languageByDocumentId, scannedDocumentPattern } from '../../contract/scanned-documents.ts';
import { serverProcess } from '../../contract/server-process.ts';
import { serverSettingsSection } from '../../contract/server-settings.ts';

export interface LanguageSession extends vscode.Disposable {
  setFindings(params: SetFindingsParams): Promise<void>;
  /** Null when no such finding or rule is known (any more), or `asked` names none. */
  explain(asked: unknown): Promise<Explanation | null>;
}

export interface LanguageOptions {
  /** Path of dist/server.js. */
  readonly serverModule: string;
  readonly log: vscode.LogOutputChannel;
  readonly askReason: (question: AskReasonParams) => Promise<AskReasonResult>;
}

export async function startLanguageClient(options: LanguageOptions): Promise<LanguageSession> {
  const client = new LanguageClient('vireo.scan', 'Vireo', serverOf(options), clientOf(options));
  client.onRequest(askReasonMessage.method, options.askReason);
  await client.start();
  return {
    setFindings: (params) => client.sendNotification(setFindingsMessage.method, params),
    explain: async (asked) => {
      const parsed = explainParamsSchema.safeParse(asked);
      return parsed.success ? await ask(client, parsed.data) : null;
    },
    dispose: () => {
      // Not awaited: the editor gives no time for it at its end, and the server ends with its channel.
      client.dispose().catch((error: unknown) => options.log.warn(`Language server: ${String(error)}`));
    },
  };
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

function clientOf({ log }: LanguageOptions): LanguageClientOptions {
  const initializationOptions: Partial<ClientOptions> = {
    askReason: true,
    clientCommands: Object.values(clientCommands),
    findings: 'client',
  };
  return {
    documentSelector: scannedDocuments(),
    // Of files that nobody opened: the server pushes those; for open ones it is asked, under its own name.
    diagnosticCollectionName: 'vireo.unopened',
    outputChannel: log,
    initializationOptions,
    synchronize: { configurationSection: serverSettingsSection },
    markdown: { isTrusted: { enabledCommands: Object.values(clientCommands) } },
  };
}

/** Files, and documents that have no file yet; not the two sides of a diff, which come with schemes of their own. */
function scannedDocuments(): DocumentSelector {
  const languages = Object.keys(languageByDocumentId);
  return ['file', 'untitled', 'vscode-vfs'].flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    { scheme, pattern: scannedDocumentPattern },
  ]);
}
