import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findDropped, type HeldArtifact } from './quota.ts';

const quota = { ofRequest: 20, ofOrganization: 50 };

const held = fc
  .array(
    fc.record({
      requestId: fc.constantFrom('a', 'b', 'c', 'd'),
      size: fc.integer({ min: 0, max: 15 }),
      expiresAt: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, createdAt): HeldArtifact => ({ ...one, createdAt, id: String(createdAt) })));

const sum = (all: readonly HeldArtifact[]): number => all.reduce((total, { size }) => total + size, 0);

describe('the quota of artifacts', () => {
  it('is held by each request and by the organization, and nothing is kept that has expired', () => {
    fc.assert(
      fc.property(held, fc.integer({ min: 0, max: 100 }), (all, now) => {
        const dropped = findDropped(all, quota, now);
        const kept = all.filter(({ id }) => !dropped.has(id));
        assert.ok(sum(kept) <= quota.ofOrganization);
        for (const request of ['a', 'b', 'c', 'd'])
          assert.ok(sum(kept.filter(({ requestId }) => requestId === request)) <= quota.ofRequest);
        assert.ok(kept.every(({ expiresAt }) => expiresAt > now));
      }),
    );
  });

  it('drops nothing that fits, and the newest never', () => {
    fc.assert(
      fc.property(held, (all) => {
        const dropped = findDropped(all, quota, -1);
        const newest = all.at(-1);
        assert.ok(newest === undefined || !dropped.has(newest.id));
        if (sum(all) <= quota.ofRequest) assert.equal(dropped.size, 0);
      }),
    );
  });

  it('drops the oldest of what is too much', () => {
    const one = (id: string, createdAt: number): HeldArtifact => ({
      id,
      createdAt,
      requestId: 'a',
      size: 8,
      expiresAt: 99,
    });

    assert.deepEqual([...findDropped([one('old', 1), one('newer', 2), one('new', 3)], quota, 5)], ['old']);
  });
});
