import assert from 'node:assert/strict';
import { describeLogoFault } from './logo-faults.ts';

describe('what is wrong with a logo', () => {
  it('is said with what to choose', () => {
    const faults = ['too_large', 'not_image', 'damaged', 'too_many_pixels', 'cmyk'] as const;
    const told = faults.map((fault) => describeLogoFault(fault, (text: string) => text));

    assert.equal(new Set(told).size, faults.length);
    assert.match(told[0] ?? '', /at most 1 MB, 4,000 pixels a side and 2 million in all/);
  });
});
