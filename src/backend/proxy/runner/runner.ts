/**
 * This machine's side of work on projects of a server: tasks run in its own work process, in its own folders, as trusted as its
 * user says. The server hears what a run tells and asks, and nothing else of this machine.
 */

import { inBackground } from '../../../contract/background/in-background.ts';
import { findMessageFault } from '../../../contract/runner/frames.ts';
import {
  type FromRunner,
  leaseMs,
  type RunnerMessage,
  renewMs,
  runnerProtocol,
  type ToRunner,
  type Try,
  toRunnerSchema,
  unknownWorkSchema,
} from '../../../contract/runner/runner-messages.ts';
import { explainTask, unknownTask } from '../../../contract/work/unknown-task.ts';
import type { WorkAsk } from '../../../contract/work/work-asks.ts';
import type { ToWork } from '../../../contract/work/work-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import type { OwnWork } from './own-work.ts';

export interface RunnerPorts {
  readonly work: Pick<OwnWork, 'run'>;
  readonly machine: { readonly id: string; readonly name: string };
  readonly version: string;
  /** Ids of the projects that have a folder here. */
  listProjects(): readonly string[];
  readonly clock: () => number;
  readonly onFault: (fault: string) => void;
}

/** A server that gives more at once is not heard. */
const mostRuns = 200;
/** Without a lease. */
const longestKeptMs = 10 * 60_000;
/** Milliseconds: less than any clock tells. */
const tick = 0.001;
/** Of a sentence that says why. */
const longestReason = 5_000;

interface Question {
  readonly n: number;
  readonly ask: WorkAsk;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** One try of one job. */
interface Run extends Try {
  /** Not begun before the server has said that the job is still this machine's: how long it was on its way is not known. */
  readonly task: WorkTask | WorkError;
  isBegun: boolean;
  /** A new connection: what the last one may have lost goes first. */
  isHeld: boolean;
  /** Epoch milliseconds: until when the server counts on it. */
  until: number;
  /** Epoch milliseconds: when it was given, or had ended. */
  since: number;
  hasEnded: boolean;
  readonly end: AbortController;
  readonly questions: Map<number, Question>;
  /** What the server has not taken, in order. */
  untaken: { readonly n: number; readonly message: RunnerMessage }[];
  n: number;
  asked: number;
}

// process-local: what this machine runs for its server; on several: nothing, the folder of an account has one backend.
export class Runner {
  readonly #ports: RunnerPorts;
  readonly #runs = new Map<string, Run>();
  #send: ((message: FromRunner) => void) | undefined;
  #isWelcome = false;
  #renewedAt = 0;
  /** What was named in each of the last renewals. */
  #named = new Map<number, ReadonlySet<Run>>();

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
  }

  /** Whether there is anything that a process must not end under. */
  get isBusy(): boolean {
    return this.#runs.size > 0;
  }

  opened(send: (message: FromRunner) => void): void {
    const { machine, version, listProjects } = this.#ports;
    this.#send = send;
    this.#isWelcome = false;
    for (const run of this.#runs.values()) run.isHeld = true;
    send({
      type: 'hello',
      protocol: runnerProtocol,
      version,
      machine,
      projects: [...listProjects()],
      running: this.#running(),
    });
  }

  closed(): void {
    this.#send = undefined;
    this.#isWelcome = false;
  }

  /** Folders of projects have changed. */
  changed(): void {
    if (this.#isWelcome) this.#tell({ type: 'projects', projects: [...this.#ports.listProjects()] });
  }

  /** What is of the line itself: that the server takes this machine for a runner, or why it does not. */
  take(given: unknown): 'welcome' | { readonly refused: string } | undefined {
    const parsed = toRunnerSchema.safeParse(given);
    if (!parsed.success) {
      this.#ports.onFault(
        `the server sent what is not understood: ${parsed.error.issues[0]?.path.join('.')}`,
      );
      this.#refuse(given);
      return undefined;
    }
    const message = parsed.data;
    if (message.type === 'refused') return { refused: message.message };
    if (message.type === 'welcome') {
      this.#welcome();
      return 'welcome';
    }
    if (message.type === 'renewed') this.#renewed(message);
    else this.#takeOf(message);
    return undefined;
  }

  /** To be called every few seconds: renews the lease, and ends what it ran out for. */
  tick(): void {
    const now = this.#ports.clock();
    if (this.#runs.size === 0) return;
    for (const run of this.#runs.values()) if (now >= run.until && isStale(run, now)) this.#drop(run);
    if (this.#isWelcome && now - this.#renewedAt >= renewMs) this.#renew();
  }

  end(): void {
    for (const run of this.#runs.values()) this.#drop(run);
  }

  #welcome(): void {
    this.#isWelcome = true;
    if (this.#runs.size > 0) this.#renew();
  }

  #renew(): void {
    // No two have one number, also within a millisecond.
    this.#renewedAt = Math.max(this.#ports.clock(), this.#renewedAt + tick);
    this.#named = new Map(
      [...this.#named, [this.#renewedAt, new Set(this.#runs.values())] as const].slice(-20),
    );
    this.#tell({ type: 'renew', at: this.#renewedAt, running: this.#running() });
  }

  /** Counted from when it was asked for: the server counts from no earlier. */
  #renewed({ at, running }: Extract<ToRunner, { type: 'renewed' }>): void {
    // Without what tells it from others of its millisecond: a server counts from then.
    const until = Math.floor(at) + leaseMs;
    const isOnTime = this.#ports.clock() < until;
    // A job that came while this was on its way is not in it, and is not unwanted.
    const named = this.#named.get(at) ?? new Set(this.#runs.values());
    for (const run of named) {
      if (this.#runs.get(run.job) !== run) continue;
      const wanted = running.find(({ job, epoch }) => job === run.job && epoch === run.epoch);
      run.until = Math.max(run.until, until);
      if (wanted === undefined) this.#drop(run);
      else if (wanted.isCancelled) run.end.abort();
      else if (!run.isBegun && isOnTime) {
        run.isBegun = true;
        inBackground(this.#run(run), 'Work for a server');
      }
    }
  }

  /** A task of another version is answered: its job would wait for the end of its lease, again and again. */
  #refuse(given: unknown): void {
    const work = unknownWorkSchema.safeParse(given).data;
    if (work === undefined) return;
    const why = explainTask(work.message.task);
    if (why !== undefined) this.#begin(work, new WorkError('refused', why, { refusal: unknownTask }));
  }

  #takeOf(message: Extract<ToRunner, Try>): void {
    if (message.type === 'work' && message.message.type === 'run') {
      this.#begin(message, message.message.task);
      return;
    }
    const run = this.#runs.get(message.job);
    if (run === undefined || run.epoch !== message.epoch) return;
    if (message.type === 'over') this.#drop(run);
    else if (message.type === 'again') this.#sendAgain(run);
    else if (message.type === 'taken')
      // How it ended is kept until that is on record: a restarted server asks for it.
      run.untaken = run.untaken.filter((each) => each.n > message.n || isEnd(each.message));
    else this.#hear(run, message.message);
  }

  #hear(run: Run, message: ToWork): void {
    if (message.type === 'cancel') run.end.abort();
    else if (message.type === 'answer' || message.type === 'unanswered') {
      const question = run.questions.get(message.question);
      run.questions.delete(message.question);
      this.#tell({ type: 'heard', job: run.job, epoch: run.epoch, question: message.question });
      if (message.type === 'answer') question?.resolve(message.answer);
      else question?.reject(new Error(message.message));
    }
  }

  #begin({ job, epoch }: Try, task: Run['task']): void {
    const before = this.#runs.get(job);
    if (before !== undefined && before.epoch >= epoch) return;
    if (before !== undefined) this.#drop(before);
    if (this.#runs.size >= mostRuns) return;
    const kept = { questions: new Map(), untaken: [], n: 0, asked: 0 };
    this.#runs.set(job, {
      job,
      epoch,
      task,
      isBegun: false,
      isHeld: false,
      hasEnded: false,
      since: this.#ports.clock(),
      until: 0,
      end: new AbortController(),
      ...kept,
    });
    this.#renew();
  }

  /** Never rejects: how it ended is a message. */
  async #run(run: Run): Promise<void> {
    const message = bounded(await this.#findEnd(run));
    run.hasEnded = true;
    run.since = this.#ports.clock();
    for (const { reject } of run.questions.values()) reject(new Error('The run is over.'));
    run.questions.clear();
    this.#post(run, message);
  }

  async #findEnd(run: Run): Promise<RunnerMessage> {
    const { task } = run;
    try {
      if (WorkError.is(task)) throw task;
      const result = await this.#ports.work.run(task, {
        signal: run.end.signal,
        onProgress: (progress) => this.#tellProgress(run, { type: 'progress', id: 0, progress }),
        onEvent: (event) => {
          if (event.type !== 'tool' && event.type !== 'model')
            this.#post(run, { type: 'event', id: 0, event });
        },
        askServer: async (ask) => await this.#ask(run, ask),
      });
      return { type: 'done', id: 0, result };
    } catch (error) {
      return toMessage(error);
    }
  }

  async #ask(run: Run, ask: WorkAsk): Promise<unknown> {
    run.end.signal.throwIfAborted();
    const fault = findMessageFault(ask);
    if (fault !== undefined) throw new Error(`The question is ${fault} for the server.`);
    return await new Promise((resolve, reject) => {
      run.asked += 1;
      run.n += 1;
      run.questions.set(run.asked, { n: run.n, ask, resolve, reject });
      this.#tellWork(run, run.n, { type: 'ask', id: 0, question: run.asked, ask });
    });
  }

  /** What must arrive, once: kept until the server has taken it. */
  #post(run: Run, message: RunnerMessage): void {
    if (this.#runs.get(run.job) !== run) return;
    run.n += 1;
    run.untaken.push({ n: run.n, message });
    this.#tellWork(run, run.n, message);
  }

  /** How far it is now: nobody asks for what was. */
  #tellProgress(run: Run, message: RunnerMessage): void {
    if (this.#runs.get(run.job) !== run || !this.#isWelcome) return;
    run.n += 1;
    this.#tellWork(run, run.n, message);
  }

  #sendAgain(run: Run): void {
    run.isHeld = false;
    const asks = [...run.questions].map(([question, { n, ask }]) => ({
      n,
      message: { type: 'ask', id: 0, question, ask } as const,
    }));
    const all = [...asks, ...run.untaken].sort((one, other) => one.n - other.n);
    for (const { n, message } of all) this.#tellWork(run, n, message);
  }

  #tellWork({ job, epoch, isHeld }: Run, n: number, message: RunnerMessage): void {
    if (this.#isWelcome && !isHeld) this.#tell({ type: 'work', job, epoch, n, message });
  }

  #tell(message: FromRunner): void {
    this.#send?.(message);
  }

  /** Nobody wants it any more: what runs is ended, with all that it started. */
  #drop(run: Run): void {
    if (this.#runs.get(run.job) === run) this.#runs.delete(run.job);
    run.end.abort();
  }

  #running(): Try[] {
    return [...this.#runs.values()].map(({ job, epoch }) => ({ job, epoch }));
  }
}

/** What the server does not read would break the line each time that it is sent. */
function bounded(message: RunnerMessage): RunnerMessage {
  const fault = findMessageFault(message);
  return fault === undefined
    ? message
    : { type: 'failed', id: 0, message: `The result is ${fault} for the server.` };
}

function toMessage(error: unknown): RunnerMessage {
  if (!WorkError.is(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'failed', id: 0, message: message.slice(0, longestReason) };
  }
  const { code, refusal, isBystander } = error;
  const message = error.message.slice(0, longestReason);
  if (code === 'lost') return { type: 'lost', message, isBystander };
  if (code === 'disk_full') return { type: 'failed', id: 0, message, isDiskFull: true };
  return { type: 'failed', id: 0, message, ...(code === 'refused' && { refusal: refusal ?? code }) };
}

const isEnd = ({ type }: RunnerMessage): boolean => type === 'done' || type === 'failed' || type === 'lost';

/** What runs is ended with its lease; a result is kept for a server that is restarted. */
function isStale({ isBegun, hasEnded, since }: Run, now: number): boolean {
  return hasEnded || !isBegun ? now - since >= longestKeptMs : true;
}
