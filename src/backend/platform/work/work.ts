/**
 * The port to the work process: what reads projects runs there, never in the backend. The process is started with the
 * first task, and ended when it has rested or the backend ends. Where it dies, its tasks are lost and say so at once.
 */

import * as z from 'zod';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { AgentEvent } from '../../../contract/work/agent-run.ts';
import {
  type FromWork,
  fromWorkSchema,
  type ToWork,
  type WorkProgress,
  type WorkSettings,
} from '../../../contract/work/work-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Text } from '../../../words/text.ts';
import { answerAsk, type WorkAnswerers } from './work-answers.ts';
import { toWorkError, WorkError } from './work-error.ts';

/** For whom something is done: in folders of their machine, where there are folders of machines. */
export interface WorkOwner {
  readonly organizationId: string;
  readonly userId: string;
  /** On this machine of theirs alone: what has begun there goes on there. */
  readonly machineId?: string | undefined;
}

export interface PlacedMachine {
  readonly id: string;
  readonly name: string;
}

export interface WorkRequest<Result> {
  /** Of what comes back. */
  readonly result: z.ZodType<Result>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WorkProgress) => void;
  /** What the run tells of itself. */
  readonly onEvent?: (event: AgentEvent) => void;
  /** What it may ask; everything else is refused. */
  readonly answers?: WorkAnswerers;
  readonly of?: WorkOwner;
  /** Of the queue: it outlives this process. */
  readonly job?: string;
  /** On which machine of its person it is; null where it waits for one. */
  readonly onPlaced?: (machine: PlacedMachine | null) => void;
}

export interface Work {
  /** Rejects with a `WorkError`, or with the reason of the signal. */
  run<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result>;
  /** As `run`, and once more where the process died: for what changes nothing and somebody waits for. */
  ask<Result>(task: WorkTask, result: z.ZodType<Result>, of?: WorkOwner): Promise<Result>;
  /** Why nothing can be done in the folder now; absent, as undefined, where something can. */
  findObstacle?(folder: string, of: WorkOwner): Text | undefined;
  /** Ends the process at once; what runs there is lost, and nothing is run any more. */
  close(): void;
}

/** The other end of the channel, as long as it is there. */
export interface WorkChannel {
  send(message: ToWork): void;
  /** At once, whatever it is at. */
  end(): void;
}

export interface WorkEnds {
  onMessage(message: unknown): void;
  /** `why` completes "The work process …". */
  onEnd(why: string): void;
}

export interface WorkOptions {
  readonly settings: WorkSettings;
  readonly start: (ends: WorkEnds) => WorkChannel;
  readonly onFault: (fault: string) => void;
  /** What a task may ask, whoever runs it. */
  readonly answersFor?: (task: WorkTask) => WorkAnswerers;
  /** How long the process is kept without a task. */
  readonly restMs?: number;
  /** How long a cancelled task may take to stop before the process is ended under it. */
  readonly stopMs?: number;
}

const defaultRestMs = 15_000;
const defaultStopMs = 10_000;

/** Of a message that is not understood, whose it is. */
const senderSchema = z.object({ id: z.number() });

interface Pending {
  readonly task: WorkTask;
  readonly request: WorkRequest<unknown>;
  /** Nobody waits for answers any more. */
  readonly over: AbortController;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** One process from its start to its end. */
interface Running {
  readonly channel: WorkChannel;
  readonly pending: Map<number, Pending>;
}

// process-local: the work process of this backend; on several: nothing: each has its own.
export class WorkClient implements Work {
  readonly #options: WorkOptions;
  #running: Running | undefined;
  #isClosed = false;
  #tasks = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  async run<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> {
    request.signal?.throwIfAborted();
    return parseResult(task, request.result, await this.#send(task, request));
  }

  async ask<Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> {
    try {
      return await this.run(task, { result });
    } catch (error) {
      if (!WorkError.is(error) || error.code !== 'lost' || this.#isClosed) throw error;
      return await this.run(task, { result });
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#end('was ended with the backend');
  }

  async #send(task: WorkTask, request: WorkRequest<unknown>): Promise<unknown> {
    if (this.#isClosed) throw new WorkError('lost', 'The backend is ending: nothing more is run.');
    clearTimeout(this.#rest);
    this.#running ??= this.#start();
    const running = this.#running;
    this.#tasks += 1;
    const id = this.#tasks;
    const stop = this.#createStop(running, id);
    const over = new AbortController();
    request.signal?.addEventListener('abort', stop.begin, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        running.pending.set(id, { task, request, over, resolve, reject });
        running.channel.send({ type: 'run', id, task });
      });
    } catch (error) {
      request.signal?.throwIfAborted();
      throw error;
    } finally {
      request.signal?.removeEventListener('abort', stop.begin);
      stop.done();
      over.abort();
      running.pending.delete(id);
      this.#restSoon(running);
    }
  }

  #createStop(running: Running, id: number): { begin(): void; done(): void } {
    let limit: NodeJS.Timeout | undefined;
    return {
      begin: () => {
        running.channel.send({ type: 'cancel', id });
        const end = () => this.#die(running, 'did not stop when it was told to', id);
        limit = setTimeout(end, this.#options.stopMs ?? defaultStopMs).unref();
      },
      done: () => clearTimeout(limit),
    };
  }

  #start(): Running {
    const pending = new Map<number, Pending>();
    const running: Running = {
      pending,
      channel: this.#options.start({
        onMessage: (message) => this.#take(running, message),
        onEnd: (why) => this.#die(running, why),
      }),
    };
    running.channel.send({ type: 'open', settings: this.#options.settings });
    return running;
  }

  #take(running: Running, given: unknown): void {
    const parsed = fromWorkSchema.safeParse(given);
    if (!parsed.success) {
      const error = malformed('a message', parsed.error);
      this.#options.onFault(`the work process: ${error.message}`);
      this.#refuse(running, error, senderSchema.safeParse(given).data?.id);
      return;
    }
    const message = parsed.data;
    const task = running.pending.get(message.id);
    // A task that is over has nothing to say any more.
    if (task === undefined) return;
    if (message.type === 'progress') task.request.onProgress?.(message.progress);
    else if (message.type === 'event') task.request.onEvent?.(message.event);
    else if (message.type === 'ask')
      inBackground(this.#answer(running, task, message), 'Answer to the work process');
    else if (message.type === 'done') task.resolve(message.result);
    else task.reject(toWorkError(message));
  }

  async #answer(
    { channel }: Running,
    { task, request, over }: Pending,
    { id, question, ask }: Extract<FromWork, { type: 'ask' }>,
  ): Promise<void> {
    const { signal = new AbortController().signal } = request;
    const answerers = { ...this.#options.answersFor?.(task), ...request.answers };
    const answered = await answerAsk(answerers, ask, { signal, over: over.signal });
    if ('refused' in answered) channel.send({ type: 'unanswered', id, question, message: answered.refused });
    else channel.send({ type: 'answer', id, question, answer: answered.answer });
  }

  #restSoon(running: Running): void {
    if (running !== this.#running || running.pending.size > 0) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#end('has rested'), this.#options.restMs ?? defaultRestMs).unref();
  }

  #end(why: string): void {
    clearTimeout(this.#rest);
    if (this.#running !== undefined) this.#lose(this.#running, why);
  }

  #die(running: Running, why: string, culprit?: number): void {
    if (running.pending.size > 0) this.#options.onFault(`the work process ${why}`);
    this.#lose(running, why, culprit);
  }

  /** Whatever it was at comes to nothing; the next task starts another. */
  #lose(running: Running, why: string, culprit?: number): void {
    this.#refuse(running, new WorkError('lost', `The work process ${why}.`), culprit);
  }

  /** The error is that of the task that ended the process, or of its only one; the others are lost beside it. */
  #refuse(running: Running, error: WorkError, culprit?: number): void {
    if (this.#running === running) this.#running = undefined;
    running.channel.end();
    const lost = [...running.pending];
    running.pending.clear();
    for (const [id, { reject }] of lost) {
      const isBystander = id !== culprit && lost.length > 1;
      reject(isBystander ? new WorkError('lost', error.message, { isBystander, cause: error }) : error);
    }
  }
}

/** @throws WorkError `malformed` */
export function parseResult<Result>(task: WorkTask, schema: z.ZodType<Result>, given: unknown): Result {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw malformed(`a result of ${task.kind}`, parsed.error);
  return parsed.data;
}

function malformed(what: string, cause: z.ZodError): WorkError {
  const [issue] = cause.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return new WorkError(
    'malformed',
    `The work process sent ${what} that is not understood: ${where}${issue?.message}.`,
    { cause },
  );
}
