/** One task of the backend, from what was asked to data as it goes back. It writes nothing but the cache of scans. */
import type { AgentArtifact, ToldEvent } from '../../contract/work/agent-run.ts';
import type { AskBackend, DismissalsAnswer, DismissalsQuestion } from '../../contract/work/work-asks.ts';
import type { WorkProgress } from '../../contract/work/work-messages.ts';
import type {
  AgentBrought,
  AgentTask,
  BroughtFinding,
  Restored,
  WorkTask,
} from '../../contract/work/work-tasks.ts';
import { type Dismissals, dismissalKey } from '../../workspace/dismissals.ts';
import { RunFileError } from '../../workspace/runs/files/run-file-error.ts';
import { createFolderTexts, mask } from '../../workspace/sarif-import/folder-texts.ts';
import { readLog } from '../../workspace/sarif-import/read-log.ts';
import { linesOf } from '../../workspace/sarif-import/regions.ts';
import { openScanScope } from '../../workspace/scan-scope.ts';
import { AgentError, type AgentProject } from './agents/agent.ts';
import { toInventoryView } from './folders/inventory-view.ts';
import { toStackView } from './folders/stack-view.ts';
import { loadGraphs } from './graphs/load-graphs.ts';
import { toReport } from './health-report.ts';
import type { ProjectWork } from './project-work.ts';
import { beginRevision, type RevisionAtEnd } from './revision-of-run.ts';
import { readRuleWords } from './rule-words.ts';
import { scanProject } from './scans/scan-project.ts';
import { findUnknownInScan } from './scans/unknown-in-scan.ts';
import { WorkRefused } from './work-refused.ts';

/** What a task may do beside its work: say how far it is and what it does, and ask the backend. */
export interface TaskRun {
  readonly signal: AbortSignal;
  report(progress: WorkProgress): void;
  tell(event: ToldEvent): void;
  readonly ask: AskBackend;
}

export async function runTask(work: ProjectWork, task: WorkTask, run: TaskRun): Promise<unknown> {
  switch (task.kind) {
    case 'scan':
      return await scanProject({
        task,
        tools: work.toolsFor(task, run.ask),
        findDismissals: findDismissalsWith(run.ask),
        ...run,
      });
    case 'agent':
      return await runAgent(work, task, run);
    case 'check-scan':
      return await findUnknownInScan(task.folder, task);
    case 'inventory': {
      const { folder } = await openScanScope(task.folder, []);
      return toInventoryView(await work.readings.inventory(folder, run.signal));
    }
    case 'stack': {
      const { folder } = await openScanScope(task.folder, []);
      return toStackView(await work.readings.stack(folder, {}, run.signal));
    }
    case 'read-log':
      return await readLog(task.log, { folder: undefined, ...task.options });
    case 'mask':
      return task.texts.map(mask);
    case 'rule':
      return await readRuleWords(task.id);
    case 'invoice-pdf': {
      const { makeInvoicePdf } = await import('./invoice-pdf/make-invoice-pdf.ts');
      return (await makeInvoicePdf(task)).toString('base64');
    }
    case 'document-pdf': {
      const { makeDocumentPdf } = await import('./document-pdf/make-document-pdf.ts');
      return (await makeDocumentPdf(task)).toString('base64');
    }
    case 'snippet':
      return await readSnippet(task);
    case 'restore':
      return await restore(work, task, run);
  }
}

async function restore(
  work: ProjectWork,
  { folder, run: id }: Extract<WorkTask, { kind: 'restore' }>,
  { ask }: TaskRun,
): Promise<Restored> {
  const { workshop } = work.toolsFor({ now: Date.now(), trusted: undefined }, ask);
  try {
    return await workshop.restore(folder, id);
  } catch (error) {
    if (error instanceof RunFileError) throw new AgentError('folder_unreadable', error.message, error);
    throw error;
  }
}

/** Of a run that waits: what it brings comes at its end. */
const nothing = {
  findings: [],
  read: { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} },
  report: '',
} satisfies AgentBrought;

async function beginOf({ project, revision }: AgentTask, signal: AbortSignal): Promise<RevisionAtEnd> {
  return project === undefined ? async () => ({}) : await beginRevision({ ...project, revision, signal });
}

async function runAgent(work: ProjectWork, task: AgentTask, run: TaskRun): Promise<AgentBrought> {
  const agent = work.agents.find(task.agent);
  if (agent === undefined) {
    throw new WorkRefused('unknown_agent', `There is no agent ${task.agent} in this version of Vireo.`);
  }
  const tools = work.toolsFor({ now: task.now, trusted: task.project?.trusted }, run.ask);
  if (task.alive !== undefined) await tools.workshop.sweep(task.alive);
  const findings: BroughtFinding[] = [];
  const revisionAtEnd = await beginOf(task, run.signal);
  const artifacts: AgentArtifact[] = [];
  const result = await agent.run({
    id: task.run,
    input: task.input,
    project: toProject(task),
    resume: task.resume,
    from: task.from,
    openGraphs: async () => await loadGraphs({ from: task.from, ...run }),
    tools,
    findDismissals: findDismissalsWith(run.ask),
    emit: (finding) => void findings.push(finding),
    leave: (artifact) => void artifacts.push(artifact),
    ...run,
  });
  if (result.waiting !== undefined) return { ...nothing, waiting: result.waiting };
  const { report, attachments, documents, offers, read, health, hasChangedFiles } = result;
  return {
    findings,
    read,
    report,
    ...(await revisionAtEnd(findings)),
    ...(artifacts.length > 0 && { artifacts }),
    ...(attachments !== undefined && { attachments }),
    ...(documents !== undefined && { documents }),
    ...(offers !== undefined && { offers }),
    ...(health !== undefined && { health: toReport(health) }),
    ...(hasChangedFiles === true && { hasChangedFiles }),
  };
}

function toProject({ project }: AgentTask): AgentProject | undefined {
  if (project === undefined) return undefined;
  const { id, name, folder, trusted } = project;
  return { id, name, folder, isTrusted: trusted === true };
}

function findDismissalsWith(ask: AskBackend) {
  return async (inSight: DismissalsQuestion): Promise<Dismissals> =>
    toDismissals(await ask({ kind: 'dismissals', ...inSight }));
}

function toDismissals(answer: DismissalsAnswer): Dismissals {
  return new Map(answer.map(({ reason, ...finding }) => [dismissalKey(finding), reason]));
}

/** The lines that a finding is found again by. */
async function readSnippet({ folder, path, range }: Extract<WorkTask, { kind: 'snippet' }>): Promise<string> {
  const texts = await createFolderTexts(folder);
  const file = await texts.read(path);
  return file === undefined ? '' : linesOf(file.masked, file.lineStarts, range);
}
