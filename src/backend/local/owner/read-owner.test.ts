import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { freshMs } from '../../platform/rights/actor-reading.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';
import { readOwner } from './read-owner.ts';

describe('the owner of an embedded database', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp({ upTo: 'account' });
  });
  afterEach(async () => await test.close());

  const change = async (columns: { readonly role: 'viewer' } | { readonly deactivated_at: number }) =>
    await test.database.query.updateTable('users').set(columns).where('id', '=', test.owner.userId).execute();

  it('has the role of now a second later, and opens nothing once deactivated', async () => {
    const owner = readOwner(test.database.query, test.owner, () => test.clock.now);
    assert.deepEqual(await owner(), test.owner);

    await change({ role: 'viewer' });
    assert.equal((await owner())?.role, 'org_admin');
    test.clock.now += freshMs;
    assert.equal((await owner())?.role, 'viewer');

    await change({ deactivated_at: test.clock.now });
    test.clock.now += freshMs;
    assert.equal(await owner(), undefined);
  });
});
