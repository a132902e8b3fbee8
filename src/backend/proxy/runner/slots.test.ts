import assert from 'node:assert/strict';
import * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Work } from '../../platform/work/work.ts';
import { withSlots } from './slots.ts';

const scan: WorkTask = { kind: 'scan', folder: '/x', paths: [], rules: [], advisories: 'offline', now: 0 };
const stack: WorkTask = { kind: 'stack', folder: '/x' };

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

/** Tasks that end when a test says so. */
function createHeldWork() {
  const ends: (() => void)[] = [];
  const work: Work = {
    run: async () => await new Promise((resolve) => ends.push(() => resolve(undefined as never))),
    ask: async () => Promise.reject(new Error('not asked')),
    close: () => undefined,
  };
  return { ends, work };
}

describe('what runs on a machine at once', () => {
  it('is one scan; another waits and says so, and what is short goes by', async () => {
    const { ends, work } = createHeldWork();
    const slots = withSlots(work);
    const steps: string[] = [];
    const request = {
      result: z.unknown(),
      onProgress: ({ step }: { step: string }) => void steps.push(step),
    };
    const first = slots.run(scan, request);
    await settled();
    const second = slots.run(scan, request);
    const short = slots.run(stack, request);
    await settled();
    assert.deepEqual([ends.length, steps], [2, ['Waiting for other work on this machine']]);

    ends[0]?.();
    await first;
    await settled();
    assert.equal(ends.length, 3);
    ends[1]?.();
    ends[2]?.();
    await Promise.all([second, short]);
  });

  it('lets nobody wait for what was cancelled', async () => {
    const { ends, work } = createHeldWork();
    const slots = withSlots(work);
    const end = new AbortController();
    const first = slots.run(scan, { result: z.unknown() });
    const cancelled = slots.run(scan, { result: z.unknown(), signal: end.signal });
    const third = slots.run(scan, { result: z.unknown() });
    await settled();
    end.abort(new Error('cancelled'));
    await assert.rejects(cancelled, /cancelled/);
    ends[0]?.();
    await first;
    await settled();
    ends[1]?.();
    await third;
  });
});
