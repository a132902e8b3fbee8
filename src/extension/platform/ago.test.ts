import assert from 'node:assert/strict';
import { formatAgo } from './ago.ts';

describe('formatAgo', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');

  it('takes the largest unit that fits', () => {
    assert.equal(formatAgo('2026-11-20T11:59:50Z', now, 'en'), 'now');
    assert.equal(formatAgo('2026-11-20T11:57:10Z', now, 'en'), '2 minutes ago');
    assert.equal(formatAgo('2026-11-20T09:30:00Z', now, 'de'), 'vor 2 Stunden');
    assert.equal(formatAgo('2026-11-19T11:00:00Z', now, 'en'), 'yesterday');
  });

  it('does not speak of the future when clocks differ', () => {
    assert.equal(formatAgo('2026-11-20T12:00:30Z', now, 'en'), 'now');
  });
});
