/** A machine of a person that runs agents of a server: all that is its own is real, on its disk, and dies with each kill. */
import type { FromRunner, ToRunner } from '../../../../contract/runner/runner-messages.ts';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import type { FromWork } from '../../../../contract/work/work-messages.ts';
import { createSilentLogger } from '../../../platform/log/logger.ts';
import type { RunnerConnection, Runners } from '../../../platform/runners/runners.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { WorkAnswerers } from '../../../platform/work/work-answers.ts';
import { sealingKeyBytes } from '../../../proxy/machine/machine-identity.ts';
import { openRunConsents, type RunConsents } from '../../../proxy/machine/run-consents.ts';
import { OwnWork } from '../../../proxy/runner/own-work.ts';
import { Runner } from '../../../proxy/runner/runner.ts';
import { createInProcessWork } from '../../in-process-work.ts';
import { owner, projectId } from '../scripted-runners.ts';
import { Outside } from './outside.ts';
import { createPublishingAgent } from './publishing-agent.ts';

interface Way {
  readonly toServer: FromRunner[];
  readonly toRunner: ToRunner[];
  readonly connection: RunnerConnection;
}

type Fate = 'lost' | 'arrived';

export interface MachineWorld {
  readonly directory: string;
  readonly now: number;
  readonly runners: Runners;
  onFault(fault: string): void;
  /** The replay that its user asked for there. */
  replayOf(run: string): { readonly run: string; readonly checkpoint: string } | undefined;
}

export class RunMachine {
  readonly outside = new Outside();
  consents: RunConsents;
  way: Way | undefined;
  #runner: Runner;
  #work: Work;
  #life = 0;
  /** Its work process dies at this message of those to come. */
  #deathAt: { messages: number; readonly fate: Fate } | undefined;
  /** Tasks that wait for nobody. */
  #busy = new Set<{ asking: number }>();
  readonly #world: MachineWorld;

  constructor(world: MachineWorld) {
    this.#world = world;
    this.consents = this.#openConsents();
    this.#work = this.#openWork();
    this.#runner = this.#openRunner();
  }

  /** It has work, or results that its server has not taken. */
  get isBusy(): boolean {
    return this.#runner.isBusy;
  }

  /** Nothing goes on here before a message, an answer from outside or time. */
  get isIdle(): boolean {
    return [...this.#busy].every(({ asking }) => asking > 0);
  }

  connect(): void {
    if (this.way !== undefined) return;
    const toServer: FromRunner[] = [];
    const toRunner: ToRunner[] = [];
    const end = (): void => this.disconnect();
    const link = { send: (message: ToRunner) => void toRunner.push(message), end };
    this.way = { toServer, toRunner, connection: this.#world.runners.connect(link, owner) };
    this.#runner.opened((message) => void toServer.push(structuredClone(message)));
  }

  /** What was on its way is lost. */
  disconnect(): void {
    const { way } = this;
    this.way = undefined;
    if (way === undefined) return;
    this.#runner.closed();
    way.connection.closed();
  }

  /** One message each way, as far as there is one. */
  deliver(): boolean {
    const { way } = this;
    const given = way?.toServer.shift();
    if (given !== undefined) way?.connection.take(given);
    const told = this.way === way ? way?.toRunner.shift() : undefined;
    if (told !== undefined) this.#runner.take(structuredClone(told));
    return given !== undefined || told !== undefined;
  }

  tick(): void {
    this.#runner.tick();
  }

  answer(run: string, answer: AgentAnswer): AgentAnswer | undefined {
    const before = this.consents.answerOf(run)?.answer;
    this.consents.answer(run, answer);
    return before;
  }

  /** The local backend is killed, and all that it started with it. */
  kill(hasArrived: boolean): void {
    this.disconnect();
    this.outside.leave(this.#life, hasArrived);
    this.#life += 1;
    this.#deathAt = undefined;
    this.#busy = new Set();
    this.#work.close();
    this.consents = this.#openConsents();
    this.#work = this.#openWork();
    this.#runner = this.#openRunner();
  }

  /** The work process dies at one of its next messages. */
  killWork(messages: number, fate: Fate): void {
    this.#deathAt = { messages, fate };
  }

  #openConsents(): RunConsents {
    const { directory } = this.#world;
    return openRunConsents({ directory, clock: () => this.#world.now, log: createSilentLogger() });
  }

  #openWork(): Work {
    const life = this.#life;
    const agent = createPublishingAgent((run, choice) => {
      if (life === this.#life) this.outside.edit(`edit ${run} ${choice}`);
    });
    return createInProcessWork({ agents: [agent], killAt: (message) => this.#fateOf(life, message) });
  }

  #fateOf(life: number, _message: FromWork): Fate | undefined {
    const death = this.#deathAt;
    if (life !== this.#life || death === undefined) return undefined;
    death.messages -= 1;
    if (death.messages > 0) return undefined;
    this.#deathAt = undefined;
    return death.fate;
  }

  #openRunner(): Runner {
    const { directory, replayOf, onFault } = this.#world;
    const life = this.#life;
    const work = this.#work;
    const own = new OwnWork({
      work: {
        ...work,
        ask: async (...asked) => await work.ask(...asked),
        close: () => undefined,
        run: async (task, request) => {
          const busy = { asking: 0 };
          this.#busy.add(busy);
          try {
            return await work.run(task, { ...request, answers: counted(busy, request.answers ?? {}) });
          } finally {
            this.#busy.delete(busy);
          }
        },
      },
      directory,
      findFolder: (id) => (id === projectId ? '/work/shop' : null),
      askedOf: ({ task }) => ({
        trusted: true,
        from: task.kind === 'agent' ? replayOf(task.run) : undefined,
      }),
      consents: this.consents,
      own: {
        sealingKey: Buffer.alloc(sealingKeyBytes, 1),
        isAllowedAlways: () => false,
        crews: { isAllowed: async () => false, keep: async () => undefined },
        effects: this.outside.effects(life, () => life === this.#life),
      },
    });
    return new Runner({
      work: own,
      machine: { id: 'one', name: 'one' },
      version: '0.0.0-test',
      listProjects: () => [projectId],
      clock: () => this.#world.now,
      onFault,
    });
  }
}

/** What a task waits for is known by its questions. */
function counted(busy: { asking: number }, answers: WorkAnswerers): WorkAnswerers {
  const each = Object.entries(answers).map(([kind, answer]) => [
    kind,
    async (ask: never, use: never) => {
      busy.asking += 1;
      try {
        return await answer(ask, use);
      } finally {
        busy.asking -= 1;
      }
    },
  ]);
  return Object.fromEntries(each) as WorkAnswerers;
}
