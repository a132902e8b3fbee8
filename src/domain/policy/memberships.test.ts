import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findGrant, permissions, roles } from '../authorization.ts';
import { holds, mayActOnMembership, membershipActs } from './memberships.ts';

const role = fc.constantFrom(...roles);
const act = fc.constantFrom(...membershipActs);

describe('who acts on whose membership', () => {
  it('is who changes people of the organization, and holds all that the other role may', () => {
    fc.assert(
      fc.property(role, act, role, (actor, done, target) => {
        if (!mayActOnMembership(actor, done, target)) return;
        assert.equal(findGrant(actor, 'user:write'), 'all');
        for (const permission of permissions)
          if (findGrant(target, permission) !== undefined)
            assert.equal(findGrant(actor, permission), 'all', permission);
      }),
    );
  });

  it('is nobody where it is about the operator, who acts on nobody', () => {
    for (const role of roles)
      for (const done of membershipActs) {
        assert.equal(mayActOnMembership(role, done, 'super_admin'), false, `${role} ${done}`);
        assert.equal(mayActOnMembership('super_admin', done, role), false, `${role} ${done}`);
      }
  });

  it('holds what is its own, and no more by way of another role', () => {
    fc.assert(
      fc.property(role, role, role, (one, other, third) => {
        assert.ok(holds(one, one));
        if (holds(one, other) && holds(other, third)) assert.ok(holds(one, third));
      }),
    );
    assert.ok(holds('org_admin', 'approver') && !holds('approver', 'org_admin'));
    assert.ok(!holds('user', 'approver') && !holds('approver', 'user'));
  });

  it('invites nobody as a contact of a client, and hands over by an administrator alone', () => {
    for (const actor of roles) {
      assert.equal(mayActOnMembership(actor, 'invite', 'client'), false, actor);
      assert.equal(mayActOnMembership(actor, 'transfer', 'user'), actor === 'org_admin', actor);
    }
  });
});
