/** A server that lies to a machine, and a machine that lies to its server: neither gets at what is not its own. */
import assert from 'node:assert/strict';
import * as z from 'zod';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import { type FromRunner, runnerProtocol } from '../../../contract/runner/runner-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { owner, projectId, ScriptedRunners, scanOf, settle } from '../../testing/runners/scripted-runners.ts';
import type { PlacedRequest } from './placed-job.ts';

const request = (more: Partial<PlacedRequest> = {}): PlacedRequest => ({
  result: z.unknown(),
  of: owner,
  job: 'a',
  waits: true,
  ...more,
});

describe('a machine and a server that lies', () => {
  let world: ScriptedRunners;

  beforeEach(() => {
    world = new ScriptedRunners(['one']);
    world.machines[0]?.connect();
  });
  afterEach(() => world.server.close());

  /** As a server sends it, past what an honest one would. */
  async function give(task: WorkTask): Promise<void> {
    const runner = world.machines[0]?.runner;
    runner?.take({ type: 'welcome' });
    runner?.take({ type: 'work', job: 'x', epoch: 9, message: { type: 'run', id: 0, task } });
    const running = [{ job: 'x', epoch: 9, isCancelled: false }];
    // Of no renewal that was asked for: it speaks of all.
    runner?.take({ type: 'renewed', at: world.now + 0.5, running });
    await settle();
  }

  it('reads no folder but the one that its user gave the project', async () => {
    const scan = scanOf('a');
    for (const folder of ['/etc', '/work/shop', toPlaced('01890000-0000-7000-8000-0000000000ff'), '']) {
      if (scan.kind === 'scan') await give({ ...scan, folder });
      world.machines[0]?.runner.take({ type: 'over', job: 'x', epoch: 9 });
    }

    assert.deepEqual(world.tasks, []);
  });

  it('puts no file back at a server’s word, and takes no run whose id is none', async () => {
    const folder = toPlaced(projectId);
    await give({ kind: 'restore', folder, run: 'r' });
    world.machines[0]?.runner.take({ type: 'over', job: 'x', epoch: 9 });
    await give({
      kind: 'agent',
      run: 'r',
      agent: 'development',
      input: {},
      project: { id: projectId, name: 'Shop', folder, trusted: true },
      now: 0,
    });

    assert.deepEqual(world.tasks, []);
  });

  it('says itself whether the folder is trusted, whatever the task says', async () => {
    const scan = scanOf('a');
    if (scan.kind === 'scan') await give({ ...scan, trusted: true });
    world.machines[0]?.runner.take({ type: 'over', job: 'x', epoch: 9 });
    await settle();
    world.machines[0]?.trusted.add(projectId);
    await give(scan);

    assert.deepEqual(
      world.tasks.map(({ task }) => 'trusted' in task && [task.trusted, 'folder' in task && task.folder]),
      [
        [false, '/work/shop'],
        [true, '/work/shop'],
      ],
    );
  });

  it('runs nothing before the server says that it still wants it, and ends what it does not name', async () => {
    const runner = world.machines[0]?.runner;
    runner?.take({ type: 'welcome' });
    runner?.take({ type: 'work', job: 'x', epoch: 9, message: { type: 'run', id: 0, task: scanOf('a') } });
    await settle();
    assert.deepEqual(world.tasks, []);
    runner?.take({ type: 'renewed', at: world.now, running: [{ job: 'x', epoch: 9, isCancelled: false }] });
    await settle();
    runner?.take({ type: 'renewed', at: world.now, running: [] });

    assert.deepEqual(
      world.tasks.map(({ isOver }) => isOver),
      [true],
    );
  });

  it('goes on with a job that came while an earlier renewal was on its way', async () => {
    const runner = world.machines[0]?.runner;
    const sent: FromRunner[] = [];
    runner?.opened((message) => void sent.push(message));
    runner?.take({ type: 'welcome' });
    const give = (job: string) =>
      runner?.take({ type: 'work', job, epoch: 9, message: { type: 'run', id: 0, task: scanOf(job) } });
    const ats = () => sent.flatMap((message) => (message.type === 'renew' ? [message.at] : []));
    give('a');
    give('b');
    const [first = 0, second = 0] = ats();
    const own = (job: string) => ({ job, epoch: 9, isCancelled: false });
    runner?.take({ type: 'renewed', at: first, running: [own('a')] });
    runner?.take({ type: 'renewed', at: second, running: [own('a'), own('b')] });
    await settle();

    assert.deepEqual(
      world.tasks.map(({ name }) => name),
      ['a', 'b'],
    );
  });

  it('takes what is no message for a fault of the server, and goes on', async () => {
    const runner = world.machines[0]?.runner;
    for (const given of [null, 'run', { type: 'work' }, { type: 'run', task: scanOf('a') }])
      runner?.take(given);

    assert.equal(world.faults.length, 4);
    assert.equal(runner?.isBusy, false);
  });
});

describe('a server and a machine that lies', () => {
  let world: ScriptedRunners;
  const foreign = { organizationId: 'o', userId: 'eve' };

  beforeEach(() => {
    world = new ScriptedRunners(['one', 'eve']);
  });
  afterEach(() => world.server.close());

  it('gives a job to no machine of another person, whatever it says that it has', async () => {
    world.machines[1]?.connect(foreign);
    await world.deliverAll();
    const running = world.server.run(scanOf('a'), request());
    running.catch(() => undefined);
    await world.deliverAll();
    assert.deepEqual([world.tasks.length, world.leases.kept.size], [0, 0]);

    world.machines[0]?.connect();
    await world.deliverAll();
    assert.deepEqual(
      world.tasks.map(({ machine }) => machine),
      ['one'],
    );
  });

  it('hears nothing of a job from a machine that does not have it: no result, question or event', async () => {
    world.machines[0]?.connect();
    const events: unknown[] = [];
    const asked: string[] = [];
    const running = world.server.run(
      scanOf('a'),
      request({
        onEvent: (event) => events.push(event),
        answers: {
          command: async ({ line }) => {
            asked.push(line);
            return { verdict: 'allow', reason: '' };
          },
        },
      }),
    );
    await world.deliverAll();
    const lease = world.leases.kept.get('a') ?? assert.fail('no lease');
    const told: unknown[] = [];
    const eve = world.server.connect(
      { send: (message) => told.push(message), end: () => undefined },
      foreign,
    );
    const hello: FromRunner = {
      type: 'hello',
      protocol: runnerProtocol,
      version: '0',
      machine: { id: lease.machineId, name: 'eve' },
      projects: [projectId],
      running: [{ job: 'a', epoch: lease.epoch }],
    };
    const of = { type: 'work', job: 'a', epoch: lease.epoch } as const;
    for (const message of [
      hello,
      { ...of, n: 90, message: { type: 'done', id: 0, result: 'mine' } },
      { ...of, n: 91, message: { type: 'event', id: 0, event: { type: 'note', text: 'mine' } } },
      {
        ...of,
        n: 92,
        message: { type: 'ask', id: 0, question: 1, ask: { kind: 'command', line: 'rm -rf /' } },
      },
      { type: 'renew', at: 0, running: [{ job: 'a', epoch: lease.epoch }] },
    ])
      eve.take(message);
    await settle();
    assert.deepEqual([events, asked], [[], []]);
    assert.ok(JSON.stringify(told).includes('"over"'), 'it is told that the job is not its own');

    world.tasks[0]?.finish();
    await world.deliverAll();
    assert.deepEqual(await running, { told: 0 });
  });

  it('closes the line of who says what no runner says', () => {
    let ends = 0;
    const line = world.server.connect({ send: () => undefined, end: () => (ends += 1) }, owner);
    line.take({ type: 'hello', projects: ['x'] });
    line.take({ type: 'drop', table: 'invoices' });

    assert.equal(ends, 2);
  });

  // 1 knew no word of what a machine does outside, on which its server ended the line, again and again.
  for (const protocol of [1, runnerProtocol + 1])
    it(`says to one of protocol ${protocol} that the older of the two is to be updated`, () => {
      const told: unknown[] = [];
      let ends = 0;
      const link = { send: (message: unknown) => told.push(message), end: () => (ends += 1) };
      world.server.connect(link, owner).take({
        type: 'hello',
        protocol,
        version: '9.0.0',
        machine: { id: 'x', name: 'x' },
        projects: [],
        running: [],
      });

      assert.match(
        JSON.stringify(told),
        /^\[\{"type":"refused","message":"Vireo 9\.0\.0 on this machine and its server do not fit: update the older one/,
      );
      assert.equal(ends, 1);
    });
});

describe('a server that is ended in order', () => {
  it('leaves the work on its machine, and takes it up again when it is back', async () => {
    const world = new ScriptedRunners(['one']);
    world.machines[0]?.connect();
    const end = new AbortController();
    const left = world.server.run(scanOf('a'), request({ signal: end.signal }));
    left.catch(() => undefined);
    await world.deliverAll();
    // As the queue says that it gives its jobs back.
    end.abort('stopped');
    await world.deliverAll();
    world.tasks[0]?.tell();
    world.restart();
    const events: unknown[] = [];
    const again = world.server.run(scanOf('a'), request({ onEvent: (event) => events.push(event) }));
    world.machines[0]?.connect();
    await world.deliverAll();
    world.tasks[0]?.finish();
    await world.deliverAll();

    assert.deepEqual(await again, { told: 1 });
    assert.deepEqual([world.tasks.length, events.length], [1, 1]);
    world.server.close();
  });
});
