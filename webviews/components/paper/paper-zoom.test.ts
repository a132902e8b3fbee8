import assert from 'node:assert/strict';
import { paperWidth, zoomPercent } from './paper-zoom.ts';

describe('zoomPercent', () => {
  it('fits the paper into the room, whole, and never enlarges it', () => {
    for (const room of [420, 548, 684, 744, 760, 2_000]) {
      const percent = zoomPercent('fit', room);

      assert.ok((paperWidth * percent) / 100 <= room, `${room}: ${percent}`);
      assert.ok(percent <= 100);
    }
    assert.equal(zoomPercent('fit', 684), 90);
  });

  it('stays readable where there is no room, and takes a figure as it is', () => {
    assert.equal(zoomPercent('fit', 200), 50);
    assert.equal(zoomPercent(125, 200), 125);
  });
});
