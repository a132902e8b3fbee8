/**
 * The language server: answers an editor about the documents it holds open. It composes its parts here and lists
 * its features; each feature is one file in features/. Its own thread never parses (interactive-worker.ts does),
 * it starts no program, and reads no file outside the workspace's folders.
 */
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  Emitter,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { serverCommands } from '../contract/lsp-messages.ts';
import { serverSettingsSection } from '../contract/server-settings.ts';
import { ignore } from '../workspace/ignore-error.ts';
import { watchedPatterns } from '../workspace/languages.ts';
import { AgentFindings } from './agent-findings.ts';
import { Analyser } from './analysis.ts';
import { createBackendFindings } from './backend-findings.ts';
import { type ClientFacts, readClientFacts } from './client-facts.ts';
import { guarded, type ServerContext } from './context.ts';
import { DocumentReports } from './document-reports.ts';
import { listenToDocuments, type OpenDocuments } from './documents.ts';
import { registerAgentFindings } from './features/agent-findings.ts';
import { registerCodeActions } from './features/code-actions.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerExplain } from './features/explain.ts';
import { registerHover } from './features/hover.ts';
import { registerSettings } from './features/settings.ts';
import { registerSuppress } from './features/suppress.ts';
import { registerUnopenedFiles } from './features/unopened-files.ts';
import { createClientFindings, type FindingsSource, noFindings } from './findings-source.ts';
import { InteractiveScanner } from './interactive-scanner.ts';
import { pathOf } from './paths.ts';
import { Projects, projectFilePatterns } from './projects.ts';
import { createSettingsCache } from './settings.ts';

export interface ServerOptions {
  readonly workerPath?: string;
  readonly workerIdleMs?: number;
  readonly scanBudgetMs?: number;
  readonly scanTimeoutMs?: number;
}

/** Answers on `connection` until it closes. */
export function startServer(connection: Connection, options: ServerOptions = {}): void {
  const log = (message: string): void => connection.console.log(message);
  const documents = listenToDocuments(connection);
  const scanner = new InteractiveScanner({
    log,
    workerPath: options.workerPath,
    idleMs: options.workerIdleMs,
    scanBudgetMs: options.scanBudgetMs,
    scanTimeoutMs: options.scanTimeoutMs,
  });

  connection.onInitialize((params) => {
    const client = readClientFacts(params);
    const parts = { connection, client, documents, scanner, log };
    const context = compose(parts);
    connection.onInitialized(() => void begin(parts, context));
    return describeServer(client);
  });
  connection.onShutdown(() => scanner.dispose());
  connection.listen();
}

interface Parts {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly documents: OpenDocuments;
  readonly scanner: InteractiveScanner;
  readonly log: (message: string) => void;
}

interface Composed {
  readonly context: ServerContext;
  readonly folders: Set<string>;
  readonly projects: Projects;
}

function compose({ connection, client, documents, scanner, log }: Parts): Composed {
  const folders = new Set(client.folders);
  scanner.setRoots([...folders]);
  const settings = createSettingsCache({ connection, canAsk: client.answersConfiguration, log });
  const analyser = new Analyser({ documents, scanner, settings, log });
  const agentFindings = new AgentFindings();
  const projects = new Projects({ folders: () => [...folders], log });
  const reports = new DocumentReports({
    analyser,
    agentFindings,
    scanner,
    settings,
    projects,
    folders: () => [...folders],
  });
  const findingsChanged = new Emitter<readonly string[]>();
  const context: ServerContext = {
    connection,
    client,
    documents,
    settings,
    analyser,
    agentFindings,
    reports,
    projects,
    findingsChanged,
    log,
  };
  const features = [
    registerSettings,
    registerDiagnostics,
    registerUnopenedFiles,
    registerHover,
    registerCodeActions,
    registerSuppress,
    registerExplain,
  ];
  for (const register of features) register(context);
  projects.onChange((data) => {
    scanner.configure(data);
    analyser.forgetAll();
    findingsChanged.fire(documents.all().map(({ uri }) => uri));
  });
  return { context, folders, projects };
}

function describeServer(client: ClientFacts): InitializeResult {
  return {
    serverInfo: { name: 'vireo' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      executeCommandProvider: { commands: Object.values(serverCommands) },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(client.pullsDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'vireo',
              interFileDependencies: true,
              workspaceDiagnostics: false,
            },
          }
        : {}),
    },
  };
}

/** What has to wait until the client is ready for requests. */
async function begin(
  { connection, client, scanner, log }: Parts,
  { context, folders, projects }: Composed,
): Promise<void> {
  void guarded(context, { name: 'Projects', empty: undefined }, () => projects.load())();
  registerAgentFindings(context, findingsSourceOf({ connection, client, folders, log }));
  if (client.changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) folders.delete(pathOf(folder.uri));
      for (const folder of added) folders.add(pathOf(folder.uri));
      scanner.setRoots([...folders]);
      void projects.load();
    });
  }
  try {
    await registerWithClient(connection, client);
  } catch (error) {
    ignore(error, 'a client may refuse a registration; it then sends no such events, and all else works');
    log(`The client refused a registration: ${String(error)}`);
  }
}

async function registerWithClient(connection: Connection, client: ClientFacts): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: serverSettingsSection,
    });
  }
  if (client.registersWatchedFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [...watchedPatterns, ...projectFilePatterns].map((globPattern) => ({ globPattern })),
    });
  }
}

interface SourceParts {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly folders: ReadonlySet<string>;
  readonly log: (message: string) => void;
}

function findingsSourceOf({ connection, client, folders, log }: SourceParts): FindingsSource {
  if (client.options.findings === 'client') return createClientFindings(connection, log);
  if (client.options.findings === 'none') return noFindings;
  return createBackendFindings({ folders: () => [...folders], log });
}
