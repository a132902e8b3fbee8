/**
 * The language server: answers an editor about the documents it holds open. It composes its parts here and lists
 * its features; each feature is one file in features/. Its own thread never parses (interactive-worker.ts does),
 * it starts no program, and reads no file outside the workspace's folders.
 */

import path from 'node:path';
import {
  CodeActionKind,
  CompletionRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  Emitter,
  type InitializeResult,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { defaultDataDirectory } from '../connection/index.ts';
import { inBackground } from '../contract/background/in-background.ts';
import { dependencyFilePatterns } from '../contract/dependency-files.ts';
import { dependencySettingsSection } from '../contract/dependency-settings.ts';
import { serverCommands, trustMessage } from '../contract/lsp-messages.ts';
import { loadRuleTexts } from '../contract/rule-texts/rule-texts.ts';
import { serverSettingsSection } from '../contract/server-settings.ts';
import { configFileName } from '../workspace/config/load-config.ts';
import { defaultOsvUrl } from '../workspace/dependencies/advisories/service-url.ts';
import { ignore } from '../workspace/ignore-error.ts';
import { watchedPatterns } from '../workspace/languages.ts';
import { Analyser } from './analysis.ts';
import { type ClientFacts, foldersOnDisk, readClientFacts } from './client-facts.ts';
import { crewFilePattern } from './config-file/crew-document.ts';
import type { ServerContext } from './context.ts';
import { advisoriesIn, DependencyFindings } from './dependencies/dependency-findings.ts';
import { DocumentReports } from './document-reports.ts';
import { listenToDocuments, type OpenDocuments } from './documents.ts';
import { registerAgentFindings } from './features/agent-findings.ts';
import { registerCodeActions } from './features/code-actions.ts';
import { registerCommands } from './features/commands.ts';
import { registerConfigFile } from './features/config-file.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerExplain } from './features/explain.ts';
import { fixAllKind, registerFixAll } from './features/fix-all.ts';
import { registerFixWorkspace } from './features/fix-workspace.ts';
import { registerHover } from './features/hover.ts';
import { registerScanMoments } from './features/scan-moments.ts';
import { registerSettings } from './features/settings.ts';
import { registerSuppress } from './features/suppress.ts';
import { registerSuppressByConfig } from './features/suppress-by-config.ts';
import { registerUnopenedFiles } from './features/unopened-files.ts';
import { registerWorkspaceDiagnostics } from './features/workspace-diagnostics.ts';
import { AgentFindings } from './findings/agent-findings.ts';
import { createBackendFindings } from './findings/backend-findings.ts';
import { createClientFindings, type FindingsSource, noFindings } from './findings/findings-source.ts';
import { OutdatedFindings } from './findings/outdated-findings.ts';
import { InteractiveScanner } from './interactive-scanner.ts';
import { createLineSuppressions } from './line-suppressions.ts';
import { checkMessages } from './messages/checked-connection.ts';
import { pathOf } from './paths.ts';
import { Projects, projectFilePatterns } from './projects.ts';
import { ScanMoments } from './scans/scan-moments.ts';
import { createScratchScans } from './scans/scratch-scans.ts';
import { WorkspaceScans } from './scans/workspace-scans.ts';
import { createSettingsCache } from './settings.ts';
import { showMessage } from './show-message.ts';
import { SourceTexts } from './source-texts.ts';

export interface ServerOptions {
  readonly workerPath?: string;
  readonly workerIdleMs?: number;
  readonly scanBudgetMs?: number;
  readonly scanTimeoutMs?: number;
}

/** Answers on `connection` until it closes. */
export function startServer(opened: Connection, options: ServerOptions = {}): void {
  const log = (message: string): void => opened.console.log(message);
  const connection = checkMessages(opened, log);
  const documents = listenToDocuments(connection);
  const scanner = new InteractiveScanner({
    log,
    workerPath: options.workerPath,
    idleMs: options.workerIdleMs,
    scanBudgetMs: options.scanBudgetMs,
    scanTimeoutMs: options.scanTimeoutMs,
  });

  connection.onInitialize(async (params) => {
    const client = readClientFacts(params, await loadRuleTexts(params.locale));
    const parts = { connection, client, documents, scanner, log };
    const context = compose(parts);
    connection.onInitialized(() => inBackground(begin(parts, context), 'Start'));
    return describeServer(client);
  });
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
  const projects = new Projects({ folders: () => [...folders], log, trusted: client.options.trusted });
  const findingsChanged = new Emitter<readonly string[]>();
  const dependencies = new DependencyFindings({
    documents,
    folders: () => [...folders],
    isTrusted: () => projects.isTrusted,
    advisories: advisoriesIn(defaultDataDirectory()),
    mode: async () => (await settings.dependencies()).advisories,
    osvUrl: process.env['VIREO_OSV_URL'] ?? defaultOsvUrl,
    warn: (message) => showMessage({ connection }, message),
    log,
    onChange: (uris) => findingsChanged.fire(uris),
  });
  const reports = new DocumentReports({
    analyser,
    agentFindings,
    scanner,
    settings,
    projects,
    dependencies,
    folders: () => [...folders],
  });
  const workspaceScans = new WorkspaceScans(log);
  const scratch = createScratchScans(scanner);
  const suppressions = createLineSuppressions(scanner);
  const sourceTexts = new SourceTexts({ documents, analyser, scratch, folders: () => [...folders] });
  connection.onShutdown(() => {
    workspaceScans.dispose();
    dependencies.dispose();
    return scanner.dispose();
  });
  const context: ServerContext = {
    connection,
    client,
    documents,
    settings,
    analyser,
    agentFindings,
    reports,
    goneFindings: new OutdatedFindings({ connection, client, agentFindings }),
    projects,
    dependencies,
    moments: new ScanMoments({ documents, settings }),
    scratch,
    suppressions,
    folders: () => [...folders],
    commands: new Map(),
    workspaceScans,
    sourceTexts,
    findingsChanged,
    log,
  };
  const features = [
    registerSettings,
    registerDiagnostics,
    registerScanMoments,
    registerUnopenedFiles,
    registerWorkspaceDiagnostics,
    registerHover,
    registerConfigFile,
    registerCodeActions,
    registerFixAll,
    registerFixWorkspace,
    registerSuppress,
    registerSuppressByConfig,
    registerExplain,
    registerCommands,
  ];
  for (const register of features) register(context);
  projects.onChange((brought) => {
    scanner.configure(brought);
    analyser.forgetAll();
    sourceTexts.forgetAll();
    dependencies.reassess();
    const open = documents.all().map(({ uri }) => uri);
    findingsChanged.fire([...new Set([...open, ...agentFindings.uris()])]);
  });
  return { context, folders, projects };
}

const completionProvider = { triggerCharacters: [' ', ':', '-', '/', '"', '['] };

function describeServer(client: ClientFacts): InitializeResult {
  return {
    serverInfo: { name: 'vireo' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      ...(client.registersCompletion ? {} : { completionProvider }),
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
      executeCommandProvider: { commands: Object.values(serverCommands) },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(client.pullsDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'vireo',
              interFileDependencies: true,
              // Some libraries ask all the time where this is said; their clients ask by themselves instead.
              workspaceDiagnostics: !client.options.asksForWorkspace,
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
  connection.onNotification(trustMessage.method, () => projects.trust());
  inBackground(projects.load(), 'Projects');
  registerAgentFindings(context, findingsSourceOf({ connection, client, folders, log }));
  if (client.changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) folders.delete(pathOf(folder.uri));
      for (const folder of foldersOnDisk(added)) folders.add(folder);
      scanner.setRoots([...folders]);
      context.analyser.forgetAll();
      inBackground(projects.load(), 'Projects');
    });
  }
  projects.onChange(createBaselineWatch({ connection, client, projects, log }));
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
      section: [serverSettingsSection, dependencySettingsSection],
    });
  }
  if (client.registersCompletion) {
    // For these files: elsewhere its trigger characters would open a list of nothing at each blank.
    const documentSelector = [`**/${configFileName}`, crewFilePattern].map((pattern) => ({ pattern }));
    await connection.client.register(CompletionRequest.type, { documentSelector, ...completionProvider });
  }
  if (client.registersWatchedFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        ...[...watchedPatterns, ...projectFilePatterns, ...dependencyFilePatterns].map((globPattern) => ({
          globPattern,
        })),
        // A folder matches none of these, and of its files nothing is told when it goes.
        { globPattern: '**/*', kind: WatchKind.Delete },
      ],
    });
  }
}

type WatchParts = Pick<Parts, 'connection' | 'client' | 'log'> & { readonly projects: Projects };

/** Settings may have the baseline anywhere in its folder: it is watched by name once they are read. */
function createBaselineWatch({ connection, client, projects, log }: WatchParts): () => void {
  let watched = '';
  let watching: Promise<Disposable> | undefined;
  return () => {
    const names = new Set(projects.baselinesElsewhere.map((file) => path.basename(file)));
    const patterns = [...names].map((name) => `**/${name.replace(/[*?{}[\]]/g, '?')}`);
    if (!client.registersWatchedFiles || patterns.join() === watched) return;
    watched = patterns.join();
    const onError = (error: unknown): void => log(`The baseline is not watched: ${String(error)}`);
    watching?.then((before) => before.dispose(), onError);
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    watching = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    watching.catch(onError);
  };
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
