import assert from 'node:assert/strict';
import { arriveFromDemo, noteLeaving } from './after-demo.ts';

/** A machine whose windows open one after the other; each answer is how often its first view was shown. */
function machine() {
  const state = new Map<string, unknown>();
  const globalState = {
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) => void state.set(key, value),
  };
  let now = Date.parse('2026-11-26T10:00:00Z');
  const ports = { context: { globalState }, clock: { now: () => now } } as never;
  return {
    leave: () => noteLeaving(ports),
    pass: (ms: number) => {
      now += ms;
    },
    open: async () => {
      let shown = 0;
      await arriveFromDemo(ports, async () => {
        shown += 1;
      });
      return shown;
    },
  };
}

describe('leaving the demo', () => {
  it('shows the first view in the window that comes next, and in no other', async () => {
    const { leave, pass, open } = machine();
    assert.equal(await open(), 0);
    await leave();
    pass(4_000);

    assert.deepEqual([await open(), await open()], [1, 0]);
  });

  it('shows nothing in a window that opens long after one that was not left', async () => {
    const { leave, pass, open } = machine();
    await leave();
    pass(600_000);

    assert.deepEqual([await open(), await open()], [0, 0]);
  });
});
