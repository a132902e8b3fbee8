/** The page of what Vireo stores names the folder that scans write to: two places say it. */
import assert from 'node:assert/strict';
import { findScanCache } from '../../src/extension/features/welcome/scan-cache.ts';
import { defaultCacheDirectory } from '../../src/workspace/cache-directory.ts';

describe('the cache of scans', () => {
  it('is the same folder to the editor and to who scans', () => {
    for (const env of [{}, { VIREO_CACHE: '' }, { VIREO_CACHE: 'elsewhere' }])
      assert.equal(findScanCache(env), defaultCacheDirectory(env));
  });
});
