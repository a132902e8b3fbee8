import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../contract/work/agent-run.ts';
import type { AgentBrought } from '../../../contract/work/work-tasks.ts';
import { migrations } from '../../migrations/index.ts';
import type { ModelEvent } from '../../platform/models/gateway.ts';
import type { Work } from '../../platform/work/work.ts';
import type { Schema } from '../../schema.ts';
import type { Graph, GraphLimits, GraphOutcome } from '../../work/graphs/graph.ts';
import { type FreshDatabase, openFresh } from '../databases.ts';
import { createInProcessWork } from '../in-process-work.ts';
import { toResult } from './five-steps.ts';
import { createTestAgent, type HostedWork, hostWork, type TestRun } from './hosted-work.ts';
import { createWorld, type World } from './world.ts';

export interface Counted {
  readonly count: number;
  readonly said?: string;
}

export const limits: GraphLimits = { steps: 50, tokens: 10_000, repeats: 3 };

/** Counts up to `until` in a loop of two nodes. */
export function countTo(until: number, more: Partial<GraphLimits> = {}, atMost = 100): Graph<Counted> {
  return {
    name: 'count',
    start: 'add',
    limits: { ...limits, ...more },
    nodes: {
      add: {
        kind: 'work',
        title: 'Add',
        run: async ({ count }) => ({ count: count + 1 }),
        next: { to: 'look' },
      },
      look: {
        kind: 'work',
        title: 'Look',
        run: async () => ({}),
        next: {
          among: [{ to: 'add', atMost }, { to: 'end' }],
          choose: ({ count }) => (count < until ? 'add' : 'end'),
        },
      },
    },
  };
}

export interface Asked {
  readonly resume?: AgentAnswer;
  readonly run?: string;
  readonly from?: { readonly run: string; readonly checkpoint: string };
  readonly signal?: AbortSignal;
}

/** A work process in which graphs run. */
export function setUpGraphs() {
  let fresh: FreshDatabase<Schema>;

  let hosted: HostedWork;

  let world: World;

  let work: Work;

  let script: TestRun;

  let told: AgentEvent[];

  let runs = 0;

  let modelEvents: ModelEvent[];

  before(async () => {
    fresh = await openFresh<Schema>('sqljs', migrations);
  });

  after(async () => await fresh.dispose());

  beforeEach(async () => {
    world = createWorld();
    modelEvents = [];
    const models = {
      async *stream() {
        yield* modelEvents;
      },
    };
    hosted = await hostWork(fresh.database, { ...world, models });
    work = createInProcessWork({ agents: [createTestAgent(async (run) => await script(run))] });
    told = [];
    runs += 1;
  });

  afterEach(() => work.close());

  const thisRun = (): string => `engine-${runs}`;

  async function bring(graph: Graph<Counted>, asked: Asked = {}): Promise<AgentBrought> {
    script = async (run) => {
      const graphs = await run.openGraphs();
      return toResult(await graphs.run(graph, { input: { count: 0 }, answer: run.resume }));
    };
    return await hosted.ask(work, { run: thisRun(), onEvent: (event) => void told.push(event), ...asked });
  }

  async function run(graph: Graph<Counted>, asked: Asked = {}): Promise<GraphOutcome<Counted>> {
    const { report, waiting } = await bring(graph, asked);
    assert.equal(waiting, undefined);
    return JSON.parse(report);
  }

  async function stoppedBy(graph: Graph<Counted>): Promise<string> {
    const outcome = await run(graph);
    assert.equal(outcome.kind, 'stopped', JSON.stringify(outcome));
    return outcome.kind === 'stopped' ? `${outcome.stopped.why} at ${outcome.state.count}` : '';
  }

  return {
    get told() {
      return told;
    },
    set told(value: AgentEvent[]) {
      told = value;
    },
    get runs() {
      return runs;
    },
    set runs(value) {
      runs = value;
    },
    get modelEvents() {
      return modelEvents;
    },
    set modelEvents(value: ModelEvent[]) {
      modelEvents = value;
    },
    get world() {
      return world;
    },
    get work() {
      return work;
    },
    set work(value: Work) {
      work = value;
    },
    get script() {
      return script;
    },
    set script(value: TestRun) {
      script = value;
    },
    get hosted() {
      return hosted;
    },
    run,
    stoppedBy,
    bring,
    thisRun,
  };
}
