import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../contract/work/agent-run.ts';
import type { AgentBrought } from '../../../contract/work/work-tasks.ts';
import { migrations } from '../../migrations/index.ts';
import type { ModelEvent } from '../../platform/models/gateway.ts';
import type { Work } from '../../platform/work/work.ts';
import type { Schema } from '../../schema.ts';
import { toResult } from '../../testing/agents/five-steps.ts';
import {
  createTestAgent,
  type HostedWork,
  hostWork,
  nothingDone,
  type TestRun,
} from '../../testing/agents/hosted-work.ts';
import { createWorld, type World } from '../../testing/agents/world.ts';
import { type FreshDatabase, openFresh } from '../../testing/databases.ts';
import { createInProcessWork } from '../../testing/in-process-work.ts';
import type { Graph, GraphCheckpoint, GraphLimits, GraphOutcome, NodeUse } from './graph.ts';

interface Counted {
  readonly count: number;
  readonly said?: string;
}

const limits: GraphLimits = { steps: 50, tokens: 10_000, repeats: 3 };

/** Counts up to `until` in a loop of two nodes. */
function countTo(until: number, more: Partial<GraphLimits> = {}, atMost = 100): Graph<Counted> {
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

/** One node that does what the test says. */
function single(run: (use: NodeUse) => Promise<unknown>, more: Partial<GraphLimits> = {}): Graph<Counted> {
  return {
    name: 'single',
    start: 'only',
    limits: { ...limits, ...more },
    nodes: {
      only: {
        kind: 'work',
        title: 'Only',
        run: async ({ count }, use) => {
          await run(use);
          return { count: count + 1 };
        },
        next: { to: 'end' },
      },
    },
  };
}

/** Asks twice; the second time with what the person made of the first. */
const approved: Graph<Counted> = {
  name: 'approved',
  start: 'draft',
  limits,
  nodes: {
    draft: { kind: 'work', title: 'Draft', run: async () => ({ said: 'a draft' }), next: { to: 'first' } },
    first: {
      kind: 'approval',
      title: 'Send this?',
      ask: ({ said }) => ({ text: 'Look at it.', payload: { said } }),
      take: (_, { payload }) => payload as Partial<Counted>,
      next: { to: 'second' },
    },
    second: {
      kind: 'approval',
      title: 'Really?',
      ask: ({ said }) => ({ text: 'Look again.', payload: { said } }),
      take: ({ count }, { approved: isApproved }) => ({ count: isApproved ? count + 1 : -1 }),
      next: { to: 'end' },
    },
  },
};

describe('a graph', () => {
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

  interface Asked {
    readonly resume?: AgentAnswer;
    readonly run?: string;
    readonly from?: { readonly run: string; readonly checkpoint: string };
    readonly signal?: AbortSignal;
  }

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

  async function historyOf(graph: Graph<Counted>, ofRun = thisRun()): Promise<GraphCheckpoint<Counted>[]> {
    script = async (run) => {
      const history = await (await run.openGraphs()).history(graph);
      return { ...nothingDone, report: JSON.stringify(history) };
    };
    return JSON.parse((await hosted.ask(work, { run: ofRun })).report);
  }

  async function stoppedBy(graph: Graph<Counted>): Promise<string> {
    const outcome = await run(graph);
    assert.equal(outcome.kind, 'stopped', JSON.stringify(outcome));
    return outcome.kind === 'stopped' ? `${outcome.stopped.why} at ${outcome.state.count}` : '';
  }

  it('goes from node to node, round by round, and tells each', async () => {
    const outcome = await run(countTo(2));

    assert.deepEqual(outcome, { kind: 'done', state: { count: 2 } });
    assert.deepEqual(
      told.map((event) => event.type === 'step' && `${event.step} ${event.state}`),
      ['add', 'look', 'add', 'look'].flatMap((step) => [`${step} running`, `${step} done`]),
    );
  });

  it('is done once: a later try gets the outcome of the first', async () => {
    await run(countTo(2));
    const again = await run(countTo(9));

    assert.deepEqual(again, { kind: 'done', state: { count: 2 } });
  });

  it('stops a loop at its limit, or goes on by the other way', async () => {
    assert.equal(await stoppedBy(countTo(10, {}, 3)), 'loop at 4');
    runs += 1;
    const graph = countTo(10, {}, 3);
    const { look } = graph.nodes;
    assert.ok(look);
    const next = {
      among: [{ to: 'add', atMost: 3, otherwise: 'end' }],
      choose: () => 'add',
    };
    const other = { ...graph, nodes: { ...graph.nodes, look: { ...look, next } } };
    assert.deepEqual(await run(other), { kind: 'done', state: { count: 4 } });
  });

  it('stops at its limit of steps', async () => {
    assert.equal(await stoppedBy(countTo(100, { steps: 7 })), 'steps at 4');
  });

  it('stops at its limit of tokens, before it asks once more', async () => {
    const usage = {
      model: 'm',
      title: 'M',
      reason: '',
      inputTokens: 60,
      outputTokens: 40,
      costMicroUsd: 7,
      costText: '',
      isEstimated: false,
    };
    modelEvents = [
      { type: 'routed', model: 'm', title: 'M', reason: '' },
      { type: 'text', text: 'hello' },
      { type: 'usage', usage },
      { type: 'end', why: 'stop' },
    ];
    let answers = 0;
    const graph = single(
      async ({ askModel }) => {
        for (;;) {
          const messages = [{ role: 'user' as const, text: 'hi' }];
          const asked = { task: 'plan', about: 'x', system: '', messages, tools: [], files: 0 };
          assert.equal((await askModel(asked)).text, 'hello');
          answers += 1;
        }
      },
      { tokens: 250 },
    );

    assert.equal(await stoppedBy(graph), 'tokens at 0');
    assert.equal(answers, 3);
    const models = told.filter(({ type }) => type === 'model');
    assert.deepEqual(models[0], {
      type: 'model',
      model: 'm',
      inputTokens: 60,
      outputTokens: 40,
      costMicros: 7,
    });
    assert.equal(models.length, 3);
  });

  it('stops when its time is up, also in the middle of a node', async () => {
    const graph = single(
      async ({ signal }) => {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
      { deadline: Date.now() + 50 },
    );

    assert.equal(await stoppedBy(graph), 'deadline at 0');
    runs += 1;
    assert.equal(await stoppedBy(countTo(2, { deadline: Date.now() - 1 })), 'deadline at 0');
  });

  it('stops a node that makes the same call again and again, whatever it does with the error', async () => {
    const graph = single(async ({ callTool }) => {
      for (let round = 0; round < 20; round += 1)
        await callTool('add_note', round % 2 === 0 ? { round: 1, b: 1 } : { b: 1, round: 1 }).catch(() => 0);
    });

    assert.equal(await stoppedBy(graph), 'repeated at 0');
    // What changes something is done once for the same input; the timeline has each call.
    assert.equal(told.filter(({ type }) => type === 'tool').length, 3);
    assert.equal(new Set(world.done).size, world.done.length);
  });

  it('waits for a person, and goes on in another process with what they made of it', async () => {
    const { waiting, report } = await bring(approved);
    assert.equal(report, '');
    assert.ok(waiting);
    assert.deepEqual(
      { step: waiting.step, title: waiting.title, payload: waiting.payload },
      { step: 'first', title: 'Send this?', payload: { said: 'a draft' } },
    );
    work.close();
    work = createInProcessWork({ agents: [createTestAgent(async (run) => await script(run))] });

    const answer = { approved: true, payload: { said: 'a better one' }, question: waiting.id };
    const second = await bring(approved, { resume: answer });
    const again = await bring(approved, { resume: answer });
    const done = await run(approved, { resume: { approved: true, question: second.waiting?.id } });

    assert.deepEqual(second.waiting?.payload, { said: 'a better one' });
    assert.notEqual(second.waiting?.id, waiting.id);
    // The same answer once more is no answer to the second question.
    assert.deepEqual(again.waiting, second.waiting);
    assert.deepEqual(done, { kind: 'done', state: { said: 'a better one', count: 1 } });
  });

  it('is replayed from any checkpoint by another run, which leaves the first as it was', async () => {
    await run(countTo(3));
    const first = thisRun();
    const history = await historyOf(countTo(3));
    const before = history.find(({ next, state }) => next === 'add' && state.count === 1);
    assert.ok(before);

    runs += 1;
    const from = { run: first, checkpoint: before.id };
    assert.deepEqual(await run(countTo(5), { from }), { kind: 'done', state: { count: 5 } });
    assert.deepEqual(await run(countTo(3), { run: first }), { kind: 'done', state: { count: 3 } });
    assert.equal((await historyOf(countTo(3), first)).length, history.length);
  });

  it('refuses to begin at a checkpoint that is not there', async () => {
    const from = { run: 'another', checkpoint: 'none' };
    await assert.rejects(bring(countTo(1), { from }), /not there any more/);
  });

  it('is forked at any checkpoint, with another state', async () => {
    await run(countTo(3));
    const history = await historyOf(countTo(3));
    const [checkpoint] = history.filter(({ next }) => next === 'add').slice(-1);
    assert.ok(checkpoint);
    script = async (run) => {
      const graphs = await run.openGraphs();
      await graphs.fork(countTo(3), { checkpoint: checkpoint.id, change: { count: 100 } });
      return nothingDone;
    };
    await hosted.ask(work, { run: thisRun() });

    assert.deepEqual(await run(countTo(3)), { kind: 'done', state: { count: 101 } });
    // What was there before is as it was.
    const after = await historyOf(countTo(3));
    assert.deepEqual(after.slice(-history.length), history);
    assert.ok(after.length > history.length);
  });

  it('begins again at the node that failed, and goes on counting', async () => {
    let fails = true;
    const graph = countTo(3, { steps: 4 });
    const { look } = graph.nodes;
    assert.ok(look?.kind === 'work');
    const failing: Graph<Counted> = {
      ...graph,
      nodes: {
        ...graph.nodes,
        look: {
          ...look,
          run: async () => {
            if (fails) throw new Error('the disk is full');
            return {};
          },
        },
      },
    };

    await assert.rejects(run(failing), /the disk is full/);
    fails = false;
    told = [];
    assert.equal(await stoppedBy(failing), 'steps at 2');
    assert.deepEqual(told[0], { type: 'step', step: 'look', title: 'Look', state: 'running' });
  });

  it('does nothing outside once it was cancelled', async () => {
    const abort = new AbortController();
    const graph = single(async ({ perform, signal }) => {
      abort.abort(new Error('cancelled'));
      await perform('push', 'late', {}).catch(() => undefined);
      signal.throwIfAborted();
    });

    await assert.rejects(run(graph, { signal: abort.signal }), /cancelled/);
    assert.deepEqual(world.done, []);
  });
});
