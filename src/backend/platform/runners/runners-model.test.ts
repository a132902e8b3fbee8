/**
 * Histories of jobs on people's machines against what a plain model says of them, while connections break, processes are killed
 * and time passes: one machine at a time, each event once and in order, each question answered, each job ended once.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leaseMs } from '../../../contract/runner/runner-messages.ts';
import {
  owner,
  type ScriptedMachine,
  ScriptedRunners,
  type ScriptedTask,
  scanOf,
  settle,
} from '../../testing/runners/scripted-runners.ts';
import { WorkError } from '../work/work-error.ts';

const runs = Number(process.env['VIREO_HISTORIES'] ?? 30);
const seed = process.env['VIREO_SEED'];

interface Heard {
  readonly life: number;
  readonly try: number;
  readonly text: string;
}

/** A queue of jobs as a server has it: what was lost is asked for again, and all of it after a restart. */
class World extends ScriptedRunners {
  readonly heard = new Map<string, Heard[]>();
  readonly results = new Map<string, unknown[]>();
  readonly cancelled = new Set<string>();
  readonly #ends = new Map<string, AbortController>();
  life = 0;
  #tries = 0;

  begin(name: string): void {
    this.heard.set(name, []);
    this.results.set(name, []);
    this.#run(name);
  }

  cancel(name: string): void {
    if (this.results.get(name)?.length !== 0) return;
    this.cancelled.add(name);
    this.#ends.get(name)?.abort(new Error('cancelled'));
  }

  override restart(): void {
    this.life += 1;
    super.restart();
    for (const [name, results] of this.results)
      if (results.length === 0 && !this.cancelled.has(name)) this.#run(name);
  }

  #run(name: string): void {
    const { life } = this;
    this.#tries += 1;
    const tried = this.#tries;
    const end = new AbortController();
    this.#ends.set(name, end);
    const isMine = () => this.life === life;
    this.server
      .run(scanOf(name), {
        result: undefined as never,
        of: owner,
        job: name,
        waits: true,
        signal: end.signal,
        onEvent: (event) => {
          if (isMine() && event.type === 'note')
            this.heard.get(name)?.push({ life, try: tried, text: event.text });
        },
        answers: { command: async ({ line }) => ({ verdict: 'allow', reason: `yes to ${line}` }) },
      })
      .then(
        (result) => {
          if (isMine()) this.results.get(name)?.push(result);
        },
        (error: unknown) => {
          if (!isMine() || this.cancelled.has(name)) return;
          assert.ok(WorkError.is(error) && error.code === 'lost', String(error));
          this.#run(name);
        },
      );
  }

  live(name: string): readonly ScriptedTask[] {
    return this.tasks.filter((task) => task.name === name && !task.isOver);
  }
}

const names = ['a', 'b', 'c'];
const anyMachine = fc.nat({ max: 1 });
const anyJob = fc.constantFrom(...names);

const anyAct = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('deliver' as const), machine: anyMachine }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('deliver-all' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('connect' as const), machine: anyMachine }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('break' as const), machine: anyMachine }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('kill' as const), machine: anyMachine }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(5_000, 25_000, leaseMs) }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constantFrom('tell' as const, 'ask' as const), job: anyJob }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('finish' as const, 'die' as const, 'cancel' as const),
      job: anyJob,
    }),
  },
);

type Act = typeof anyAct extends fc.Arbitrary<infer Each> ? Each : never;

async function play(world: World, act: Act): Promise<void> {
  if ('machine' in act) playMachine(world.machines[act.machine], act.act);
  else if ('job' in act) playJob(world, act.job, act.act);
  else if (act.act === 'deliver-all') await world.deliverAll();
  else if (act.act === 'restart') world.restart();
  else world.pass(act.ms);
  await settle();
}

function playMachine(
  machine: ScriptedMachine | undefined,
  act: 'deliver' | 'connect' | 'break' | 'kill',
): void {
  if (act === 'deliver') machine?.deliver();
  else if (act === 'connect') machine?.connect();
  else if (act === 'break') machine?.disconnect();
  else machine?.kill();
}

function playJob(world: World, job: string, act: 'tell' | 'ask' | 'finish' | 'die' | 'cancel'): void {
  const task = world.live(job).at(-1);
  if (act === 'cancel') world.cancel(job);
  else if (act === 'die') task?.die(true);
  else task?.[act]();
}

/** Two machines are never at one job, whatever either knows of the other. */
function requireOneEach(world: World): void {
  for (const name of names) assert.ok(world.live(name).length <= 1, `${name} runs twice`);
}

/** Each event once and in order; a restarted server may hear again what the dead one had taken. */
function requireOrder(world: World): void {
  for (const [name, heard] of world.heard)
    for (const [index, { text, ...by }] of heard.entries()) {
      const before = heard[index - 1];
      if (before === undefined || before.life !== by.life || before.try !== by.try) continue;
      assert.ok(Number(text) === Number(before.text) + 1, `${name}: ${before.text}, ${text}`);
    }
}

/** With everything connected and time to go on, what was asked for comes to an end. */
async function heal(world: World): Promise<void> {
  for (const machine of world.machines) machine.connect();
  for (let round = 0; round < 12; round++) {
    await world.deliverAll();
    for (const name of names) world.live(name).at(-1)?.finish();
    await settle();
    await world.deliverAll();
    world.pass(25_000);
    for (const machine of world.machines) machine.connect();
    await world.deliverAll();
  }
}

async function playAll(acts: readonly Act[]): Promise<void> {
  const world = new World(['one', 'other']);
  for (const machine of world.machines) machine.connect();
  for (const name of names) world.begin(name);
  await world.deliverAll();
  for (const act of acts) {
    await play(world, act);
    requireOneEach(world);
  }
  for (const machine of world.machines) machine.connect();
  await world.deliverAll();
  requireAnswers(world);
  await heal(world);
  requireOrder(world);
  requireEnds(world);
  assert.deepEqual(world.faults, []);
  world.server.close();
}

/** Of what still runs, with everything connected: whatever broke between a question and its answer. */
function requireAnswers({ tasks }: World): void {
  for (const { isOver, name, asked, answers } of tasks) {
    if (isOver) continue;
    const wanted = Array.from({ length: asked }, (_, at) => `yes to ${name} ${at + 1}`);
    assert.deepEqual(answers.toSorted(), wanted.toSorted());
  }
}

function requireEnds(world: World): void {
  for (const [name, results] of world.results) {
    if (!world.cancelled.has(name)) assert.equal(results.length, 1, `${name} ended ${results.length} times`);
    assert.deepEqual(world.live(name), [], `${name} still runs`);
  }
}

describe('jobs on machines of people', () => {
  it('end once each, on one machine at a time, in histories of all that breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 60, maxLength: 120, size: 'max' }), playAll),
      { numRuns: runs, ...(seed !== undefined && { seed: Number(seed) }) },
    );
  });
});
