import assert from 'node:assert/strict';
import type { ViewBadge } from 'vscode';
import type { Notification } from '../../../contract/events.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { watchWaiting } from './waiting-badge.ts';

/** A backend whose requests and state the test sets; what is due later runs at `pass`. */
function watch() {
  const notified = new Emitter<Notification>();
  const changed = new Emitter<{ phase: string }>();
  const due: (() => void)[] = [];
  const asked: unknown[] = [];
  const shown: (ViewBadge | undefined)[] = [];
  const world = { waiting: [] as string[], phase: 'ready', replies: [] as Promise<unknown>[] };
  const api = {
    listRequests: async ({ query }: { query: unknown }) => {
      asked.push(query);
      const items = world.waiting.map((id) => ({ id }));
      await world.replies.shift();
      return { items };
    },
  };
  const backend = {
    onDidNotify: notified.event,
    onDidChangeState: changed.event,
    get state() {
      return { phase: world.phase };
    },
    ask: (call: (api: unknown, options: object) => unknown) => call(api, {}),
  };
  const clock = {
    after: (_: number, run: () => void) => {
      due.push(run);
      return { dispose: () => undefined };
    },
  };
  const log = { warn: (text: string) => assert.fail(text) };
  const watching = watchWaiting({ backend, clock, log, t } as never, (badge) => void shown.push(badge));
  const pass = async () => {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const tell = (type: string) => notified.fire({ seq: 1, type, id: 'r1', version: 1 } as Notification);
  return { world, shown, asked, pass, tell, reach: () => changed.fire({ phase: world.phase }), watching };
}

describe('the badge of Agent Tasks', () => {
  it('counts what waits once the service is reached, whether the view is open or not', async () => {
    const { world, shown, asked, pass, reach } = watch();
    world.waiting = ['r1', 'r2'];
    reach();
    await pass();

    assert.deepEqual(asked, [{ state: 'waiting', limit: 100 }]);
    assert.deepEqual(shown, [{ value: 2, tooltip: 'Agents waiting for you: 2' }]);
  });

  it('follows each question and each answer', async () => {
    const { world, shown, pass, tell } = watch();
    world.waiting = ['r1'];
    tell('request.waiting');
    await pass();
    world.waiting = [];
    tell('request.answered');
    await pass();

    assert.deepEqual(shown, [{ value: 1, tooltip: 'Agents waiting for you: 1' }, undefined]);
  });

  it('shows none while the service is not reached', async () => {
    const { world, shown, asked, pass, reach } = watch();
    world.phase = 'failed';
    reach();
    await pass();

    assert.deepEqual({ shown, asked }, { shown: [undefined], asked: [] });
  });

  it('keeps the latest count when an earlier reply comes later', async () => {
    const { world, shown, pass, tell } = watch();
    let answer: () => void = () => undefined;
    world.replies.push(new Promise<void>((resolve) => (answer = resolve)));
    world.waiting = ['r1'];
    tell('request.waiting');
    await pass();
    world.waiting = [];
    tell('request.answered');
    await pass();
    answer();
    await pass();

    assert.deepEqual(shown, [undefined]);
  });
});
