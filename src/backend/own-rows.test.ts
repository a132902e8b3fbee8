import assert from 'node:assert/strict';
import { findGrant, roles } from '../domain/authorization.ts';
import { openTestApp } from './testing/open-test-app.ts';
import type { TestApp } from './testing/test-app.ts';

describe('rows that are a person’s alone', () => {
  let vireo: TestApp;
  before(async () => {
    vireo = await openTestApp();
  });
  after(async () => await vireo.close());

  /** A grant for members or leads opens no row for changing because it is of oneself. */
  it('can be changed by each role that makes them', () => {
    const stuck = Object.entries(vireo.app.scopes).flatMap(([table, scope]) => {
      if (typeof scope === 'string' || 'partOf' in scope || !scope.ownOnly || scope.ownWrites) return [];
      const { read, write = read } = scope;
      const grants = roles.map((role) => findGrant(role, write));
      return grants.some((grant) => grant === 'lead' || grant === 'member') ? [table] : [];
    });

    assert.deepEqual(stuck, []);
  });

  it('are saved reports of who sees the time of their projects alone', async () => {
    const query = { period: { name: 'last-month' }, groupBy: 'client', filter: {} };
    const body = { id: '0197a3c2-0000-7000-8000-00000000c0de', name: 'To bill', query };
    const made = await vireo.ask('POST', '/saved-reports', { as: 'user', body });
    const path = `/saved-reports/${made.body.id}`;

    const replies = [
      await vireo.ask('POST', '/saved-reports', { as: 'user', body }),
      await vireo.ask('PATCH', path, { as: 'user', body: { name: 'Billable' } }),
      await vireo.ask('PATCH', path, { body: { name: 'Mine' } }),
      await vireo.ask('DELETE', path, { as: 'user' }),
    ];

    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 404, 204],
    );
  });
});
