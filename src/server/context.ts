/** What each feature of the language server is given. */
import type { CancellationToken, Connection, Emitter } from 'vscode-languageserver';
import type { Analyser } from './analysis.ts';
import type { ClientFacts } from './client-facts.ts';
import type { DependencyFindings } from './dependencies/dependency-findings.ts';
import type { DocumentReports } from './document-reports.ts';
import type { OpenDocuments } from './documents.ts';
import type { AgentFindings } from './findings/agent-findings.ts';
import type { OutdatedFindings } from './findings/outdated-findings.ts';
import type { LineSuppressions } from './line-suppressions.ts';
import type { Projects } from './projects.ts';
import type { ScanMoments } from './scans/scan-moments.ts';
import type { ScratchScans } from './scans/scratch-scans.ts';
import type { WorkspaceScans } from './scans/workspace-scans.ts';
import type { SettingsCache } from './settings.ts';
import type { SourceTexts } from './source-texts.ts';

export interface ServerContext {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly documents: OpenDocuments;
  readonly settings: SettingsCache;
  readonly analyser: Analyser;
  readonly agentFindings: AgentFindings;
  readonly reports: DocumentReports;
  readonly goneFindings: OutdatedFindings;
  readonly projects: Projects;
  readonly dependencies: DependencyFindings;
  readonly moments: ScanMoments;
  readonly scratch: ScratchScans;
  readonly suppressions: LineSuppressions;
  readonly workspaceScans: WorkspaceScans;
  readonly sourceTexts: SourceTexts;
  /** Absolute paths of the editor's folders, as they are now. */
  readonly folders: () => readonly string[];
  /** What `workspace/executeCommand` runs, by name; features add theirs. */
  readonly commands: Map<string, CommandHandler>;
  /** Uris of documents whose agents' findings, or the settings they are shown by, are others now. */
  readonly findingsChanged: Emitter<readonly string[]>;
  readonly log: (message: string) => void;
}

/** Runs a command with its first argument, which nobody has looked at yet. */
export type CommandHandler = (argument: unknown, token: CancellationToken) => Promise<void>;

/** A feature that fails logs and gives its empty value: one mistake never blanks the editor. */
export function guarded<Args extends readonly unknown[], Result>(
  context: Pick<ServerContext, 'log'>,
  feature: { readonly name: string; readonly empty: Result },
  handler: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      context.log(`${feature.name} failed: ${text}`);
      return feature.empty;
    }
  };
}
