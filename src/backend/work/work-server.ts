/** The work process as its messages see it: takes tasks, several at a time, and answers each with its result or why there is none. */
import * as z from 'zod';
import { inBackground } from '../../contract/background/in-background.ts';
import { isDiskFull } from '../../contract/local/disk-full.ts';
import { explainTask, unknownTask } from '../../contract/work/unknown-task.ts';
import { type AskBackend, workAnswers } from '../../contract/work/work-asks.ts';
import {
  type FromWork,
  type ToWork,
  toWorkSchema,
  type WorkSettings,
} from '../../contract/work/work-messages.ts';
import type { ProjectWork } from './project-work.ts';
import { runTask, type TaskRun } from './run-task.ts';
import { refusalOf } from './work-refused.ts';

export interface WorkServerOptions {
  send(message: FromWork): void;
  open(settings: WorkSettings): ProjectWork;
}

interface Question {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

interface RunningTask {
  readonly abort: AbortController;
  readonly questions: Map<number, Question>;
}

/** A task that is not understood is refused: the others of this process go on. */
const givenSchema = z.object({ type: z.literal('run'), id: z.number().int(), task: z.unknown() });

/** A scan has news with each file; more than this nobody can read. */
const progressEveryMs = 50;

export class WorkServer {
  readonly #options: WorkServerOptions;
  readonly #running = new Map<number, RunningTask>();
  #work: ProjectWork | undefined;
  #asked = 0;

  constructor(options: WorkServerOptions) {
    this.#options = options;
  }

  take(given: unknown): void {
    const asked = givenSchema.safeParse(given).data;
    const why = asked && explainTask(asked.task);
    if (asked !== undefined && why !== undefined) {
      this.#options.send({ type: 'failed', id: asked.id, refusal: unknownTask, message: why });
      return;
    }
    const message = toWorkSchema.parse(given);
    switch (message.type) {
      case 'open':
        this.#work = this.#options.open(message.settings);
        return;
      case 'run':
        inBackground(this.#run(message), 'Task');
        return;
      case 'cancel':
        this.#running.get(message.id)?.abort.abort();
        return;
      case 'answer':
        this.#settle(message, (question) => question.resolve(message.answer));
        return;
      case 'unanswered':
        this.#settle(message, (question) => question.reject(new Error(message.message)));
        return;
    }
  }

  async close(): Promise<void> {
    for (const { abort } of this.#running.values()) abort.abort();
    await this.#work?.close();
  }

  async #run({ id, task }: Extract<ToWork, { type: 'run' }>): Promise<void> {
    const running = { abort: new AbortController(), questions: new Map() };
    this.#running.set(id, running);
    try {
      if (this.#work === undefined) throw new Error('The work process was asked before it was opened.');
      const result = await runTask(this.#work, task, this.#createRun(id, running));
      this.#options.send({ type: 'done', id, result });
    } catch (error) {
      const refusal = refusalOf(error);
      const message = error instanceof Error ? error.message : String(error);
      this.#options.send({
        type: 'failed',
        id,
        message,
        ...(refusal !== undefined && { refusal }),
        ...(isDiskFull(error) && { isDiskFull: true }),
      });
    } finally {
      this.#running.delete(id);
    }
  }

  #createRun(id: number, { abort, questions }: RunningTask): TaskRun {
    let toldAt = Number.NEGATIVE_INFINITY;
    return {
      signal: abort.signal,
      report: (progress) => {
        const now = performance.now();
        if (now - toldAt < progressEveryMs) return;
        toldAt = now;
        this.#options.send({ type: 'progress', id, progress });
      },
      tell: (event) => this.#options.send({ type: 'event', id, event }),
      ask: this.#createAsk(id, { abort, questions }),
    };
  }

  #createAsk(id: number, { abort: { signal }, questions }: RunningTask): AskBackend {
    return async (ask) => {
      signal.throwIfAborted();
      this.#asked += 1;
      const question = this.#asked;
      const answered = new Promise<unknown>((resolve, reject) => {
        questions.set(question, { resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      this.#options.send({ type: 'ask', id, question, ask });
      const answer: unknown = workAnswers[ask.kind].parse(await answered);
      // Its form is the one of the kind that was asked.
      return answer as never;
    };
  }

  #settle(
    { id, question: asked }: { readonly id: number; readonly question: number },
    settle: (question: Question) => void,
  ): void {
    const questions = this.#running.get(id)?.questions;
    const question = questions?.get(asked);
    questions?.delete(asked);
    if (question !== undefined) settle(question);
  }
}
