import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nothingDone } from '../../testing/agents/hosted-work.ts';
import { type Counted, countTo, setUpGraphs } from '../../testing/agents/set-up-graphs.ts';
import type { Graph, GraphCheckpoint } from './graph.ts';

describe('a graph that is replayed, forked or begun again', () => {
  const stage = setUpGraphs();
  const { thisRun, run, bring, stoppedBy } = stage;

  async function historyOf(graph: Graph<Counted>, ofRun = thisRun()): Promise<GraphCheckpoint<Counted>[]> {
    stage.script = async (run) => {
      const history = await (await run.openGraphs()).history(graph);
      return { ...nothingDone, report: JSON.stringify(history) };
    };
    return JSON.parse((await stage.hosted.ask(stage.work, { run: ofRun })).report);
  }

  it('is replayed from any checkpoint by another run, which leaves the first as it was', async () => {
    await run(countTo(3));
    const first = thisRun();
    const history = await historyOf(countTo(3));
    const before = history.find(({ next, state }) => next === 'add' && state.count === 1);
    assert.ok(before);

    stage.runs += 1;
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
    stage.script = async (run) => {
      const graphs = await run.openGraphs();
      await graphs.fork(countTo(3), { checkpoint: checkpoint.id, change: { count: 100 } });
      return nothingDone;
    };
    await stage.hosted.ask(stage.work, { run: thisRun() });

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
    stage.told = [];
    assert.equal(await stoppedBy(failing), 'steps at 2');
    assert.deepEqual(stage.told[0], { type: 'step', step: 'look', title: 'Look', state: 'running' });
  });
});
