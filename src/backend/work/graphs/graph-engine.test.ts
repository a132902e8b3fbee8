import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createTestAgent } from '../../testing/agents/hosted-work.ts';
import { type Counted, countTo, limits, setUpGraphs } from '../../testing/agents/set-up-graphs.ts';
import { createInProcessWork } from '../../testing/in-process-work.ts';
import type { Graph, GraphLimits, NodeUse } from './graph.ts';

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
  const stage = setUpGraphs();
  const { run, stoppedBy, bring } = stage;

  it('goes from node to node, round by round, and tells each', async () => {
    const outcome = await run(countTo(2));

    assert.deepEqual(outcome, { kind: 'done', state: { count: 2 } });
    assert.deepEqual(
      stage.told.map((event) => event.type === 'step' && `${event.step} ${event.state}`),
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
    stage.runs += 1;
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
    stage.modelEvents = [
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
    const models = stage.told.filter(({ type }) => type === 'model');
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
    stage.runs += 1;
    assert.equal(await stoppedBy(countTo(2, { deadline: Date.now() - 1 })), 'deadline at 0');
  });

  it('stops a node that makes the same call again and again, whatever it does with the error', async () => {
    const graph = single(async ({ callTool }) => {
      for (let round = 0; round < 20; round += 1)
        await callTool('add_note', round % 2 === 0 ? { round: 1, b: 1 } : { b: 1, round: 1 }).catch(() => 0);
    });

    assert.equal(await stoppedBy(graph), 'repeated at 0');
    // What changes something is done once for the same input; the timeline has each call.
    assert.equal(stage.told.filter(({ type }) => type === 'tool').length, 3);
    assert.equal(new Set(stage.world.done).size, stage.world.done.length);
  });

  it('waits for a person, and goes on in another process with what they made of it', async () => {
    const { waiting, report } = await bring(approved);
    assert.equal(report, '');
    assert.ok(waiting);
    assert.deepEqual(
      { step: waiting.step, title: waiting.title, payload: waiting.payload },
      { step: 'first', title: 'Send this?', payload: { said: 'a draft' } },
    );
    stage.work.close();
    stage.work = createInProcessWork({ agents: [createTestAgent(async (run) => await stage.script(run))] });

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

  it('does nothing outside once it was cancelled', async () => {
    const abort = new AbortController();
    const graph = single(async ({ perform, signal }) => {
      abort.abort(new Error('cancelled'));
      await perform('push', 'late', {}).catch(() => undefined);
      signal.throwIfAborted();
    });

    await assert.rejects(run(graph, { signal: abort.signal }), /cancelled/);
    assert.deepEqual(stage.world.done, []);
  });
});
