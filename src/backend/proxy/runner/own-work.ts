/** A task of a server as it runs here: in this machine's folder, as trusted as its user says, and with their own answers. */
import * as z from 'zod';
import { folderOf, inFolder, placedProject, toPlaced } from '../../../contract/runner/placed-project.ts';
import { agentQuestionSchema } from '../../../contract/work/agent-run.ts';
import type { Trust } from '../../../contract/work/trust.ts';
import type { WorkAsk } from '../../../contract/work/work-asks.ts';
import type { AgentTask, WorkTask } from '../../../contract/work/work-tasks.ts';
import { hashJson } from '../../platform/hash-json.ts';
import type { Decided } from '../../platform/work/hosted-run.ts';
import { UnderWay } from '../../platform/work/under-way.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';
import { reword, WorkError } from '../../platform/work/work-error.ts';
import type { PlacedTask } from '../machine/asked-here.ts';
import type { Decision, RunConsents } from '../machine/run-consents.ts';
import { forwardedAsks } from './forwarded-asks.ts';
import { PathHider } from './hide-paths.ts';
import { machineUser, type OwnPorts, ownAnswers } from './own-answers.ts';

export interface OwnWorkPorts {
  readonly work: Work;
  /** The data folder of the account. */
  readonly directory: string;
  /** Null where the project has none here. */
  findFolder(projectId: string): string | null;
  /** What its user says of the folder, whatever a task says or omits, and from where they asked for a replay. */
  askedOf(placed: PlacedTask): AskedOf;
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

export interface AskedOf {
  readonly trusted: Trust;
  readonly from?: AgentTask['from'];
}

interface Placed {
  readonly projectId: string;
  readonly folder: string;
  readonly task: WorkTask;
  readonly from: AgentTask['from'];
  readonly paths: PathHider;
}

interface Asking extends WorkRequest<unknown> {
  ask(asked: WorkAsk): Promise<unknown>;
}

/** Of a run that waits for what it waited for before. */
const nothingBrought = {
  findings: [],
  read: { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} },
  report: '',
};

export class OwnWork {
  readonly #ports: OwnWorkPorts;
  readonly #underWay = new UnderWay();

  constructor(ports: OwnWorkPorts) {
    this.#ports = ports;
  }

  /** @throws WorkError `refused`: a server names a project that has a folder here, or nothing is read */
  async run(given: WorkTask, { signal, askServer, ...heard }: OwnRun): Promise<unknown> {
    const placed = this.#place(given);
    const { task, paths } = placed;
    const cover = task.kind === 'agent' ? await loadCover() : <Value>(value: Value): Value => value;
    const hide = <Value>(value: Value): Value => paths.hide(cover(value));
    const ask = async (asked: WorkAsk): Promise<unknown> => {
      if (isSealed(asked)) return await askServer(asked);
      return paths.show(await askServer(hide(asked)));
    };
    const request = {
      result: z.unknown(),
      signal,
      onProgress: (progress: Parameters<typeof heard.onProgress>[0]) => heard.onProgress(hide(progress)),
      onEvent: (event: Parameters<typeof heard.onEvent>[0]) => heard.onEvent(hide(event)),
    };
    try {
      return hide(await this.#run(placed, { ...request, ask }));
    } catch (error) {
      throw hidden(error, hide);
    }
  }

  async #run({ task, ...place }: Placed, { ask, ...request }: Asking): Promise<unknown> {
    if (task.kind === 'restore') return await this.#restore(task, place.projectId, request);
    if (task.kind === 'agent') return await this.#runAgent({ task, ...place }, { ...request, ask });
    return await this.#ports.work.run(task, { ...request, answers: forwardedAsks(ask) });
  }

  async #runAgent(
    { task, projectId, folder, from }: Placed & { readonly task: AgentTask },
    { ask, ...request }: Asking,
  ): Promise<unknown> {
    const { consents, work, own } = this.#ports;
    // From when it begins a run is of one project, in one folder, and asked for one thing.
    consents.begin(task.run, { projectId, folder, task: hashJson([task.agent, task.input]) });
    const { resume, from: _, alive: __, ...rest } = task;
    const decision = resume?.approved === true ? consents.answerOf(task.run) : undefined;
    const answer = decision?.answer ?? declined(resume);
    if (decision !== undefined) consents.settle(task.run, decision.answer);
    const asking = consents.questionOf(task.run);
    if (resume?.approved === true && decision === undefined) {
      request.onEvent?.({ type: 'note', text: answeredElsewhere });
      if (asking !== undefined) return { ...nothingBrought, waiting: asking.question };
    }
    const run = {
      id: task.run,
      actor: machineUser,
      agent: task.agent,
      title: task.agent,
      projectId,
      folder,
      isTrusted: task.project?.trusted,
      from,
      decided: decision && toDecided(decision),
      tell: () => undefined,
    };
    const heads = consents.headsOf(task.run);
    const answers = ownAnswers(
      own,
      { run, heads, underWay: this.#underWay },
      forwardedAsks(ask) as Required<WorkAnswerers>,
    );
    const alive = [...consents.listAlive()];
    const placed = { ...rest, alive, ...(from && { from }), ...(answer !== undefined && { resume: answer }) };
    const result = await work.run(placed, { ...request, answers });
    // What was given up has decided nothing: another try of it may be at work.
    request.signal?.throwIfAborted();
    consents.ask(task.run, waitingSchema.parse(result).waiting);
    return result;
  }

  /** Its user has asked for it here: nothing of theirs changes at a server's word. */
  async #restore(
    task: Extract<WorkTask, { kind: 'restore' }>,
    projectId: string,
    request: WorkRequest<unknown>,
  ): Promise<unknown> {
    const { consents, work } = this.#ports;
    if (!consents.takeRestore(task.run, projectId))
      throw new WorkError('refused', 'Nobody at this machine has asked for it.');
    return await work.run(task, request);
  }

  #place(task: WorkTask): Placed {
    if (!ownTasks.has(task.kind))
      throw new WorkError('refused', 'This machine does nothing of that kind for a server.');
    const { findFolder, askedOf, directory } = this.#ports;
    const projectId = placedProject(folderOf(task) ?? '');
    const folder = projectId === undefined ? null : findFolder(projectId);
    if (projectId === undefined || folder === null)
      throw new WorkError('refused', 'The project has no folder on this machine.');
    const { trusted, from } = askedOf({ projectId, folder, task });
    if (task.kind === 'agent' && task.from !== undefined && !isFrom(from, task.from))
      throw new WorkError(
        'refused',
        'Ask for a replay from a checkpoint on the machine on which the run ran.',
      );
    return {
      projectId,
      folder,
      from,
      task: inFolder(task, folder, trusted),
      paths: new PathHider(folder, toPlaced(projectId), directory),
    };
  }
}

const isFrom = (one: AgentTask['from'], other: AgentTask['from']): boolean =>
  one?.run === other?.run && one?.checkpoint === other?.checkpoint;

function toDecided({ question, answer }: Decision): Decided {
  const { approved, payload } = answer;
  return { step: question.step, approved, payload, by: machineUser.userId };
}

/** Why it failed, without what is this machine's alone. */
function hidden(error: unknown, hide: (text: string) => string): unknown {
  if (WorkError.is(error)) return reword(error, hide);
  return new Error(hide(error instanceof Error ? error.message : String(error)));
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
