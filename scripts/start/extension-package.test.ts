import assert from 'node:assert/strict';
import { sayQuarters } from './extension-package.ts';

describe('sayQuarters', () => {
  it('says each quarter once, and neither the start nor the end', () => {
    const lines: string[] = [];
    const tell = sayQuarters((line) => lines.push(line));
    for (let done = 1; done <= 124; done += 1) tell(done, 124);

    assert.deepEqual(lines, ['Building Vireo: 25 % …', 'Building Vireo: 50 % …', 'Building Vireo: 75 % …']);
  });
});
