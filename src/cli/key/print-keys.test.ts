import assert from 'node:assert/strict';
import type { Key } from '../../api-client/index.ts';
import { printKey } from './print-keys.ts';

describe('the last day of a key', () => {
  it('is shown as it was given, though the key ends at the midnight after it', () => {
    // As `--expires 2026-12-31` is sent, in the zone of this machine.
    const expiresAt = new Date(2027, 0, 1).toISOString();
    const key: Key = {
      id: '0199f0a0-0000-7000-8000-0000000000e1',
      name: 'CI',
      prefix: 'vireo_1',
      state: 'active',
      owner: 'user',
      scopes: [],
      addresses: [],
      perMinute: 60,
      expiresAt,
      lastUsedAt: null,
      before: null,
    } as unknown as Key;

    assert.match(printKey(key, { items: [] }), /^Expires +2026-12-31$/m);
    assert.match(printKey({ ...key, expiresAt: null }, { items: [] }), /^Expires +never$/m);
  });
});
