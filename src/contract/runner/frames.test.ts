import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFrameReader, findMessageFault, toFrames } from './frames.ts';

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

  it('are read no deeper than any record is, and with no more values', () => {
    const read = (text: string) => {
      const reader = createFrameReader();
      return { heard: reader.take(`.${text}`), isBroken: reader.isBroken };
    };
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

    assert.deepEqual(read(JSON.stringify({ text: nested(1_000) })).heard, { text: nested(1_000) });
    assert.equal(read(nested(100)).isBroken, false);
    for (const text of [
      nested(101),
      '['.repeat(1_000_000),
      '{"a":'.repeat(101),
      `[${'0,'.repeat(5_000_001)}0]`,
    ])
      assert.deepEqual(read(text), { heard: undefined, isBroken: true });
  });

  it('are not sent where they would not be read', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 100_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    assert.equal(findMessageFault({ type: 'done', result: deep }), 'nested too deeply');
    assert.equal(findMessageFault({ result: Array.from({ length: 5_000_001 }, () => 0) }), 'too long');
    assert.equal(findMessageFault(undefined), undefined);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 120 }), fc.nat({ max: 110 }), (value, levels) => {
        let message: unknown = value;
        for (let level = 0; level < levels; level += 1) message = { message };
        fc.pre(findMessageFault(message) === undefined);
        const reader = createFrameReader();
        // As it is sent: within a message of a try.
        for (const frame of toFrames({ type: 'work', message: { type: 'done', result: { message } } }))
          reader.take(frame);
        assert.equal(reader.isBroken, false);
      }),
      { numRuns: 50 },
    );
  });
});
