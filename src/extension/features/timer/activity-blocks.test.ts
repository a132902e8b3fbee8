import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minuteMs } from './activity.ts';
import { ActivityBlocks, longestRestMs, tellEveryMs } from './activity-blocks.ts';

const start = Date.parse('2026-11-20T09:00:00Z');
const shop = { projectId: 'shop', branch: 'main' };

function createBlocks(): ActivityBlocks {
  let count = 0;
  return new ActivityBlocks(() => {
    count += 1;
    return `block-${count}`;
  });
}

const at = (minute: number): number => start + minute * minuteMs;

describe('ActivityBlocks', () => {
  it('grow with each sign of work, under one id', () => {
    const blocks = createBlocks();
    blocks.see(at(0), shop);
    const [told] = blocks.take(at(0));

    blocks.see(at(1), shop);
    blocks.see(at(6), shop);

    assert.deepEqual(told, { ...shop, id: 'block-1', fromMs: at(0), toMs: at(1) });
    assert.deepEqual(blocks.take(at(6)), [{ ...shop, id: 'block-1', fromMs: at(0), toMs: at(7) }]);
  });

  it('begin anew in another project, on another branch, and after a rest of more than five minutes', () => {
    const blocks = createBlocks();
    blocks.see(at(0), shop);
    blocks.see(at(1), { ...shop, branch: 'feature' });
    blocks.see(at(2), { projectId: null, branch: 'feature' });
    blocks.see(at(3) + longestRestMs, { projectId: null, branch: 'feature' });
    blocks.see(at(9) + longestRestMs + 1, { projectId: null, branch: 'feature' });

    const told = blocks.take(at(20));

    assert.deepEqual(
      told.map(({ fromMs, toMs }) => [fromMs, toMs]),
      [
        [at(0), at(1)],
        [at(1), at(2)],
        [at(2), at(9)],
        [at(14), at(15)],
      ],
    );
    assert.equal(new Set(told.map(({ id }) => id)).size, 4);
  });

  it('are told once in five minutes at most, and never when nothing was seen', () => {
    const signs = fc.array(fc.integer({ min: 0, max: 12 * minuteMs }), { maxLength: 200 });
    fc.assert(
      fc.property(signs, (pauses) => {
        const blocks = createBlocks();
        const told: number[] = [];
        let now = start;
        for (const pause of pauses) {
          now += pause;
          blocks.see(now, shop);
          if (!blocks.isDue(now)) continue;
          assert.notEqual(blocks.take(now).length, 0);
          told.push(now);
          assert.equal(blocks.isDue(now + 10 * tellEveryMs), false);
        }

        assert.ok(told.every((ms, index) => index === 0 || ms - (told[index - 1] ?? 0) >= tellEveryMs));
      }),
    );
  });

  it('lose no sign of work, however they are told of', () => {
    const signs = fc.array(fc.record({ pause: fc.integer({ min: 0, max: 12 }), fails: fc.boolean() }), {
      minLength: 1,
      maxLength: 100,
    });
    fc.assert(
      fc.property(signs, (steps) => {
        const blocks = createBlocks();
        const known = new Map<string, { fromMs: number; toMs: number }>();
        const tell = (now: number, fails: boolean) => {
          const taken = blocks.take(now);
          if (fails) blocks.giveBack(taken);
          else for (const block of taken) known.set(block.id, block);
        };
        const seen: number[] = [];
        let now = start;
        for (const { pause, fails } of steps) {
          now += pause * minuteMs;
          seen.push(now);
          blocks.see(now, shop);
          if (blocks.isDue(now)) tell(now, fails);
        }
        tell(now, false);

        const spans = [...known.values()];
        assert.ok(seen.every((ms) => spans.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)));
      }),
    );
  });

  it('are told in their newest length when an older one came back', () => {
    const blocks = createBlocks();
    blocks.see(at(0), shop);
    const taken = blocks.take(at(0));
    blocks.see(at(2), shop);

    blocks.giveBack(taken);

    assert.deepEqual(
      blocks.take(at(2)).map(({ toMs }) => toMs),
      [at(3)],
    );
  });

  it('begin anew when the clock was set back, and are told of', () => {
    const blocks = createBlocks();
    blocks.see(at(60), shop);
    blocks.take(at(60));

    blocks.see(at(0), shop);

    assert.equal(blocks.isDue(at(0)), true);
    assert.deepEqual(
      blocks.take(at(0)).map(({ fromMs, toMs }) => [fromMs, toMs]),
      [[at(0), at(1)]],
    );
  });
});
