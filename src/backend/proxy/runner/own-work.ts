/** A task of a server as it runs here: in this machine's folder, as trusted as its user says, and with their own answers. */
import * as z from 'zod';
import { folderOf, inFolder, placedProject, toPlaced } from '../../../contract/runner/placed-project.ts';
import { agentQuestionSchema } from '../../../contract/work/agent-run.ts';
import type { WorkAsk } from '../../../contract/work/work-asks.ts';
import type { AgentTask, WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Decided } from '../../platform/work/hosted-run.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import type { Decision, RunConsents } from '../machine/run-consents.ts';
import { forwardedAsks } from './forwarded-asks.ts';
import { type HiddenPath, hidePaths, pathsToHide, showPaths } from './hide-paths.ts';
import { machineUser, type OwnPorts, ownAnswers } from './own-answers.ts';

export interface OwnWorkPorts {
  readonly work: Work;
  /** The data folder of the account. */
  readonly directory: string;
  /** Null where the project has none here. */
  findFolder(projectId: string): string | null;
  /** What its user says of the folder, whatever a task says or omits. */
  trustOf(asked: { readonly projectId: string; readonly task: WorkTask }): boolean | undefined;
  readonly consents: RunConsents;
  readonly own: OwnPorts;
}

export interface OwnRun {
  readonly signal: AbortSignal;
  readonly onProgress: NonNullable<WorkRequest<unknown>['onProgress']>;
  readonly onEvent: NonNullable<WorkRequest<unknown>['onEvent']>;
  askServer(ask: WorkAsk): Promise<unknown>;
}

/** What a server may ask for: none of the other kinds reads a folder. */
const ownTasks: ReadonlySet<WorkTask['kind']> = new Set([
  'scan',
  'check-scan',
  'inventory',
  'stack',
  'snippet',
  'agent',
  'restore',
]);

const waitingSchema = z.object({ waiting: agentQuestionSchema.optional() });

const answeredElsewhere =
  'It was approved on another machine. It touches this one, and asks for an answer here.';

interface Placed {
  readonly projectId: string;
  readonly task: WorkTask;
  readonly hidden: readonly HiddenPath[];
}

export class OwnWork {
  readonly #ports: OwnWorkPorts;

  constructor(ports: OwnWorkPorts) {
    this.#ports = ports;
  }

  /** @throws WorkError `refused`: a server names a project that has a folder here, or nothing is read */
  async run(given: WorkTask, { signal, askServer, ...heard }: OwnRun): Promise<unknown> {
    const { projectId, task, hidden } = this.#place(given);
    const cover = task.kind === 'agent' ? await loadCover() : <Value>(value: Value): Value => value;
    const hide = <Value>(value: Value): Value => hidePaths(cover(value), hidden);
    const ask = async (asked: WorkAsk): Promise<unknown> => {
      if (isSealed(asked)) return await askServer(asked);
      return showPaths(await askServer(hide(asked)), hidden);
    };
    const request = {
      result: z.unknown(),
      signal,
      onProgress: (progress: Parameters<typeof heard.onProgress>[0]) => heard.onProgress(hide(progress)),
      onEvent: (event: Parameters<typeof heard.onEvent>[0]) => heard.onEvent(hide(event)),
    };
    if (task.kind === 'restore') return hide(await this.#restore({ task, projectId }, request));
    if (task.kind !== 'agent')
      return hide(await this.#ports.work.run(task, { ...request, answers: forwardedAsks(ask) }));
    return hide(await this.#runAgent({ task, projectId }, { ...request, ask }));
  }

  async #runAgent(
    { task, projectId }: { readonly task: AgentTask; readonly projectId: string },
    { ask, ...request }: WorkRequest<unknown> & { ask(asked: WorkAsk): Promise<unknown> },
  ): Promise<unknown> {
    const { consents, work, own } = this.#ports;
    consents.begin(task.run, projectId);
    const { project, resume, from, ...rest } = task;
    const decision = resume?.approved === true ? consents.answerOf(task.run) : undefined;
    const answer = decision?.answer ?? declined(resume);
    if (resume?.approved === true && decision === undefined)
      request.onEvent?.({ type: 'note', text: answeredElsewhere });
    const run = {
      id: task.run,
      actor: machineUser,
      agent: task.agent,
      title: task.agent,
      projectId,
      folder: project?.folder,
      isTrusted: project?.trusted,
      from,
      decided: decision && toDecided(decision),
      tell: () => undefined,
    };
    const answers = ownAnswers(own, run, forwardedAsks(ask) as Required<WorkAnswerers>);
    const placed = { ...rest, project, from, ...(answer !== undefined && { resume: answer }) };
    const result = await work.run(placed, { ...request, answers });
    consents.ask(task.run, waitingSchema.parse(result).waiting);
    return result;
  }

  /** Its user has asked for it here: nothing of theirs changes at a server's word. */
  async #restore(
    {
      task,
      projectId,
    }: { readonly task: Extract<WorkTask, { kind: 'restore' }>; readonly projectId: string },
    request: WorkRequest<unknown>,
  ): Promise<unknown> {
    const { consents, work } = this.#ports;
    if (!consents.mayRestore(task.run, projectId))
      throw new WorkError('refused', 'Nobody at this machine has asked for it.');
    const result = await work.run(task, request);
    consents.hasRestored(task.run);
    return result;
  }

  #place(task: WorkTask): Placed {
    if (!ownTasks.has(task.kind))
      throw new WorkError('refused', 'This machine does nothing of that kind for a server.');
    const { findFolder, trustOf, directory } = this.#ports;
    const projectId = placedProject(folderOf(task) ?? '');
    const folder = projectId === undefined ? null : findFolder(projectId);
    if (projectId === undefined || folder === null)
      throw new WorkError('refused', 'The project has no folder on this machine.');
    return {
      projectId,
      task: inFolder(task, folder, trustOf({ projectId, task })),
      hidden: pathsToHide(folder, toPlaced(projectId), directory),
    };
  }
}

function toDecided({ question, answer }: Decision): Decided {
  const { approved, payload } = answer;
  return { step: question.step, approved, payload, by: machineUser.userId };
}

/** A server may end what it likes; what it says with that is a comment. */
function declined(resume: AgentTask['resume']): AgentTask['resume'] {
  if (resume === undefined || resume.approved) return undefined;
  const { question, comment } = resume;
  return { question, approved: false, comment };
}

/** With the formats of secrets, which weigh more than all else here. A scan's own findings are covered as they are made. */
async function loadCover(): Promise<<Value>(value: Value) => Value> {
  return (await import('../../platform/secrets/cover-secrets.ts')).coverSecrets;
}

/** Its texts are sealed, and its names are those of the graph. */
const isSealed = ({ kind }: WorkAsk): boolean => kind.startsWith('checkpoint-');
