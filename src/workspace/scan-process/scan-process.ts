/**
 * Entry of a process that scans a workspace for another one, the language server: threads, garbage and crashes of a
 * large scan stay out of the process that answers an editor. It does one scan at a time, and ends with its channel.
 */

import path from 'node:path';
import { createKnownInFiles } from '../baseline/known-in-file.ts';
import { createNameLookup } from '../baseline/names-in-files.ts';
import { projectPath } from '../govern.ts';
import { ignore } from '../ignore-error.ts';
import { deepestContaining } from '../module-resolution.ts';
import { runLastTask, setLastHandlers } from '../processes/last-handlers.ts';
import { loadProjectIn, type Project, strangersProject } from '../project.ts';
import type { FileReport } from '../scan-result.ts';
import { createWorkspaceScan, type ScanProgress, type WorkspaceScan } from '../workspace-scan.ts';
import type {
  FromScanProcess,
  StreamedFinding,
  StreamedReport,
  ToScanProcess,
} from './scan-process-messages.ts';

const progressEveryMs = 100;

const lastWords = {
  log: (message: string) => process.stderr.write(`${message}\n`),
  end: () => process.exit(1),
};
let scan: WorkspaceScan | undefined;
let running: AbortController | undefined;

process.on('message', (message: ToScanProcess) => {
  if (message.type === 'cancel') running?.abort();
  else runLastTask(run(message), lastWords);
});
process.on('disconnect', () => process.exit(0));
setLastHandlers({ ...lastWords, endsOnRejection: true });

function tell(message: FromScanProcess): void {
  process.send?.(message);
}

async function run(request: Extract<ToScanProcess, { type: 'scan' }>): Promise<void> {
  const controller = new AbortController();
  running = controller;
  const { jobs, cacheDirectory, folders, newestFiles, trusted } = request;
  const load = async (folder: string): Promise<Project> =>
    trusted ? await loadProjectIn(folder, cacheDirectory) : strangersProject(folder);
  try {
    scan ??= createWorkspaceScan({ jobs, cacheDirectory });
    const projects = await loadProjects(folders, load);
    const projectOf: ProjectOf = async (root) => projects.get(root) ?? (await load(root));
    wake(scan, folders, projectOf);
    const stream = createStream(projects);
    const result = await scan.scan(folders, {
      signal: controller.signal,
      newestFiles,
      projectOf,
      onProgress: createProgress(),
      onReport: (report) => tell({ type: 'file', report: stream(report) }),
    });
    tell({
      type: 'done',
      cancelled: result.cancelled,
      files: result.stats.files,
      cached: result.stats.cached,
      notes: result.notes,
    });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

type ProjectOf = (root: string) => Promise<Project>;

/** A thread takes as long to come up as thousands of files take to be found: an empty text starts it meanwhile. */
function wake(workspace: WorkspaceScan, [folder]: readonly string[], projectOf: ProjectOf): void {
  if (workspace.workers > 0 || folder === undefined) return;
  const woken = workspace.scan([path.join(folder, 'nothing.ts')], {
    text: '',
    projectOf: () => projectOf(folder),
  });
  woken.catch((error: unknown) => ignore(error, 'the scan itself says what is wrong'));
}

/** As the language server reads them for open documents: what lies in the folder itself governs it. */
async function loadProjects(
  folders: readonly string[],
  load: ProjectOf,
): Promise<ReadonlyMap<string, Project>> {
  const loaded = await Promise.all(folders.map(load));
  return new Map(loaded.map((project) => [project.folder, project]));
}

function createProgress(): (progress: ScanProgress) => void {
  let toldAt = 0;
  return ({ done, total }) => {
    const now = performance.now();
    if (now - toldAt < progressEveryMs && done < total) return;
    toldAt = now;
    tell({ type: 'progress', done, total });
  };
}

/** What is told of a file: its findings, of each whether the baseline knows it. */
function createStream(projects: ReadonlyMap<string, Project>): (report: FileReport) => StreamedReport {
  const known = new Map(
    [...projects.values()].flatMap(({ folder, baseline }) =>
      baseline === undefined
        ? []
        : [[folder, { known: createKnownInFiles(baseline), isNamed: createNameLookup(folder) }] as const],
    ),
  );
  return (report) => {
    const { root, path: name, language, partial, notes } = report;
    const folder = deepestContaining([...projects.keys()], path.join(root, name));
    const project = projects.get(folder ?? '');
    const files = known.get(folder ?? '');
    const isKnown =
      project && files?.known.among(projectPath(project, report), report.findings, files.isNamed);
    const findings = report.findings.map((found): StreamedFinding => {
      const { snippet: _snippet, keys: _keys, ...finding } = found;
      return isKnown?.has(found) === true ? { ...finding, isKnown: true } : finding;
    });
    return { root, path: name, language, partial, notes, findings };
  };
}
