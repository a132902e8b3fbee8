/** One job in a folder of a person's machine, from when it is asked for until it has ended here. */
import { v7 as newId } from 'uuid';
import { inBackground } from '../../../contract/background/in-background.ts';
import { findMessageFault } from '../../../contract/runner/frames.ts';
import { folderOf, inFolder, placedProject, toPlaced } from '../../../contract/runner/placed-project.ts';
import type { RunnerMessage, ToRunner, Try } from '../../../contract/runner/runner-messages.ts';
import type { ToWork } from '../../../contract/work/work-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { type Text, text } from '../../../words/text.ts';
import type { WorkOwner, WorkRequest } from '../work/work.ts';
import { answerAsk } from '../work/work-answers.ts';
import { toWorkError, WorkError } from '../work/work-error.ts';
import type { Lease } from './lease.ts';
import type { Machine } from './machine.ts';

export interface PlacedRequest extends WorkRequest<unknown> {
  readonly of: WorkOwner;
  /** Whether it waits where no machine is there. */
  readonly waits?: boolean;
}

type Asked = Extract<RunnerMessage, { type: 'ask' }>;

/** Of one try, without an answer that has arrived. */
const mostQuestions = 200;

// process-local: what waits here for a machine; on several: the instance that holds the socket claims it by lease and epoch.
export class PlacedJob {
  readonly job: string;
  readonly projectId: string;
  readonly request: PlacedRequest;
  readonly result: Promise<unknown>;
  readonly over = new AbortController();
  /** 0 until a machine has it. */
  epoch = 0;
  machineId: string | undefined;
  /** Undefined while it is not connected. */
  machine: Machine | undefined;
  /** Epoch milliseconds. */
  until = Number.POSITIVE_INFINITY;
  isCancelled = false;
  /** Not before it is known whether a machine is at it already. */
  isReady = false;
  readonly #task: WorkTask;
  readonly #answers = new Map<number, ToWork | 'asking'>();
  readonly #end: PromiseWithResolvers<unknown>;
  /** Number of the last message. */
  #taken = 0;

  /** @throws WorkError `refused` where the task names no project */
  constructor(task: WorkTask, request: PlacedRequest) {
    const projectId = placedProject(folderOf(task) ?? '');
    if (projectId === undefined) throw new WorkError('refused', 'The task names no project.');
    this.job = request.job ?? newId();
    this.projectId = projectId;
    this.request = request;
    // Whether the folder is trusted is not the server's to say.
    this.#task = inFolder(task, toPlaced(projectId), false);
    this.#end = Promise.withResolvers();
    this.result = this.#end.promise;
    // It may end before it is waited for.
    this.result.catch(() => undefined);
  }

  get isKept(): boolean {
    // Of the queue: it outlives this process. What is of none is lost with the connection.
    return this.request.job !== undefined;
  }

  get try(): Try {
    return { job: this.job, epoch: this.epoch };
  }

  /** Undefined where nobody has it, or it ends with the connection. */
  get lease(): Lease | undefined {
    const { machineId, job, epoch, until, request, isKept } = this;
    if (machineId === undefined || !isKept) return undefined;
    const { organizationId, userId } = request.of;
    return { job, epoch, until, machineId, organizationId, userId };
  }

  /** A machine has it from now on, in a try of its own. */
  give(machine: Machine, { epoch, until }: Pick<Lease, 'epoch' | 'until'>): void {
    Object.assign(this, { machine, machineId: machine.id, epoch, until });
    this.#taken = 0;
    this.#answers.clear();
  }

  start(): void {
    this.tell({ type: 'run', id: 0, task: this.#task });
  }

  /** Its machine is there again, or this server is. */
  meet(machine: Machine): void {
    this.machine = machine;
    this.#send({ ...this.try, type: 'again' });
    if (this.isCancelled) this.tellCancel();
  }

  tellCancel(): void {
    this.tell({ type: 'cancel', id: 0 });
  }

  tell(message: ToWork): void {
    this.#send({ ...this.try, type: 'work', message });
  }

  /** What was heard before is not done again; of a question the answer is sent once more. */
  hear(n: number, message: RunnerMessage): void {
    if (n > this.#taken) {
      this.#taken = n;
      this.#handle(message);
    } else if (message.type === 'ask') this.#answer(message);
    this.#send({ ...this.try, type: 'taken', n: this.#taken });
  }

  /** The answer has arrived. */
  heard(question: number): void {
    this.#answers.delete(question);
  }

  fail(error: unknown): void {
    this.#end.reject(error);
  }

  lose(why: Text): void {
    this.fail(new WorkError('lost', String(why), { isBystander: true }));
  }

  #send(message: ToRunner): void {
    this.machine?.link.send(message);
  }

  #handle(message: RunnerMessage): void {
    const { request } = this;
    if (message.type === 'progress') request.onProgress?.(message.progress);
    else if (message.type === 'event') request.onEvent?.(message.event);
    else if (message.type === 'ask') this.#answer(message);
    else if (message.type === 'done') this.#end.resolve(message.result);
    else if (message.type === 'lost') {
      const { isBystander } = message;
      this.fail(new WorkError('lost', message.message, { isBystander }));
    } else this.fail(toWorkError(message));
  }

  /** Once, however often it is asked: the answer is kept until it has arrived. */
  #answer(asked: Asked): void {
    const there = this.#answers.get(asked.question);
    if (there === 'asking') return;
    if (there !== undefined) this.tell(there);
    else if (this.#answers.size >= mostQuestions)
      this.lose(text`The machine that ran it asked too much at once.`);
    else {
      this.#answers.set(asked.question, 'asking');
      inBackground(this.#find(asked), 'Answer to a runner');
    }
  }

  async #find({ question, ask }: Asked): Promise<void> {
    const { request, over, epoch } = this;
    const { signal = new AbortController().signal, answers = {} } = request;
    const answered = await answerAsk(answers, ask, { signal, over: over.signal });
    // Another machine has the job by now, and asks for itself.
    if (this.epoch !== epoch || over.signal.aborted) return;
    const reply = toReply(question, answered);
    this.#answers.set(question, reply);
    this.tell(reply);
  }
}

/** What the machine does not read would break the line each time that it is sent. */
function toReply(question: number, answered: Awaited<ReturnType<typeof answerAsk>>): ToWork {
  if ('refused' in answered) return { type: 'unanswered', id: 0, question, message: answered.refused };
  const { answer } = answered;
  const fault = findMessageFault(answer);
  if (fault === undefined) return { type: 'answer', id: 0, question, answer };
  return { type: 'unanswered', id: 0, question, message: `The answer is ${fault} for the machine.` };
}
