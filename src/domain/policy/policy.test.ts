import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findGrant, permissions, roles } from '../authorization.ts';
import { type Actor, actorName } from './actor.ts';
import { isForKeys } from './key-permissions.ts';
import { can, grantOf, type Judged } from './policy.ts';

const organizations = fc.constantFrom('one', 'two');
const people = fc.constantFrom('ada', 'ben');
const permission = fc.constantFrom(...permissions);

const forPerson = { organizationId: organizations, userId: people, role: fc.constantFrom(...roles) };
const users = fc.record({ kind: fc.constant('user' as const), ...forPerson });
const keys = fc.record({
  kind: fc.constant('key' as const),
  ...forPerson,
  keyId: fc.constant('key'),
  prefix: fc.constant('one'),
  permissions: fc.subarray([...permissions]),
});
const agents = fc.record({
  kind: fc.constant('agent' as const),
  ...forPerson,
  agent: fc.constant('security'),
});
const strangers: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({
    kind: fc.constant('contact' as const),
    organizationId: organizations,
    contactId: fc.constant('cara'),
    clientId: fc.constant('acme'),
  }),
  fc.record({
    kind: fc.constant('system' as const),
    organizationId: organizations,
    task: fc.constant('reminders'),
  }),
);
const persons = fc.oneof(users, keys, agents);
const records: fc.Arbitrary<Judged> = fc.record(
  { organizationId: organizations, userId: fc.option(people) },
  { requiredKeys: ['organizationId'] },
);

describe('the policy', () => {
  it('gives nobody a record of another organization', () => {
    fc.assert(
      fc.property(fc.oneof(persons, strangers), permission, records, (actor, asked, record) => {
        fc.pre(actor.organizationId !== record.organizationId);
        assert.equal(can(actor, asked, record), false);
      }),
    );
  });

  it('gives a person what the table grants their role: all, what is theirs, or nothing', () => {
    fc.assert(
      fc.property(users, permission, records, (actor, asked, record) => {
        const isThere = record.organizationId === actor.organizationId;
        const isOwn = record.userId === actor.userId;
        // Nobody is an operator by a record of an organization.
        const grant = actor.role === 'super_admin' ? undefined : findGrant(actor.role, asked);
        assert.equal(
          can(actor, asked, record),
          isThere && (grant === 'all' || (grant !== undefined && isOwn)),
        );
      }),
    );
  });

  it('gives an agent what the person may who asked it', () => {
    fc.assert(
      fc.property(agents, permission, records, (actor, asked, record) => {
        assert.equal(can(actor, asked, record), can({ ...actor, kind: 'user' }, asked, record));
      }),
    );
  });

  it('gives a key never more than its person, and nothing that it was not made for', () => {
    fc.assert(
      fc.property(keys, permission, records, (actor, asked, record) => {
        const ofPerson = can({ ...actor, kind: 'user' }, asked, record);
        const isGiven = isForKeys(asked) && actor.permissions.includes(asked);
        assert.equal(can(actor, asked, record), isGiven && ofPerson);
      }),
    );
  });

  it('gives no key what opens keys, members or secrets, whatever it says of itself', () => {
    const actor = {
      kind: 'key',
      organizationId: 'one',
      userId: 'ada',
      role: 'org_admin',
      keyId: 'key',
      prefix: 'one',
    } as const;
    for (const asked of [
      'key:read',
      'key:write',
      'user:write',
      'mail:write',
      'model:write',
      'act:write',
    ] as const)
      assert.equal(grantOf({ ...actor, permissions }, asked), undefined, asked);
  });

  it('gives an operator what is read of the organization that they look into, and nothing else', () => {
    fc.assert(
      fc.property(organizations, permission, records, (organizationId, asked, record) => {
        const actor = { kind: 'operator', organizationId, identityId: 'olga', sessionId: 'look' } as const;
        const isGiven = asked.endsWith(':read') && findGrant('super_admin', asked) === 'all';
        assert.equal(can(actor, asked, record), isGiven && record.organizationId === organizationId);
      }),
    );
    const given = permissions.filter((each) => findGrant('super_admin', each) !== undefined);
    assert.ok(given.includes('invoice:read') && given.every((each) => each.endsWith(':read')));
    assert.ok(!given.some((each) => /^(?:key|notification|coach|act):/.test(each)));
  });

  it('gives a contact and the product itself nothing yet', () => {
    fc.assert(
      fc.property(strangers, permission, records, (actor, asked, record) => {
        assert.equal(grantOf(actor, asked), undefined);
        assert.equal(can(actor, asked, record), false);
      }),
    );
  });
});

describe('the name of who acts in the event log', () => {
  it('is the person, also where a key or an agent acts for them', () => {
    fc.assert(fc.property(persons, (actor) => assert.equal(actorName(actor), actor.userId)));
  });

  it('never looks like a person where it is none', () => {
    fc.assert(fc.property(strangers, (actor) => assert.match(actorName(actor), /^(?:contact|system):/)));
  });
});
