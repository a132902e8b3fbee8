import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, say } from '../../../testing/coach/frame-lines.ts';
import { readFrame } from './read-frame.ts';

describe('questions of yes or no', () => {
  for (const text of [
    'hab ich diese Woche schon mehr als 20 Stunden?',
    'bin ich diese Woche schon über 20 Stunden',
    'lag ich diese Woche über 20 Stunden?',
    'am I over 20 hours this week?',
  ])
    it(`are asked by "${text}"`, () => {
      const found = readFrame(text, context);

      assert.ok(found.kind === 'frame', text);
      assert.match(say(found.frame), /above 72000/);
      assert.equal(found.frame.shape, 'yes-no');
    });

  it('are none that ask how much', () => {
    const found = readFrame('hab mal eine Frage: wie viele Stunden diese Woche?', context);

    assert.ok(found.kind !== 'frame' || found.frame.shape === 'figure');
  });
});
