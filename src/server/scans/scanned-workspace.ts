/** A scan of the workspace, told file by file as the user's settings want it shown. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceScanParams } from '../../contract/lsp-messages.ts';
import type { RuleInfo } from '../../scanner/model.ts';
import type { ServerContext } from '../context.ts';
import { itemsOf } from '../file-items.ts';
import { uriOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import type { WorkspaceFile, WorkspaceScanOutcome } from './workspace-scans.ts';

export interface ScannedFile {
  readonly uri: string;
  /** Address of the editor's folder that it lies in. */
  readonly folderUri: string;
  readonly language: WorkspaceFile['report']['language'];
  /** The engine's findings; those on record as well are shown by what is on record, and not among them. */
  readonly items: readonly ReportItem[];
  /** How many of the engine's findings are on record as well. */
  readonly recorded: number;
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly notes: readonly string[];
}

export interface WorkspaceReading {
  readonly token: CancellationToken;
  /** Files that the editor holds open are left out: what they say now is another matter. */
  readonly onFile: (file: ScannedFile) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Rejects when the scan fails. */
export async function readWorkspace(
  context: ServerContext,
  { token, onFile, onProgress }: WorkspaceReading,
): Promise<WorkspaceScanOutcome> {
  const folders = await scannedFolders(context);
  if (folders.length === 0) return { cancelled: false, files: 0, cached: 0, notes: [] };
  const limits = await Promise.all(folders.map((folder) => context.settings.for(uriOf(folder))));
  return await context.workspaceScans.scan({
    folders,
    newestFiles: Math.max(...limits.map(({ workspaceFileLimit }) => workspaceFileLimit)),
    trusted: context.projects.isTrusted,
    token,
    onProgress,
    onFile: async (file) => {
      const uri = uriOf(file.path);
      if (token.isCancellationRequested || context.documents.find(uri) !== undefined) return;
      await onFile(await toScanned(context, uri, file));
    },
  });
}

async function scannedFolders({ folders, settings }: ServerContext): Promise<string[]> {
  const all = await Promise.all(
    folders().map(async (folder) => ({ folder, ...(await settings.for(uriOf(folder))) })),
  );
  return all.filter(({ enabled }) => enabled).map(({ folder }) => folder);
}

async function toScanned(
  context: ServerContext,
  uri: string,
  { folder, report }: WorkspaceFile,
): Promise<ScannedFile> {
  const { findings, partial, notes, language } = report;
  const folderUri = uriOf(folder);
  const result = { findings, suppressed: [], partial, notes };
  context.reports.noteScanned(uri, result);
  // What is on record as well is told with it, now as the engine sees it.
  if (context.agentFindings.has(uri)) context.findingsChanged.fire([uri]);
  const items = await itemsOf(context, { uri, result, settingsOf: folderUri });
  const rules = await context.reports.rules(uri);
  const fresh = items.filter(({ agent }) => agent === undefined);
  const recorded = items.filter(({ agent, live }) => agent !== undefined && live !== undefined).length;
  return { uri, folderUri, language, notes, rules, items: fresh, recorded };
}

/** Counts what a scan has given so far, for whoever watches it. */
export class ScanTally {
  #findings = 0;
  #files = 0;
  #done = 0;
  #total = 0;

  add(count: number): void {
    this.#findings += count;
    if (count > 0) this.#files += 1;
  }

  at(done: number, total: number): void {
    this.#done = done;
    this.#total = total;
  }

  tell(
    state: WorkspaceScanParams['state'],
    { notes, cached }: Pick<WorkspaceScanOutcome, 'notes' | 'cached'> = { notes: [], cached: 0 },
  ): WorkspaceScanParams {
    const [findings, files] = [this.#findings, this.#files];
    // Open documents answer whether or not the scan's limit has room for them, and wherever they lie.
    const [done, total] = [Math.max(this.#done, files), Math.max(this.#total, files)];
    return { findings, files, done, total, cached, state, notes };
  }
}
