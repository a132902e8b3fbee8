/**
 * What agents stand on: runs whose process is killed at each of their messages, what a step of a graph costs beyond its own
 * work, how soon a cancelled run is still, and 1,000 requests
 * that an agent answers at once.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openStore } from '../../src/backend/local/open-store.ts';
import { fiveStepsTrail, runFiveSteps } from '../../src/backend/testing/agents/five-steps.ts';
import { createTestAgent, hostWork } from '../../src/backend/testing/agents/hosted-work.ts';
import { playKills } from '../../src/backend/testing/agents/play-kills.ts';
import { createScriptedWork } from '../../src/backend/testing/agents/scripted-work.ts';
import { createWorld } from '../../src/backend/testing/agents/world.ts';
import { createInProcessWork } from '../../src/backend/testing/in-process-work.ts';
import { createScriptedAgent } from '../../src/backend/testing/scripted-agent.ts';
import { createTestApp } from '../../src/backend/testing/test-app.ts';
import { shippedAgents } from '../../src/contract/work/agents.ts';
import { waitFor } from '../../test/support/wait-for.ts';
import { atLeast, type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { makePractice } from '../support/practice.ts';
import { cancelRow } from './cancel.ts';

const kills = sized(1_000, 3);
const runs = sized(200, 2);
const requestCount = sized(1_000, 3);
const stepLimitMs = 10;
const requestLimitMs = 15;

type Driver = 'sqljs' | 'node-sqlite';

/** A run that was lost for good, or did anything twice, throws. */
async function killsRow(directory: string): Promise<BenchRow> {
  const database = await openStore({ directory, driver: 'sqljs' });
  const world = createWorld();
  const lost = await playKills(await hostWork(database, world), world, kills);
  await database.close();
  const name = `of ${kills} kills, taken up again with nothing lost or done twice`;
  // At a run's last message there is nothing to take up again: it has arrived.
  return atLeast({ name, unit: 'runs', ours: lost + 1, peer: kills, peerName: 'all of them' }, 1);
}

async function stepRow(directory: string, driver: Driver): Promise<BenchRow> {
  const database = await openStore({ directory, driver });
  const world = createWorld();
  const hosted = await hostWork(database, world);
  const work = createInProcessWork({ agents: [createTestAgent(runFiveSteps)] });
  await hosted.ask(work, { run: 'first' });
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) await hosted.ask(work, { run: `run-${run}` });
  const perStep = (performance.now() - startedAt) / (runs * fiveStepsTrail.length);
  work.close();
  await database.close();
  return withinLimit(`overhead of a step of a graph, with effects and tools (${driver})`, {
    ours: perStep,
    limit: stepLimitMs,
    unit: 'ms',
  });
}

async function requestRow(directory: string, driver: Driver): Promise<BenchRow> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-'));
  const vireo = await createTestApp(await openStore({ directory, driver }), {
    agentWork: { agents: [createScriptedAgent(), ...(shippedAgents as [])] },
    work: createScriptedWork(),
  });
  try {
    const { projectId } = await vireo.createProject();
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    const startedAt = performance.now();
    for (let index = 0; index < requestCount; index += 1) {
      const { status } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
        body: { agent: 'scripted' },
      });
      if (status !== 202) throw new Error(`A request was answered with ${status}.`);
    }
    const isOver = async (): Promise<boolean> => {
      const open = await Promise.all(
        ['queued', 'running'].map(async (state) => await vireo.ask('GET', `/requests?state=${state}`)),
      );
      return open.every(({ body }) => body.items.length === 0);
    };
    await waitFor(isOver, 'all requests to be over', 600_000);
    const each = (performance.now() - startedAt) / requestCount;
    let done = 0;
    for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
      const after = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await vireo.ask('GET', `/requests?state=done&limit=100${after}`);
      done += body.items.length;
      cursor = body.nextCursor ?? undefined;
    }
    if (done !== requestCount) throw new Error(`${done} of ${requestCount} requests were done.`);
    return withinLimit(`a request from asking to done, of ${requestCount} drained (${driver})`, {
      ours: each,
      limit: requestLimitMs,
      unit: 'ms',
    });
  } finally {
    await vireo.app.close();
    await rm(folder, { recursive: true });
  }
}

async function inPractice<Result>(measure: (directory: string) => Promise<Result>): Promise<Result> {
  const practice = await makePractice(1);
  try {
    return await measure(practice.directory);
  } finally {
    await practice.remove();
  }
}

export const benchmark: Benchmark = {
  name: 'agents',
  async run() {
    const rows = [await inPractice(killsRow), await cancelRow()];
    for (const driver of ['sqljs', 'node-sqlite'] as const) {
      rows.push(await inPractice(async (directory) => await stepRow(directory, driver)));
      rows.push(await inPractice(async (directory) => await requestRow(directory, driver)));
    }
    return rows;
  },
};
