/**
 * A server, machines and the way between them as a test moves them: messages arrive one by one when they are delivered, time passes
 * when it is said, and what runs on a machine tells, asks and ends as a test wants.
 */
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import type { FromRunner, ToRunner } from '../../../contract/runner/runner-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { type RunnerConnection, Runners } from '../../platform/runners/runners.ts';
import type { WorkRequest } from '../../platform/work/work.ts';
import { WorkError } from '../../platform/work/work-error.ts';
import { sealingKeyBytes } from '../../proxy/machine/machine-identity.ts';
import { openRunConsents } from '../../proxy/machine/run-consents.ts';
import { OwnWork } from '../../proxy/runner/own-work.ts';
import { Runner } from '../../proxy/runner/runner.ts';
import { createMemoryLeases } from './memory-leases.ts';

export const owner = { organizationId: 'o', userId: 'mara' };
export const projectId = '01890000-0000-7000-8000-00000000000a';

export const scanOf = (name: string): WorkTask => ({
  kind: 'scan',
  folder: toPlaced(projectId),
  paths: [name],
  rules: [],
  advisories: 'offline',
  now: 0,
});

const mostRounds = 5_000;

/** Lets all that is due run: nothing here waits for time. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 4; turns++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** What runs on a machine, in place of a work process. */
export class ScriptedTask {
  readonly task: WorkTask;
  readonly machine: string;
  isOver = false;
  told = 0;
  /** Answers that have come, by what was asked. */
  readonly answers: string[] = [];
  asked = 0;
  readonly #request: WorkRequest<unknown>;
  readonly #end = Promise.withResolvers<unknown>();

  constructor(machine: string, task: WorkTask, request: WorkRequest<unknown>) {
    this.machine = machine;
    this.task = task;
    this.#request = request;
    request.signal?.addEventListener('abort', () => {
      this.isOver = true;
      this.#end.reject(new WorkError('failed', 'It was ended.'));
    });
  }

  get name(): string {
    return this.task.kind === 'scan' ? (this.task.paths[0] ?? '') : '';
  }

  get ended(): Promise<unknown> {
    return this.#end.promise;
  }

  tell(): void {
    this.told += 1;
    this.#request.onEvent?.({ type: 'note', text: String(this.told) });
  }

  ask(): void {
    this.asked += 1;
    const line = `${this.name} ${this.asked}`;
    const asking = this.#request.answers?.command?.(
      { kind: 'command', line },
      { signal: new AbortController().signal, over: new AbortController().signal },
    );
    asking?.then(
      ({ reason }) => this.answers.push(reason),
      () => undefined,
    );
  }

  finish(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#end.resolve({ told: this.told });
  }

  die(isBystander: boolean): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#end.reject(new WorkError('lost', 'The work process ended.', { isBystander }));
  }
}

interface Way {
  readonly toServer: FromRunner[];
  readonly toRunner: ToRunner[];
  readonly connection: RunnerConnection;
}

export class ScriptedMachine {
  readonly name: string;
  readonly folders = new Map([[projectId, '/work/shop']]);
  readonly trusted = new Set<string>();
  /** Commands that its user always allows. */
  readonly allowed = new Set<string>();
  runner: Runner;
  way: Way | undefined;
  readonly #world: ScriptedRunners;

  constructor(world: ScriptedRunners, name: string) {
    this.#world = world;
    this.name = name;
    this.runner = this.#create();
  }

  #create(): Runner {
    const { directory } = this.#world;
    const log = createSilentLogger();
    return new Runner({
      work: new OwnWork({
        work: {
          run: async (task, request) => {
            const scripted = new ScriptedTask(this.name, task, request as WorkRequest<unknown>);
            this.#world.tasks.push(scripted);
            return (await scripted.ended) as never;
          },
          ask: async () => Promise.reject(new Error('A runner asks nothing.')),
          close: () => undefined,
        },
        directory,
        findFolder: (id) => this.folders.get(id) ?? null,
        askedOf: ({ projectId: id }) => ({ trusted: this.trusted.has(id) }),
        consents: openRunConsents({ directory, clock: () => this.#world.now, log }),
        own: {
          sealingKey: Buffer.alloc(sealingKeyBytes, this.name),
          isAllowedAlways: ({ line }) => this.allowed.has(line),
          crews: { isAllowed: async () => false, keep: async () => undefined },
          effects: [],
        },
      }),
      machine: { id: this.name, name: this.name },
      version: '0.0.0-test',
      listProjects: () => [...this.folders.keys()],
      clock: () => this.#world.now,
      onFault: (fault) => this.#world.faults.push(fault),
    });
  }

  connect(as = owner): void {
    if (this.way !== undefined) return;
    const toServer: FromRunner[] = [];
    const toRunner: ToRunner[] = [];
    const end = (): void => this.disconnect();
    const connection = this.#world.server.connect(
      { send: (message) => void toRunner.push(message), end },
      as,
    );
    this.way = { toServer, toRunner, connection };
    this.runner.opened((message) => void toServer.push(structuredClone(message)));
  }

  /** What was on its way is lost. */
  disconnect(): void {
    const { way } = this;
    this.way = undefined;
    if (way === undefined) return;
    this.runner.closed();
    way.connection.closed();
  }

  /** One message each way, as far as there is one. */
  deliver(): boolean {
    const { way } = this;
    const given = way?.toServer.shift();
    if (given !== undefined) way?.connection.take(structuredClone(given));
    const told = this.way === way ? way?.toRunner.shift() : undefined;
    if (told !== undefined) this.runner.take(structuredClone(told));
    return given !== undefined || told !== undefined;
  }

  /** The process is killed: with it all that runs. */
  kill(): void {
    this.disconnect();
    for (const task of this.#world.tasks) if (task.machine === this.name) task.isOver = true;
    this.runner = this.#create();
  }
}

export class ScriptedRunners {
  now = 1_700_000_000_000;
  readonly leases = createMemoryLeases();
  readonly faults: string[] = [];
  readonly tasks: ScriptedTask[] = [];
  readonly machines: readonly ScriptedMachine[];
  /** Of all machines: what they keep there has names of their own. */
  readonly directory: string;
  server: Runners;

  constructor(names: readonly string[], directory = '/nowhere') {
    this.directory = directory;
    this.server = this.#start();
    this.machines = names.map((name) => new ScriptedMachine(this, name));
  }

  #start(): Runners {
    const { leases } = this;
    return new Runners({
      leases,
      clock: () => this.now,
      onFault: (fault) => this.faults.push(fault),
      stopMs: 1_000_000,
      keptMs: 0,
    });
  }

  /** The server is killed: connections break, and nothing of it is left but what is on record. */
  restart(): void {
    const before = this.server;
    this.server = this.#start();
    for (const machine of this.machines) machine.disconnect();
    void before;
  }

  pass(ms: number): void {
    this.now += ms;
    for (const { runner } of this.machines) runner.tick();
    this.server.sweep();
  }

  async deliverAll(): Promise<void> {
    let rounds = 0;
    for (let quiet = 0; quiet < 2; ) {
      rounds += 1;
      if (rounds > mostRounds) throw new Error('Messages go to and fro without an end.');
      const moved = this.machines.map((machine) => machine.deliver()).some(Boolean);
      await settle();
      quiet = moved ? 0 : quiet + 1;
    }
  }
}
