import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFrameReader, toFrames } from './frames.ts';

describe('messages of a runner’s line', () => {
  it('arrive as they were sent, in however many pieces', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 3 }), (value, times) => {
        const message = { value, long: `${'x'.repeat(times)}${'𝄞€'.repeat(times * 90_000)}` };
        const reader = createFrameReader();
        // As a socket carries it.
        const heard = toFrames(message).map((frame) => reader.take(Buffer.from(frame).toString()));

        assert.deepEqual(heard.pop(), JSON.parse(JSON.stringify(message)));
        assert.ok(heard.every((each) => each === undefined));
      }),
      { numRuns: 20 },
    );
  });

  it('are read no further than they may be long, and by nobody who sends none', () => {
    const endless = createFrameReader(() => 1_000);
    for (let sent = 0; sent < 5; sent++) endless.take(`+${'x'.repeat(300)}`);
    const other = createFrameReader();
    other.take('{"type":"hello"}');
    const empty = createFrameReader();
    empty.take('+');

    assert.deepEqual([endless.isBroken, other.isBroken, empty.isBroken], [true, true, true]);
    assert.equal(endless.take('.{}'), undefined);
  });
});
